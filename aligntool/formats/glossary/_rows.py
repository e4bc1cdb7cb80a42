"""Tables as text: bytes to rows with the line on which each starts, rows to bytes."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from aligntool.errors import InputError, OutputError, at
from aligntool.formats._line import one_line
from aligntool.formats.glossary._losses import Losses

COMMENT = "#"


@dataclass(frozen=True, slots=True)
class TextRow:
    """The cells of a row, trimmed."""

    line: int
    cells: tuple[str, ...]


def decoded(data: bytes, origin: str) -> str:
    """Return the text of a file: UTF-8, or UTF-16 with its mark.

    Raises:
        InputError: if it is neither, or holds nothing.
    """
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{at(origin, line)}: not UTF-8; save the file as UTF-8") from error
    if not text.strip():
        raise InputError(f"{origin}: the file is empty")
    return text


def tab_rows(text: str, *, comments: bool) -> Iterator[TextRow]:
    """Yield the rows of a table without quotes that are not blank.

    Args:
        text: one row a line, a tab between two cells.
        comments: whether lines that begin with ``#`` are passed over.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not (comments and line.startswith(COMMENT)):
            yield _row(number, line.removesuffix("\r").split("\t"))


def csv_rows(text: str, origin: str) -> Iterator[TextRow]:
    """Yield the rows of a table with commas and quotes (RFC 4180) that are not blank.

    Raises:
        InputError: if a quote is left open or a cell is longer than 131,072 characters.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(
                f'{at(origin, start)}: {error}; a cell that begins with " ends with one, and '
                "quotes inside it are doubled"
            ) from error
        if any(cell.strip() for cell in cells):
            yield _row(start, cells)
        start = reader.line_num + 1


def _row(line: int, cells: Iterable[str]) -> TextRow:
    return TextRow(line, tuple(cell.strip() for cell in cells))


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as comma-separated text, quoted where they must be (RFC 4180)."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def tab_text(rows: Iterable[Sequence[str]], *, line_end: str = "\n") -> str:
    """Return rows as tab-separated text; tabs and line ends inside a cell become spaces."""
    return "".join("\t".join(map(one_line, row)) + line_end for row in rows)


def without_comments(
    rows: Iterable[tuple[str, Sequence[str]]], losses: Losses, *, title: str
) -> Iterator[Sequence[str]]:
    """Yield the rows, each given with its concept, that would not be read as comments."""
    for concept, row in rows:
        if row[0].startswith(COMMENT):
            losses.add(f"{title} takes a line that begins with # as a comment, left out", concept)
        else:
            yield row


def write_limited(text: str, stream: BinaryIO, *, size: int, most: int, what: str) -> None:
    """Write text as UTF-8.

    Args:
        text: the text.
        stream: where to write it.
        size: its size, as ``what`` counts it.
        most: the size that is allowed.
        what: who allows it and what is counted, ``DeepL takes bytes``.

    Raises:
        OutputError: if it is larger.
    """
    if size > most:
        raise OutputError(f"{what}: {most:,} at most, and this glossary has {size:,}; split it")
    stream.write(text.encode())
