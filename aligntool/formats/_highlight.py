"""Cuts a sentence at its terms: a text and spans in, pieces that rebuild the text out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aligntool.model import Pair, Status
from aligntool.text import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence."""

    text: str
    term: int | None = None
    """Position in ``Pair.terms`` of the term that the stretch is, None between terms."""


def source_pieces(pair: Pair) -> tuple[Piece, ...]:
    """Return ``Pair.source`` in pieces, every term of it marked."""
    spans = ((match.source_span, index) for index, match in enumerate(pair.terms))
    return tuple(_pieces(pair.source, spans))


def target_pieces(pair: Pair) -> tuple[Piece, ...]:
    """Return ``Pair.target`` in pieces, every term marked that the English has."""
    spans = (
        (match.target_span, index)
        for index, match in enumerate(pair.terms)
        if match.target_span is not None and match.status is not Status.MISSING
    )
    return tuple(_pieces(pair.target, spans))


def _pieces(text: str, spans: Iterable[tuple[Span, int]]) -> Iterator[Piece]:
    done = 0
    for span, term in _outermost(spans):
        if span.start > done:
            yield Piece(text[done : span.start])
        if inside := span.of(text):
            yield Piece(inside, term)
        done = span.end
    if text[done:]:
        yield Piece(text[done:])


def _outermost(spans: Iterable[tuple[Span, int]]) -> Iterator[tuple[Span, int]]:
    """Yield the spans from left to right, without those that begin inside an earlier one."""
    done = 0
    for span, term in sorted(spans, key=lambda item: (item[0].start, -item[0].end, item[1])):
        if len(span) > 0 and span.start >= done:
            yield span, term
            done = span.end
