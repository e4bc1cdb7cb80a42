"""TMX 1.1 to 1.4: a document in, its translation units out."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from aligntool.errors import InputError
from aligntool.formats import _xml
from aligntool.formats._inline import sentence
from aligntool.formats._units import Unit, Variant
from aligntool.formats._xml import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_ALL = "*all*"
"""What TMX says where no language is the source."""
ELEMENTS = ("header", "tu")
"""Names of the elements that tell of units."""
_ATTRIBUTES = {
    "tuid": "key",
    "creationdate": "created",
    "changedate": "changed",
    "changeid": "author",
    "creationid": "author",
}
_PROPERTIES = {
    "x-document": "doc",
    "x-segment": "seg",
    "x-draft": "draft",
    "x-flags": "flags",
    "x-origin": "origin",
    "x-previous": "previous",
    "x-following": "following",
    # OmegaT's and memoQ's.
    "prev": "before",
    "next": "after",
    "x-context-pre": "before",
    "x-context-post": "after",
}
"""Name of an attribute, or type of a property → name of the detail; an earlier one goes first."""
_DATE = "%Y%m%dT%H%M%SZ"
_MARKUP = re.compile("<[^<>]*>")
"""memoQ keeps its <seg> in a property."""


def units(root: "_Element", origin: str) -> Iterator[Unit]:
    """Return the units in the order of the file.

    Raises:
        InputError: if a text has no language.
    """
    return units_of(root.iter(*(f"{{*}}{name}" for name in ELEMENTS)), origin)


def units_of(elements: Iterable["_Element"], origin: str) -> Iterator[Unit]:
    """Yield the units among elements, one at a time; a header comes before them.

    Raises:
        InputError: if a text has no language.
    """
    declared = ""
    for element in elements:
        if local_name(element) == "header":
            declared = element.get("srclang", "")
            continue
        source = element.get("srclang", declared)
        variants = tuple(_variant(one, origin) for one in element.iterchildren("{*}tuv"))
        yield Unit(variants, "" if source == _ALL else source, _details(element))


def _details(unit: "_Element") -> dict[str, str]:
    """Return what attributes and properties of a unit and its texts say, the unit's own first."""
    found: dict[str, str] = {}
    for element in (unit, *unit.iterchildren("{*}tuv")):
        for name, value in _named(element):
            found.setdefault(name, value)
    return found


def _named(element: "_Element") -> Iterator[tuple[str, str]]:
    for attribute, name in _ATTRIBUTES.items():
        if value := element.get(attribute):
            yield name, _iso(value) if name in ("created", "changed") else value
    for prop in element.iterchildren("{*}prop"):
        if detail := _PROPERTIES.get(prop.get("type", "")):
            yield detail, _MARKUP.sub("", prop.text or "")


def _iso(date: str) -> str:
    """Turn a date of TMX into ISO 8601; one that is none is left out."""
    try:
        return f"{datetime.strptime(date, _DATE):%Y-%m-%dT%H:%M:%SZ}"
    except ValueError:
        return ""


def _variant(element: "_Element", origin: str) -> Variant:
    # Before 1.4 the attribute was called lang.
    lang = element.get(_xml.LANG) or element.get("lang")
    if not lang:
        raise InputError(f"{_xml.place(element, origin)}: this <tuv> has no xml:lang; add it")
    return Variant(lang, sentence(element.find("{*}seg")))
