"""The pairs of words of a text as numbers: which cells of all sentences hold the same two types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntool.wordalign.batches import Batch, UnitPair, batches, vocabulary

if TYPE_CHECKING:
    from aligntool.wordalign.hmm import Ints


@dataclass(frozen=True, slots=True)
class Types:
    """The types of a text, and which of them share a sentence pair."""

    sources: Mapping[str, int]
    targets: Mapping[str, int]
    keys: "Ints"
    """(k,): source type times number of target types plus target type, of all pairs, rising."""

    @property
    def rows(self) -> "Ints":
        """The source type of each key."""
        return self.keys // max(len(self.targets), 1)

    @property
    def columns(self) -> "Ints":
        """The target type of each key."""
        return self.keys % max(len(self.targets), 1)


@dataclass(frozen=True, slots=True)
class Layout:
    """A text laid out for computing."""

    types: Types
    batches: tuple[Batch, ...]
    places: "tuple[Ints, ...]"
    """(b, s, t) of each batch: where in the keys each cell's types stand; k where padded."""


def lay_out(pairs: Sequence[UnitPair]) -> Layout:
    """Return some sentence pairs laid out; those with an empty side are left out."""
    import numpy as np

    sources = vocabulary([pair.source for pair in pairs])
    targets = vocabulary([pair.target for pair in pairs])
    made = tuple(batches(pairs, sources, targets))
    cells = [_cells(batch, len(targets)) for batch in made]
    found = [np.zeros(0, np.int64), *(_distinct(one.ravel()) for one in cells)]
    keys = _distinct(np.concatenate(found))
    keys = keys[keys >= 0]
    places = tuple(_places(keys, one) for one in cells)
    return Layout(Types(sources, targets, keys), made, places)


def _cells(batch: Batch, width: int) -> "Ints":
    """Return the key of each cell, -1 where padded."""
    import numpy as np

    rows, columns = batch.sources[:, :, None], batch.targets[:, None, :]
    cells: Ints = np.where((rows >= 0) & (columns >= 0), rows * width + columns, -1)
    return cells


def _places(keys: "Ints", cells: "Ints") -> "Ints":
    import numpy as np

    places: Ints = np.where(cells >= 0, np.searchsorted(keys, cells), len(keys)).astype(np.int32)
    return places


def _distinct(values: "Ints") -> "Ints":
    """Return the different values in order; NumPy's own hashing is slower for so many."""
    import numpy as np

    ordered = np.sort(values)
    first = np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]
    distinct: Ints = ordered[first]
    return distinct
