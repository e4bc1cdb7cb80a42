"""Very long sentences cut into windows along the diagonal, so that time and memory stay linear."""

from collections.abc import Iterator
from dataclasses import dataclass

from aligntool.wordalign.batches import Boost, UnitPair

_LONGEST = 250
"""Units of the longer side beyond which a pair is cut."""
_CORE = 100
"""Units of the longer side that a window decides about; it sees as many on each side of them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A window of a pair."""

    pair: UnitPair
    source: int
    """Units of the source before the window."""
    target: int
    """Units of the target before the window."""
    first: float
    """Where on the diagonal, 0 to 1, the links begin that the window decides about."""
    last: float

    def decides(self, source: float, target: float) -> bool:
        """Tell whether a link is this window's to find, by its relative place on both sides."""
        return self.first <= (source + target) / 2 < self.last


def is_long(pair: UnitPair) -> bool:
    """Tell whether a pair has to be cut."""
    return max(len(pair.source), len(pair.target)) > _LONGEST


def pieces(pair: UnitPair) -> Iterator[Piece]:
    """Yield the windows of a pair, or the pair itself if it is no longer than others."""
    if not is_long(pair):
        yield Piece(pair, 0, 0, 0.0, 1.0)
        return
    count = -(-max(len(pair.source), len(pair.target)) // _CORE)
    for number in range(count):
        rows, columns = (_window(len(side), number, count) for side in (pair.source, pair.target))
        boosts = tuple(
            Boost(one.source - rows[0], one.target - columns[0], one.forward, one.backward)
            for one in pair.boosts
            if rows[0] <= one.source < rows[1] and columns[0] <= one.target < columns[1]
        )
        window = UnitPair(pair.source[slice(*rows)], pair.target[slice(*columns)], boosts)
        yield Piece(window, rows[0], columns[0], number / count, (number + 1) / count)


def _window(size: int, number: int, count: int) -> tuple[int, int]:
    return max((number - 1) * size // count, 0), min((number + 2) * size // count, size)
