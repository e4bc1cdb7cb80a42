"""Sentences and their machine English in, the wrong renderings that glossary terms got out.

A term whose English has no right rendering was rendered by the words that its own are linked to.
What is said so twice or more, and with the term rather than without it, is proposed.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aligntool.candidates.links import LinkedPair, SentencePair, link
from aligntool.candidates.renderings import Example, Rendering, Renderings, form
from aligntool.candidates.scores import CHANCE, Contrast
from aligntool.glossary.match import Matcher
from aligntool.glossary.renderings import Renderings as Patterns
from aligntool.model import Concept, Glossary
from aligntool.terms.claims import claim
from aligntool.text import Span

_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"(?:e?s)?(?!\w)")


@dataclass(frozen=True, slots=True)
class WrongRendering:
    """English that a term got instead of what its glossary wants."""

    lang: str
    concept: str
    source: str
    """The term as it stands in the example."""
    expected: str
    """The preferred English."""
    rendering: str
    count: int
    share: float
    """Of all places where the concept stands, 0 to 1."""
    log_likelihood: float
    """How much the rendering belongs to sentences with the term."""
    example: Example


@dataclass(slots=True)
class _Concept:
    """What is known of one concept in a text."""

    places: int = 0
    english: Renderings = field(default_factory=Renderings)
    pairs: set[int] = field(default_factory=set)
    """Numbers of the pairs in which a term of it has no right rendering."""
    sources: dict[str, str] = field(default_factory=dict)
    """Source sentence → the term in it."""


def wrong_renderings(
    pairs: Sequence[SentencePair], lang: str, glossary: Glossary, *, min_count: int = 2
) -> tuple[WrongRendering, ...]:
    """Return what terms were rendered as instead of what the glossary wants, the surest first.

    Renderings that the glossary forbids already, that are right for another concept, or that are
    part of a right one are left out.

    Raises:
        UsageError: if the language is not one whose words can be aligned.
        MissingDependency: if a package behind it is not installed.
    """
    linked = link(list(dict.fromkeys(pairs)), lang, glossary=glossary)
    proposed = _proposed(_concepts(linked, lang, glossary), glossary, min_count)
    spoken = _pairs_with(linked, {rendering.english for _, _, rendering in proposed})
    made = [
        WrongRendering(
            lang=lang,
            concept=concept.id,
            source=known.sources[rendering.examples[0].source],
            expected=concept.preferred,
            rendering=rendering.english,
            count=rendering.count,
            share=rendering.count / known.places,
            log_likelihood=_belongs(known.pairs, spoken[rendering.english], len(linked)),
            example=rendering.examples[0],
        )
        for concept, known, rendering in proposed
    ]
    sure = [one for one in made if one.log_likelihood >= CHANCE]
    return tuple(sorted(sure, key=lambda one: (-one.log_likelihood, one.concept, one.rendering)))


def _proposed(
    concepts: Mapping[str, _Concept], glossary: Glossary, min_count: int
) -> list[tuple[Concept, _Concept, Rendering]]:
    """Return the renderings that are often enough and not right for anything."""
    right = {form(english) for one in glossary.concepts.values() for english in _right(one)}
    return [
        (concept, known, rendering)
        for name, known in concepts.items()
        for concept in [glossary.concepts[name]]
        for rendering in known.english.found(1)
        if rendering.count >= min_count
        and form(rendering.english) not in right
        and not _is_part(rendering.english, concept)
    ]


def _concepts(pairs: Sequence[LinkedPair], lang: str, glossary: Glossary) -> dict[str, _Concept]:
    """Return what became of each concept that the sentences have."""
    matcher, patterns = Matcher(glossary, lang), Patterns(glossary)
    concepts: dict[str, _Concept] = defaultdict(_Concept)
    for number, pair in enumerate(pairs):
        occurrences = matcher.find(pair.source, pair.linked.source)
        claims = claim(pair.target, occurrences, patterns)
        for one in occurrences:
            concepts[one.concept].places += 1
        for one in claims.rest:
            if one in claims.echoed:
                continue
            known = concepts[one.concept]
            known.pairs.add(number)
            words = _words(pair, one.span)
            span = pair.across(words) if words else None
            if span is not None and not any(map(span.overlaps, claims.taken)):
                known.english.add(pair, span)
                known.sources[pair.source] = one.span.of(pair.source)
    return concepts


def _words(pair: LinkedPair, span: Span) -> range:
    """Return the words of the source that a term consists of; none if it is part of one."""
    held = [number for number, one in enumerate(pair.linked.source) if one.overlaps(span)]
    words = range(held[0], held[-1] + 1)
    return words if pair.span_of(words) == span else range(0)


def _right(concept: Concept) -> tuple[str, ...]:
    return (concept.preferred, *concept.allowed)


def _is_part(english: str, concept: Concept) -> bool:
    """Tell whether a right rendering has all the words: what is only cut short is not wrong."""
    words = set(_WORD.findall(form(english)))
    return any(words <= set(_WORD.findall(form(right))) for right in _right(concept))


def _pairs_with(pairs: Sequence[LinkedPair], renderings: set[str]) -> Mapping[str, set[int]]:
    """Return the numbers of the pairs whose English has each rendering as whole words."""
    from ahocorasick_rs import AhoCorasick

    wanted = sorted(renderings)
    found: dict[str, set[int]] = {rendering: set() for rendering in wanted}
    automaton = AhoCorasick([one.casefold() for one in wanted])
    for number, pair in enumerate(pairs):
        text = f" {pair.target.casefold()} "
        for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            if not text[start - 1].isalnum() and _ENDS.match(text, end):
                found[wanted[index]].add(number)
    return found


def _belongs(mine: set[int], spoken: set[int], total: int) -> float:
    """Return the log-likelihood of a rendering in the sentences of a concept against others."""
    inside = len(mine & spoken)
    return Contrast(inside, len(mine), len(spoken) - inside, total - len(mine)).log_likelihood
