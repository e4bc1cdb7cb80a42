"""Tables of sentence pairs, a tab between the cells: bytes in, a unit for each row out.

Either the first line names the columns, ``source`` and ``target`` and perhaps ``lang`` among them,
or there are two columns, source and target.  There is no quoting, as in ``formats.tsv``.
"""

import codecs
from collections.abc import Iterator, Sequence

from aligntool.errors import InputError, at
from aligntool.formats._units import Unit, Variant

_SOURCE, _TARGET, _LANG = "source", "target", "lang"
_SAMPLE = 65_536


def is_table(data: bytes) -> bool:
    """Tell whether the data begins as such a table does."""
    sample = data[:_SAMPLE].decode(_encoding(data), errors="replace")
    lines = sample.split("\n")
    rows = list(_rows(lines if len(data) <= _SAMPLE else lines[:-1]))
    return bool(rows) and (_is_header(rows[0][1]) or all(len(cells) == 2 for _, cells in rows))


def units(data: bytes, origin: str) -> Iterator[Unit]:
    """Yield the rows as units; blank lines are passed over.

    Raises:
        InputError: if the data is not UTF-8 (or UTF-16 with its mark), or a row has more or fewer
            cells than the others.
    """
    rows = _rows(_decoded(data, origin).split("\n"))
    columns: Sequence[str] = (_SOURCE, _TARGET)
    for number, cells in rows:
        if number == 1 and _is_header(cells):
            columns = cells
            continue
        if len(cells) != len(columns):
            raise InputError(
                f"{at(origin, number)}: {len(cells)} cells in a table of {len(columns)} columns; "
                "put a tab between two cells"
            )
        row = dict(zip(columns, cells, strict=True))
        lang = row.get(_LANG, "")
        yield Unit((Variant(lang, row[_SOURCE]), Variant("", row[_TARGET])), lang)


def _rows(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of every line that is not blank."""
    for number, line in enumerate(lines, 1):
        if line.strip(" \r"):
            yield number, line.removesuffix("\r").split("\t")


def _is_header(cells: Sequence[str]) -> bool:
    return _SOURCE in cells and _TARGET in cells


def _encoding(data: bytes) -> str:
    return "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"


def _decoded(data: bytes, origin: str) -> str:
    try:
        return data.decode(_encoding(data))
    except UnicodeDecodeError as error:
        raise InputError(
            f"{origin}: byte {error.start} is not {error.encoding}; save it as UTF-8"
        ) from error
