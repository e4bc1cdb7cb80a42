"""How likely each bead is among all the ways in which the texts around it could be cut.

The forward-backward algorithm (Rabiner 1989) over the beads and prices of the search, in a window
that follows the beads found.  Readings out of order are left out: what stands between sentences
that changed places is looked at part by part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, product
from typing import TYPE_CHECKING

from aligntool.alignment.beads import MOST
from aligntool.alignment.search import CONTINUED, Scores, Step

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aligntool.alignment.corpus import Floats, Ints

_REACH = 8
"""Target boundaries that the window reaches to each side of the beads found."""
_WIDTH = 2 * _REACH + 1
_EDGE = 4
"""Target sentences kept at each end of a longer run that is left alone; the middle is certain."""
_SHAPES = tuple(product(range(1, MOST + 1), repeat=2))
_ALONE = len(_SHAPES)
"""Place after the shapes of beads: one source sentence left alone."""
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class _Lattice:
    """The cuts of some consecutive sentences; cell ``(row, place)`` stands for two boundaries."""

    weights: "NDArray[np.float32]"
    """Flattened log-weight of what ends in a cell: by row, shape (and ``_ALONE``) and place."""
    before: "NDArray[np.int32]"
    """The cell that it begins in, as row times ``_WIDTH`` and place."""
    low: "Ints"
    """Target boundary of the first place of each row."""
    start: int
    """Place in the first row where readings begin."""
    end: int
    """Place in the last row where they end."""
    alone: tuple[float, float]
    """Flattened price of the first source and the first target sentence left alone."""
    more: float
    """The same for each that follows."""


def posteriors(steps: Sequence[Step], scores: Scores, *, flatten: float) -> list[float]:
    """Return the probability of each step in its place, given the words on both sides of it.

    Args:
        steps: what was found, in the order of the source.
        scores: what they were found by.
        flatten: what log-weights are divided by; prices take words for independent.
    """
    made: list[float] = []
    for part in _parts(steps):
        if part[0].top == part[-1].bottom:
            made += [1.0] * len(part)
        else:
            made += _posteriors(part, scores, flatten)
    return made


def _parts(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Yield the steps in parts that stand in order, long runs of target sentences alone apart."""
    part: list[Step] = []
    for _, group in groupby(steps, key=lambda step: (step.top == step.bottom, step.top)):
        run = list(group)
        long = run[0].top == run[0].bottom and len(run) >= 2 * _EDGE
        breaks = {_EDGE, len(run) - _EDGE} if long else set()
        for place, step in enumerate(run):
            follows = part and (part[-1].bottom, part[-1].right) == (step.top, step.left)
            if part and (not follows or place in breaks):
                yield part
                part = []
            part.append(step)
    if part:
        yield part


def _posteriors(part: Sequence[Step], scores: Scores, flatten: float) -> list[float]:
    """Return the posteriors of steps that stand in order, each beginning where one ends."""
    import numpy as np

    first, last = part[0], part[-1]
    lattice = _lattice(part, scores, flatten)
    ahead = _sums(lattice)
    back = _sums(_turned(lattice))[::-1, ::-1]
    back = back - ahead[-1, lattice.end]
    rows, columns = _covered(lattice, ahead.ravel(), back, last.right - first.left)
    made = []
    for step in part:
        bottom, shape = step.bottom - first.top, (step.bottom - step.top, step.right - step.left)
        if shape in _SHAPES:
            cell = bottom, _SHAPES.index(shape), step.right - int(lattice.low[bottom])
            within = ahead.ravel()[lattice.before[cell]] + lattice.weights[cell]
            chance = float(np.exp(within + back[bottom, cell[2]]))
        else:
            paired = rows[bottom - 1] if shape[0] else columns[step.left - first.left]
            chance = float(1 - paired)
        made.append(min(max(chance, 0.0), 1.0))
    return made


def _lattice(part: Sequence[Step], scores: Scores, flatten: float) -> _Lattice:
    """Return the lattice of the sentences of a part, which begins and ends where the part does."""
    import numpy as np

    first, last = part[0], part[-1]
    bottoms = np.arange(first.top, last.bottom + 1)
    low = _middles(part) - _REACH
    rights = low[:, None] + np.arange(_WIDTH)
    inside = rights >= np.maximum(scores.band.low[bottoms], first.left)[:, None]
    inside &= rights <= np.minimum(scores.band.high[bottoms], last.right)[:, None]
    weights = np.full((len(bottoms), _ALONE + 1, _WIDTH), _NEVER, dtype=np.float32)
    before = np.zeros(weights.shape, dtype=np.int32)
    for shape, (group, width) in enumerate((*_SHAPES, (1, 0))):
        row, place = np.nonzero(inside[group:])
        begins = rights[row + group, place] - width - low[row]
        kept = (begins >= 0) & (begins < _WIDTH)
        kept &= inside[row, np.clip(begins, 0, _WIDTH - 1)]
        row, place, begins = row[kept], place[kept], begins[kept]
        cell = row + group, shape, place
        before[cell] = row * _WIDTH + begins
        weights[cell] = 0.0
        if width:
            found = _prices(scores, bottoms[row + group], rights[row + group, place], group, width)
            weights[cell] = found / flatten
    shapes = scores.prices.shapes
    return _Lattice(
        weights=weights,
        before=before,
        low=low,
        start=int(first.left - low[0]),
        end=int(last.right - low[-1]),
        alone=(float(shapes[1, 0]) / flatten, float(shapes[0, 1]) / flatten),
        more=CONTINUED / flatten,
    )


