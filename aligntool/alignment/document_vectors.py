"""How alike documents are: the cosine of their English, each stem weighted by its rarity."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligntool.alignment.corpus import Floats, Ints

_AT_LARGE = 20.0
"""Articles of ordinary English that are added to a folder when rarity is counted."""
_BLOCK = 256
"""Documents of one side whose vectors are spread out at a time, to bound memory."""


@dataclass(frozen=True, slots=True)
class _Vectors:
    """Sparse vectors, sorted by row."""

    count: int
    rows: "Ints"
    columns: "Ints"
    values: "Floats"

    def sums(self, values: "Floats") -> "Floats":
        """Return the sum of some values of the entries of each row."""
        import numpy as np

        return np.bincount(self.rows, values, self.count).astype(float)

    def spread(self, first: int, places: "Ints", width: int) -> "Floats":
        """Return a block of rows as a full table of those columns that have a place in it."""
        import numpy as np

        inside = slice(*np.searchsorted(self.rows, (first, first + _BLOCK)))
        block = np.zeros((min(_BLOCK, self.count - first), width))
        where = places[self.columns[inside]]
        kept = where >= 0
        block[self.rows[inside][kept] - first, where[kept]] = self.values[inside][kept]
        return block


def similarities(
    first: Iterable[Mapping[str, float]],
    second: Iterable[Mapping[str, float]],
    *,
    shares: Mapping[str, float],
) -> "Floats":
    """Return a table of cosines, 0 to 1, a row for each first document.

    Args:
        first: English stems of each document with expected counts; taken one at a time.
        second: the same for the columns; begun when ``first`` is at its end.
        shares: share of articles at large that a stem occurs in.
    """
    import numpy as np

    found = [_collected(side) for side in (first, second)]
    stems = sorted({stem for _, own in found for stem in own})
    sides = [_renumbered(side, own, stems) for side, own in found]
    common = np.array([shares.get(stem, 0.0) for stem in stems])
    rarities = [_rarity(side, common) for side in sides]
    weights = np.sqrt(rarities[0] * rarities[1])
    one, other = (_weighted(side, weights) for side in sides)
    shared = np.intersect1d(one.columns, other.columns)
    places = np.full(len(stems), -1)
    places[shared] = np.arange(len(shared))
    made = np.zeros((one.count, other.count))
    for top in range(0, one.count, _BLOCK):
        block = one.spread(top, places, len(shared))
        for left in range(0, other.count, _BLOCK):
            part = block @ other.spread(left, places, len(shared)).T
            made[top : top + len(part), left : left + part.shape[1]] = part
    # Sums differ in the last digits with the order of adding; equal documents must stay equal.
    return np.round(made, 9)


def _collected(side: Iterable[Mapping[str, float]]) -> tuple[_Vectors, list[str]]:
    """Return documents as vectors, and the stem of each column."""
    import numpy as np

    # Packed arrays: as Python numbers the entries of some thousand documents would fill gigabytes.
    sizes, columns, values = array("q"), array("q"), array("d")
    stems: dict[str, int] = {}
    for found in side:
        sizes.append(len(found))
        columns.extend(stems.setdefault(stem, len(stems)) for stem in found)
        values.extend(found.values())
    rows = np.repeat(np.arange(len(sizes)), sizes)
    return _Vectors(len(sizes), rows, np.array(columns), np.array(values)), list(stems)


def _renumbered(side: _Vectors, own: Sequence[str], stems: Sequence[str]) -> _Vectors:
    """Return vectors whose columns are the places of their stems among all ``stems``."""
    import numpy as np

    places = {stem: place for place, stem in enumerate(stems)}
    columns = np.array([places[stem] for stem in own], dtype=np.int64)[side.columns]
    return _Vectors(side.count, side.rows, columns, side.values)


def _rarity(side: _Vectors, common: "Floats") -> "Floats":
    """Return the inverse document frequency of each stem (Spärck Jones 1972), at least 0."""
    import numpy as np

    holders = np.bincount(side.columns, np.minimum(side.values, 1.0), len(common))
    rarity = np.log((side.count + _AT_LARGE) / (holders + _AT_LARGE * common + 0.5))
    return np.maximum(rarity, 0.0)


def _weighted(side: _Vectors, weights: "Floats") -> _Vectors:
    """Return the vectors with roots of counts times weights, of length 1."""
    import numpy as np

    values = np.sqrt(side.values) * weights[side.columns]
    lengths = np.sqrt(side.sums(values**2))
    lengths[lengths == 0] = 1.0
    return _Vectors(side.count, side.rows, side.columns, values / lengths[side.rows])
