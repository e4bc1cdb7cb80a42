"""TMX 1.1 to 1.4: a document in, its translation units out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aligntool.errors import InputError
from aligntool.formats import _xml
from aligntool.formats._inline import sentence
from aligntool.formats._units import Unit, Variant

if TYPE_CHECKING:
    from lxml.etree import _Element

_ALL = "*all*"
"""What TMX says where no language is the source."""


def units(root: "_Element", origin: str) -> Iterator[Unit]:
    """Yield the units in the order of the file.

    Raises:
        InputError: if a text has no language.
    """
    header = root.find("{*}header")
    declared = "" if header is None else header.get("srclang", "")
    for unit in root.iter("{*}tu"):
        source = unit.get("srclang", declared)
        variants = tuple(_variant(one, origin) for one in unit.iterchildren("{*}tuv"))
        yield Unit(variants, "" if source == _ALL else source)


def _variant(element: "_Element", origin: str) -> Variant:
    # Before 1.4 the attribute was called lang.
    lang = element.get(_xml.LANG) or element.get("lang")
    if not lang:
        raise InputError(f"{_xml.place(element, origin)}: this <tuv> has no xml:lang; add it")
    return Variant(lang, sentence(element.find("{*}seg")))
