"""What each token gains from being explained by the sentences across, for all groups in a band.

A token t across from sentences with tokens S gains log(e + (1 - e) * mean of lift(s, t) over S):
IBM model 1 with a background distribution (Moore 2002), as a ratio to the background.  Longer
groups dilute the mean, so sentences that explain nothing cost something.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from aligntool.alignment.beads import MOST
from aligntool.alignment.corpus import Lifts, Side

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aligntool.alignment.corpus import Floats, Ints

_USUAL = 0.69
"""Share of tokens that nothing across explains, where it is not known better."""
_TEMPER = 0.8
"""Gains are made as if less were left unexplained: a lexicon never knows all."""
_SHARES = (0.2, 0.6)
_ROUNDS = 20

_CHUNK = 256


@dataclass(frozen=True, slots=True)
class Profiles:
    """For each sentence the sum of its tokens' lifts, by type of the other side."""

    limits: "Ints"
    """Where each sentence begins in ``columns``; one more for the end."""
    columns: "Ints"
    values: "Floats"
    sizes: "Ints"
    """Tokens of each sentence that have any lift."""


@dataclass(frozen=True, slots=True)
class Gains:
    """Cumulated gains of the sentences in a window, for groups from 1 to ``MOST`` across.

    The gain of sentences ``[j, k)`` from the group of ``a`` that begins at ``i`` is
    ``flat[a - 1, base[i] + k] - flat[a - 1, base[i] + j]``.
    """

    flat: "NDArray[np.float32]"
    base: "Ints"


def profiles(side: Side, lifts: Lifts) -> Profiles:
    """Return the profiles of all sentences of a side, which is the source of the lifts."""
    import numpy as np

    starts = np.searchsorted(lifts.sources, np.arange(len(side.shares) + 1))
    known = np.concatenate(([0], np.cumsum(np.diff(starts)[side.tokens] > 0)))
    # A few sentences at a time: the entries of a whole book at once would take gigabytes.
    cuts = [*range(0, side.count, _CHUNK), side.count]
    parts = [_part(side, lifts, starts, first, last) for first, last in pairwise(cuts)]
    counts = np.concatenate([np.zeros(1, np.int64), *(part[0] for part in parts)])
    return Profiles(
        limits=np.cumsum(counts),
        columns=np.concatenate([part[1] for part in parts]),
        values=np.concatenate([part[2] for part in parts]),
        sizes=np.diff(known[side.limits]),
    )


def _part(
    side: Side, lifts: Lifts, starts: "Ints", first: int, last: int
) -> "tuple[Ints, Ints, Floats]":
    """Return the sizes, columns and values of the profiles of sentences ``[first, last)``."""
    import numpy as np

    limits = side.limits[first : last + 1]
    tokens = side.tokens[limits[0] : limits[-1]]
    width = starts[tokens + 1] - starts[tokens]
    sentence = np.repeat(np.repeat(np.arange(last - first), np.diff(limits)), width)
    begin = np.repeat(starts[tokens] - (np.cumsum(width) - width), width)
    entries = begin + np.arange(len(begin))
    columns = int(lifts.targets.max(initial=0)) + 1
    keys, places = np.unique(sentence * columns + lifts.targets[entries], return_inverse=True)
    values = np.bincount(places, weights=lifts.values[entries], minlength=len(keys))
    sizes = np.bincount(keys // columns, minlength=last - first).astype(np.int64)
    return sizes, (keys % columns).astype(np.int64), values.astype(np.float64)


def lifts_in(found: Profiles, other: Side, beads: "Iterable[tuple[slice, slice]]") -> "Floats":
    """Return the lift of each token of the other side by what stands across from it in its bead.

    The beads are sentences of the profiles' side with sentences of the other.
    """
    import numpy as np

    scratch = np.zeros(len(other.shares))
    lifts = [np.zeros(0)]
    for here, there in beads:
        inside = slice(found.limits[here.start], found.limits[here.stop])
        np.add.at(scratch, found.columns[inside], found.values[inside])
        tokens = other.tokens[other.limits[there.start] : other.limits[there.stop]]
        lifts.append(scratch[tokens] / max(int(found.sizes[here].sum()), 1))
        scratch[found.columns[inside]] = 0.0
    return np.concatenate(lifts)


def background(lifts: "Floats") -> float:
    """Return the share of tokens that nothing across explains, from the lifts of all tokens.

    It is the weight of the background in the mixture that gains are made of, by expectation
    maximization.
    """
    import numpy as np

    share = _USUAL
    for _ in range(_ROUNDS if len(lifts) else 0):
        share = float(np.mean(share / (share + (1 - share) * lifts)))
    return share


def mean_gain(lifts: "Floats") -> float:
    """Return what a token gains on average, in nats."""
    import numpy as np

    share = tempered(_USUAL)
    return float(np.mean(np.log(share + (1 - share) * lifts))) if len(lifts) else 0.0


def tempered(share: float) -> float:
    """Return the background that gains are made with, from the share found in beads."""
    return min(max(_TEMPER * share, _SHARES[0]), _SHARES[1])


def gains(found: Profiles, other: Side, window: "tuple[Ints, Ints]", share: float) -> Gains:
    """Return the gains of the other side's sentences inside each sentence's window.

    ``window`` gives for each sentence the first boundary and the last of the other side, ``share``
    how many tokens nothing across explains, tempered.
    """
    import numpy as np

    first, last = window
    base = np.cumsum(last - first + 1) - (last - first + 1)
    flat = np.zeros((MOST, int((last - first + 1).sum())), dtype=np.float32)
    scratch = np.zeros(len(other.shares))
    for start in range(len(first)):
        limits = other.limits[first[start] : last[start] + 1]
        tokens = other.tokens[limits[0] : limits[-1]]
        size = 0
        scratch[:] = 0.0
        for group in range(min(MOST, len(first) - start)):
            inside = slice(found.limits[start + group], found.limits[start + group + 1])
            scratch[found.columns[inside]] += found.values[inside]
            size += int(found.sizes[start + group])
            lifts = scratch[tokens] * ((1 - share) / max(size, 1))
            each = np.log(share + lifts)
            total = np.concatenate(([0.0], np.cumsum(each)))
            place = base[start]
            flat[group, place : place + len(limits)] = total[limits - limits[0]]
    return Gains(flat, base - first)
