"""What beads cost apart from their words: first by rule, then as the pair itself has them."""

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING

from aligntool.alignment.beads import MOST
from aligntool.alignment.corpus import Side
from aligntool.alignment.marks import CLASSES, same_shape
from aligntool.alignment.search import Prices, Step

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MISFIT = 8.0
"""Variance of a length for each character."""
_UNPAIRED = 0.0002
"""Probability of a sentence without a partner."""
_PAIRED = {(1, 1): 0.75, (1, 2): 0.09, (2, 1): 0.09, (2, 2): 0.01}
_LONGER = 0.15
"""Probability of a shape falls by this factor with each sentence more of the longer side."""
_BROADER = 0.12
"""The same for the shorter side."""
_SHAPES_TRUST = 40.0
"""Beads that the first prices of shapes weigh as much as."""
_ENDS_TRUST = 60.0
_QUOTATION = (0.3, -1.5)
"""Log-lift of boundaries that agree, or not, on standing inside a quotation."""
_FINAL = (0.1, -0.1)
"""The same for the final mark."""


def first_prices(source: Side, target: Side) -> Prices:
    """Return prices for two texts of which nothing is known but their lengths."""
    import numpy as np

    shapes = np.full((MOST + 1, MOST + 1), -np.inf)
    for rows, columns in product(range(1, MOST + 1), repeat=2):
        longer, shorter = max(rows, columns), min(rows, columns)
        ruled = _PAIRED[1, 2] * _LONGER ** (longer - 2) * _BROADER ** (shorter - 1)
        shapes[rows, columns] = np.log(_PAIRED.get((rows, columns), ruled))
    shapes[0, 1] = shapes[1, 0] = np.log(_UNPAIRED)
    ends = np.zeros((CLASSES, CLASSES))
    for first, second in product(range(CLASSES), repeat=2):
        quotation, final = same_shape(first, second)
        ends[first, second] = _QUOTATION[not quotation] + _FINAL[not final]
    ratio = max(float(target.length[-1]), 1.0) / max(float(source.length[-1]), 1.0)
    return Prices(shapes, ratio, _MISFIT, ends)


def learnt_prices(steps: Sequence[Step], source: Side, target: Side) -> Prices:
    """Return prices from the beads found so far, smoothed by the first prices."""
    import numpy as np

    before = first_prices(source, target)
    shapes = np.exp(before.shapes) * _SHAPES_TRUST
    paired = [step for step in steps if step.bottom > step.top and step.right > step.left]
    for step in paired:
        shapes[step.bottom - step.top, step.right - step.left] += 1
    with np.errstate(divide="ignore"):
        shapes = np.log(shapes / shapes.sum())
    # How many sentences a first pass leaves alone says little about how many ought to be.
    shapes[0, 1], shapes[1, 0] = before.shapes[0, 1], before.shapes[1, 0]
    return Prices(shapes, before.ratio, before.spread, _learnt_ends(paired, source, target, before))


def _learnt_ends(
    steps: Sequence[Step], source: Side, target: Side, before: Prices
) -> "NDArray[np.float64]":
    """Return the log-lifts of boundary classes from those that beads end with."""
    import numpy as np

    shares = [
        np.bincount(side.ends[1:], minlength=CLASSES) / side.count for side in (source, target)
    ]
    chance = np.outer(*shares)
    counts = chance * np.exp(before.ends) * _ENDS_TRUST
    for step in steps:
        counts[source.ends[step.bottom], target.ends[step.right]] += 1
    # Beads end more often at some boundaries than at others whatever stands across.
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    lifts: NDArray[np.float64] = np.log((counts + 1e-3) / (expected + 1e-3))
    return lifts
