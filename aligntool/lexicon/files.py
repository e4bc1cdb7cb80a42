"""A lexicon file that a person keeps, as lines that keep every byte: comments, blanks, columns.

The columns are those of the packaged tables: a word under the code of its language (``zh`` or
``vi``), or ``lang`` and ``source``; ``pos``; and ``en``.  A tab parts cells, and there are no
quotes.  A change writes the cells it is given anew and leaves every other byte as it was.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligntool.errors import InputError, at
from aligntool.lexicon.tables import TABLES
from aligntool.tsv import by_column, decoded, line_end

COMMENT = "#"
COLUMNS = ("lang", "source", *TABLES, "pos", "en", "noun")
"""Columns that have a meaning; others are kept and not used."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file."""

    number: int
    """1-based."""
    raw: str
    """As it stands in the file, line end and all."""

    @property
    def holds_cells(self) -> bool:
        """Whether it is neither blank nor a comment."""
        return bool(self.raw.strip()) and not self.raw.startswith(COMMENT)

    @property
    def cells(self) -> list[str]:
        """The cells as written."""
        return self.raw.rstrip("\r\n").split("\t")


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """The lines of a lexicon file."""

    path: Path
    header: Line
    lines: tuple[Line, ...]
    """All lines in order, the header, comments and blank ones too."""
    mark: str = ""
    """The byte order mark, if the file starts with one."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(name.strip() for name in self.header.cells)

    @property
    def lang(self) -> str:
        """The language whose code is a column; "" where each line names its own."""
        return next((name for name in self.columns if name in TABLES), "")

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return (self.mark + "".join(line.raw for line in self.lines)).encode()

    def rows(self) -> Iterator[Line]:
        """Yield the lines that hold an entry."""
        return (line for line in self.lines if line.holds_cells and line is not self.header)

    def cells(self, row: Line) -> dict[str, str]:
        """Return the cells of a row by column, composed (NFC) and trimmed; ``source`` is one.

        Raises:
            InputError: if the row has more cells than the table has columns.
        """
        named = by_column(self.columns, row.cells, at(self.path, row.number))
        if self.lang:
            named |= {"lang": self.lang, "source": named[self.lang]}
        return named

    def with_cells(self, changes: Mapping[int, Mapping[str, str]]) -> "LexiconFile":
        """Return the file with some cells written anew.

        Args:
            changes: number of a line → column → new text.
        """
        return self._with_lines(
            [
                replace(line, raw=self._edited(line, changes[line.number]))
                if line.number in changes
                else line
                for line in self.lines
            ]
        )

    def with_row(self, cells: Mapping[str, str]) -> "LexiconFile":
        """Return the file with an entry added at its end."""
        *before, last = (line.raw for line in self.lines)
        end = line_end(self.header.raw) or "\n"
        row = "\t".join(cells.get(self._key(name), "") for name in self.columns)
        raws = [*before, last if line_end(last) else last + end, row + end]
        return parse((self.mark + "".join(raws)).encode(), self.path)

    def without(self, numbers: Collection[int]) -> "LexiconFile":
        """Return the file without some lines; the others keep their numbers."""
        return self._with_lines([line for line in self.lines if line.number not in numbers])

    def _with_lines(self, lines: Sequence[Line]) -> "LexiconFile":
        header = next(line for line in lines if line.number == self.header.number)
        return replace(self, lines=tuple(lines), header=header)

    def _edited(self, line: Line, cells: Mapping[str, str]) -> str:
        """Return a line with some cells written anew, the others as they were."""
        written = line.cells
        places = {self._key(name): place for place, name in enumerate(self.columns)}
        for name, text in cells.items():
            written += [""] * (places[name] + 1 - len(written))
            written[places[name]] = text
        return "\t".join(written) + line_end(line.raw)

    def _key(self, column: str) -> str:
        """Return what a column is called whatever language the file is for."""
        return "source" if self.lang and column == self.lang else column


def read(path: Path) -> LexiconFile:
    """Read a lexicon file.

    Raises:
        InputError: if it cannot be read or is no lexicon.
    """
    return parse(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """Return what a lexicon file holds.

    Raises:
        InputError: if it cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such lexicon file") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error


def parse(data: bytes, path: Path) -> LexiconFile:
    """Return the lexicon file that some bytes are.

    Raises:
        InputError: if they are no UTF-8, or the header is no header.
    """
    mark, text = decoded(data, path)
    # Not splitlines, which would also cut at characters such as U+2028 inside a cell.
    raws = text.split("\n")
    ended = [f"{raw}\n" for raw in raws[:-1]] + raws[-1:]
    lines = tuple(Line(number, raw) for number, raw in enumerate(ended, 1) if raw)
    header = next((line for line in lines if line.holds_cells), Line(1, ""))
    file = LexiconFile(path, header, lines, mark)
    _check_header(file)
    return file


def _check_header(file: LexiconFile) -> None:
    place, columns = at(file.path, file.header.number), file.columns
    langs = [name for name in columns if name in TABLES]
    named = langs or ["lang", "source"]
    missing = [name for name in (*named, "pos", "en") if name not in columns]
    if missing or len(langs) > 1 or (langs and {"lang", "source"} & {*columns}):
        raise InputError(
            f"{place}: the header is no header of a lexicon; a lexicon is a tab-separated table "
            "whose first line names its columns: zh, pos, en (or vi, pos, en; or lang, source, "
            "pos, en)"
        )
    twice = [name for name in columns if columns.count(name) > 1]
    if twice:
        raise InputError(f"{place}: the column '{twice[0]}' stands in the header twice")
