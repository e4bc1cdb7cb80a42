"""XLIFF 1.x and 2.x: a document in, its segments out, whatever their state."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aligntool.errors import InputError
from aligntool.formats import _xml
from aligntool.formats._inline import sentence
from aligntool.formats._units import Unit, Variant

if TYPE_CHECKING:
    from lxml.etree import _Element


def units(root: "_Element", origin: str) -> Iterator[Unit]:
    """Yield a unit of source and target for each segment, in the order of the file.

    Raises:
        InputError: if the version is unknown.
    """
    version = root.get("version", "")
    if version.startswith("1."):
        yield from _units_1(root)
    elif version.startswith("2."):
        langs = root.get("srcLang", ""), root.get("trgLang", "")
        for segment in root.iter("{*}segment"):
            yield _unit(segment.find("{*}source"), segment.find("{*}target"), langs)
    else:
        raise InputError(f"{origin}: XLIFF of version {version!r}; 1.0 to 2.2 are read")


def _units_1(root: "_Element") -> Iterator[Unit]:
    for file in root.iter("{*}file"):
        langs = file.get("source-language", ""), file.get("target-language", "")
        for unit in file.iter("{*}trans-unit"):
            for source, target in _segments(unit):
                yield _unit(source, target, langs)


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


def _unit(source: "_Element | None", target: "_Element | None", langs: tuple[str, str]) -> Unit:
    variants = (_variant(source, langs[0]), _variant(target, langs[1]))
    return Unit(variants, variants[0].lang)


def _variant(element: "_Element | None", lang: str) -> Variant:
    own = "" if element is None else element.get(_xml.LANG, "")
    return Variant(own or lang, sentence(element))
