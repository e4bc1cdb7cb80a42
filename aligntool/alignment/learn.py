"""A lexicon learnt from the beads found so far: IBM model 1 in both directions, from a prior.

Brown et al. (1993), with the lexicon's lifts as a prior and maximum-a-posteriori counts, so that
a pair of words seen once moves little and a name seen ten times becomes certain.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aligntool.alignment.corpus import Lifts, Side
from aligntool.alignment.search import Step

if TYPE_CHECKING:
    from aligntool.alignment.corpus import Floats, Ints

_ROUNDS = 4
_TRUST = 3.0
"""Occurrences that the prior weighs as much as."""
_OWN = 0.7
"""Part of a pair's expected count that is taken off, as if left out once."""
_NULL = 0.3
"""Share of words that nothing across explains."""
_LONGEST = 120
"""Tokens of a side beyond which a bead teaches nothing and costs much."""
_LEAST = 2.0
"""Smallest lift worth keeping."""


def learn(steps: Sequence[Step], source: Side, target: Side, prior: Lifts) -> Lifts:
    """Return the prior and what the beads teach, as one table of lifts."""
    import numpy as np

    pairs = _pairs(steps, source, target)
    if not len(pairs[0]):
        return prior
    width = len(target.shares)
    found: Ints = pairs[0] * width + pairs[1]
    known = prior.sources * width + prior.targets
    all_keys = np.union1d(found, known)
    start = np.zeros(len(all_keys))
    start[np.searchsorted(all_keys, known)] = prior.values
    places: Ints = np.searchsorted(all_keys, found)
    table = (all_keys // width, all_keys % width)
    ahead = _estimate(
        places, pairs[3], start * target.shares[table[1]], (table[0], source, table[1], target)
    )
    back = _estimate(
        places, pairs[2], start * source.shares[table[0]], (table[1], target, table[0], source)
    )
    lifts = (ahead / target.shares[table[1]] + back / source.shares[table[0]]) / 2
    kept = lifts > _LEAST
    return Lifts(table[0][kept], table[1][kept], lifts[kept]).strongest()


def _estimate(
    places: "Ints",
    explained: "Ints",
    prior: "Floats",
    sides: "tuple[Ints, Side, Ints, Side]",
) -> "Floats":
    """Return p(explained type | given type) for each entry of the table.

    ``places`` are the entries of all pairs of tokens that share a bead, ``explained`` the token
    of each pair that is to be explained.
    """
    import numpy as np

    given, giver, taken, taker = sides
    chance = np.minimum(prior, 1.0)
    occurrences = np.bincount(giver.tokens, minlength=len(giver.shares))
    floor = taker.shares[taken] * 0.5
    counts: Floats = np.zeros(len(chance), dtype=np.float64)
    for _ in range(_ROUNDS):
        weight = np.maximum(chance, floor)[places]
        # The empty word gives each token with its share in the text, as often as about ten words.
        total = np.bincount(explained, weight)
        null = _NULL / (1 - _NULL) * taker.shares[taker.tokens[: len(total)]] * 10
        weight = weight / (total + null)[explained]
        counts = np.bincount(places, weight, minlength=len(chance)).astype(np.float64)
        chance = (counts + _TRUST * np.minimum(prior, 1.0)) / (occurrences[given] + _TRUST)
    # What a bead taught must not speak for that very bead: a pair met once proves nothing.
    kept = np.maximum(counts - _OWN, 0)
    found: Floats = (kept + _TRUST * np.minimum(prior, 1.0)) / (occurrences[given] + _TRUST)
    return found


def _pairs(steps: Sequence[Step], source: Side, target: Side) -> "tuple[Ints, Ints, Ints, Ints]":
    """Return source type, target type, source token and target token of all pairs in a bead."""
    import numpy as np

    ahead, back = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for step in steps:
        rows = np.arange(source.limits[step.top], source.limits[step.bottom])
        columns = np.arange(target.limits[step.left], target.limits[step.right])
        if 0 < len(rows) <= _LONGEST and 0 < len(columns) <= _LONGEST:
            ahead.append(np.repeat(rows, len(columns)))
            back.append(np.tile(columns, len(rows)))
    rows, columns = np.concatenate(ahead), np.concatenate(back)
    return source.tokens[rows], target.tokens[columns], rows, columns
