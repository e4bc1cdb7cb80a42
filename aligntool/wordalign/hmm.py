"""The hidden Markov model of word alignment: emissions in, posterior probabilities out.

Each word of one side (a time) is emitted by a word of the other side (a state) or by nothing.  The
width of the jump from one state to the next has a probability of its own (Vogel, Ney & Tillmann
1996); a word emitted by nothing keeps the place (Och & Ney 2003).  Sentences of about the same size
are computed together.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

WIDEST = 12
"""Jumps this wide or wider in one direction share a weight."""
_TINY = 1e-300
_TEMPER = 0.6
"""Power of the jumps' weights: what words say counts for more than where they stand."""


@dataclass(frozen=True, slots=True)
class Jumps:
    """How the states follow each other."""

    weights: tuple[float, ...]
    """Weight of each jump from ``-WIDEST`` to ``WIDEST``, before they are made to sum to one."""
    silence: float
    """Share of times that no state emits."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences padded to one size; b sentences of at most t times and s states."""

    emissions: "Floats"
    """(t, b, s): probability of the word at a time if the state emits it; 0 where padded."""
    silent: "Floats"
    """(t, b): probability of the word if nothing emits it."""
    times: "Ints"
    """(b,): times of each sentence."""
    states: "Ints"
    """(b,): states of each sentence."""


@dataclass(frozen=True, slots=True)
class Passes:
    """What the forward and the backward pass over some sentences found; (t, b, s) each."""

    real: "Floats"
    """Scaled probability of what came before, in a state that emits the word."""
    places: "Floats"
    """The same, in a state or in silence after it, over the weights of all ways to go on."""
    ahead: "Floats"
    """Scaled probability that a state emits the word, and of what comes after."""
    after: "Floats"
    """Scaled probability of what comes after a place."""

    @property
    def posteriors(self) -> "Floats":
        """Posterior probability that each state emitted each word."""
        return self.real * self.after


def run(sentences: Sentences, jumps: Jumps) -> Passes:
    """Run the forward-backward algorithm over some sentences."""
    import numpy as np

    times, _, size = sentences.emissions.shape
    valid = (np.arange(size) < sentences.states[:, None]).astype(float)
    matrix = _weights(jumps)[_widths(size)]
    leave = valid / np.maximum(valid @ matrix.T, _TINY)
    spoken = sentences.emissions * (1 - jumps.silence)
    quiet = sentences.silent[:, :, None] * jumps.silence
    inside = (np.arange(times)[:, None] < sentences.times)[:, :, None]
    real, places = np.empty_like(spoken), np.empty_like(spoken)
    place = arrive = _first(jumps, valid)
    for time in range(times):
        if time:
            arrive = (place * leave) @ matrix
        real[time] = arrive * spoken[time]
        found = real[time] + place * quiet[time]
        scale = np.maximum(found.sum(axis=1, keepdims=True), _TINY)
        # Divided once for all: the same scale serves the backward pass.
        spoken[time] *= inside[time] / scale
        quiet[time] /= scale
        real[time] *= inside[time] / scale
        place = places[time] = np.where(inside[time], found / scale, place)
    after = np.empty_like(spoken)
    after[-1] = valid
    for time in range(times - 1, 0, -1):
        spoken[time] *= after[time]
        before = (spoken[time] @ matrix.T) * leave + quiet[time] * after[time]
        after[time - 1] = np.where(inside[time], before, after[time])
    return Passes(real, places * leave, spoken, after)


def expected_jumps(passes: Passes, jumps: Jumps) -> "Floats":
    """Return the expected number of jumps of each width, from ``-WIDEST`` to ``WIDEST``."""
    import numpy as np

    size = passes.real.shape[2]
    widths = _widths(size)
    moved = np.tensordot(passes.places[:-1], passes.ahead[1:], axes=([0, 1], [0, 1]))
    return _sums(widths.ravel(), (moved * _weights(jumps)[widths]).ravel())


def _weights(jumps: Jumps) -> "Floats":
    import numpy as np

    weights: Floats = np.array(jumps.weights) ** _TEMPER
    return weights


def _first(jumps: Jumps, valid: "Floats") -> "Floats":
    """Return where sentences begin: a jump from the place before the first."""
    import numpy as np

    size = valid.shape[1]
    weights = _weights(jumps)[np.minimum(np.arange(1, size + 1), WIDEST) + WIDEST] * valid
    first: Floats = weights / np.maximum(weights.sum(axis=1, keepdims=True), _TINY)
    return first


def _widths(size: int) -> "Ints":
    """Return the class of the jump from each state (row) to each (column)."""
    import numpy as np

    places = np.arange(size)
    widths: Ints = np.clip(places - places[:, None], -WIDEST, WIDEST) + WIDEST
    return widths


def opportunities(times: "Ints", states: "Ints") -> "Floats":
    """Return how often each width of jump could have been made in sentences of these sizes (b,)."""
    import numpy as np

    size = int(states.max())
    spread = np.arange(-size + 1, size)
    room = np.maximum(states[:, None] - np.abs(spread), 0)
    made = ((times - 1)[:, None] / np.maximum(states, 1)[:, None] * room).sum(axis=0)
    classes = np.clip(spread, -WIDEST, WIDEST) + WIDEST
    return _sums(classes, made)


def _sums(classes: "Ints", values: "Floats") -> "Floats":
    """Return the sum of the values of each class of jumps."""
    import numpy as np

    return np.bincount(classes, values, minlength=2 * WIDEST + 1).astype(np.float64)
