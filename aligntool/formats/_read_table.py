"""Tables of sentence pairs, a tab between the cells: bytes in, a unit for each row out.

Either the first line names the columns, ``source`` and ``target`` and perhaps ``lang`` among them,
or there are two columns, source and target.  There is no quoting, as in ``formats.tsv``.
"""

import codecs
from collections.abc import Iterable, Iterator, Sequence

from aligntool.errors import InputError, at
from aligntool.formats._units import Unit, Variant

_SOURCE, _TARGET, _LANG, _TARGET_LANG = "source", "target", "lang", "target_lang"
_SAMPLE = 65_536


def is_table(data: bytes) -> bool:
    """Tell whether the data begins as such a table does."""
    sample = data[:_SAMPLE].decode(encoding(data), errors="replace")
    lines = sample.split("\n")
    rows = list(_rows(lines if len(data) <= _SAMPLE else lines[:-1]))
    return bool(rows) and (_is_header(rows[0][1]) or all(len(cells) == 2 for _, cells in rows))


def units(data: bytes, origin: str) -> Iterator[Unit]:
    """Return the rows as units; blank lines are passed over.

    Raises:
        InputError: if the data is not UTF-8 (or UTF-16 with its mark), or a row has more or fewer
            cells than the others.
    """
    return units_of(_decoded(data, origin).split("\n"), origin)


def units_of(lines: Iterable[str], origin: str) -> Iterator[Unit]:
    """Yield the rows of lines as units, one at a time.

    Raises:
        InputError: if a row has more or fewer cells than the others.
    """
    rows = _rows(lines)
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
        source, target = row.pop(_SOURCE), row.pop(_TARGET)
        variants = Variant(lang, source), Variant(row.get(_TARGET_LANG, ""), target)
        yield Unit(variants, lang, row)


def _rows(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of every line that is not blank."""
    for number, line in enumerate(lines, 1):
        if line.strip(" \r"):
            yield number, line.removesuffix("\r").split("\t")


def _is_header(cells: Sequence[str]) -> bool:
    return _SOURCE in cells and _TARGET in cells


def encoding(data: bytes) -> str:
    """Return the encoding of a table by its first bytes."""
    return "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"


def _decoded(data: bytes, origin: str) -> str:
    try:
        return data.decode(encoding(data))
    except UnicodeDecodeError as error:
        raise InputError(
            f"{origin}: byte {error.start} is not {error.encoding}; save it as UTF-8"
        ) from error
