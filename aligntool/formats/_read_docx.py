"""Word documents that hold a table of sentence pairs: bytes in, a unit for each row out.

Such a table has two columns, source and target, or a first row that names these two among others,
as in the bilingual files that translation programs write for review.
"""

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from aligntool.cleaning.readers import open_docx
from aligntool.errors import InputError
from aligntool.formats._units import Unit, Variant
from aligntool.text import collapse

_SOURCE, _TARGET = "source", "target"
_DOCUMENT = "word/document.xml"


def is_bilingual(data: bytes) -> bool:
    """Tell whether the data is a Word document with a table of pairs."""
    if not _is_docx(data):
        return False
    try:
        document = open_docx(data, "")
    except InputError:
        return False
    return any(_columns(table) for table in document.tables)


def units(data: bytes, origin: str) -> Iterator[Unit]:
    """Yield the rows of every table of pairs; they name no language.

    Raises:
        InputError: if the document is damaged.
    """
    for table in open_docx(data, origin).tables:
        if columns := _columns(table):
            for row in _rows(table):
                source, target = (row[column] for column in columns)
                if (source.lower(), target.lower()) != (_SOURCE, _TARGET):
                    yield Unit((Variant("", source), Variant("", target)), "")


def _is_docx(data: bytes) -> bool:
    if not zipfile.is_zipfile(BytesIO(data)):
        return False
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return _DOCUMENT in archive.namelist()


def _columns(table: Any) -> tuple[int, int] | None:
    """Return where source and target stand, or None if the table is none of pairs."""
    rows = _rows(table)
    names = [cell.lower() for cell in next(rows, ())]
    if names.count(_SOURCE) == names.count(_TARGET) == 1:
        width, columns = len(names), (names.index(_SOURCE), names.index(_TARGET))
    else:
        width, columns = 2, (0, 1)
    even = len(names) == width and all(len(row) == width for row in rows)
    return columns if even else None


def _rows(table: Any) -> Iterator[Sequence[str]]:
    return ([collapse(cell.text) for cell in row.cells] for row in table.rows)
