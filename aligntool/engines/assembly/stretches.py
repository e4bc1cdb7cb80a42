"""Which pieces in English order make up one stretch of the source sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligntool.engines.assembly.pieces import Piece
from aligntool.text import Span

LONGEST = 6
"""Pieces of a stretch, in English and in the source."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces in a row in English order that stand together in the source too, in any order."""

    length: int
    """Pieces in English order."""
    source: Span
    """Into the sentence."""
    read: int
    """Pieces in source order, vanished ones too."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The pieces of a sentence in both orders."""

    ordered: Sequence[Piece]
    """In English order."""
    read: Sequence[Piece]
    """In source order."""
    places: Sequence[int]
    """Number in source order of each piece in English order; -1 for what the rules added."""
    kept: frozenset[int]
    """The numbers in ``places``; other pieces left no trace in the English."""

    def stretches(self, start: int) -> Iterator[Stretch]:
        """Yield the stretches of two source pieces or more that begin at a piece in English order.

        What left no trace in the English belongs to the stretch it stands in, and may belong to the
        one it stands beside.
        """
        inside: set[int] = set()
        for end in range(start, min(len(self.ordered), start + LONGEST)):
            if self.ordered[end].fixed or self.ordered[end].pos == "punct":
                return
            inside.add(self.places[end])
            inside.discard(-1)
            if not inside or max(inside) - min(inside) >= LONGEST:
                continue
            first, last = min(inside), max(inside)
            between = range(first, last + 1)
            if all(number in inside or number not in self.kept for number in between):
                yield from self._widened(end - start + 1, first, last)

    def _widened(self, length: int, first: int, last: int) -> Iterator[Stretch]:
        """Yield a stretch with and without what vanished on either side."""
        for left in (first - 1, first) if self._vanished(first - 1) else (first,):
            for right in (last, last + 1) if self._vanished(last + 1) else (last,):
                if right > left:
                    span = Span(self.read[left].span.start, self.read[right].span.end)
                    yield Stretch(length, span, right - left + 1)

    def _vanished(self, number: int) -> bool:
        return 0 <= number < len(self.read) and number not in self.kept


def sentence(ordered: Sequence[Piece], read: Sequence[Piece]) -> Sentence:
    """Return the pieces of a sentence with their places in the source."""
    numbers = {piece.span.start: number for number, piece in enumerate(read)}
    places = [numbers.get(piece.span.start, -1) if piece.source else -1 for piece in ordered]
    return Sentence(ordered, read, places, frozenset(places))
