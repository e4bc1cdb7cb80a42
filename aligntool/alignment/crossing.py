"""Sentences that changed places: neighbouring blocks whose translations stand the other way round.

One inversion of an inversion transduction grammar (Wu 1997).  Pairs of single sentences that choose
each other show where one may be; it is taken where it beats the best reading in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations, product
from math import inf
from typing import TYPE_CHECKING

from aligntool.alignment.beads import MOST
from aligntool.alignment.search import Scores, Step, price_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligntool.alignment.corpus import Floats, Ints

_INVERTED = -5.0
"""Log-probability of an inversion where one may be."""
_CERTAIN = 0.0
"""Nats that a pair of sentences gains at least to show an inversion."""
_NEAR = 8
"""Sentences away from its bead that a translation is looked for."""
_LARGEST = 10
"""Sentences of a side in which an inversion is looked for."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A rectangle of the two texts, by its boundaries."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def is_small(self) -> bool:
        return max(self.bottom - self.top, self.right - self.left) <= _LARGEST


def crossed(steps: Sequence[Step], scores: Scores) -> list[Step]:
    """Return the steps with those replaced that read better the other way round.

    Steps stay in the order of the source.
    """
    made: list[Step] = []
    for part in _parts(steps, _outliers(_choices(steps, scores))):
        block = _Block(part[0].top, part[-1].bottom, part[0].left, part[-1].right)
        in_order = sum(step.score for step in part)
        found = _inverted(block, scores) if len(part) > 1 or _is_open(part[0]) else None
        if found is None or found[0] <= in_order:
            made += part
        else:
            lead = found[0] - in_order
            same = {_corners(step) for step in part}
            made += [
                step if _corners(step) in same else replace(step, lead=lead) for step in found[1]
            ]
    return made


def _corners(step: Step) -> tuple[int, int, int, int]:
    return step.top, step.bottom, step.left, step.right


def _is_open(step: Step) -> bool:
    return step.bottom - step.top > 1 and step.right - step.left > 1


def _choices(steps: Sequence[Step], scores: Scores) -> "tuple[Ints, Ints, Floats]":
    """Return rows, columns and gains of the pairs of sentences that choose each other."""
    import numpy as np

    columns = scores.target.count
    best, chosen = np.full(columns, _CERTAIN), np.full(columns, -1)
    rows: dict[int, tuple[int, float]] = {}
    for step in steps:
        for row in range(step.top, step.bottom):
            low, high = scores.band.low[row : row + 2], scores.band.high[row : row + 2]
            left = max(step.left - _NEAR, int(low[0]), int(low[1]) - 1, 0)
            right = min(step.right + _NEAR, int(high[0]) + 1, int(high[1]), columns)
            if left >= right:
                continue
            gained = _single(scores, row, left, right)
            place = int(np.argmax(gained))
            rows[row] = left + place, float(gained[place])
            better = gained > best[left:right]
            best[left:right][better] = gained[better]
            chosen[left:right][better] = row
    mutual = [(row, column, gain) for row, (column, gain) in rows.items() if chosen[column] == row]
    return (
        np.array([row for row, _, _ in mutual], dtype=np.int64),
        np.array([column for _, column, _ in mutual], dtype=np.int64),
        np.array([gain for _, _, gain in mutual], dtype=np.float64),
    )


def _single(scores: Scores, row: int, left: int, right: int) -> "Floats":
    """Return what one source sentence and each single target sentence gain from each other."""
    import numpy as np

    ahead = scores.forward.flat[0][scores.forward.base[row] + np.arange(left, right + 1)]
    places = scores.backward.base[left:right] + row
    back = scores.backward.flat[0][places + 1] - scores.backward.flat[0][places]
    gained: Floats = (np.diff(ahead) + back) / 2
    return gained


def _outliers(pairs: "tuple[Ints, Ints, Floats]") -> list[tuple[int, int]]:
    """Return the pairs outside the heaviest chain of pairs that stand in order."""
    from aligntool.alignment.anchors import chain

    rows, columns, weights = pairs
    if not len(rows):
        return []
    kept = set(chain(rows, columns, weights, int(columns.max()) + 1)[0].tolist())
    return [
        (row, column)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        if row not in kept
    ]


