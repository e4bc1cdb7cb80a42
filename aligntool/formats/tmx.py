"""A bitext as TMX 1.4b, level 1 (plain text): one ``tu`` a pair, for OmegaT and other CAT tools.

https://www.gala-global.org/oscarStandards/tmx/tmx14b.html
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aligntool.formats import OpenFile, _xml
from aligntool.formats._properties import properties
from aligntool.model import Bitext, Pair, Provenance

if TYPE_CHECKING:
    from lxml.etree import _Element


def write(bitext: Bitext, open_file: OpenFile) -> None:
    """Write the header, which holds the provenance, and every pair as a translation unit.

    No DOCTYPE is written: the standard asks for none, and readers without a copy of ``tmx14.dtd``
    look for one beside the file or on the network and stop.  OmegaT and the Translate Toolkit
    read the file either way.
    """
    with (
        open_file("tmx") as stream,
        _xml.document(stream) as out,
        out.element("tmx", {"version": "1.4"}),
    ):
        out.write("\n")
        out.write(_header(bitext), pretty_print=True)
        with out.element("body"):
            out.write("\n")
            for pair in bitext.pairs:
                out.write(_unit(pair, bitext.target_lang), pretty_print=True)
        out.write("\n")


def _header(bitext: Bitext) -> "_Element":
    made = bitext.provenance
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
            "creationdate": _date(made.created),
        },
    )
    header.extend(_property(key, value) for key, value in _header_properties(bitext.name, made))
    return header


def _header_properties(name: str, made: Provenance) -> Iterator[tuple[str, str]]:
    yield "x-name", name
    yield from (("x-model", model) for model in made.models)
    yield from (("x-glossary", glossary) for glossary in made.glossaries)


def _unit(pair: Pair, target_lang: str) -> "_Element":
    unit = _xml.element("tu", {"srclang": pair.lang})
    # The DTD wants every prop before the first tuv.
    unit.extend(_property(key, value) for key, value in _unit_properties(pair))
    unit.append(_variant(pair.lang, pair.clean))
    unit.append(_variant(target_lang, pair.target))
    return unit


def _unit_properties(pair: Pair) -> Iterator[tuple[str, str]]:
    yield "x-document", pair.doc
    yield "x-segment", str(pair.seg)
    yield from ((f"x-{name}", value) for name, value in properties(pair))
    if pair.engine == "assembly":
        yield "x-draft", "yes"


def _property(name: str, value: str) -> "_Element":
    return _xml.element("prop", {"type": name}, value)


def _variant(lang: str, text: str) -> "_Element":
    variant = _xml.element("tuv", {_xml.LANG: lang})
    variant.append(_xml.element("seg", text=text))
    return variant


def _date(created: str) -> str:
    """Turn an ISO 8601 time into the basic form that TMX wants, in UTC."""
    moment = datetime.fromisoformat(created)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return f"{moment:%Y%m%dT%H%M%SZ}"
