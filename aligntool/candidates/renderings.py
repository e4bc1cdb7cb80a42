"""What a phrase became, place after place, in; its different renderings out, the commonest first.

Renderings that differ in case or in the number of their last word are one.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from aligntool.candidates.links import LinkedPair
from aligntool.text import Span

_SHORTEST_PLURAL = 4


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that has the phrase, and its English."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """One English of a phrase."""

    english: str
    """As it is written most often, at the start of a sentence only where it is never elsewhere."""
    count: int
    share: float
    """Of all places whose English was found, 0 to 1."""
    examples: tuple[Example, ...]
    """Different sentences, the shortest first."""


class Renderings:
    """Collects the English of one phrase."""

    def __init__(self) -> None:
        self._places: dict[str, list[tuple[LinkedPair, Span]]] = {}

    def add(self, pair: LinkedPair, span: Span) -> None:
        """Note that the phrase became a stretch of the English of a pair."""
        self._places.setdefault(form(span.of(pair.target)), []).append((pair, span))

    def found(self, examples: int) -> tuple[Rendering, ...]:
        """Return the renderings with up to so many example sentences each."""
        total = sum(map(len, self._places.values()))
        made = [
            Rendering(_written(places), len(places), len(places) / total, tuple(shown))
            for places in self._places.values()
            for shown in [list(_examples(places))[:examples]]
        ]
        return tuple(sorted(made, key=lambda one: (-one.count, one.english)))


def form(english: str) -> str:
    """Return what is the same of one rendering in another case or number."""
    lowered = " ".join(english.casefold().replace("’", "'").split())
    start = max(lowered.rfind(" "), lowered.rfind("-")) + 1
    return lowered[:start] + _singular(lowered[start:])


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_PLURAL or word.endswith(("ss", "us", "is")) or word[-1] != "s":
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def _written(places: list[tuple[LinkedPair, Span]]) -> str:
    inner = [span.of(pair.target) for pair, span in places if not _is_first(pair.target, span)]
    counts = Counter(inner or [span.of(pair.target) for pair, span in places])
    return min(counts, key=lambda one: (-counts[one], len(one), one))


def _is_first(text: str, span: Span) -> bool:
    return not any(character.isalnum() for character in text[: span.start])


def _examples(places: list[tuple[LinkedPair, Span]]) -> Iterator[Example]:
    different = {Example(pair.source, pair.target) for pair, _ in places}
    yield from sorted(different, key=lambda one: (len(one.source), one.source, one.target))
