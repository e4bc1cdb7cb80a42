"""Find glossary terms in source sentences: Aho-Corasick, longest first, whole words.

The automaton works on a folded copy of the sentence of the same length, so spans need no mapping.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from aligntool.model import Glossary, Occurrence
from aligntool.text import Span

_OLD_TONES = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_NEW_TONES = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_SYLLABLE = re.compile(r"\S+")
_TONES = dict(zip(_OLD_TONES.split(), _NEW_TONES.split(), strict=True))
# In quy, quý the u belongs to the consonant, so the tone never moves.
_OLD_TONE = re.compile("(?<![qQ])(?:" + "|".join(_TONES) + r")(?!\w)")


class Matcher:
    """Finds the terms of one language.  Holds an automaton; never changes after construction."""

    def __init__(self, glossary: Glossary, lang: str) -> None:
        self._lang = lang
        concepts: dict[str, str] = {}
        self._written: dict[str, re.Pattern[str]] = {}
        for concept in glossary.concepts.values():
            for term in concept.terms.get(lang, ()):
                key = fold(term, lang)
                if lang == "vi" and (pattern := _case(term)):
                    self._written[key] = pattern
                concepts.setdefault(key, concept.id)
        self._keys = tuple(concepts)
        self._concepts: Mapping[str, str] = concepts
        self._automaton = _automaton(self._keys) if self._keys else None

    def find(self, text: str, words: Sequence[Span] = ()) -> tuple[Occurrence, ...]:
        """Return the terms in a sentence, longest first where they overlap, in order of position.

        Args:
            text: the sentence; spans index it.
            words: its words as a segmenter found them.  A Vietnamese term of one syllable is none
                inside a longer word: Pháp (France) is not in giải pháp (solution).
        """
        if self._automaton is None:
            return ()
        folded = fold(text, self._lang)
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        candidates = [
            Occurrence(self._concepts[self._keys[index]], Span(start, end))
            for index, start, end in found
            if self._stands_alone(text, folded, self._keys[index], Span(start, end))
        ]
        if self._lang == "vi" and candidates:
            inner = _inner_syllables(text, words)
            candidates = [one for one in candidates if one.span not in inner]
        return _longest(candidates)

    def _stands_alone(self, text: str, folded: str, key: str, span: Span) -> bool:
        """Tell whether a match is a term and not part of a longer word or another word's twin."""
        written = self._written.get(key)
        if written is not None and not written.fullmatch(span.of(text)):
            return False
        edges = ((span.start - 1, span.start), (span.end, span.end - 1))
        return not any(
            0 <= outside < len(folded) and _joined(folded[outside], folded[inside], self._lang)
            for outside, inside in edges
        )


def _case(term: str) -> re.Pattern[str] | None:
    """Return how a term must be written where its case tells it from a common word.

    An acronym as it is (AI, not ai), a name of one syllable with a capital (Anh, not anh).
    """
    if term.isupper() and len(term) > 1:
        return re.compile(re.escape(term))
    if " " not in term and term[0].isupper():
        return re.compile(f"{re.escape(term[0])}.*")
    return None


def _inner_syllables(text: str, words: Iterable[Span]) -> frozenset[Span]:
    """Return the spans of the syllables of all words that have several."""
    return frozenset(
        Span(word.start + match.start(), word.start + match.end())
        for word in words
        for match in _SYLLABLE.finditer(word.of(text))
        if len(match.group()) < len(word)
    )


def fold(text: str, lang: str) -> str:
    """Return the form in which terms are compared, code point for code point.

    Letters lose their case and Vietnamese tone marks take the place of the newer spelling (hoà is
    hòa).
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        # A few letters, such as İ, become two; they keep their case.
        lowered = "".join(map(_lower, text))
    if lang != "vi":
        return lowered
    return _OLD_TONE.sub(lambda match: _TONES[match.group()], lowered)


def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def _joined(outside: str, inside: str, lang: str) -> bool:
    """Tell whether two neighbouring characters belong to one word whatever the words are."""
    if lang == "zh":
        return outside.isascii() and inside.isascii() and outside.isalnum() and inside.isalnum()
    return outside.isalnum() and inside.isalnum()


def _longest(candidates: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
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
