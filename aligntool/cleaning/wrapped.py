"""Lines that a fixed width broke: joined again into paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise

from aligntool.cleaning.pieces import Piece, extended
from aligntool.cleaning.residue import is_closed, is_name

_FEWEST = 3
"""Broken lines that a text must have before it counts as wrapped."""
_NEARLY_FULL = 0.7
"""Share of the width from which on a line can have been broken."""
_ITEM = re.compile(r"(?:[-–—•*+▪●#>|!(（【《“\"]|\d{1,2}[.)、])")


def join_wrapped(raw: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with the lines of each paragraph joined where a width broke them.

    A line goes on in the next one when that begins with a small letter, or, in a text that is
    broken throughout, when the line is nearly as long as the others and no sentence ends with it.
    """
    width = _width(pieces)
    wrapped = _is_wrapped(raw, pieces, width)
    joined: list[Piece] = []
    for piece in pieces:
        # The first line is the title, whose end no width explains.
        allowed = width if wrapped and len(joined) > 1 else 0
        if joined and _goes_on(raw, joined[-1], piece, allowed):
            joined[-1] = extended(raw, joined[-1], piece.span.end)
        else:
            joined.append(piece)
    return tuple(joined)


def _width(pieces: Sequence[Piece]) -> int:
    lengths = sorted(len(piece.text) for piece in pieces if piece.kept)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _is_wrapped(raw: str, pieces: Sequence[Piece], width: int) -> bool:
    """Tell whether most full lines of a text end in the middle of a sentence."""
    full = [
        is_closed(one.text)
        for one, two in pairwise(pieces)
        if one.kept and two.kept and _adjacent(raw, one, two)
        if len(one.text) >= _NEARLY_FULL * width
    ]
    broken = full.count(False)
    return broken >= _FEWEST and broken * 2 > len(full)


def _goes_on(raw: str, piece: Piece, following: Piece, width: int) -> bool:
    if not (piece.kept and following.kept and _adjacent(raw, piece, following)):
        return False
    if is_closed(piece.text) or _ITEM.match(following.text) or is_name(following.text):
        return False
    if following.text[0].islower():
        return True
    last_line = raw.rfind("\n", piece.span.start, piece.span.end) + 1
    length = piece.span.end - max(last_line, piece.span.start)
    return width > 0 and length >= _NEARLY_FULL * width


def _adjacent(raw: str, piece: Piece, following: Piece) -> bool:
    """Tell whether nothing but one line end lies between two pieces."""
    between = raw[piece.span.end : following.span.start]
    return between.count("\n") == 1 and not between.strip()
