"""Bitexts as XLIFF 2.1, read with lxml and held against a schema of what the standard says."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from formats.contract import FormatContract, in_xml
from formats.samples import PAIR, TERM, written
from lxml import etree

from aligntool.formats.xliff import write
from aligntool.model import Pair, Status

SCHEMA = etree.RelaxNG(etree.parse(str(Path(__file__).parents[1] / "data" / "xliff21.rng")))
NAMES = {
    "x": "urn:oasis:names:tc:xliff:document:2.0",
    "mda": "urn:oasis:names:tc:xliff:metadata:2.0",
}


def valid(data: bytes) -> etree._Element:
    """Return the root after holding it against the schema and what no schema can say."""
    root = etree.fromstring(data)
    assert SCHEMA.validate(root), SCHEMA.error_log
    files = root.findall("x:file", NAMES)
    for ids in (file_ids := [file.get("id") for file in files], *map(unit_ids, files)):
        assert len(set(ids)) == len(ids), file_ids
    return root


def unit_ids(file: etree._Element) -> list[str | None]:
    """Return the ids of a file's units, which must differ."""
    return [unit.get("id") for unit in file.findall("x:unit", NAMES)]


def root_of(*pairs: Pair) -> etree._Element:
    """Return the root of the one document that is written of pairs of Chinese."""
    files = written(write, pairs)
    assert list(files) == ["zh-en.xlf"]
    return valid(files["zh-en.xlf"])


def texts(root: etree._Element, path: str) -> list[tuple[str | None, str | None]]:
    """Return first attribute and text of the elements at a path."""
    return [(one.values()[0], one.text) for one in root.findall(path, NAMES)]


class TestXliff(FormatContract):
    name = "xliff"

    def read(self, files: Mapping[str, bytes]) -> list[tuple[str, str]]:
        segments = [
            segment
            for data in files.values()
            for segment in valid(data).findall("x:file/x:unit/x:segment", NAMES)
        ]
        return [
            (one.findtext("x:source", "", NAMES), one.findtext("x:target", "", NAMES))
            for one in segments
        ]

    def kept(self, source: str, target: str) -> list[tuple[str, str]]:
        return [(in_xml(source), in_xml(target))]


def test_root_names_version_and_languages() -> None:
    assert dict(root_of(PAIR).items()) == {"version": "2.1", "srcLang": "zh", "trgLang": "en"}


def test_each_source_language_has_its_own_document() -> None:
    files = written(write, [PAIR, replace(PAIR, lang="vi"), replace(PAIR, lang="zh_Hant")])
    languages = {ending: valid(data).get("srcLang") for ending, data in files.items()}
    assert languages == {"zh-en.xlf": "zh", "vi-en.xlf": "vi", "zh_Hant-en.xlf": "zh-Hant"}


def test_an_article_is_a_file_and_a_sentence_a_unit() -> None:
    root = root_of(PAIR, replace(PAIR, seg=8), replace(PAIR, doc="b\x01<"), PAIR)
    files = root.findall("x:file", NAMES)
    assert [(file.get("id"), file.get("original"), unit_ids(file)) for file in files] == [
        ("f1", "004_wild", ["7", "8"]),
        ("f2", "b<", ["7"]),
        ("f3", "004_wild", ["7"]),
    ]


def test_notes_carry_the_provenance() -> None:
    assert texts(root_of(PAIR), "x:file/x:notes/x:note") == [
        ("run", "run"),
        ("tool", "aligntool 0.1.0"),
        ("created", "2026-03-04T05:06:07Z"),
        ("model", "translate-zh_en-1_9"),
        ("glossary", "ai-governance@0123456789ab"),
    ]


def test_metadata_carries_how_a_sentence_came_about() -> None:
    missing = replace(TERM, concept="ai", status=Status.MISSING)
    root = root_of(replace(PAIR, terms=(TERM, missing)))
    group = root.find(".//mda:metadata/mda:metaGroup", NAMES)
    assert group is not None
    assert group.get("category") == "aligntool"
    assert texts(group, "mda:meta") == [
        ("engine", "argos"),
        ("model", "translate-zh_en-1_9"),
        ("score", "-0.4322"),
        ("terms", "governance=replaced; ai=missing"),
    ]


def test_absent_values_leave_no_metadata() -> None:
    root = root_of(replace(PAIR, score=None, terms=()))
    assert [name for name, _ in texts(root, ".//mda:meta")] == ["engine", "model"]


@pytest.mark.parametrize(
    ("engine", "target", "state"),
    [
        ("argos", "English", {"state": "translated"}),
        ("align", "English", {"state": "translated"}),
        ("assembly", "English", {"state": "initial", "subState": "aligntool:draft"}),
        ("argos", "", {"state": "initial"}),
        ("assembly", "", {"state": "initial"}),
    ],
)
def test_state(engine: str, target: str, state: dict[str, str]) -> None:
    segment = root_of(replace(PAIR, engine=engine, target=target)).find(".//x:segment", NAMES)
    assert segment is not None
    assert dict(segment.items()) == state
    assert (segment.find("x:target", NAMES) is None) == (not target)


def test_white_space_is_the_text_s_own() -> None:
    for text in root_of(PAIR).findall(".//x:segment/*", NAMES):
        assert text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


UNIT = "<unit id='1'><segment><source>a</source></segment></unit>"
META = "<m:metadata xmlns:m='urn:oasis:names:tc:xliff:metadata:2.0'>{}</m:metadata>"


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "<file>{UNIT}</file>",
        "<file id='1'/>",
        "<file id='1 2'>{UNIT}</file>",
        "<file id='1'><unit id='1'><segment><target/></segment></unit></file>",
        "<file id='1'><unit id='1'><segment state='final'><source/></segment></unit></file>",
        "<file id='1'><unit id='1'><segment state='done'><source/><target/></segment></unit></file>",
        "<file id='1'><unit id='1'><segment subState='a:b'><source/><target/></segment></unit></file>",
        "<file id='1'><unit id='1'><segment state='initial' subState='b'><source/><target/></segment></unit></file>",
        "<file id='1'>{UNIT}<notes><note>a</note></notes></file>",
        "<file id='1'><notes/>{UNIT}</file>",
        f"<file id='1'>{META.format('')}{UNIT}</file>",
        f"<file id='1'>{META.format('<m:metaGroup><m:meta/></m:metaGroup>')}{UNIT}</file>",
    ],
    ids=[
        "no-file", "file-without-id", "no-unit", "id-of-two-words", "no-source", "final-without-target",
        "unknown-state", "sub-state-alone", "sub-state-of-nobody", "notes-after-unit", "empty-notes",
        "empty-metadata", "meta-without-type",
    ],
)  # fmt: skip
def test_the_check_itself_finds_faults(broken: str) -> None:
    frame = "<xliff xmlns='{}' version='2.1' srcLang='zh' trgLang='en'>{}</xliff>"
    content = broken.replace("{UNIT}", UNIT)
    assert SCHEMA.validate(
        etree.fromstring(frame.format(NAMES["x"], f"<file id='1'>{UNIT}</file>"))
    )
    assert not SCHEMA.validate(etree.fromstring(frame.format(NAMES["x"], content)))