def _middles(part: Sequence[Step]) -> "Ints":
    """Return the target boundary that stands across from each boundary of the source."""
    import numpy as np

    corners = [(part[0].top, part[0].left), *((step.bottom, step.right) for step in part)]
    rows, columns = np.array(corners).T
    known, firsts = np.unique(rows, return_index=True)
    lasts = np.append(firsts[1:], len(rows)) - 1
    across = np.interp(np.arange(rows[0], rows[-1] + 1), known, columns[firsts] + columns[lasts])
    middles: Ints = (across / 2).astype(np.int64)
    return middles


def _prices(scores: Scores, bottoms: "Ints", rights: "Ints", group: int, width: int) -> "Floats":
    """Return what ``price_of`` does for many beads of a shape at once, given where they end."""
    tops, lefts = bottoms - group, rights - width
    ahead, base = scores.forward.flat[group - 1], scores.forward.base[tops]
    back, side = scores.backward.flat[width - 1], scores.backward.base[lefts]
    gained = ahead[base + rights] - ahead[base + lefts] + back[side + bottoms] - back[side + tops]
    written = scores.target.length[rights] - scores.target.length[lefts]
    read = scores.source.length[bottoms] - scores.source.length[tops]
    expected = read * scores.prices.ratio
    misfit = (written - expected) ** 2 / (scores.prices.spread * (written + expected + 1))
    ends = scores.prices.ends[scores.source.ends[bottoms], scores.target.ends[rights]]
    total: Floats = gained / 2 + scores.prices.shapes[group, width] + ends - misfit
    return total


def _turned(lattice: _Lattice) -> _Lattice:
    """Return the lattice read from its end."""
    import numpy as np

    last = len(lattice.weights) - 1
    weights = np.full_like(lattice.weights, _NEVER)
    before = np.zeros_like(lattice.before)
    for shape in range(_ALONE + 1):
        row, place = np.nonzero(lattice.weights[:, shape] > _NEVER)
        top, begins = np.divmod(lattice.before[row, shape, place], _WIDTH)
        cell = last - top, shape, _WIDTH - 1 - begins
        weights[cell] = lattice.weights[row, shape, place]
        before[cell] = (last - row) * _WIDTH + _WIDTH - 1 - place
    start, end = _WIDTH - 1 - lattice.end, _WIDTH - 1 - lattice.start
    return replace(lattice, weights=weights, before=before, start=start, end=end)


def _sums(lattice: _Lattice) -> "Floats":
    """Return the log-sum of all readings from the start up to each cell.

    Between two beads the source sentences that are left alone are taken to come first.
    """
    import numpy as np

    count = len(lattice.weights)
    paired, dropped, total = (np.full((count, _WIDTH), _NEVER) for _ in range(3))
    paired[0, lattice.start] = 0.0
    flat = paired.ravel(), dropped.ravel(), total.ravel()
    passed = np.arange(_WIDTH) * lattice.more
    for row in range(count):
        weights, before = lattice.weights[row], lattice.before[row]
        if row:
            found = flat[2][before[:_ALONE]] + weights[:_ALONE]
            highest = found.max(axis=0)
            paired[row] = highest + np.log(np.exp(found - highest).sum(axis=0))
            opened = flat[0][before[_ALONE]] + lattice.alone[0]
            longer = flat[1][before[_ALONE]] + lattice.more
            dropped[row] = np.logaddexp(opened, longer) + weights[_ALONE]
        total[row] = np.logaddexp(paired[row], dropped[row])
        run = np.logaddexp.accumulate(total[row] - passed) + passed
        total[row, 1:] = np.logaddexp(total[row, 1:], run[:-1] + lattice.alone[1])
    return total


def _covered(
    lattice: _Lattice, ahead: "Floats", back: "Floats", columns: int
) -> "tuple[Floats, Floats]":
    """Return for each source and each target sentence how likely any bead pairs it."""
    import numpy as np

    count = len(lattice.weights)
    sources, targets = np.zeros(count), np.zeros(columns + 1)
    first = int(lattice.low[0]) + lattice.start
    rights = np.clip(lattice.low[:, None] + np.arange(_WIDTH) - first, 0, columns).ravel()
    for shape, (group, width) in enumerate(_SHAPES):
        if group >= count or width > columns:
            continue
        within = ahead[lattice.before[:, shape]] + lattice.weights[:, shape] + back
        chance = np.exp(np.minimum(within, 0.0))
        by_row = chance.sum(axis=1)
        by_column = np.bincount(rights, chance.ravel(), columns + 1)
        for back_to in range(1, group + 1):
            sources[: count - back_to] += by_row[back_to:]
        for back_to in range(1, width + 1):
            targets[: columns + 1 - back_to] += by_column[back_to:]
    return sources, targets
