"""How far to trust a bead: are the texts translations around it, and would another cut do as well?

The confidence is the product of two logistic functions, one for each question.  Their parameters
were fitted on the development set and on pairs of chapters that have nothing to do with each other
(docs/alignment.md).
"""

from collections.abc import Sequence
from itertools import pairwise, product
from math import exp
from typing import TYPE_CHECKING

from aligntool.alignment.search import Scores, Step, price_of

if TYPE_CHECKING:
    from aligntool.alignment.corpus import Floats

_NEAR = 8
"""Beads to each side that say whether the texts are related here."""
_RELATED = (25.0, -0.2)
"""Steepness and middle, in nats a word, of what the lexicon alone gains around a bead."""
_CUT = (0.45, 0.0)
"""The same for the margin, in nats."""
_MOST_MARGIN = 12.0


def confidences(first: Sequence[Step], steps: Sequence[Step], scores: Scores) -> list[float]:
    """Return the confidence of each of ``steps``; ``first`` were found by the lexicon alone."""
    related = _related(first, scores)
    made = []
    for step, margin in zip(steps, _margins(steps, scores), strict=True):
        middle = min((step.top + step.bottom) // 2, len(related) - 1)
        made.append(_logistic(float(related[middle]), *_RELATED) * _logistic(margin, *_CUT))
    return made


def _logistic(value: float, steepness: float, middle: float) -> float:
    return 1 / (1 + exp(-max(min(steepness * (value - middle), 50.0), -50.0)))


def _related(steps: Sequence[Step], scores: Scores) -> "Floats":
    """Return for each source sentence the gain per word around it."""
    import numpy as np

    gained = np.zeros(scores.source.count + 1)
    words = np.zeros(scores.source.count + 1)
    for step in steps:
        row = min(step.top, scores.source.count - 1)
        gained[row] += step.score
        words[row] += scores.source.limits[step.bottom] - scores.source.limits[step.top]
        words[row] += scores.target.limits[step.right] - scores.target.limits[step.left]
    window = np.ones(2 * _NEAR + 1)
    around = np.convolve(gained, window)[_NEAR:-_NEAR], np.convolve(words, window)[_NEAR:-_NEAR]
    near: Floats = 2 * around[0][:-1] / np.maximum(around[1][:-1], 1)
    return near


def _margins(steps: Sequence[Step], scores: Scores) -> list[float]:
    """Return how much worse, at least, the beads at either edge of each bead could be cut."""
    edges = [_edge(one, other, scores) for one, other in pairwise(steps)]
    edges = [_MOST_MARGIN, *edges, _MOST_MARGIN]
    return [min(*edge, step.lead) for step, edge in zip(steps, pairwise(edges), strict=True)]


def _edge(one: Step, other: Step, scores: Scores) -> float:
    """Return what is lost by the best other way to cut two neighbouring beads."""
    if (one.bottom, one.right) != (other.top, other.left):
        return _MOST_MARGIN  # Sentences that changed places stand between them.
    best = price_of(scores, (one.top, other.bottom), (one.left, other.right))
    for down, across in product((-1, 0, 1), repeat=2):
        middle, column = one.bottom + down, one.right + across
        inside = one.top <= middle <= other.bottom and one.left <= column <= other.right
        if inside and (down or across):
            before = price_of(scores, (one.top, middle), (one.left, column))
            after = price_of(scores, (middle, other.bottom), (column, other.right))
            best = max(best, before + after)
    return min(max(one.score + other.score - best, 0.0), _MOST_MARGIN)
