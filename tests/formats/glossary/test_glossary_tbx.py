"""Glossaries as TBX-Basic, held against schemas of what the dialect demands."""

from dataclasses import replace
from pathlib import Path

import pytest
from formats.glossary.concepts import AI, GOVERNANCE, concepts, exported, imported
from formats.glossary.contract import GlossaryFormatContract
from hypothesis import assume, given, settings
from lxml import etree

from aligntool.model import Concept

DATA = Path(__file__).parents[2] / "data"
SCHEMAS = {
    "tbx": etree.RelaxNG(etree.parse(str(DATA / "tbx-basic-v3.rng"))),
    "tbx2": etree.RelaxNG(etree.parse(str(DATA / "tbx-basic-v2.rng"))),
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class TestTbx3(GlossaryFormatContract):
    name = "tbx"


class TestTbx2(GlossaryFormatContract):
    name = "tbx2"


def valid(name: str, *made: Concept) -> etree._Element:
    """Return the root of a document after holding it against its schema."""
    root = etree.fromstring(exported(name, *made)[0])
    schema = SCHEMAS[name]
    assert schema.validate(root), schema.error_log
    return root


@pytest.mark.parametrize("name", SCHEMAS)
@settings(deadline=None)
@given(made=concepts())
def test_it_is_valid(name: str, made: list[Concept]) -> None:
    assume(made)
    valid(name, *made)


@pytest.mark.parametrize(
    ("name", "entry", "term"), [("tbx", "conceptEntry", "termSec"), ("tbx2", "termEntry", "tig")]
)
def test_terms_have_their_status(name: str, entry: str, term: str) -> None:
    (found,) = valid(name, AI).iter(f"{{*}}{entry}")
    terms = [
        (one.getparent().get(LANG), *(str(part.text) for part in one))
        for one in found.iter(f"{{*}}{term}")
    ]
    assert terms == [
        ("en", "AI", "noun", "preferredTerm-admn-sts"),
        ("en", "A.I.", "noun", "admittedTerm-admn-sts"),
        ("en", "wild intelligence", "noun", "deprecatedTerm-admn-sts"),
        ("en", "artificial wit", "noun", "deprecatedTerm-admn-sts"),
        ("zh", "人工智能", "noun", "preferredTerm-admn-sts"),
        ("zh", "AI技术", "noun", "admittedTerm-admn-sts"),
        ("vi", "trí tuệ nhân tạo", "noun", "preferredTerm-admn-sts"),
        ("vi", "TTNT", "noun", "admittedTerm-admn-sts"),
    ]


def test_the_root_of_version_3() -> None:
    root = valid("tbx", GOVERNANCE)
    assert root.tag == "{urn:iso:std:iso:30042:ed-2}tbx"
    assert dict(root.items()) == {"type": "TBX-Basic", "style": "dca", LANG: "en"}


@pytest.mark.parametrize(
    ("name", "pos", "code", "told"),
    [
        ("tbx", "proper noun", "noun", True),
        ("tbx2", "proper noun", "properNoun", False),
        ("tbx", "measure word", "other", True),
        ("tbx", "other", "other", False),
    ],
)
def test_part_of_speech(name: str, pos: str, code: str, told: bool) -> None:
    concept = replace(GOVERNANCE, pos=pos)
    assert {
        one.text for one in valid(name, concept).iterfind(".//{*}termNote[@type='partOfSpeech']")
    } == {code}
    lines = exported(name, concept)[1]
    assert any(f"no '{pos}', written as '{code}'" in line for line in lines) == told


def test_ids_that_xml_does_not_allow() -> None:
    made = [
        replace(GOVERNANCE, id=name, terms={"zh": (name,)}) for name in ("5g", "a b", "_5g", "治理")
    ]
    root = valid("tbx", *made)
    assert [one.get("id") for one in root.iter("{*}conceptEntry")] == [
        "_5g",
        "_a_b",
        "_5g_",
        "治理",
    ]
    lines = exported("tbx", *made)[1]
    assert lines == ("ids that XML does not allow, written otherwise: 3 (5g, a b, _5g)",)


def test_a_language_code_with_a_low_line_is_written_as_xml_wants_it() -> None:
    root = valid("tbx", replace(GOVERNANCE, terms={"pt_BR": ("governo",)}))
    assert [one.get(LANG) for one in root.iter("{*}langSec")] == ["en", "pt-BR"]


def test_characters_that_xml_cannot_hold_are_told() -> None:
    data, lines = exported("tbx", replace(GOVERNANCE, note="a\x00b\x1f"))
    assert imported("tbx", data).concepts[0].note == "ab"
    assert lines == ("characters that XML cannot hold, left out: 2 (governance 2)",)


BODY = "<conceptEntry><langSec xml:lang='en'><termSec><term>a</term>{}</termSec></langSec></conceptEntry>"
FRAME = (
    "<tbx xmlns='urn:iso:std:iso:30042:ed-2' type='TBX-Basic' style='dca' xml:lang='en'><tbxHeader>"
    "<fileDesc><sourceDesc><p/></sourceDesc></fileDesc></tbxHeader><text><body>{}</body></text></tbx>"
)


@pytest.mark.parametrize(
    "body",
    [
        "",
        BODY.format("<termNote type='partOfSpeech'>properNoun</termNote>"),
        BODY.format("<termNote type='administrativeStatus'>preferred</termNote>"),
        BODY.format("<descrip type='subjectField'>b</descrip>"),
        BODY.format("").replace("<conceptEntry>", "<conceptEntry id='1'>"),
        BODY.format("").replace(" xml:lang='en'", ""),
        BODY.format("<term>b</term>"),
        "<conceptEntry/>",
    ],
    ids=["empty", "pos", "status", "subject-of-a-term", "id", "no-language", "two-terms", "no-section"],
)  # fmt: skip
def test_the_check_itself_finds_faults(body: str) -> None:
    schema = SCHEMAS["tbx"]
    assert schema.validate(etree.fromstring(FRAME.format(BODY.format(""))))
    assert not schema.validate(etree.fromstring(FRAME.format(body)))
