"""The best way through a sentence: candidates for stretches in, the cheapest full cover out.

A candidate costs more the less is known about it.  Because every candidate is paid for, long ones
beat the short ones they replace, and the sum decides between overlapping ones.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from aligntool.engines.assembly.pieces import Piece

Candidates = Callable[[int], Iterable["Candidate"]]
"""Says what may begin at a position; at least one thing at each position that can be reached."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A piece that may stand for its stretch of the sentence."""

    piece: Piece
    cost: float


def best_path(length: int, candidates: Candidates) -> tuple[Piece, ...]:
    """Return the pieces that cover ``[0, length)`` most cheaply.

    Every candidate must end after it starts.  Time is linear in the number of candidates.
    """
    costs: list[float | None] = [None] * (length + 1)
    arrivals: list[Piece | None] = [None] * (length + 1)
    costs[0] = 0.0
    for position in range(length):
        so_far = costs[position]
        if so_far is None:
            continue
        for candidate in candidates(position):
            end = candidate.piece.span.end
            cost = so_far + candidate.cost
            known = costs[end]
            if known is None or cost < known:
                costs[end], arrivals[end] = cost, candidate.piece
    return _trace(arrivals)


def _trace(arrivals: Sequence[Piece | None]) -> tuple[Piece, ...]:
    """Walk back from the end along the cheapest arrivals."""
    path: list[Piece] = []
    position = len(arrivals) - 1
    while position > 0:
        piece = arrivals[position]
        if piece is None:
            raise ValueError(f"no candidate ends at {position}")
        path.append(piece)
        position = piece.span.start
    return tuple(reversed(path))
