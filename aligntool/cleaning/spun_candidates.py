"""Find words that a spinner may have put in the place of others and that no table lists.

A spinner replaces a word by one of like meaning without looking at its neighbours.  So a
candidate is a word that never stands beside its neighbours in ordinary Chinese, while a word near
to it does.  What is ordinary is read off reference text; what is near in meaning, off the lexicon:
words that share an English gloss or a character.  A person decides; nothing is applied.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from aligntool.lexicon import Lexicon
from aligntool.text import HAN

_WORD = re.compile(f"[{HAN}]{{2,4}}")
_PARTICLE = re.compile(r"^(?:to|a|an|the|be)\s")
_SHARED_CHARACTER = 0.5
_FEWEST = 2
"""Times that a near-synonym must be met beside the neighbours."""

Words = Callable[[str], Sequence[str]]
"""Cuts a sentence into words."""


@dataclass(frozen=True, slots=True)
class SpunCandidate:
    """A proposal for the despin table."""

    spun: str
    canonical: str
    context: str
    """Pattern of the word with the neighbours it was met with."""
    count: int
    """Occurrences in the text looked at."""
    evidence: int
    """Times that the reference text has the canonical word beside these neighbours."""
    support: float
    """The evidence, weighted by how common the words are and how near in meaning."""
    example: str


@dataclass(slots=True)
class _Sighting:
    """What speaks for one pair of words."""

    contexts: set[str] = field(default_factory=set)
    count: int = 0
    evidence: int = 0
    support: float = 0.0
    example: str = ""


@dataclass(frozen=True, slots=True)
class _Choice:
    """A near-synonym with what speaks for it at one place."""

    other: str
    evidence: int
    support: float


class Collocations:
    """Which words stand beside which, counted in reference sentences."""

    def __init__(self, sentences: Iterable[str], words: Words) -> None:
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._words: Counter[str] = Counter()
        for sentence in sentences:
            cut = words(sentence)
            self._words.update(cut)
            self._pairs.update(pairwise(cut))

    def beside(self, left: str, word: str, right: str) -> int:
        """Return how often a word stands right of ``left`` or left of ``right``."""
        return self._pairs[left, word] + self._pairs[word, right]

    def count(self, word: str) -> int:
        """Return how often a word stands in the reference text."""
        return self._words[word]


def find_candidates(
    sentences: Iterable[str], *, words: Words, lexicon: Lexicon, collocations: Collocations
) -> tuple[SpunCandidate, ...]:
    """Return proposals from sentences of a spun article, the best supported first."""
    near = _Near(lexicon)
    sightings: dict[tuple[str, str], _Sighting] = defaultdict(_Sighting)
    for sentence in sentences:
        cut = ["", *words(sentence), ""]
        for left, word, right in zip(cut, cut[1:], cut[2:], strict=False):
            if not _WORD.fullmatch(word) or collocations.beside(left, word, right):
                continue
            best = _best(word, near.of(word), left, right, collocations)
            if best is not None:
                _note(sightings[word, best.other], best, (left, word, right), sentence)
    found = [
        SpunCandidate(
            word, other, _pattern(one.contexts), one.count, one.evidence, one.support, one.example
        )
        for (word, other), one in sightings.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.support, one.spun, one.canonical)))


def _best(
    word: str, others: Mapping[str, float], left: str, right: str, collocations: Collocations
) -> _Choice | None:
    """Return the near-synonym that fits the neighbours best, if the reference has one that does.

    A word that is itself common in the reference is less likely to be a spinner's.
    """
    found = []
    for other, nearness in others.items():
        evidence = collocations.beside(left, other, right)
        common, rare = collocations.count(other), collocations.count(word)
        if evidence >= _FEWEST and common > rare:
            support = evidence * nearness * (common - rare) / (common + rare)
            found.append(_Choice(other, evidence, round(support, 2)))
    return max(found, key=lambda choice: (choice.support, choice.other), default=None)


def _note(sighting: _Sighting, choice: _Choice, met: tuple[str, str, str], sentence: str) -> None:
    left, word, right = met
    before = f"(?<={re.escape(left)})" if _WORD.fullmatch(left) else ""
    after = f"(?={re.escape(right)})" if _WORD.fullmatch(right) else ""
    sighting.contexts.add(f"{before}{re.escape(word)}{after}")
    sighting.count += 1
    sighting.evidence += choice.evidence
    sighting.support += choice.support
    sighting.example = sighting.example or sentence


def _pattern(contexts: Iterable[str]) -> str:
    return "|".join(sorted(contexts))


class _Near:
    """Words of like meaning, by shared gloss or character; of the same length as the word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        by_gloss: dict[str, set[str]] = defaultdict(set)
        by_character: dict[str, set[str]] = defaultdict(set)
        for word in filter(_WORD.fullmatch, lexicon.packed):
            for gloss in self._glosses(word):
                by_gloss[gloss].add(word)
            for character in set(word):
                by_character[character].add(word)
        self._by_gloss: Mapping[str, set[str]] = by_gloss
        self._by_character: Mapping[str, set[str]] = by_character

    def of(self, word: str) -> dict[str, float]:
        """Return the words near to one: 1 for a shared gloss, less for a shared character."""
        nearness: dict[str, float] = {}
        for character in word:
            for other in self._by_character.get(character, ()):
                nearness[other] = _SHARED_CHARACTER
        for gloss in self._glosses(word):
            for other in self._by_gloss.get(gloss, ()):
                nearness[other] = 1.0
        return {
            other: share
            for other, share in nearness.items()
            if len(other) == len(word) and other != word
        }

    def _glosses(self, word: str) -> set[str]:
        entry = self._lexicon.get(word)
        return {_PARTICLE.sub("", gloss.lower()) for gloss in entry.glosses} if entry else set()
