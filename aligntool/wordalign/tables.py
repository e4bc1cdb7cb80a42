"""Probabilities of all pairs of types in a text: what was known before, and what it taught."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntool.wordalign.layout import Types
from aligntool.wordalign.prior import Knowledge, Side

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aligntool.wordalign.hmm import Floats, Ints

_MOST = 30.0
"""Occurrences in the text after which its own use of a word counts as much as all knowledge."""


_UNLIKE = 0.001
"""What is left of the probability that a mark becomes a word; a comma may become *and*."""
_AND = frozenset(("and", "và", "和"))
_MARKS = frozenset(".,;:?!\"'()[]-…、·")


@dataclass(frozen=True, slots=True)
class Taught:
    """Expected numbers of links between the types of a text."""

    types: Types
    counts: "Floats"
    """(k,): expected links of each key."""

    def of(self, types: Types) -> "Floats":
        """Return the counts of another text's keys, 0 for pairs that this one lacks."""
        import numpy as np

        own = self.types
        if not len(own.keys):
            return np.zeros(len(types.keys))
        rows = np.array([own.sources.get(one, -1) for one in types.sources], dtype=np.int64)
        columns = np.array([own.targets.get(one, -1) for one in types.targets], dtype=np.int64)
        row, column = rows[types.rows], columns[types.columns]
        wanted = row * len(own.targets) + column
        places = np.minimum(np.searchsorted(own.keys, wanted), len(own.keys) - 1)
        known = (row >= 0) & (column >= 0) & (own.keys[places] == wanted)
        return np.where(known, self.counts[places], 0.0)


@dataclass(frozen=True, slots=True)
class Tables:
    """Probabilities by key; one entry more, 0, for padding."""

    forward: "Floats"
    """(k + 1,): target type given source type."""
    backward: "Floats"
    """(k + 1,): source type given target type."""
    silent_sources: "Floats"
    """Probability of each source type among words that nothing across emits, 0 added."""
    silent_targets: "Floats"
    source_weights: "Floats"
    """Occurrences that the probabilities given a source type weigh as much as, 1 added."""
    target_weights: "Floats"


@dataclass(frozen=True, slots=True)
class Known:
    """The prior of a text's keys."""

    forward: "Floats"
    backward: "Floats"
    source: Side
    target: Side


def known(types: Types, knowledge: Knowledge) -> Known:
    """Return what is known of a text's types before it is read."""
    import numpy as np

    prior = knowledge.prior(list(types.sources), list(types.targets))
    rows, columns = types.rows, types.columns
    forward = prior.source.doubt[rows] * prior.target.share[columns]
    backward = prior.target.doubt[columns] * prior.source.share[rows]
    wanted = prior.rows * len(types.targets) + prior.columns
    places = np.minimum(np.searchsorted(types.keys, wanted), max(len(types.keys) - 1, 0))
    met = types.keys[places] == wanted if len(types.keys) else np.zeros(len(wanted), bool)
    forward[places[met]] = prior.forward[met]
    backward[places[met]] = prior.backward[met]
    unlike = _among(types.sources, _MARKS)[rows] != _among(types.targets, _MARKS)[columns]
    unlike &= ~(_among(types.sources, _AND)[rows] | _among(types.targets, _AND)[columns])
    forward[unlike] *= _UNLIKE
    backward[unlike] *= _UNLIKE
    return Known(forward, backward, prior.source, prior.target)


def _among(types: Iterable[str], wanted: Collection[str]) -> "NDArray[np.bool_]":
    import numpy as np

    return np.array([key in wanted for key in types], dtype=bool)


def tables(types: Types, before: Known, counts: "Floats", *, most: float = _MOST) -> Tables:
    """Return the maximum a posteriori probabilities, given expected links in the text."""
    import numpy as np

    weights = [np.minimum(side.strength, most) for side in (before.source, before.target)]
    forward, source_weights = _blend(before.forward, counts, types.rows, weights[0])
    backward, target_weights = _blend(before.backward, counts, types.columns, weights[1])
    return Tables(
        forward=np.append(forward, 0.0),
        backward=np.append(backward, 0.0),
        silent_sources=np.append(before.source.silent, 0.0),
        silent_targets=np.append(before.target.silent, 0.0),
        source_weights=np.append(source_weights, 1.0),
        target_weights=np.append(target_weights, 1.0),
    )


def _blend(
    before: "Floats", counts: "Floats", given: "Ints", weight: "Floats"
) -> "tuple[Floats, Floats]":
    """Return the probabilities and what those of each given type weigh now."""
    import numpy as np

    total = weight + np.bincount(given, counts, minlength=len(weight))
    return (before * weight[given] + counts) / total[given], total
