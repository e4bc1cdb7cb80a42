"""Find glossary terms in source sentences: Aho-Corasick, longest first, whole words.

The automaton works on a folded copy of the sentence of the same length, so spans need no mapping.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aligntool.glossary.context import compile_context
from aligntool.glossary.fold import fold, simplified, spelling
from aligntool.glossary.words import WordRules
from aligntool.model import Concept, Glossary, Occurrence
from aligntool.text import Span


@dataclass(frozen=True, slots=True)
class _Owner:
    """A concept for which a folded term may stand."""

    concept: str
    written: re.Pattern[str] | None
    """How it must be written, where its case tells it from a common word."""
    context: re.Pattern[str] | None
    """What must be in the sentence."""


class Matcher:
    """Finds the terms of one language.  Holds an automaton; never changes after construction."""

    def __init__(self, glossary: Glossary, lang: str) -> None:
        self._lang = lang
        owners: dict[str, list[_Owner]] = {}
        for concept in glossary.concepts.values():
            for term in concept.terms.get(lang, ()):
                key, written, context = distinction(concept, term, lang)
                owners.setdefault(key, []).append(_owner(concept.id, written, context))
        for several in owners.values():
            # What asks for more is asked first: a context, then a way of writing.
            several.sort(key=lambda one: (one.context is None, one.written is None))
        self._keys = tuple(owners)
        self._owners: Mapping[str, Sequence[_Owner]] = owners
        self._automaton = _automaton(self._keys) if self._keys else None
        self._rules = WordRules(glossary.concepts, lang)

    def find(self, text: str, words: Sequence[Span] = ()) -> tuple[Occurrence, ...]:
        """Return the terms in a sentence, longest first where they overlap, in order of position.

        Args:
            text: the sentence; spans index it.
            words: its words as a segmenter found them; ``words.WordRules`` says which terms are
                none beside them: Pháp (France) is not in giải pháp (solution), 商务部 (the
                Ministry of Commerce) is not in 商务部门 (business departments).
        """
        if self._automaton is None:
            return ()
        folded = fold(text, self._lang)
        candidates = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not self._whole(folded, start, end):
                continue
            span = Span(start, end)
            concept = self._meant(self._owners[self._keys[index]], text, span)
            if concept is not None:
                candidates.append(Occurrence(concept, span))
        if words and candidates:
            candidates = self._rules.agreeing(candidates, folded, words)
        return _longest(candidates)

    def _whole(self, folded: str, start: int, end: int) -> bool:
        """Tell whether a match does not go on to its left or right."""
        lang = self._lang
        return not (
            (start and _joined(folded[start - 1], folded[start], lang))
            or (end < len(folded) and _joined(folded[end], folded[end - 1], lang))
        )

    def _meant(self, owners: Iterable[_Owner], text: str, span: Span) -> str | None:
        """Return the first concept whose way of writing and context are there."""
        for owner in owners:
            if owner.written and not owner.written.fullmatch(spelling(span.of(text), self._lang)):
                continue
            if owner.context is None or owner.context.search(_contextual(text, self._lang)):
                return owner.concept
        return None


def distinction(concept: Concept, term: str, lang: str) -> tuple[str, str, str]:
    """Return what tells a term from others: its folded form, way of writing, and context.

    The way of writing is a regular expression, empty where any case will do.
    """
    written = re.escape(spelling(term, lang)) if concept.case else _case(term, lang)
    return fold(term, lang), written, _contextual(concept.context, lang)


def _owner(concept: str, written: str, context: str) -> _Owner:
    return _Owner(
        concept,
        re.compile(written) if written else None,
        compile_context(context) if context else None,
    )


def _contextual(text: str, lang: str) -> str:
    """Return a sentence, or a pattern for it, in the script in which contexts are sought."""
    return simplified(text) if lang == "zh" else text


def _case(term: str, lang: str) -> str:
    """Return how a term must be written where its case tells it from a common word.

    An acronym as it is (AI, not ai), a name of one syllable with a capital (Anh, not anh).
    """
    if lang != "vi":
        return ""
    if term.isupper() and len(term) > 1:
        return re.escape(spelling(term, lang))
    if " " not in term and term[0].isupper():
        return f"{re.escape(term[0])}.*"
    return ""


def _joined(outside: str, inside: str, lang: str) -> bool:
    """Tell whether two neighbouring characters belong to one word whatever the words are."""
    if lang == "zh":
        return outside.isascii() and inside.isascii() and outside.isalnum() and inside.isalnum()
    return outside.isalnum() and inside.isalnum()


def _longest(candidates: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    if len(candidates) < 2:
        return tuple(candidates)
    chosen: list[Occurrence] = []
    taken: set[int] = set()
    for occurrence in sorted(candidates, key=lambda one: (-len(one.span), one.span.start)):
        positions = range(occurrence.span.start, occurrence.span.end)
        if taken.isdisjoint(positions):
            taken.update(positions)
            chosen.append(occurrence)
    return tuple(sorted(chosen, key=lambda one: one.span))


def _automaton(keys: tuple[str, ...]) -> Any:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(list(keys))
