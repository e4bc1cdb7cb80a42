"""What beads cost apart from their words: first by rule, then as the pair itself has them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from math import log
from typing import TYPE_CHECKING

from aligntool.alignment.beads import MOST
from aligntool.alignment.corpus import Side
from aligntool.alignment.marks import CLASSES, WITHIN, same_shape
from aligntool.alignment.search import Prices, Step

if TYPE_CHECKING:
    from aligntool.alignment.corpus import Floats, Ints

_MISFIT = 8.0
"""Twice the variance of a length for each character, with some doubt added."""
_VARIANCE, _WORST_MISFIT = 3.0, 12.0
_LENGTHS_TRUST = 10.0
"""Beads that the first variance weighs as much as."""
_UNPAIRED = 0.0002
"""Probability of a sentence without a partner in a free translation."""
_OFTENEST = 0.03
"""The same in the closest."""
_CLOSE, _CLOSENESS = 0.7, 16.0
"""Share of unexplained words below which a translation is a closer one, in which a sentence that
nothing explains is likelier to have no partner; and how fast its log-probability rises."""
_PAIRED = {(1, 1): 0.75, (1, 2): 0.09, (2, 1): 0.09, (2, 2): 0.02}
_LONGER = 0.15
"""Probability of a shape falls by this factor with each sentence more of the longer side."""
_BROADER = 0.12
"""The same for the shorter side."""
_SHAPES_TRUST = 40.0
"""Beads that the first prices of shapes weigh as much as."""
_ENDS_TRUST = 60.0
_PARAGRAPHS = 0.3
"""How much of what paragraphs say counts: translators begin new ones where they like."""
_ENDS = ((0.05, -0.3), (0.3, -1.5), (0.1, -0.1))
"""Log-lift of boundaries that agree, or not, on paragraph, quotation and final mark."""


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
        lifts = zip(_ENDS, same_shape(first, second), strict=True)
        ends[first, second] = sum(lift[not same] for lift, same in lifts)
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
    # How many sentences a first pass leaves alone says little about how many ought to be;
    # with_unpaired prices them.
    shapes[0, 1], shapes[1, 0] = before.shapes[0, 1], before.shapes[1, 0]
    ratio, spread = _learnt_lengths(paired, source, target, before)
    return Prices(shapes, ratio, spread, _learnt_ends(paired, source, target, before))


def with_unpaired(prices: Prices, background: float) -> Prices:
    """Return the prices with that of sentences left alone, from the share of unexplained words."""
    shapes = prices.shapes.copy()
    price = min(log(_UNPAIRED) + _CLOSENESS * max(_CLOSE - background, 0.0), log(_OFTENEST))
    shapes[0, 1] = shapes[1, 0] = price
    return replace(prices, shapes=shapes)


def _learnt_lengths(
    steps: Sequence[Step], source: Side, target: Side, before: Prices
) -> tuple[float, float]:
    """Return the ratio of the lengths of beads' sides, and twice the variance for a character."""
    import numpy as np

    if not steps:
        return before.ratio, before.spread
    first = np.array([source.length[one.bottom] - source.length[one.top] for one in steps])
    second = np.array([target.length[one.right] - target.length[one.left] for one in steps])
    ratio = float(second.sum() / max(first.sum(), 1.0))
    misfits = (second - first * ratio) ** 2 / (second + first * ratio + 1)
    # A wrong bead may be off by any amount.
    total = float(np.minimum(misfits, _WORST_MISFIT).sum()) + _LENGTHS_TRUST * _VARIANCE
    return ratio, 2 * total / (len(steps) + _LENGTHS_TRUST)


def _learnt_ends(steps: Sequence[Step], source: Side, target: Side, before: Prices) -> "Floats":
    """Return the log-lifts of boundary classes from those that beads end with.

    Paragraphs and the rest of a class are learnt apart: together each class would be too rare.
    """
    import numpy as np

    ends = np.array([(source.ends[one.bottom], target.ends[one.right]) for one in steps], np.int64)
    ends = ends.reshape(-1, 2)
    places = np.arange(CLASSES)
    within = _lifts(
        ends % WITHIN, (source.ends % WITHIN, target.ends % WITHIN), before.ends[:WITHIN, :WITHIN]
    )
    between = _lifts(
        ends // WITHIN,
        (source.ends // WITHIN, target.ends // WITHIN),
        before.ends[::WITHIN, ::WITHIN],
    )
    if len(ends):
        # Else the mere agreement that most boundaries end no paragraph would speak for cutting.
        between -= between[tuple((ends // WITHIN).T)].mean()
    inner, outer = places % WITHIN, places // WITHIN
    total: Floats = within[np.ix_(inner, inner)] + _PARAGRAPHS * between[np.ix_(outer, outer)]
    return total


def _lifts(ends: "Ints", sides: "tuple[Ints, Ints]", before: "Floats") -> "Floats":
    """Return the log-lifts of classes from the pairs of them that beads end with.

    Args:
        ends: class of the source and of the target at the end of each bead.
        sides: class of every boundary of each text, the one before the first sentence first.
        before: log-lifts to smooth with.
    """
    import numpy as np

    shares = [np.bincount(side[1:], minlength=len(before)) / (len(side) - 1) for side in sides]
    counts = np.outer(*shares) * np.exp(before) * _ENDS_TRUST
    np.add.at(counts, tuple(ends.T), 1)
    # Beads end more often at some boundaries than at others whatever stands across.
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    lifts: Floats = np.log((counts + 1e-3) / (expected + 1e-3))
    return lifts
