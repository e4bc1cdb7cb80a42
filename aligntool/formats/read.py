"""Bitexts that somebody else made: the bytes of a file in TMX, XLIFF or a table in, pairs out.

A table is TSV, JSON lines or a table in a Word document.  What a file is shows in its content, not
in its name.  Inline codes are left out of the sentences.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aligntool.errors import InputError
from aligntool.formats import _read_docx, _read_jsonl, _read_table, _read_tmx, _read_xliff, _xml
from aligntool.formats._units import Unit, Wanted, direction, named, pairs
from aligntool.languages import primary

_READERS = {"tmx": _read_tmx.units, "xliff": _read_xliff.units}
"""The name of a document's root → what reads its units."""
_ANY = "und"
"""Code of a language that is not told (ISO 639-2)."""
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
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
    return (
        root(data) is not None
        or _read_jsonl.is_jsonl(data)
        or _read_docx.is_bilingual(data)
        or _read_table.is_table(data)
    )


def read_bitext(
    data: bytes,
    *,
    origin: str,
    source_lang: str | None = None,
    target_lang: str | None = None,
) -> ReadBitext:
    """Return the pairs of a bitext.

    Args:
        data: the bytes of the file.
        origin: what to call it in messages.
        source_lang: language code of the source; needed where the file has more than two
            languages or a plain table is in a language that cannot be told.
        target_lang: the same of the target.

    Raises:
        InputError: if it is none of these, damaged, hostile or empty, or leaves open which two
            languages are meant.
    """
    wanted = Wanted(source_lang, target_lang)
    units = named(read_units(data, origin), wanted, origin)
    source, target = direction(units, wanted, origin)
    return ReadBitext(primary(source), primary(target), tuple(pairs(units, source, target)))


def read_rows(data: bytes, *, origin: str, target_lang: str) -> tuple[tuple[str, str], ...]:
    """Return each text of a bitext beside what it says in one language, whatever its own is.

    Units that lack one of the two are left out.  A table's source may be in any language.

    Raises:
        InputError: if the file is no bitext, damaged, hostile or empty, or holds nothing in the
            target language.
    """
    units = named(read_units(data, origin), Wanted(_ANY, target_lang), origin)
    rows = tuple(
        (variant.text, target)
        for unit in units
        if (target := unit.text(target_lang))
        for variant in unit.variants
        if variant.text and primary(variant.lang) != primary(target_lang)
    )
    if not rows:
        raise InputError(f"{origin}: holds no pair with a text in '{target_lang}'")
    return rows


def root(data: bytes) -> str | None:
    """Return the name of the root element if it is a bitext's."""
    name = _xml.root_name(data) if _MARKUP.match(data) else None
    return name if name in _READERS else None


def read_units(data: bytes, origin: str) -> Sequence[Unit]:
    """Return the units of a bitext as they stand in the file.

    Raises:
        InputError: if it is none, damaged, hostile or empty.
    """
    if not data.strip():
        raise InputError(f"{origin}: the file is empty")
    name = root(data)
    if name is not None:
        return tuple(_READERS[name](_xml.parse(data, origin), origin))
    if _read_docx.is_bilingual(data):
        return tuple(_read_docx.units(data, origin))
    if _read_table.is_table(data):
        return tuple(_read_table.units(data, origin))
    if _MARKUP.match(data):
        found = _xml.local_name(_xml.parse(data, origin))
        raise InputError(f"{origin}: a document of <{found}>, which is not TMX nor XLIFF")
    reader = _read_jsonl if _OBJECT.match(data) else _read_table
    return tuple(reader.units(data, origin))
