"""The cleaning stage: a decoded file in, an article and what was taken out of it out."""

from collections.abc import Iterator

from aligntool.cleaning import residue
from aligntool.cleaning.marks import clean_text
from aligntool.cleaning.pieces import Piece, cut_lines
from aligntool.cleaning.pinyin import annotations
from aligntool.cleaning.repeats import drop_repeats
from aligntool.cleaning.wrapped import join_wrapped
from aligntool.languages.base import Language
from aligntool.model import Document, Kind, Passage, RawText, Removal
from aligntool.text import Span, collapse


def clean(raw: RawText, language: Language) -> Document:
    """Return the article of a file: its passages in order, and everything else as removals.

    Passages and removals together cover all of ``raw.text`` but white space.
    """
    pieces = cut_lines(raw.text)
    pieces = residue.drop_whole_lines(pieces)
    pieces = join_wrapped(raw.text, pieces)
    pieces = residue.cut_tails(raw.text, pieces)
    pieces = residue.cut_pipes(raw.text, pieces)
    pieces = residue.drop_related(pieces)
    pieces = drop_repeats(pieces, language.sentences)
    pieces = residue.drop_labels(pieces)
    pieces = residue.name_parts(raw.text, pieces)
    return Document(
        doc=raw.doc,
        lang=language.code,
        passages=tuple(_passage(piece) for piece in pieces if piece.kept),
        removals=tuple(_removals(raw.doc, pieces)),
    )


def keep_lines(raw: RawText, language: Language) -> Document:
    """Return a file as a document with one passage a line, blank lines too, and no removals.

    For input that is one sentence a line already; characters are cleaned, lines are not judged.
    """
    passages = []
    start = 0
    for number, line in enumerate(raw.text.removesuffix("\n").split("\n"), 1):
        span = Span(start, start + len(line))
        passages.append(Passage(Kind.BODY, span, number, clean_text(collapse(line))))
        start = span.end + 1
    return Document(raw.doc, language.code, tuple(passages), ())


def _passage(piece: Piece) -> Passage:
    return Passage(piece.kind, piece.span, piece.line, piece.clean)


def _removals(doc: str, pieces: tuple[Piece, ...]) -> Iterator[Removal]:
    for piece in pieces:
        if piece.why is not None:
            yield Removal(doc, piece.line, piece.found, piece.why, piece.span)
            continue
        for edit in annotations(piece.found):
            # Inside a kept passage: the passage's span covers it.
            yield Removal(doc, piece.line, edit.span.of(piece.found), "pinyin", piece.span)
