"""XLIFF 1.x and 2.x: a document in, its segments out, whatever their state."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aligntool.errors import InputError
from aligntool.formats import _xml
from aligntool.formats._inline import sentence
from aligntool.formats._units import Unit, Variant

if TYPE_CHECKING:
    from lxml.etree import _Element

ELEMENTS = ("trans-unit", "unit")
"""Names of the elements that hold segments, of both versions."""
_OF_FILE = ("original", "source-language", "target-language")
_TOLD = ("engine", "model", "flags")
_UNTOUCHED = ("initial", "new", "needs-translation")
"""States of a target that nobody has worked on."""


def units(root: "_Element", origin: str) -> Iterator[Unit]:
    """Yield a unit of source and target for each segment, in the order of the file.

    Raises:
        InputError: if the version is unknown.
    """
    _version(root, origin)
    for element in root.iter(*(f"{{*}}{name}" for name in ELEMENTS)):
        yield from units_of(element, origin)


def units_of(element: "_Element", origin: str) -> Iterator[Unit]:
    """Yield the segments of a unit that is in its document.

    Raises:
        InputError: if the version is unknown.
    """
    root, file = element.getroottree().getroot(), next(element.iterancestors("{*}file"), None)
    attributes = {} if file is None else {name: file.get(name, "") for name in _OF_FILE}
    doc = {"doc": attributes.get("original", ""), **_told(element)}
    if _version(root, origin) == 1:
        langs = attributes.get("source-language", ""), attributes.get("target-language", "")
        for source, target in _segments(element):
            state = "" if target is None else target.get("state", "")
            yield _unit(source, target, langs, _details(doc, state))
    else:
        langs = root.get("srcLang", ""), root.get("trgLang", "")
        for segment in element.iterchildren("{*}segment"):
            both = segment.find("{*}source"), segment.find("{*}target")
            yield _unit(*both, langs, _details(doc, segment.get("state", "")))


def _version(root: "_Element", origin: str) -> int:
    version = root.get("version", "")
    if not version.startswith(("1.", "2.")):
        raise InputError(f"{origin}: XLIFF of version {version!r}; 1.0 to 2.2 are read")
    return int(version[0])


def _told(unit: "_Element") -> dict[str, str]:
    """Return what aligntool's metadata of a unit say of its target."""
    found = ((one.get("type", ""), one.text or "") for one in unit.iter("{*}meta"))
    return {name: text for name, text in found if name in _TOLD}


def _details(doc: dict[str, str], state: str) -> dict[str, str]:
    return {**doc, "draft": state} if state in _UNTOUCHED else doc


def _segments(unit: "_Element") -> Iterator[tuple["_Element | None", "_Element | None"]]:
    """Yield source and target of each marked segment, or of the whole where none are marked."""
    target = unit.find("{*}target")
    sources, targets = _marked(unit.find("{*}seg-source")), _marked(target)
    if sources and targets:
        yield from ((source, targets.get(number)) for number, source in sources.items())
    else:
        yield unit.find("{*}source"), target


def _marked(element: "_Element | None") -> dict[str, "_Element"]:
    if element is None:
        return {}
    marks = element.iter("{*}mrk")
    return {mark.get("mid", ""): mark for mark in marks if mark.get("mtype") == "seg"}


def _unit(
    source: "_Element | None",
    target: "_Element | None",
    langs: tuple[str, str],
    details: dict[str, str],
) -> Unit:
    variants = (_variant(source, langs[0]), _variant(target, langs[1]))
    return Unit(variants, variants[0].lang, details)


def _variant(element: "_Element | None", lang: str) -> Variant:
    own = "" if element is None else element.get(_xml.LANG, "")
    return Variant(own or lang, sentence(element))
