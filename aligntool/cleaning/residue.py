"""Apply the rule table, and the rules that look at a line's neighbours."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from aligntool.cleaning.pieces import Piece, shortened, split
from aligntool.cleaning.rules import (
    ATTRIBUTION,
    CAPITALIZED_NAME,
    COLUMN_TAIL,
    LINES,
    RELATED_HEADING,
    TAILS,
    UPPERCASE_NAME,
    Rule,
)
from aligntool.model import Kind
from aligntool.text import HAN, Span, trim

_LONGEST = 600
"""Residue is short: no rule reads more than this many characters of a line."""
_CLOSED = re.compile(r"[.!?…。！？;；:：][\"'”’»)）」』\]]*$")
_HAN = re.compile(f"[{HAN}]")
_FULL_STOPS = "。！？!?；;"
"""Marks after which no tail rule finds anything."""
_TABLE_EDGE = "| \t\u00a0\u3000"
_LAST_LINES = 4
_LONGEST_BYLINE = 160


def is_closed(text: str) -> bool:
    """Tell whether a line ends as sentences do, and headlines and names do not."""
    return bool(_CLOSED.search(text[-8:]))


def is_name(text: str) -> bool:
    """Tell whether a line is written as bylines are: a few words, each with a capital or all in."""
    short = text[:_LONGEST_BYLINE]
    return any(name.fullmatch(short) for name in (UPPERCASE_NAME, CAPITALIZED_NAME))


def drop_whole_lines(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Mark the pieces that a whole-line rule matches."""
    return tuple(_whole(piece) for piece in pieces)


def _whole(piece: Piece) -> Piece:
    if not piece.text.strip():
        return piece.removed("junk")
    if len(piece.text) > _LONGEST:
        return piece
    for rule in LINES:
        if rule.pattern.fullmatch(piece.text):
            return piece.removed(rule.why)
    return piece


def cut_tails(raw: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Split off what the tail rules match at the end of a line."""
    return tuple(part for piece in pieces for part in _without_tails(raw, piece))


def _without_tails(raw: str, piece: Piece) -> Iterator[Piece]:
    """Yield a piece and the tails cut off it, in order."""
    cuts: list[tuple[Rule, Span]] = []
    head = piece.span
    while piece.kept and (found := _tail(raw, head)) is not None:
        rule, start = found
        cuts.append((rule, Span(start, head.end)))
        head = trim(raw, Span(head.start, start))
    kinds = [rule.rest for rule, _ in cuts if rule.rest is not None]
    yield shortened(raw, replace(piece, kind=kinds[-1]) if kinds else piece, head)
    for rule, span in reversed(cuts):
        yield shortened(raw, piece, trim(raw, span)).removed(rule.why)


def _tail(raw: str, span: Span) -> tuple[Rule, int] | None:
    """Return the first rule that finds a tail, and where in the raw text the tail begins."""
    if raw[span.end - 1] in _FULL_STOPS:
        return None
    begin = max(span.start, span.end - _LONGEST)
    for rule in TAILS:
        match = rule.pattern.search(raw, begin, span.end)
        if match is not None and match.start() > span.start:
            return rule, match.start()
    return None


def cut_pipes(raw: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Take the ``|`` of a flattened table off a line; a line left as a mere link goes whole."""
    return tuple(part for piece in pieces for part in _without_pipe(raw, piece))


def _without_pipe(raw: str, piece: Piece) -> Iterator[Piece]:
    if not piece.kept or not piece.text.endswith("|"):
        yield piece
        return
    start = piece.span.start + len(piece.span.of(raw).rstrip(_TABLE_EDGE))
    *head, tail = split(raw, piece, Span(start, piece.span.end))
    for part in head:
        yield part if is_closed(part.text) else part.removed("related-headline")
    yield tail.removed("image-residue")


def drop_related(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Mark lists of links to other articles, from their heading on.

    Headlines below the heading go.  A teaser, which reads like an article's sentence, goes only in
    the second half of the text and next to headlines on both sides or at the very end.
    """
    total = sum(len(piece.text) for piece in pieces)
    result: list[Piece] = []
    read = 0
    inside = False
    for index, piece in enumerate(pieces):
        if piece.kept and RELATED_HEADING.fullmatch(piece.text[:_LONGEST]):
            inside = True
            piece = piece.removed("navigation")
        elif piece.kept and inside:
            inside = not is_closed(piece.text) or (
                read * 2 > total and _between_headlines(pieces, index)
            )
            piece = piece.removed("related-headline") if inside else piece
        read += len(piece.text)
        result.append(piece)
    return tuple(result)


def _between_headlines(pieces: Sequence[Piece], index: int) -> bool:
    before, after = pieces[index - 1], pieces[index + 1 : index + 2]
    return not is_closed(before.text) and (not after or not is_closed(after[0].text))


def drop_labels(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Mark a section's name above the title and bylines around the article, until none is left."""
    while True:
        marked = _without_labels(pieces)
        if marked == tuple(pieces):
            return marked
        pieces = marked


def _without_labels(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    kept = [index for index, piece in enumerate(pieces) if piece.kept]
    marks: dict[int, str] = {}
    if len(kept) > 2 and _is_label(pieces[kept[0]].text, pieces[kept[1]].text):
        marks[kept.pop(0)] = "boilerplate"
    for index in kept[1:3]:
        if is_name(pieces[index].text):
            marks[index] = "metadata"
    for index in reversed(kept[1:][-_LAST_LINES:]):
        if not _is_byline(pieces[index].text):
            break
        marks[index] = "metadata"
    return tuple(
        piece.removed(marks[index]) if index in marks else piece
        for index, piece in enumerate(pieces)
    )


def _is_label(first: str, second: str) -> bool:
    if is_closed(first) or is_closed(second) or len(second) < 2 * len(first):
        return False
    characters = len(_HAN.findall(first))
    return characters <= 6 if characters else len(first.split()) <= 3


def _is_byline(text: str) -> bool:
    if len(text) > _LONGEST_BYLINE or is_closed(text):
        return False
    return is_name(text) or bool(ATTRIBUTION.fullmatch(text))


def name_parts(raw: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Tell title, lead and list items from the body, and cut the column's name off the title."""
    result: list[Piece] = []
    title_due = lead_due = True
    for piece in pieces:
        if not piece.kept or piece.kind is not Kind.BODY:
            result.append(piece)
            continue
        if title_due and _is_title(piece.text):
            result += _title(raw, replace(piece, kind=Kind.TITLE))
        elif _LIST_ITEM.match(piece.text):
            result.append(replace(piece, kind=Kind.LIST))
        else:
            result.append(replace(piece, kind=Kind.LEAD if lead_due else Kind.BODY))
            lead_due = False
        title_due = False
    return tuple(result)


_LIST_ITEM = re.compile(r"(?:[-–—•*+▪●]\s|\(?\d{1,2}[.)]\s|[①-⑳])")


def _is_title(text: str) -> bool:
    longest = 60 if _HAN.search(text) else 220
    return len(text) <= longest * 2 and not re.search(r"[.。…;；:：]$", text)


def _title(raw: str, piece: Piece) -> Iterator[Piece]:
    match = COLUMN_TAIL.search(raw, piece.span.start, piece.span.end)
    if match is None or match.start() - piece.span.start < 8:
        yield piece
        return
    head, tail = split(raw, piece, Span(match.start(), piece.span.end))
    yield head
    yield tail.removed("metadata")
