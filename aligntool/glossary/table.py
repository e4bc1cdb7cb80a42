"""A glossary file as a table that keeps every byte: comments, blank lines, columns, quotes.

A file is cut into rows; each knows the text it was read from.  A change writes the cells it is
given anew, leaves every other byte as it was, and reads the result back.
"""

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from pathlib import Path

from aligntool.errors import GlossaryError, UsageError, at
from aligntool.glossary.cells import joined, quoted, raw_cells
from aligntool.tsv import by_column, decoded, line_end


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file, or several where a quoted cell holds line breaks."""

    line: int
    """1-based line on which it starts."""
    raw: str
    """As it stands in the file, line end and all."""
    cells: tuple[str, ...] = ()
    """Quotes taken off, otherwise as written; none where the row is blank or a comment."""


@dataclass(frozen=True)
class GlossaryTable:
    """The rows of a glossary file."""

    path: Path
    header: Row
    rows: tuple[Row, ...]
    """All rows in order, the header, comments and blank ones too."""
    mark: str = ""
    """The byte order mark, if the file starts with one."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(name.strip() for name in self.header.cells)

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return (self.mark + "".join(row.raw for row in self.rows)).encode()

    def concepts(self) -> Iterator[Row]:
        """Yield the rows that hold a concept."""
        return (row for row in self.rows if row.cells and row is not self.header)

    def values(self, row: Row) -> dict[str, str]:
        """Return the cells of a row by column, composed (NFC) and trimmed.

        Raises:
            GlossaryError: if the row has more cells than the table has columns.
        """
        return by_column(self.columns, row.cells, at(self.path, row.line), GlossaryError)

    def has(self, concept: str) -> bool:
        """Tell whether the table has a concept of that id."""
        return concept in self._by_id

    def row(self, concept: str) -> Row:
        """Return the row of a concept.

        Raises:
            UsageError: if the table has none of that id.
        """
        if concept not in self._by_id:
            raise UsageError(f"{self.path} has no concept '{concept}'")
        return self._by_id[concept]

    def with_cells(self, changes: Mapping[int, Mapping[str, str]]) -> "GlossaryTable":
        """Return the table with some cells written anew; columns that it lacks are added.

        Args:
            changes: line of a row → column → new text.
        """
        names = [name for cells in changes.values() for name in cells]
        table = self._with_columns(names)
        columns = table.columns
        return table._rebuilt(
            _edited(row, columns, changes[row.line]) if changes.get(row.line) else row.raw
            for row in table.rows
        )

    def with_rows(self, concepts: Sequence[Mapping[str, str]]) -> "GlossaryTable":
        """Return the table with concepts added at its end; columns that it lacks are added."""
        table = self._with_columns([name for cells in concepts for name in cells])
        raws = [row.raw for row in table.rows]
        end = line_end(table.header.raw) or "\n"
        if concepts and not line_end(raws[-1]):
            raws[-1] += end
        for cells in concepts:
            raws.append(joined([cells.get(name, "") for name in table.columns]) + end)
        return table._rebuilt(raws)

    def without(self, lines: Collection[int]) -> "GlossaryTable":
        """Return the table without the rows that start on some lines."""
        return self._rebuilt(row.raw for row in self.rows if row.line not in lines)

    @cached_property
    def _by_id(self) -> dict[str, Row]:
        return {self.values(row)["concept"]: row for row in self.concepts()}

    def _with_columns(self, names: Iterable[str]) -> "GlossaryTable":
        columns = self.columns
        new = [name for name in dict.fromkeys(names) if name not in columns]
        if not new:
            return self
        end = line_end(self.header.raw)
        body = self.header.raw.removesuffix(end)
        header = "\t".join([body, *map(quoted, new)]) + end
        return self._rebuilt(header if row is self.header else row.raw for row in self.rows)

    def _rebuilt(self, raws: Iterable[str]) -> "GlossaryTable":
        return parse((self.mark + "".join(raws)).encode(), self.path)


def read(path: Path) -> GlossaryTable:
    """Read a glossary file as a table.

    Raises:
        GlossaryError: if it cannot be read or is no table.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise GlossaryError(f"{path}: there is no such glossary file") from error
    except OSError as error:
        raise GlossaryError(f"{path}: cannot be read: {error.strerror}") from error
    return parse(data, path)


def parse(data: bytes, path: Path) -> GlossaryTable:
    """Return the table that a file's bytes hold.

    Raises:
        GlossaryError: if they are no UTF-8, a quote is left open, or the header is no header.
    """
    mark, text = decoded(data, path, GlossaryError)
    rows = tuple(_rows(text, path))
    header = next((row for row in rows if row.cells), Row(1, "", ()))
    table = GlossaryTable(path, header, rows, mark)
    _check_header(table)
    return table


def _rows(text: str, path: Path) -> Iterator[Row]:
    """Cut a file into rows."""
    lines = list(StringIO(text, newline=""))
    done = 0

    def following() -> Iterator[str]:
        nonlocal done
        while done < len(lines):
            done += 1
            yield lines[done - 1]

    reader = csv.reader(following(), delimiter="\t", strict=True)
    while done < len(lines):
        start = done
        if lines[start].startswith("#") or not lines[start].strip():
            done += 1
            yield Row(start + 1, lines[start])
            continue
        try:
            cells = next(reader)
        except csv.Error as error:
            raise GlossaryError(
                f'{at(path, start + 1)}: {error}; a cell that begins with " ends with one, and '
                "quotes inside it are doubled"
            ) from error
        blank = not any(cell.strip() for cell in cells)
        yield Row(start + 1, "".join(lines[start:done]), () if blank else tuple(cells))


def _check_header(table: GlossaryTable) -> None:
    place, columns = at(table.path, table.header.line), table.columns
    missing = [name for name in ("concept", "en") if name not in columns]
    if missing:
        raise GlossaryError(f"{place}: the header has no column '{missing[0]}'; {_remedy(columns)}")
    twice = [name for name in columns if columns.count(name) > 1]
    if twice:
        raise GlossaryError(f"{place}: the column '{twice[0]}' stands in the header twice")


def _remedy(columns: Sequence[str]) -> str:
    """Return what to do about a header that lacks a column."""
    if len(columns) == 1 and "," in columns[0]:
        return "the file is separated by commas; bring it in with 'aligntool glossary import'"
    return "a glossary is a table that starts with a row such as: concept, en, zh, vi"


def _edited(row: Row, columns: Sequence[str], cells: Mapping[str, str]) -> str:
    """Return the text of a row with some cells written anew, the others as they were."""
    end = line_end(row.raw)
    raws = raw_cells(row.raw.removesuffix(end))
    raws += [""] * (1 + max(columns.index(name) for name in cells) - len(raws))
    for name, value in cells.items():
        raws[columns.index(name)] = quoted(value)
    return "\t".join(raws) + end
