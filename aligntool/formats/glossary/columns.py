"""Glossaries in aligntool's own columns, parted by tabs or commas (``glossary.load`` has them)."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from aligntool.formats.glossary._exchange import Export, Given, Reading
from aligntool.formats.glossary._losses import Losses
from aligntool.formats.glossary._rows import COMMENT, TextRow, csv_rows, csv_text, decoded
from aligntool.glossary.cells import joined, together
from aligntool.glossary.load import COLUMNS, join, languages
from aligntool.glossary.table import GlossaryTable, Row, parse
from aligntool.model import Concept

_FIRST = ("concept", "domain", "en", "en_allowed", "en_forbidden")
_IF_USED = ("pos", "case", "dnt", "context")
_LAST = ("note",)


def cells_of(concept: Concept) -> dict[str, str]:
    """Return the cells of a concept by column."""
    return {
        "concept": concept.id,
        "domain": concept.domain,
        "en": concept.preferred,
        "en_allowed": together(concept.allowed),
        "en_forbidden": together(concept.forbidden),
        **{lang: together(words) for lang, words in concept.terms.items()},
        "pos": concept.pos,
        "case": "yes" if concept.case else "",
        "dnt": "yes" if concept.dnt else "",
        "context": concept.context,
        "note": concept.note,
    }


def rows_of(concepts: Iterable[Concept]) -> list[list[str]]:
    """Return the header and a row for each concept; columns that few need are left out if empty."""
    found: Sequence[Mapping[str, str]] = [cells_of(concept) for concept in concepts]
    langs = dict.fromkeys(name for cells in found for name in cells)
    used = [name for name in _IF_USED if any(cells[name] for cells in found)]
    middle = [name for name in langs if name not in (*_FIRST, *_IF_USED, *_LAST)]
    columns = (*_FIRST, *middle, *used, *_LAST)
    return [list(columns), *([cells.get(name, "") for name in columns] for cells in found)]


def table_of(concepts: Iterable[Concept], origin: str) -> GlossaryTable:
    """Return concepts that were read as a table, each on the line where it was in its own file."""
    found = list(concepts)
    header, *rows = rows_of(found)
    first = Row(0, joined(header), tuple(header))
    others = (
        Row(concept.line, joined(row), tuple(row)) for concept, row in zip(found, rows, strict=True)
    )
    return GlossaryTable(Path(origin), first, (first, *others))


def concepts_of(rows: Iterable[TextRow], origin: str) -> Reading:
    """Return the concepts of rows, the header first.

    Raises:
        GlossaryError: if a row breaks the format of a glossary, or two contradict each other.
    """
    lines: list[str] = []
    done = 0
    for row in rows:
        # Each row is put on the line where it was, so that messages name the right one.
        lines.append("\n" * (row.line - 1 - done) + joined(row.cells) + "\n")
        done += lines[-1].count("\n")
    return read_tsv("".join(lines).encode(), Given(origin))


def read_tsv(data: bytes, given: Given) -> Reading:
    """Read a table parted by tabs.

    Raises:
        GlossaryError: if it breaks the format of a glossary or contradicts itself.
    """
    table = parse(data, Path(given.origin))
    return Reading(tuple(join([table]).concepts.values()), unread(table))


def unread(table: GlossaryTable) -> Losses:
    """Return what concepts have not got from a table: comments, and columns without a meaning.

    Raises:
        GlossaryError: if a row has more cells than the table has columns.
    """
    known = {*COLUMNS, *languages(table.columns)}
    losses = Losses()
    for name in (name for name in table.columns if name not in known):
        for row in table.concepts():
            cells = table.values(row)
            losses.add(f"a glossary has no {name}, left out", cells["concept"], bool(cells[name]))
    comments = sum(row.raw.startswith(COMMENT) for row in table.rows if not row.cells)
    losses.add("comments, left out", str(table.path), comments)
    return losses


def read_csv(data: bytes, given: Given) -> Reading:
    """Read a table parted by commas, without comments.

    Raises:
        InputError: if it is no table, breaks the format of a glossary or contradicts itself.
    """
    return concepts_of(csv_rows(decoded(data, given.origin), given.origin), given.origin)


def write_tsv(export: Export, stream: BinaryIO) -> Losses:
    """Write a table parted by tabs."""
    stream.write(tsv(export.concepts))
    return Losses()


def tsv(concepts: Iterable[Concept]) -> bytes:
    """Return the file of a glossary."""
    return "".join(f"{joined(row)}\n" for row in rows_of(concepts)).encode()


def write_csv(export: Export, stream: BinaryIO) -> Losses:
    """Write a table parted by commas; a cell that begins with ``=`` is written as it is."""
    stream.write(csv_text(rows_of(export.concepts)).encode())
    return Losses()
