"""The best way through a band: a dynamic programme over beads up to 5:5, row by row.

After Gale & Church (1993) in the beads' prices and the term for length; every inner step is a
NumPy operation over a whole row of the band.
"""

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from aligntool.alignment.anchors import Band
from aligntool.alignment.beads import MOST
from aligntool.alignment.corpus import Side
from aligntool.alignment.gains import Gains

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aligntool.alignment.corpus import Floats, Ints

_STRIDE = MOST + 1
CONTINUED = -4.0
"""Log-probability that another sentence is left alone after one that was."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What beads cost apart from their words."""

    shapes: "Floats"
    """Log-probability of each shape, by source and target sentences; -inf where not allowed."""
    ratio: float
    """Target characters for a source character."""
    spread: float
    """Variance of a length in target characters, for each character (6.8 in Gale & Church)."""
    ends: "Floats"
    """Log-lift of each class of boundary of the source with each of the target."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything that a search needs to price a bead."""

    band: Band
    forward: Gains
    """Target sentences explained by groups of source sentences."""
    backward: Gains
    """Source sentences explained by groups of target sentences."""
    prices: Prices
    source: Side
    target: Side


@dataclass(frozen=True, slots=True)
class Step:
    """A bead as boundaries: source ``[top, bottom)`` with target ``[left, right)``."""

    top: int
    bottom: int
    left: int
    right: int
    score: float
    lead: float = inf
    """Nats by which a reading out of order beats the best one in order."""


def source_windows(band: Band) -> "tuple[Ints, Ints]":
    """Return the target boundaries that a bead from each source sentence may touch."""
    import numpy as np

    rows = np.arange(len(band.low) - 1)
    return band.low[:-1], band.high[np.minimum(rows + MOST, len(rows))]


def target_windows(band: Band, columns: int) -> "tuple[Ints, Ints]":
    """Return the source boundaries that a bead from each target sentence may touch."""
    import numpy as np

    places = np.arange(columns)
    first = np.searchsorted(band.high, places)
    last = np.searchsorted(band.low, np.minimum(places + MOST, columns), side="right") - 1
    return first, np.maximum(first, last)


@dataclass(frozen=True, slots=True)
class _Row:
    """What is known of one boundary of the source, for each target boundary of its window."""

    best: "Floats"
    move: "NDArray[np.int8]"
    """Shape of the last bead, as source sentences times ``_STRIDE`` and target sentences."""
    gap: "Floats"
    """Best score with the last source sentence left alone."""
    run: "Ints"
    """Source sentences in the run that ``gap`` ends with."""
    inserts: "Ints"
    """Target sentences left alone at the end, where the move says so."""


def search(scores: Scores) -> list[Step]:
    """Return the best beads in order; together they cover both texts."""
    rows = [_first_row(scores)]
    for bottom in range(1, len(scores.band.low)):
        best, move = _row(scores, rows, bottom)
        rows.append(_with_gaps(scores, rows[-1], (best, move), bottom))
    return _trace(scores, rows)


def price_of(scores: Scores, rows: tuple[int, int], columns: tuple[int, int]) -> float:
    """Return the score of one bead, given as boundaries; -inf for one outside the band."""
    import numpy as np

    (top, bottom), (left, right) = rows, columns
    group, width = bottom - top, right - left
    inside = scores.band.low[top] <= left <= scores.band.high[top]
    reached = scores.band.low[bottom] <= right <= scores.band.high[bottom]
    if not (inside and reached and 0 <= group <= MOST and 0 <= width <= MOST and group + width):
        return -np.inf
    if not group or not width:
        return float(scores.prices.shapes[group, width]) if group + width == 1 else -np.inf
    return float(_bead(scores, rows, (right, right), width)[0])


def _first_row(scores: Scores) -> _Row:
    import numpy as np

    width = int(scores.band.high[0]) + 1
    best = np.full(width, -np.inf)
    best[0] = 0.0
    none = np.zeros(width, np.int64)
    row = _Row(best, np.zeros(width, np.int8), np.full(width, -np.inf), none, none)
    return _inserted(row, float(scores.prices.shapes[0, 1]))


