"""How far to trust a bead: is it the likeliest cut by far, and are the texts translations here?

The answer to the first is a logistic function of the bead's log-odds among all cuts (Platt 1999)
and of its size, to the second one of what the lexicon explains around it; a confidence is their
product.  ``python -m bench.align fit`` fits the parameters (docs/alignment.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from aligntool.alignment.posterior import posteriors
from aligntool.alignment.search import Scores, Step

if TYPE_CHECKING:
    from aligntool.alignment.corpus import Floats

_NEAR = 12
"""Pairs of the first pass to each side that say whether the texts are related here."""
_FLATTEN = 1.5
"""What prices are divided by, since words that are next to each other are not independent."""
_MOST_ODDS = 8.0
_UNRELATED = -1.0
"""What is gained by a word where nothing could be paired."""
_RELATED = (8.5, 43.3)
"""Parameters of the second question: constant, gain by a word."""
_CUT = (0.9, 0.7, -0.21)
"""Parameters of the first: constant, log-odds, sentences."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What a bead is judged by."""

    odds: float
    """Log-odds of the bead among all cuts, from flattened prices."""
    sentences: int
    """Sentences of both sides."""
    gain: float
    """What the lexicon alone gains by a word around the bead, in nats."""


def confidences(first: Sequence[Step], steps: Sequence[Step], scores: Scores) -> list[float]:
    """Return the confidence of each of ``steps``; ``first`` were found by the lexicon alone."""
    return [confidence(one) for one in clues(first, steps, scores)]


def confidence(bead: Clues) -> float:
    """Return the estimated probability that exactly the bead's sentences belong together."""
    cut = _CUT[0] + _CUT[1] * bead.odds + _CUT[2] * bead.sentences
    return _logistic(cut) * _logistic(_RELATED[0] + _RELATED[1] * bead.gain)


def clues(first: Sequence[Step], steps: Sequence[Step], scores: Scores) -> list[Clues]:
    """Return what each of ``steps`` is judged by; ``first`` were found by the lexicon alone."""
    gains = _gains_around(first, steps, scores)
    found = posteriors(steps, scores, flatten=_FLATTEN)
    return [
        Clues(
            # A reading out of order has won by its lead over the best one in order.
            odds=_odds(chance * _logistic(step.lead / _FLATTEN)),
            sentences=step.bottom - step.top + step.right - step.left,
            gain=float(gain),
        )
        for step, chance, gain in zip(steps, found, gains, strict=True)
    ]


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-max(min(value, 50.0), -50.0)))


def _odds(chance: float) -> float:
    least = 1 / (1 + exp(_MOST_ODDS))
    chance = min(max(chance, least), 1 - least)
    return log(chance / (1 - chance))


def _gains_around(first: Sequence[Step], steps: Sequence[Step], scores: Scores) -> "Floats":
    """Return what a word gained in the pairs of the first pass that are nearest to each step."""
    import numpy as np

    pairs = [one for one in first if one.bottom > one.top and one.right > one.left]
    gained = np.cumsum([0.0, *(one.score for one in pairs)])
    source, target = scores.source.limits, scores.target.limits
    words = np.cumsum(
        [0, *(source[one.bottom] - source[one.top] + target[one.right] - target[one.left]
              for one in pairs)]
    )  # fmt: skip
    places = np.searchsorted([one.top for one in pairs], [step.top for step in steps])
    low = np.maximum(places - _NEAR, 0)
    high = np.minimum(places + _NEAR + 1, len(pairs))
    size = words[high] - words[low]
    near: Floats = np.where(
        size > 0, 2 * (gained[high] - gained[low]) / np.maximum(size, 1), _UNRELATED
    )
    return near
