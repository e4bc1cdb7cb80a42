"""A bitext as TMX 1.4b, level 1 (plain text): one ``tu`` a pair, for OmegaT and other CAT tools.

https://www.gala-global.org/oscarStandards/tmx/tmx14b.html
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from aligntool.engines import DRAFT_ENGINES
from aligntool.engines.base import FUZZY
from aligntool.formats import OpenFile, _xml
from aligntool.formats._properties import properties
from aligntool.model import Bitext, Pair, Provenance

if TYPE_CHECKING:
    from lxml.etree import _Element


def write(bitext: Bitext, open_file: OpenFile) -> None:
    """Write every pair as a translation unit."""
    with open_file("tmx") as stream, document(stream, bitext.name, bitext.provenance) as out:
        for pair in bitext.pairs:
            texts = (pair.lang, pair.clean), (bitext.target_lang, pair.target)
            out.write(unit(texts, {}, _unit_properties(pair)), pretty_print=True)


@contextmanager
def document(stream: BinaryIO, name: str, made: Provenance) -> Iterator[_xml.XmlWriter]:
    """Write the header, which holds the provenance, and the frame of the units that follow.

    No DOCTYPE is written: the standard asks for none, and readers without a copy of ``tmx14.dtd``
    look for one beside the file or on the network and stop.  OmegaT and the Translate Toolkit
    read the file either way.
    """
    with _xml.document(stream) as out, out.element("tmx", {"version": "1.4"}):
        out.write("\n")
        out.write(_header(name, made), pretty_print=True)
        with out.element("body"):
            out.write("\n")
            yield out
        out.write("\n")


def unit(
    texts: Iterable[tuple[str, str]],
    attributes: Mapping[str, str],
    properties: Iterable[tuple[str, str]],
) -> "_Element":
    """Return a translation unit.

    Args:
        texts: language and text of each variant, the source first.
        attributes: those of the unit besides ``srclang``.
        properties: types and values.
    """
    (source_lang, _), *_ = both = tuple(texts)
    made = _xml.element("tu", {**attributes, "srclang": source_lang})
    # The DTD wants every prop before the first tuv.
    made.extend(_property(key, value) for key, value in properties)
    made.extend(_variant(lang, text) for lang, text in both)
    return made


def date(created: str) -> str:
    """Turn an ISO 8601 time into the basic form that TMX wants, in UTC."""
    moment = datetime.fromisoformat(created)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _header(name: str, made: Provenance) -> "_Element":
    header = _xml.element(
        "header",
        {
            "creationtool": "aligntool",
            "creationtoolversion": made.tool_version,
            "segtype": "sentence",
            "o-tmf": "aligntool",
            "adminlang": "en",
            # Pairs come one at a time, so their languages are not known here; each tu has its own.
            "srclang": "*all*",
            "datatype": "plaintext",
            "creationdate": date(made.created),
        },
    )
    header.extend(_property(key, value) for key, value in _header_properties(name, made))
    return header


def _header_properties(name: str, made: Provenance) -> Iterator[tuple[str, str]]:
    yield "x-name", name
    yield from (("x-model", model) for model in made.models)
    yield from (("x-glossary", glossary) for glossary in made.glossaries)


def _unit_properties(pair: Pair) -> Iterator[tuple[str, str]]:
    yield "x-document", pair.doc
    yield "x-segment", str(pair.seg)
    yield from ((f"x-{name}", value) for name, value in properties(pair))
    if pair.engine in DRAFT_ENGINES or FUZZY in pair.flags:
        yield "x-draft", "yes"


def _property(name: str, value: str) -> "_Element":
    return _xml.element("prop", {"type": name}, value)


def _variant(lang: str, text: str) -> "_Element":
    variant = _xml.element("tuv", {_xml.LANG: lang})
    variant.append(_xml.element("seg", text=text))
    return variant
