"""Matches of a sentence in a memory, each with its rate.

| rate | the sentence found |
|---|---|
| 101 | is the same and stands between the same sentences |
| 100 | is the same; spelling, script and white space aside |
| 99 | is the same but for numbers, addresses and codes, which its English was given |
| to 98 | is alike: the share that agrees, rounded down |
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from aligntool.languages import primary
from aligntool.memory.likeness import Likeness, shared
from aligntool.memory.placeables import adapt
from aligntool.memory.reader import MemoryReader
from aligntool.memory.units import Unit
from aligntool.memory.wording import EDGE, fingerprint, grams, masked, tokens, wording
from aligntool.model import Match

IN_CONTEXT, SAME, ADAPTED, ALIKE = 101, 100, 99, 98
_SAME_SOURCE = 50
"""Units of one wording that are looked at."""
_CANDIDATES = 100
"""Units that share most with a sentence, to be compared with it."""
_SLACK = 10
"""Percentage by which words may raise what characters share."""

_ROUNDING = 1e-9
"""Added before rounding down, so that 0.29 of a hundred is 29."""


@dataclass(frozen=True)
class Sentence:
    """A sentence that is looked up."""

    text: str
    lang: str
    previous: int | None = None
    """Fingerprint of the sentence before it; see ``Unit.previous``."""
    following: int | None = None

    @cached_property
    def worded(self) -> str:
        """The form in which it is compared."""
        return wording(self.text, self.lang)

    def stands_as(self, unit: Unit) -> bool:
        """Tell whether its neighbours are known, and those of a unit; one at least is no edge."""
        mine, its = (self.previous, self.following), (unit.previous, unit.following)
        return mine == its and None not in mine and any(one != EDGE for one in mine)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for."""

    lang: str
    target_lang: str = "en"
    min_rate: int = 75
    limit: int = 3
    """Most matches of a sentence."""


class Finder:
    """Finds sentences of one language in a memory."""

    def __init__(self, reader: MemoryReader, wanted: Wanted, likeness: Likeness) -> None:
        self._reader = reader
        self._wanted = wanted
        self._likeness = likeness
        self._direction = f"{primary(wanted.lang)}-{primary(wanted.target_lang)}"

    def best(self, sentence: Sentence) -> tuple[Match, ...]:
        """Return the matches of rate 99 and more, where there are none the others; best first."""
        same = self._same(sentence)
        return self._first(same or self._alike(sentence))

    def all(self, sentence: Sentence) -> tuple[Match, ...]:
        """Return the matches of any rate that is wanted, best first."""
        return self._first([*self._same(sentence), *self._alike(sentence)])

    def _first(self, matches: Iterable[Match]) -> tuple[Match, ...]:
        """Return the best matches that are good enough, each English once."""
        good = (match for match in matches if match.rate >= self._wanted.min_rate)
        ranked = sorted(good, key=lambda match: -match.rate)
        kept = {match.target: match for match in reversed(ranked)}
        once = (match for match in ranked if kept[match.target] is match)
        return tuple(once)[: self._wanted.limit]

    def _same(self, sentence: Sentence) -> list[Match]:
        bare, exact = fingerprint(masked(sentence.worded)), fingerprint(sentence.worded)
        same = self._reader.worded(self._direction, masked=bare, exact=exact, limit=_SAME_SOURCE)
        if same:
            return [
                _match(unit, IN_CONTEXT if sentence.stands_as(unit) else SAME, unit.target)
                for unit in same
            ]
        near = self._reader.worded(self._direction, masked=bare, limit=_SAME_SOURCE)
        adapted = ((unit, self._adapted(unit, sentence)) for unit in near)
        return [_match(unit, ADAPTED, english) for unit, english in adapted if english is not None]

    def _alike(self, sentence: Sentence) -> list[Match]:
        mine, matches = tokens(masked(sentence.worded)), []
        least = (self._wanted.min_rate - _SLACK) / 100
        for unit in self._reader.alike(self._direction, grams(mine), limit=_CANDIDATES):
            worded = wording(unit.source, self._wanted.lang)
            if worded == sentence.worded:
                continue
            if shared(mine, tokens(masked(worded)), least=least):
                matches.append(self._compared(unit, worded, sentence))
        return matches

    def _compared(self, unit: Unit, worded: str, sentence: Sentence) -> Match:
        """Return a unit as a match; placeables that its English was given agree."""
        english = self._adapted(unit, sentence)
        both = (worded, sentence.worded)
        share = self._likeness(*(tokens(one if english is None else masked(one)) for one in both))
        rate = min(int(100 * share + _ROUNDING), ALIKE)
        return _match(unit, rate, unit.target if english is None else english)

    def _adapted(self, unit: Unit, sentence: Sentence) -> str | None:
        worded = wording(unit.source, self._wanted.lang)
        return adapt(unit.target, source=worded, wanted=sentence.worded, lang=self._wanted.lang)


def _match(unit: Unit, rate: int, english: str) -> Match:
    return Match(rate, unit.source, english, unit.origin)
