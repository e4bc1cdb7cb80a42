"""A coarse alignment: likely pairs of single sentences, chained, and the band around the chain."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntool.alignment.beads import MOST
from aligntool.alignment.corpus import Side
from aligntool.alignment.gains import Profiles

if TYPE_CHECKING:
    from aligntool.alignment.corpus import Floats, Ints

_CANDIDATES = 4
_COMMON = 0.05
"""Types in more than this share of sentences (and in more than 20) find no candidates."""
_MARGIN = 12
"""Sentences that the band is wider than the anchors, to each side."""
_NEIGHBOURS = 3
"""The band reaches to the third anchor before and after, so that two wrong ones do no harm."""
_SMALL = 10_000
"""Cells of a band that is looked at whole."""
_CELLS = 2_000_000
"""Most cells of a band: texts without anchors get a narrower one."""


@dataclass(frozen=True, slots=True)
class Band:
    """For each boundary before a source sentence, the target boundaries that are looked at."""

    low: "Ints"
    high: "Ints"


def full_band(rows: int, columns: int) -> Band:
    """Return the band that leaves nothing out."""
    import numpy as np

    return Band(np.zeros(rows + 1, dtype=np.int64), np.full(rows + 1, columns, dtype=np.int64))


def find_band(found: Profiles, source: Side, target: Side) -> Band:
    """Return a band around the best chain of anchors; small texts are looked at whole."""
    if (source.count + 1) * (target.count + 1) <= _SMALL:
        return full_band(source.count, target.count)
    rows, columns, weights = _candidates(found, target)
    return _around(chain(rows, columns, weights, target.count), source.count, target.count)


def band_along(tops: "Ints", lefts: "Ints", source: Side, target: Side) -> Band:
    """Return a band along the beads of an earlier search, given as where each begins."""
    if (source.count + 1) * (target.count + 1) <= _SMALL:
        return full_band(source.count, target.count)
    return _around((tops, lefts), source.count, target.count)


def _candidates(found: Profiles, target: Side) -> "tuple[Ints, Ints, Floats]":
    """Return the most similar target sentences of each source sentence, by rare words."""
    import numpy as np

    sentence = np.repeat(np.arange(target.count), np.diff(target.limits))
    pairs = np.unique(target.tokens * target.count + sentence)
    holders = pairs % target.count
    limits = np.searchsorted(pairs // target.count, np.arange(len(target.shares) + 1))
    common = np.diff(limits) > max(20, _COMMON * target.count)
    root = np.sqrt(np.maximum(np.diff(target.limits), 4))
    rows, columns, weights = [], [], []
    for row in range(len(found.sizes)):
        inside = slice(found.limits[row], found.limits[row + 1])
        types, values = found.columns[inside], found.values[inside] / max(found.sizes[row], 1)
        kept = ~common[types] & (values > 1)
        if not kept.any():
            continue
        types, values = types[kept], np.log1p(values[kept])
        width = limits[types + 1] - limits[types]
        places = np.repeat(limits[types] - (np.cumsum(width) - width), width) + np.arange(
            width.sum()
        )
        score = np.bincount(holders[places], np.repeat(values, width), target.count) / root
        touched = np.flatnonzero(score)
        order = touched[np.argsort(-score[touched], kind="stable")[: _CANDIDATES + 1]]
        best = order[:_CANDIDATES]
        rows.append(np.full(len(best), row))
        columns.append(best)
        # What a sentence shares with many is no anchor: only the surplus over the next counts.
        floor = score[order[_CANDIDATES]] if len(order) > _CANDIDATES else 0.0
        weights.append(score[best] - 0.9 * floor)
    if not rows:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
    return np.concatenate(rows), np.concatenate(columns), np.concatenate(weights)


def chain(rows: "Ints", columns: "Ints", weights: "Floats", width: int) -> "tuple[Ints, Ints]":
    """Return the heaviest chain of points that rise strictly in both coordinates."""
    import numpy as np

    if not len(rows):
        return rows, columns
    best = np.zeros(width + 1)
    ends = np.full(width + 1, -1, dtype=np.int64)
    before = np.full(len(rows), -1, dtype=np.int64)
    starts = np.flatnonzero(np.diff(rows, prepend=-1))
    for first, last in zip(starts, (*starts[1:], len(rows)), strict=True):
        values = best[columns[first:last]] + weights[first:last]
        before[first:last] = ends[columns[first:last]]
        for point, value in zip(range(first, last), values, strict=True):
            column = columns[point] + 1
            stop = column + int(np.searchsorted(best[column:], value))
            best[column:stop] = value
            ends[column:stop] = point
    points = []
    point = int(ends[-1])
    while point >= 0:
        points.append(point)
        point = int(before[point])
    chosen = np.array(points[::-1], dtype=np.int64)
    return rows[chosen], columns[chosen]


def _around(chain: "tuple[Ints, Ints]", rows: int, columns: int) -> Band:
    import numpy as np

    xs = np.concatenate((np.zeros(_NEIGHBOURS, np.int64), chain[0], np.full(_NEIGHBOURS, rows)))
    ys = np.concatenate((np.zeros(_NEIGHBOURS, np.int64), chain[1], np.full(_NEIGHBOURS, columns)))
    boundaries = np.arange(rows + 1)
    place = np.searchsorted(xs, boundaries, side="right")
    low = ys[np.clip(place - _NEIGHBOURS, 0, len(ys) - 1)] - _MARGIN
    high = ys[np.clip(place + _NEIGHBOURS - 1, 0, len(ys) - 1)] + _MARGIN
    width = max(_CELLS // (rows + 1), 4 * _MARGIN)
    if int((high - low).sum()) > _CELLS:
        middle = np.interp(boundaries, xs, ys).astype(np.int64)
        low = np.maximum(low, middle - width // 2)
        high = np.minimum(high, middle + width // 2)
    return _connected(low, high, columns)


def _connected(low: "Ints", high: "Ints", columns: int) -> Band:
    """Return limits that never fall, overlap from row to row, and hold both corners."""
    import numpy as np

    low = np.minimum.accumulate(np.clip(low, 0, columns)[::-1])[::-1].copy()
    high = np.maximum.accumulate(np.clip(high, 0, columns))
    low[0], high[-1] = 0, columns
    low[1:] = np.minimum(low[1:], high[:-1])
    return Band(low, np.maximum(high, np.minimum(low + MOST, columns)))
