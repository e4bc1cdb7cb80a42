"""What the tables have in common that people keep as text: decoding, and cells by column."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from aligntool.errors import InputError, at

_BYTE_ORDER_MARK = "\ufeff"


def decoded(data: bytes, path: Path, error: type[InputError] = InputError) -> tuple[str, str]:
    """Return the byte order mark of a file, empty where it has none, and its text.

    Raises:
        InputError: of the class given, if the bytes are no UTF-8.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as broken:
        line = data.count(b"\n", 0, broken.start) + 1
        raise error(f"{at(path, line)}: not UTF-8; save the file as UTF-8") from broken
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    return mark, text.removeprefix(mark)


def by_column(
    columns: Sequence[str], cells: Sequence[str], place: str, error: type[InputError] = InputError
) -> dict[str, str]:
    """Return the cells of a row by column, composed (NFC) and trimmed; those left out are empty.

    Raises:
        InputError: of the class given, if the row has more cells than the table has columns.
    """
    if len(cells) > len(columns):
        raise error(
            f"{place}: {len(cells)} cells, but the header has {len(columns)} columns; "
            "take out the extra tab"
        )
    trimmed = [unicodedata.normalize("NFC", cell).strip() for cell in cells]
    return dict(zip(columns, trimmed + [""] * (len(columns) - len(cells)), strict=True))


def line_end(raw: str) -> str:
    """Return the line end of a line as it stands in its file; empty where it has none."""
    return raw[len(raw.rstrip("\r\n")) :]
