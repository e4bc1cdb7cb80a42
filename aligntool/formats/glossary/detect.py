"""The format of a glossary file, told by its content and, where that leaves it open, its name."""

import re

from aligntool.errors import InputError
from aligntool.formats.glossary import google, utx
from aligntool.formats.glossary._rows import csv_rows, decoded, tab_rows

_ZIP = b"PK\x03\x04"
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<")
_OWN_COLUMNS = {"concept", "en"}
_OMEGAT_ENDINGS = (".txt", ".utf8")


def detect(data: bytes, origin: str) -> str:
    """Return the name of the format of a file.

    Raises:
        InputError: if it is none that is known.
    """
    if data.startswith(_ZIP):
        return "xlsx"
    if _MARKUP.match(data):
        return "tbx"
    text = decoded(data, origin)
    name = "utx" if text.startswith(utx.MARK) else _table(text, origin)
    if name is None:
        raise InputError(f"{origin}: no format of a glossary that is known; say it with --format")
    return name


def _table(text: str, origin: str) -> str | None:
    """Return the format of a table; None if the first row shows none."""
    first = next(tab_rows(text, comments=True), None)
    if first is None:
        return None
    if len(first.cells) > 1:
        if set(first.cells) >= _OWN_COLUMNS:
            return "tsv"
        if len(first.cells) == 2 and not origin.lower().endswith(_OMEGAT_ENDINGS):
            return "deepl-tsv"
        return "omegat" if len(first.cells) <= 3 else None
    row = next(csv_rows(text, origin), None)
    cells = row.cells if row else ()
    if set(cells) >= _OWN_COLUMNS:
        return "csv"
    if google.is_header(cells):
        return "google-sets"
    return {2: "google-csv", 4: "deepl-csv", 5: "deepl-csv"}.get(len(cells))
