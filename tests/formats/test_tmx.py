"""Bitexts as TMX 1.4b, read with lxml and held against the DTD's rules."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from formats.contract import FormatContract, in_xml
from formats.samples import PAIR, PROVENANCE, TERM, Files, bitext, written
from lxml import etree

from aligntool.formats.tmx import write
from aligntool.model import Pair, Provenance, Status

DTD = Path(__file__).parents[1] / "data" / "tmx14.dtd"


def valid(data: bytes) -> etree._Element:
    """Return the root after holding it against the DTD."""
    root = etree.fromstring(data)
    dtd = etree.DTD(str(DTD))
    assert dtd.validate(root), dtd.error_log
    return root


def root_of(pairs: list[Pair], provenance: Provenance = PROVENANCE) -> etree._Element:
    """Return the root of a written bitext."""
    files = Files()
    write(replace(bitext(pairs), provenance=provenance), files)
    return valid(files.written["tmx"])


def properties(element: etree._Element) -> list[tuple[str | None, str | None]]:
    """Return type and text of the properties directly below an element."""
    return [(prop.get("type"), prop.text) for prop in element.findall("prop")]


class TestTmx(FormatContract):
    name = "tmx"

    def read(self, files: Mapping[str, bytes]) -> list[tuple[str, str]]:
        units = valid(files["tmx"]).findall("body/tu")
        return [(_segment(unit, 0), _segment(unit, 1)) for unit in units]

    def kept(self, source: str, target: str) -> list[tuple[str, str]]:
        return [(in_xml(source), in_xml(target))]


def _segment(unit: etree._Element, index: int) -> str:
    return unit.findall("tuv/seg")[index].text or ""


def test_header_names_tool_time_and_data() -> None:
    header = root_of([]).find("header")
    assert header is not None
    assert dict(header.items()) == {
        "creationtool": "aligntool",
        "creationtoolversion": "0.1.0",
        "segtype": "sentence",
        "o-tmf": "aligntool",
        "adminlang": "en",
        "srclang": "*all*",
        "datatype": "plaintext",
        "creationdate": "20260304T050607Z",
    }
    assert properties(header) == [
        ("x-name", "run"),
        ("x-model", "translate-zh_en-1_9"),
        ("x-glossary", "ai-governance@0123456789ab"),
    ]


@pytest.mark.parametrize(
    ("created", "expected"),
    [
        ("2026-03-04T05:06:07+00:00", "20260304T050607Z"),
        ("2026-03-04T05:06:07.891234", "20260304T050607Z"),
        ("2026-03-04T01:06:07+07:00", "20260303T180607Z"),
    ],
)
def test_creation_date_is_utc(created: str, expected: str) -> None:
    header = root_of([], replace(PROVENANCE, created=created)).find("header")
    assert header is not None
    assert header.get("creationdate") == expected


def test_unit_carries_its_origin() -> None:
    missing = replace(TERM, concept="ai", status=Status.MISSING)
    unit = root_of([replace(PAIR, terms=(TERM, missing))]).find("body/tu")
    assert unit is not None
    assert unit.get("srclang") == "zh"
    assert properties(unit) == [
        ("x-document", "004_wild"),
        ("x-segment", "7"),
        ("x-engine", "argos"),
        ("x-model", "translate-zh_en-1_9"),
        ("x-score", "-0.4322"),
        ("x-terms", "governance=replaced; ai=missing"),
    ]


def test_draft_is_marked_and_absent_values_leave_no_property() -> None:
    draft = replace(PAIR, engine="assembly", score=None, terms=())
    unit = root_of([draft]).find("body/tu")
    assert unit is not None
    assert properties(unit) == [
        ("x-document", "004_wild"),
        ("x-segment", "7"),
        ("x-engine", "assembly"),
        ("x-model", "translate-zh_en-1_9"),
        ("x-draft", "yes"),
    ]


def test_languages_of_the_variants() -> None:
    root = root_of([PAIR, replace(PAIR, lang="vi")])
    assert root.xpath("body/tu/tuv/@xml:lang") == ["zh", "en", "vi", "en"]


def test_no_doctype() -> None:
    assert written(write, [])["tmx"].startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<tmx ")


@pytest.mark.parametrize(
    "broken",
    [
        "<tmx version='1.4'><body/></tmx>",
        "<tmx version='1.4'><header/><body/></tmx>",
        "<tu><tuv xml:lang='zh'><seg/></tuv><prop type='x-a'>b</prop></tu>",
        "<tu><tuv><seg/></tuv></tu>",
    ],
    ids=["no-header", "header-without-attributes", "prop-after-tuv", "tuv-without-language"],
)
def test_the_check_itself_finds_faults(broken: str) -> None:
    assert not etree.DTD(str(DTD)).validate(etree.fromstring(broken))
