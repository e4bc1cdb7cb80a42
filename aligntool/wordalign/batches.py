"""Sentence pairs as numbers, in batches of about one size.

Equal pairs are computed once and pairs are put into an order of their own, so that neither the
order of the pairs nor how often one is repeated can change what is found in it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligntool.wordalign.hmm import Floats, Ints

_CELLS = 60_000
"""Pairs of words, padding included, that a batch may hold."""


@dataclass(frozen=True, slots=True, order=True)
class Boost:
    """A source and a target unit that the glossary names as parts of one term."""

    source: int
    target: int
    forward: float
    """Least probability of the target unit given the source unit."""
    backward: float
    """Least probability of the source unit given the target unit."""


@dataclass(frozen=True, slots=True, order=True)
class UnitPair:
    """The keys of the units of a sentence and its translation."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    boosts: tuple[Boost, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentence pairs padded to one size; b pairs of at most s source and t target units."""

    pairs: tuple[UnitPair, ...]
    weights: "Floats"
    """(b,): how often each pair occurs."""
    sources: "Ints"
    """(b, s): types, -1 where padded."""
    targets: "Ints"
    """(b, t): types, -1 where padded."""
    boosts: "tuple[Ints, Ints, Ints, Floats, Floats]"
    """Pair, source unit, target unit, and least probabilities in both directions."""

    @property
    def sizes(self) -> "tuple[Ints, Ints]":
        """Source and target units of each pair."""
        return (self.sources >= 0).sum(axis=1), (self.targets >= 0).sum(axis=1)


def vocabulary(sentences: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return the types of some sentences, numbered in an order of their own."""
    types = {key for sentence in sentences for key in sentence}
    return {key: number for number, key in enumerate(sorted(types))}


def batches(
    pairs: Sequence[UnitPair], sources: dict[str, int], targets: dict[str, int]
) -> Iterator[Batch]:
    """Yield all pairs that have units on both sides."""
    counted = Counter(pair for pair in pairs if pair.source and pair.target)
    ordered = sorted(counted, key=lambda pair: (len(pair.source), len(pair.target), pair))
    group: list[UnitPair] = []
    width = 0
    for pair in ordered:
        width = max(width, len(pair.target))
        if group and (len(group) + 1) * len(pair.source) * width > _CELLS:
            yield _batch(group, counted, sources, targets)
            group, width = [], len(pair.target)
        group.append(pair)
    if group:
        yield _batch(group, counted, sources, targets)


def _batch(
    group: Sequence[UnitPair],
    counted: Counter[UnitPair],
    sources: dict[str, int],
    targets: dict[str, int],
) -> Batch:
    import numpy as np

    boosts = [
        (row, one.source, one.target, one.forward, one.backward)
        for row, pair in enumerate(group)
        for one in pair.boosts
    ]
    table = np.array(boosts, dtype=float).reshape(-1, 5)
    places = table[:, :3].astype(np.int64).T
    return Batch(
        pairs=tuple(group),
        weights=np.array([counted[pair] for pair in group], dtype=float),
        sources=_padded([[sources[key] for key in pair.source] for pair in group]),
        targets=_padded([[targets[key] for key in pair.target] for pair in group]),
        boosts=(places[0], places[1], places[2], table[:, 3], table[:, 4]),
    )


def _padded(rows: Sequence[Sequence[int]]) -> "Ints":
    import numpy as np

    made = np.full((len(rows), max(map(len, rows))), -1, dtype=np.int64)
    for row, numbers in zip(made, rows, strict=True):
        row[: len(numbers)] = numbers
    return made
