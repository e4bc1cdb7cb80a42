"""Repeated passages: a body given twice, a title or caption that repeats a sentence."""

from collections.abc import Callable, Sequence

from aligntool.cleaning.pieces import Piece
from aligntool.model import Kind
from aligntool.text import Span, squeeze

_SHORTEST = 12
"""Characters, white space aside: shorter lines may repeat for good reason."""


def drop_repeats(
    pieces: Sequence[Piece], sentences: Callable[[str], Sequence[Span]]
) -> tuple[Piece, ...]:
    """Mark every piece whose sentences all stand elsewhere; the first in the running text stays.

    A caption that repeats the article goes wherever it stands.
    """
    keys = [_keys(piece, sentences) for piece in pieces]
    # Captions come last, so that the article's own sentence is the one that stays.
    order = sorted(range(len(pieces)), key=lambda index: pieces[index].kind is Kind.CAPTION)
    seen: set[str] = set()
    repeated: set[int] = set()
    for index in order:
        if not keys[index]:
            continue
        if all(key in seen for key in keys[index]):
            repeated.add(index)
        seen.update(keys[index])
    return tuple(
        piece.removed("duplicate") if index in repeated else piece
        for index, piece in enumerate(pieces)
    )


def _keys(piece: Piece, sentences: Callable[[str], Sequence[Span]]) -> list[str]:
    """Return the sentences of a piece as comparable keys; none where it is too short to judge."""
    if not piece.kept or len(squeeze(piece.text)) < _SHORTEST:
        return []
    spans = sentences(piece.text)
    return [squeeze(span.of(piece.text)).casefold().rstrip(".。") for span in spans]
