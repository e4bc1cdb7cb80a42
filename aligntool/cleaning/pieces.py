"""The working state of cleaning: a file cut into pieces, each kept or marked for removal.

Pieces cover every character of the text but white space, in order and without overlap, so that
what is kept and what is removed together give the file back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from aligntool.cleaning.marks import clean_text
from aligntool.model import Kind
from aligntool.text import Rewrite, Span, collapse, trim

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the file, or a part of one."""

    span: Span
    """Into the raw text, without the white space around."""
    line: int
    """1-based."""
    clean: Rewrite
    """From the stretch with white space collapsed to the same without marks."""
    why: str | None = None
    """Why it is to be removed; None where it is kept."""
    kind: Kind = Kind.BODY

    @property
    def text(self) -> str:
        """The stretch without marks: what the rules judge."""
        return self.clean.text

    @property
    def found(self) -> str:
        """The stretch as found, white space collapsed."""
        return self.clean.original

    @property
    def kept(self) -> bool:
        """Whether the piece belongs to the article."""
        return self.why is None

    def removed(self, why: str) -> "Piece":
        """Return the piece marked for removal."""
        return replace(self, why=why)


def cut_lines(raw: str) -> tuple[Piece, ...]:
    """Return one piece for each line that is not blank."""
    pieces: list[Piece] = []
    line = 1
    counted = 0
    for match in _LINE.finditer(raw):
        line += raw.count("\n", counted, match.start())
        counted = match.start()
        span = trim(raw, Span(*match.span()))
        if len(span) > 0:
            pieces.append(Piece(span, line, _without_marks(raw, span)))
    return tuple(pieces)


def split(raw: str, piece: Piece, at: Span) -> Iterator[Piece]:
    """Yield the piece in up to three parts: before, at and after a span of the raw text."""
    bounds = (piece.span.start, at.start, at.end, piece.span.end)
    for start, end in pairwise(bounds):
        span = trim(raw, Span(start, end))
        if len(span) > 0:
            yield shortened(raw, piece, span)


def shortened(raw: str, piece: Piece, span: Span) -> Piece:
    """Return what the piece is without the text around a span of the raw text."""
    if span == piece.span:
        return piece
    return replace(piece, span=span, clean=_without_marks(raw, span))


def extended(raw: str, piece: Piece, end: int) -> Piece:
    """Return the piece as it is when it goes on to ``end`` of the raw text."""
    span = Span(piece.span.start, end)
    return replace(piece, span=span, clean=_without_marks(raw, span))


def _without_marks(raw: str, span: Span) -> Rewrite:
    return clean_text(collapse(span.of(raw)))