def _parts(steps: Sequence[Step], outliers: Sequence[tuple[int, int]]) -> Iterator[Sequence[Step]]:
    """Yield the steps in parts: those between a sentence and where it moved to are one part."""
    of_row = {row: place for place, one in enumerate(steps) for row in range(one.top, one.bottom)}
    of_column = {
        column: place for place, one in enumerate(steps) for column in range(one.left, one.right)
    }
    joined = [False] * len(steps)
    """Whether a step belongs to the part of the step before it."""
    for row, column in outliers:
        first, last = sorted((of_row[row], of_column[column]))
        joined[first + 1 : last + 1] = [True] * (last - first)
    start = 0
    for place in range(1, len(steps) + 1):
        if place == len(steps) or not joined[place]:
            yield steps[start:place]
            start = place


@dataclass(slots=True)
class _Chart:
    """The best readings in order of all blocks with one corner, by their opposite corner."""

    best: dict[tuple[int, int], float] = field(default_factory=dict)
    steps: dict[tuple[int, int], Step] = field(default_factory=dict)

    def score(self, row: int, column: int) -> float:
        """Return the score of the best reading up to a corner; -inf for one outside the band."""
        return self.best.get((row, column), -inf)

    def path(self, corner: tuple[int, int]) -> list[Step]:
        """Return the steps of the best reading up to a corner."""
        made = []
        while corner in self.steps:
            made.append(self.steps[corner])
            corner = (made[-1].top, made[-1].left)
        return made[::-1]


def _inverted(block: _Block, scores: Scores) -> tuple[float, list[Step]] | None:
    """Return the score and the steps of the best reading of a block with one inversion in it.

    Between what is read in order before and after it, the upper half of the inversion goes with the
    right of its target sentences and the lower half with the left.
    """
    if not block.is_small or block.bottom - block.top < 2 or block.right - block.left < 2:
        return None

    @cache
    def price(top: int, bottom: int, left: int, right: int) -> float:
        return price_of(scores, (top, bottom), (left, right))

    rows, columns = range(block.top, block.bottom + 1), range(block.left, block.right + 1)
    corners = product(rows, columns)
    charts = {at: _chart(replace(block, top=at[0], left=at[1]), price) for at in corners}

    def score(blocks: Sequence[_Block]) -> float:
        return sum(charts[one.top, one.left].score(one.bottom, one.right) for one in blocks)

    cuts = product(combinations(rows, 3), combinations(columns, 3))
    blocks = max((_around(block, *cut) for cut in cuts), key=score)
    steps = [
        step for one in blocks for step in charts[one.top, one.left].path((one.bottom, one.right))
    ]
    return score(blocks) + _INVERTED, steps


def _around(
    block: _Block, rows: tuple[int, int, int], columns: tuple[int, int, int]
) -> tuple[_Block, ...]:
    """Return the parts of a block with an inversion, given as where its halves begin and end."""
    (top, row, bottom), (left, column, right) = rows, columns
    return (
        _Block(block.top, top, block.left, left),
        _Block(top, row, column, right),
        _Block(row, bottom, left, column),
        _Block(bottom, block.bottom, right, block.right),
    )


def _chart(block: _Block, price: "Callable[[int, int, int, int], float]") -> _Chart:
    chart = _Chart({(block.top, block.left): 0.0})
    for bottom, right in product(
        range(block.top, block.bottom + 1), range(block.left, block.right + 1)
    ):
        for group, width in product(range(MOST + 1), repeat=2):
            top, left = bottom - group, right - width
            before = chart.best.get((top, left))
            if before is None or not group + width:
                continue
            cost = price(top, bottom, left, right)
            if before + cost > chart.score(bottom, right):
                chart.best[bottom, right] = before + cost
                chart.steps[bottom, right] = Step(top, bottom, left, right, cost)
    return chart
