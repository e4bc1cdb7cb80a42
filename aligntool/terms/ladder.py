"""The steps by which a term is made right, from the cheapest and surest to the last resort."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from aligntool.glossary.renderings import Renderings
from aligntool.model import Hypothesis, Occurrence, Segment
from aligntool.terms.claims import Claims, by_concept, claim
from aligntool.terms.english import Role, Word, cut
from aligntool.terms.knowledge import Knowledge, stems_of
from aligntool.terms.pulls import pulls
from aligntool.terms.shape import Stretch
from aligntool.terms.spans import cover, find_stretches
from aligntool.terms.support import Source, Support, support
from aligntool.text import Span


class Step(Enum):
    """What may be done to make a term right."""

    RERANK = "rerank"
    """Take another hypothesis that has more terms right."""
    FORBIDDEN = "forbidden"
    """Replace a rendering that the glossary forbids."""
    LINKS = "links"
    """Replace what word links show to render the term."""
    SHOWN = "shown"
    """Replace what the run has shown to render the term."""


ALL_STEPS = frozenset(Step)
Proposal = tuple[Occurrence, Stretch, Support]
"""A term, English that may render it, and what speaks for that."""
_MUCH_WORSE = 0.2
"""How much lower a hypothesis may score that is taken for its terms (log-probability a token)."""
_SURE, _NAMED = 0.75, 0.6
"""Pull from which a stretch may be right by its place alone, or as the name that it looks."""
_COVER = 0.55
"""Share of what links give to a term that its stretches must hold."""
_FOREIGN, _DOUBTFUL = 0.5, 0.7
"""Share of words of another meaning up to which sound, and evidence of the run, are believed."""
WHOLE = "all of the sentence"
"""Why English is replaced whose source is the term and nothing else."""
_HEADING = 12
"""Words up to which the English of a heading is taken for no more than the heading."""
_STOPS = (".", "!", "?", "…")
"""Marks that a heading does not end with."""
_HELD = 0.45
"""Pull that any stretch must have."""


@dataclass(frozen=True, slots=True)
class Found:
    """A wrong rendering of a term, with what speaks for it."""

    occurrence: Occurrence
    stretch: Stretch
    reason: str


@dataclass(slots=True)
class Sentence:
    """A segment with the hypothesis chosen and what is known of its terms."""

    segment: Segment
    hypothesis: Hypothesis
    claims: Claims
    words: tuple[Word, ...]
    reranked: frozenset[str] = frozenset()
    """Concepts that are right only because another hypothesis was taken."""

    @property
    def text(self) -> str:
        """The English."""
        return self.hypothesis.text


def choose(
    segment: Segment,
    hypotheses: Sequence[Hypothesis],
    renderings: Renderings,
    steps: frozenset[Step],
) -> Sentence:
    """Return a sentence with the hypothesis whose terms are best at little cost."""
    best = hypotheses[0]
    copies = {one: _as_written(one, segment) for one in segment.occurrences}
    claims = claim(best.text, segment.occurrences, renderings, copies)
    first = claims
    if Step.RERANK in steps and len(claims.right) < len(segment.occurrences):
        for other in hypotheses[1:]:
            if other.flags or not _is_near(other, hypotheses[0]):
                continue
            claimed = claim(other.text, segment.occurrences, renderings, copies)
            if len(claimed.right) > len(claims.right):
                best, claims = other, claimed
    gained = {one.concept for one in claims.right if one not in first.right}
    return Sentence(
        segment, best, claims, cut(best.text),
        frozenset(gained) if best is not hypotheses[0] else frozenset(),
    )  # fmt: skip


def _as_written(occurrence: Occurrence, segment: Segment) -> tuple[str, ...]:
    """Return a term as the engine saw it and as the source has it."""
    found = segment.source_span(occurrence.span).of(segment.source)
    return tuple(dict.fromkeys((occurrence.span.of(segment.text), found)))


def _is_near(other: Hypothesis, best: Hypothesis) -> bool:
    if other.score is None or best.score is None:
        return False
    return other.score >= best.score - _MUCH_WORSE


def propose(
    sentence: Sentence, source: Source, knowledge: Knowledge, renderings: Renderings
) -> list[Proposal]:
    """Return the stretches that links propose for the terms that are not right."""
    taken = _numbers(sentence.words, sentence.claims.taken)
    proposals = []
    for concept, group in by_concept(sentence.claims.rest):
        everywhere = [one for one in sentence.segment.occurrences if one.concept == concept]
        places = [one.span for one in everywhere]
        found = pulls(sentence.words, source.links, places, source.words)
        named = renderings.concepts[concept]
        wanted = stems_of((named.preferred, *named.allowed))
        stretches = find_stretches(sentence.words, found, taken, wanted=wanted, limit=len(group))
        if cover(stretches, sentence.words, found, taken) < _COVER:
            continue
        waiting = list(group)
        for stretch in stretches:
            occurrence = min(waiting, key=lambda one: _distance(one, stretch, sentence, source))
            waiting.remove(occurrence)
            speaks = support(
                stretch,
                sentence.words,
                term=occurrence.span,
                concept=renderings.concepts[concept],
                source=source,
                knowledge=knowledge,
            )
            proposals.append((occurrence, stretch, speaks))
    return proposals


def _distance(
    occurrence: Occurrence, stretch: Stretch, sentence: Sentence, source: Source
) -> float:
    """Return minus the strength of the links between an occurrence and a stretch."""
    spans = [sentence.words[number].span for number in stretch.numbers]
    return -sum(
        link.weight
        for link in source.links
        if link.source.overlaps(occurrence.span) and any(map(link.target.overlaps, spans))
    )


def whole(sentence: Sentence) -> list[Found]:
    """Return all of the English where the source, a heading or a cell, is one term and no more."""
    text, numbers = sentence.segment.text, _inner_words(sentence.words)
    if not 0 < len(numbers) <= _HEADING or sentence.text.rstrip().endswith(_STOPS):
        return []
    return [
        Found(occurrence, Stretch(numbers[0], numbers[-1], 1.0), WHOLE)
        for occurrence in sentence.claims.rest
        if occurrence not in sentence.claims.echoed
        and not any(map(str.isalnum, text[: occurrence.span.start] + text[occurrence.span.end :]))
    ]


def _inner_words(words: Sequence[Word]) -> range:
    """Return the numbers of the words without the marks at both ends."""
    written = [number for number, word in enumerate(words) if word.role is not Role.MARK]
    return range(written[0], written[-1] + 1) if written else range(0)


def reason_for(stretch: Stretch, speaks: Support, is_shown: bool) -> str:
    """Return why a stretch is believed to render its term; empty if it is not."""
    if stretch.weight < _HELD or speaks.partial:
        return ""
    if is_shown and speaks.foreign < _DOUBTFUL:
        return "links, shown by the run"
    if speaks.sound and speaks.foreign < _FOREIGN:
        return "links, sound"
    if speaks.meaning > speaks.foreign:
        return "links, meaning"
    if speaks.foreign or not speaks.alike:
        return ""
    if speaks.coined:
        return "links, initialism"
    placed = speaks.neighbours == 2 and stretch.weight >= _SURE
    named = speaks.neighbours and speaks.kind and stretch.weight >= _NAMED
    return "links, place" if placed or named else ""


def widened(sentence: Sentence, stretch: Stretch, known: Sequence[str]) -> Stretch:
    """Return the longest English that the run has shown and that holds a stretch, or the stretch.

    Links that found only *one way* of *one way forward* are put right by other sentences.
    """
    for english in sorted(known, key=len, reverse=True):
        taken = sentence.claims.taken
        wide = shown_stretch(sentence, taken, english, at=stretch)
        if wide is not None and len(wide.numbers) > len(stretch.numbers):
            return wide
    return stretch


def shown_stretch(
    sentence: Sentence, taken: Sequence[Span], english: str, *, at: Stretch | None = None
) -> Stretch | None:
    """Return where a sentence has some English that no term has claimed; around ``at`` if given."""
    wanted = [word.lower.strip() for word in cut(english)]
    lower = [word.lower.strip() for word in sentence.words]
    for first in range(len(lower) - len(wanted) + 1):
        last = first + len(wanted) - 1
        if at is not None and not (first <= at.first and at.last <= last):
            continue
        if lower[first : first + len(wanted)] == wanted:
            span = Span(sentence.words[first].span.start, sentence.words[last].span.end)
            if not any(span.overlaps(other) for other in taken):
                return Stretch(first, last, at.weight if at else 1.0)
    return None


def _numbers(words: Sequence[Word], spans: Sequence[Span]) -> set[int]:
    return {number for number, word in enumerate(words) if any(map(word.span.overlaps, spans))}
