"""Bitexts of any size: a path in, units out one at a time.

The forms are those of ``formats.read``, each also compressed with gzip.  All but a table in a Word
document are read in constant memory.
"""

import codecs
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path
from typing import BinaryIO, cast

from aligntool.errors import InputError
from aligntool.formats import _read_jsonl, _read_table, _read_tmx, _read_xliff, _xml
from aligntool.formats._units import Unit, Wanted, named
from aligntool.formats.read import read_units, root

__all__ = ["Unit", "stream_units"]

_HEAD = 1 << 20
"""Bytes by which a form is told."""
_TOLD = 200
"""Units by which the languages of a file are told that names none."""
_GZIP = b"\x1f\x8b"


def stream_units(path: Path, *, source_lang: str | None, target_lang: str) -> Iterator[Unit]:
    """Yield the units of a file, each text with its language.

    Args:
        path: a file in TMX, XLIFF, TSV or JSON lines, or a Word document with a table.
        source_lang: language of the first column where the file names none; None to tell it by
            the text.
        target_lang: the same of the second.

    Raises:
        InputError: if the file cannot be read, is none of these, damaged, hostile or empty.
    """
    with _opened(path) as stream:
        units = _units(stream, str(path))
        lang = source_lang
        while batch := list(islice(units, _TOLD)):
            for unit in named(batch, Wanted(lang, target_lang), str(path)):
                lang = lang or next((variant.lang for variant in unit.variants), None)
                yield unit


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file, unpacked if need be; what goes wrong while it is read names it."""
    try:
        with path.open("rb") as raw:
            if not raw.peek(len(_GZIP)).startswith(_GZIP):
                yield raw
                return
            with gzip.open(raw) as unpacked:
                yield cast(BinaryIO, unpacked)
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise InputError(f"{path}: damaged: {error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not {error.encoding}; save it as UTF-8") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _units(stream: BinaryIO, origin: str) -> Iterator[Unit]:
    head = stream.read(_HEAD)
    stream.seek(0)
    name = root(head)
    if name == "tmx":
        return _read_tmx.units_of(_xml.stream(stream, _read_tmx.ELEMENTS, origin), origin)
    if name == "xliff":
        elements = _xml.stream(stream, _read_xliff.ELEMENTS, origin)
        segments = (one for found in elements for one in _read_xliff.units_of(found, origin))
        return _numbered(segments)
    if _read_jsonl.is_jsonl(head):
        return _read_jsonl.units_of(stream, origin)
    if _read_table.is_table(head):
        return _read_table.units_of(_lines(stream, _read_table.encoding(head)), origin)
    # The forms that are read as a whole, and what is wrong with those that are none.
    return iter(read_units(stream.read(), origin))


def _lines(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """Yield the lines of a text without their ends, which are line feeds only."""
    rest = ""
    for piece in codecs.iterdecode(iter(lambda: stream.read(_HEAD), b""), encoding):
        *lines, rest = (rest + piece).split("\n")
        yield from lines
    yield rest


def _numbered(units: Iterator[Unit]) -> Iterator[Unit]:
    """Yield units that are in the order of their documents, with their numbers in these."""
    for _, document in groupby(units, key=lambda unit: unit.details.get("doc")):
        for number, unit in enumerate(document, 1):
            yield replace(unit, details={**unit.details, "seg": str(number)})
