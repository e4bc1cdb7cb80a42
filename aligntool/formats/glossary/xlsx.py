"""Glossaries in aligntool's own columns as the first sheet of an Excel workbook.

Every cell is text: one that begins with ``=`` is written as text, and a formula is not read, since
what it shows is not in the file for sure.  Reading and writing are openpyxl's.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib import import_module
from typing import Any, BinaryIO

from aligntool.errors import InputError, OutputError, at
from aligntool.formats import _xml
from aligntool.formats._line import one_line
from aligntool.formats.glossary._exchange import Export, Given, Reading
from aligntool.formats.glossary._losses import Losses
from aligntool.formats.glossary._rows import TextRow
from aligntool.formats.glossary.columns import concepts_of, rows_of

_MOST_BYTES = 200_000_000
"""Size of all parts of a workbook, unpacked."""
_MOST_COLUMNS = 64
_MOST_BLANK_ROWS = 10_000
"""Blank rows between two others."""
_MOST_ROWS = 1_048_576
"""Rows of a sheet, by the standard."""
_MOST_CHARACTERS = 32_767
"""Characters of a cell, by the standard."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
# What openpyxl raises for a damaged workbook is not documented; these were met in tests.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, SyntaxError, LookupError, ValueError,
    TypeError, AttributeError, NotImplementedError,
)  # fmt: skip


def write(export: Export, stream: BinaryIO) -> Losses:
    """Write a workbook of one sheet, whose bytes depend on the glossary only.

    Raises:
        OutputError: if the glossary has more rows than a sheet.
    """
    rows = rows_of(export.concepts)
    if len(rows) > _MOST_ROWS:
        raise OutputError(f"a sheet has {_MOST_ROWS:,} rows at most; split the glossary")
    losses = Losses()
    workbook = import_module("openpyxl").Workbook(write_only=True)
    sheet = workbook.create_sheet("glossary")
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_text_cell(sheet, text, row[0], losses) for text in row])
    _save(workbook, stream)
    return losses


def read(data: bytes, given: Given) -> Reading:
    """Read the first sheet.

    Raises:
        InputError: if the file is damaged or hostile, holds formulas, or breaks the format of a
            glossary.
    """
    _check(data, given.origin)
    try:
        rows = list(_rows(data, given.origin))
    except _DAMAGED as error:
        raise InputError(f"{given.origin}: no workbook that can be read; save it again") from error
    return concepts_of(rows, given.origin)


def _text_cell(sheet: Any, text: str, concept: str, losses: Losses) -> Any:
    """Return a cell that Excel keeps as text."""
    plain = _xml.legal(text)
    losses.add("characters that XML cannot hold, left out", concept, len(text) - len(plain))
    losses.add(
        f"XLSX has {_MOST_CHARACTERS:,} characters a cell, cut off",
        concept,
        max(0, len(plain) - _MOST_CHARACTERS),
    )
    cell = import_module("openpyxl.cell").WriteOnlyCell(sheet, plain[:_MOST_CHARACTERS])
    cell.data_type = "s"
    cell.number_format = "@"
    return cell


def _save(workbook: Any, stream: BinaryIO) -> None:
    """Write a workbook without the time of day in it."""
    for name in ("created", "modified"):
        setattr(workbook.properties, name, datetime(*_EPOCH))
    made = io.BytesIO()
    # Workbook.save would set the time of the change to now.
    archive = zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED)
    import_module("openpyxl.writer.excel").ExcelWriter(workbook, archive).save()
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(stream, "w") as out:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, parts.read(name))


def _check(data: bytes, origin: str) -> None:
    """Refuse what is no workbook, unpacks to too much, or declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            entries = parts.infolist()
            size = sum(entry.file_size for entry in entries)
            hostile = size <= _MOST_BYTES and any(_declares(parts.read(one)) for one in entries)
    except (*_DAMAGED, RuntimeError) as error:
        raise InputError(f"{origin}: no workbook that can be read; save it as XLSX") from error
    if size > _MOST_BYTES:
        raise InputError(f"{origin}: unpacks to {size:,} bytes; {_MOST_BYTES:,} are allowed")
    if hostile:
        raise InputError(f"{origin}: a part declares a document type, which no workbook does")


def _declares(part: bytes) -> bool:
    return any(doctype in part for doctype in _DOCTYPES)


def _rows(data: bytes, origin: str) -> Iterator[TextRow]:
    """Yield the rows of the first sheet that are not blank."""
    with warnings.catch_warnings():
        # They tell of styles and other things that are of no use here.
        warnings.simplefilter("ignore")
        sheet = (
            import_module("openpyxl").load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
        )
    # What a sheet says of its own size need not be so.
    sheet.reset_dimensions()
    last = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS + 1), 1):
        place = at(origin, number)
        texts = [_text(cell, place) for cell in cells]
        if texts[_MOST_COLUMNS]:
            raise InputError(f"{place}: more than {_MOST_COLUMNS} columns; a glossary needs few")
        if any(texts):
            last = number
            yield TextRow(number, _without_blank_end(texts))
        elif number - last > _MOST_BLANK_ROWS:
            raise InputError(f"{place}: more than {_MOST_BLANK_ROWS} blank rows; take them out")


def _without_blank_end(texts: Sequence[str]) -> tuple[str, ...]:
    filled = [index for index, text in enumerate(texts) if text]
    return tuple(texts[: filled[-1] + 1])


def _text(cell: Any, place: str) -> str:
    """Return the text of a cell; numbers and dates as they are usually written."""
    value = cell.value
    if cell.data_type in ("f", "e"):
        raise InputError(f"{place}: a cell holds a formula or an error; put its text there")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return one_line(str(value)).strip()