def _with_gaps(
    scores: Scores, above: _Row, found: "tuple[Floats, NDArray[np.int8]]", bottom: int
) -> _Row:
    """Return a row with sentences left alone: the first of a run is dear, the others cheap."""
    import numpy as np

    best, move = found
    price = float(scores.prices.shapes[1, 0])
    low, upper = int(scores.band.low[bottom]), int(scores.band.low[bottom - 1])
    width = int(scores.band.high[bottom - 1]) - low + 1
    gap = np.full(len(best), -np.inf)
    run = np.zeros(len(best), dtype=np.int64)
    opened = above.best[low - upper :] + price
    longer = above.gap[low - upper :] + CONTINUED
    gap[:width] = np.maximum(opened, longer)
    run[:width] = np.where(longer > opened, above.run[low - upper :] + 1, 1)
    dropped = gap > best
    row = _Row(
        np.where(dropped, gap, best), np.where(dropped, np.int8(_STRIDE), move), gap, run, run
    )
    return _inserted(row, float(scores.prices.shapes[0, 1]))


def _inserted(row: _Row, price: float) -> _Row:
    """Return a row in which target sentences may follow that are left alone."""
    import numpy as np

    places = np.arange(len(row.best))
    level = row.best - places * CONTINUED
    highest = np.maximum.accumulate(level)
    start = np.maximum.accumulate(np.where(level == highest, places, 0))
    value = np.full(len(places), -np.inf)
    value[1:] = highest[:-1] + places[:-1] * CONTINUED + price
    better = value > row.best
    move = np.where(better, np.int8(1), row.move)
    inserts = np.concatenate(([0], places[1:] - start[:-1]))
    best = np.where(better, value, row.best)
    return _Row(best, move, row.gap, row.run, inserts)


def _row(scores: Scores, rows: list[_Row], bottom: int) -> "tuple[Floats, NDArray[np.int8]]":
    """Return the best scores that reach each boundary of a row, and the shapes that did."""
    import numpy as np

    low, high = int(scores.band.low[bottom]), int(scores.band.high[bottom])
    best = np.full(high - low + 1, -np.inf)
    move = np.zeros(high - low + 1, dtype=np.int8)
    for group in range(1, min(MOST, bottom) + 1):
        top = bottom - group
        above, reach = int(scores.band.low[top]), int(scores.band.high[top])
        for width in range(1, MOST + 1):
            left, right = max(low, above + width), min(high, reach + width)
            if left > right:
                continue
            value = rows[top].best[left - width - above : right - width - above + 1]
            value = value + _bead(scores, (top, bottom), (left, right), width)
            place = slice(left - low, right - low + 1)
            better = value > best[place]
            best[place] = np.where(better, value, best[place])
            move[place][better] = group * _STRIDE + width
    return best, move


def _bead(scores: Scores, rows: tuple[int, int], ends: tuple[int, int], width: int) -> "Floats":
    """Return the scores of the beads of ``rows`` with ``width`` sentences up to each end."""

    top, bottom = rows
    price = float(scores.prices.shapes[bottom - top, width])
    place = int(scores.forward.base[top])
    flat = scores.forward.flat[bottom - top - 1]
    starts = slice(ends[0] - width, ends[1] - width + 1)
    forward = (
        flat[place + ends[0] : place + ends[1] + 1]
        - flat[place + starts.start : place + starts.stop]
    )
    base = scores.backward.base[starts]
    back = scores.backward.flat[width - 1]
    backward = back[base + bottom] - back[base + top]
    length = scores.target.length
    ends_at = slice(ends[0], ends[1] + 1)
    written = length[ends_at] - length[starts]
    expected = (scores.source.length[bottom] - scores.source.length[top]) * scores.prices.ratio
    misfit = (written - expected) ** 2 / (scores.prices.spread * (written + expected + 1))
    ends = scores.prices.ends[scores.source.ends[bottom], scores.target.ends[ends_at]]
    total: Floats = (forward + backward) / 2 + price + ends - misfit
    return total


def _trace(scores: Scores, rows: list[_Row]) -> list[Step]:
    bottom, right = len(rows) - 1, int(scores.band.high[-1])
    steps: list[Step] = []
    while bottom or right:
        place = right - int(scores.band.low[bottom])
        group, width = divmod(int(rows[bottom].move[place]), _STRIDE)
        runs = rows[bottom].run if not width else rows[bottom].inserts
        run = int(runs[place]) if 0 in (group, width) else 1
        top, left = bottom - group * run, right - width * run
        gained = rows[bottom].best[place] - rows[top].best[left - int(scores.band.low[top])]
        for number in range(run):
            end, stop = bottom - group * number, right - width * number
            steps.append(Step(end - group, end, stop - width, stop, float(gained) / run))
        bottom, right = top, left
    return steps[::-1]
