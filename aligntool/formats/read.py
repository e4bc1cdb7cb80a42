"""Bitexts that somebody else made: the bytes of a TMX, XLIFF or TSV file in, pairs out.

What a file is shows in its content, not in its name.  Inline codes are left out of the sentences.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aligntool.errors import InputError
from aligntool.formats import _read_table, _read_tmx, _read_xliff, _xml
from aligntool.formats._units import Unit, Wanted, direction, named, pairs, primary

_READERS = {"tmx": _read_tmx.units, "xliff": _read_xliff.units}
"""The name of a document's root → what reads its units."""
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<")


@dataclass(frozen=True, slots=True)
class ReadBitext:
    """Sentence pairs of two languages."""

    source_lang: str
    """Primary subtag of the language code, in small letters."""
    target_lang: str
    pairs: tuple[tuple[str, str], ...]
    """Source and target in the order of the file; a side that the file lacks is empty."""


def is_bitext(data: bytes) -> bool:
    """Tell whether the data is TMX, XLIFF or a table of pairs by how it begins."""
    return _root(data) is not None or _read_table.is_table(data)


def read_bitext(
    data: bytes,
    *,
    origin: str,
    source_lang: str | None = None,
    target_lang: str | None = None,
) -> ReadBitext:
    """Return the pairs of a bitext.

    Args:
        data: the bytes of a TMX, XLIFF or TSV file.
        origin: what to call it in messages.
        source_lang: language code of the source; needed where the file has more than two
            languages or a plain table is in a language that cannot be told.
        target_lang: the same of the target.

    Raises:
        InputError: if it is none of these, damaged, hostile or empty, or leaves open which two
            languages are meant.
    """
    wanted = Wanted(source_lang, target_lang)
    units = named(_units(data, origin), wanted, origin)
    source, target = direction(units, wanted, origin)
    return ReadBitext(primary(source), primary(target), tuple(pairs(units, source, target)))


def _root(data: bytes) -> str | None:
    """Return the name of the root element if it is a bitext's."""
    name = _xml.root_name(data) if _MARKUP.match(data) else None
    return name if name in _READERS else None


def _units(data: bytes, origin: str) -> Sequence[Unit]:
    if not data.strip():
        raise InputError(f"{origin}: the file is empty")
    name = _root(data)
    if name is not None:
        return tuple(_READERS[name](_xml.parse(data, origin), origin))
    if _MARKUP.match(data) and not _read_table.is_table(data):
        found = _xml.local_name(_xml.parse(data, origin))
        raise InputError(f"{origin}: a document of <{found}>, which is not TMX nor XLIFF")
    return tuple(_read_table.units(data, origin))
