"""TBX that other programs have written."""

import pytest
from formats.glossary.concepts import imported, placeless

from aligntool.errors import InputError
from aligntool.model import Concept

HEADER = "<fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc>"
V2 = "<martif type='TBX' xml:lang='en-US'><martifHeader>%s</martifHeader><text><body>{}</body></text></martif>"
V3 = (
    "<tbx xmlns='urn:iso:std:iso:30042:ed-2' xmlns:min='http://www.tbxinfo.net/ns/min' "
    "xmlns:basic='http://www.tbxinfo.net/ns/basic' type='TBX-Basic' style='{}' xml:lang='en'>"
    "<tbxHeader>%s</tbxHeader><text><body>{}</body></text></tbx>"
)
ENTRY = (
    "<termEntry id='c1'><langSet xml:lang='en'><tig><term>wall</term>{}</tig></langSet>"
    "<langSet xml:lang='zh'><tig><term>墙</term></tig></langSet></termEntry>"
)


def v2(body: str) -> bytes:
    """Return a document of version 2."""
    return (V2 % HEADER).format(body).encode()


def v3(body: str, style: str = "dca") -> bytes:
    """Return a document of version 3."""
    return (V3 % HEADER).format(style, body).encode()


def test_a_termbase_with_regions_groups_and_more_than_a_glossary_holds() -> None:
    reading = imported("tbx", v2("""
        <termEntry id='c5'>
          <descripGrp><descrip type='subjectField'>building</descrip><admin type='source'>x</admin></descripGrp>
          <descrip type='definition'>what
            stands</descrip>
          <langSet xml:lang='zh-CN'><ntig><termGrp><term>墙<hi>壁</hi></term></termGrp></ntig></langSet>
          <langSet xml:lang='en-US'>
            <tig><term>wall</term>
              <termNote type='partOfSpeech'>properNoun</termNote><termNote type='termType'>fullForm</termNote>
              <note>not <hi type='bold'>fence</hi></note></tig>
          </langSet>
          <transacGrp><transac type='transactionType'>origination</transac><date>2020-01-01</date></transacGrp>
        </termEntry>"""))  # fmt: skip
    assert placeless(reading.concepts) == [
        Concept(
            "c5",
            "wall",
            terms={"zh": ("墙壁",)},
            domain="building",
            note="what stands; not fence",
            pos="proper noun",
        )
    ]
    assert reading.concepts[0].line == 2
    assert reading.lines == (
        "a glossary has no source, left out: 1 (c5)",
        "a glossary has no termType, left out: 1 (c5)",
        "a glossary has no transactionType, left out: 1 (c5)",
        "a glossary has no date, left out: 1 (c5)",
        "'zh-CN' is read as 'zh': 1 (c5)",
        "'en-US' is read as 'en': 1 (c5)",
    )


def test_the_style_with_categories_as_tags() -> None:
    reading = imported("tbx", v3("""
        <conceptEntry id='c5'><min:subjectField>building</min:subjectField>
          <langSec xml:lang='en'>
            <termSec><term>barrier</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
            <termSec><term>wall</term><min:partOfSpeech>noun</min:partOfSpeech><basic:termType>fullForm</basic:termType></termSec>
          </langSec>
          <langSec xml:lang='vi'><termSec><term>bức tường</term></termSec></langSec>
        </conceptEntry>""", "dct"))  # fmt: skip
    assert placeless(reading.concepts) == [
        Concept(
            "c5",
            "wall",
            forbidden=("barrier",),
            terms={"vi": ("bức tường",)},
            domain="building",
            pos="noun",
        )
    ]
    assert reading.lines == ("a glossary has no termType, left out: 1 (c5)",)


@pytest.mark.parametrize(
    ("status", "preferred", "allowed", "forbidden"),
    [
        ("preferredTerm-admn-sts", "fence", ("wall",), ()),
        ("preferred", "fence", ("wall",), ()),
        ("admittedTerm-admn-sts", "wall", ("fence",), ()),
        ("deprecatedTerm-admn-sts", "wall", (), ("fence",)),
        ("supersededTerm-admn-sts", "wall", (), ("fence",)),
        ("deprecated", "wall", (), ("fence",)),
        ("Forbidden", "wall", (), ("fence",)),
        ("obsolete", "wall", (), ("fence",)),
        ("legalTerm-admn-sts", "wall", ("fence",), ()),
    ],
)
def test_status(
    status: str, preferred: str, allowed: tuple[str, ...], forbidden: tuple[str, ...]
) -> None:
    more = f"</tig><tig><term>fence</term><termNote type='administrativeStatus'>{status}</termNote>"
    (concept,) = imported("tbx2", v2(ENTRY.format(more))).concepts
    assert (concept.preferred, concept.allowed, concept.forbidden) == (
        preferred,
        allowed,
        forbidden,
    )


def test_an_unknown_status_is_told() -> None:
    more = "<termNote type='administrativeStatus'>nice</termNote>"
    reading = imported("tbx", v2(ENTRY.format(more)))
    assert reading.lines == ("'nice' is read as admitted: 1 (c1)",)


@pytest.mark.parametrize(
    "mark",
    ["<descrip type='Translation needed'>No</descrip>", "<termNote type='translationNote'>no</termNote>"],
)  # fmt: skip
def test_not_to_be_translated_as_weblate_says_it(mark: str) -> None:
    (concept,) = imported("tbx", v2(ENTRY.format(mark))).concepts
    assert concept.dnt


def test_deprecated_source_terms_are_variants_and_told() -> None:
    more = (
        "<langSet xml:lang='zh'><tig><term>壁</term><termNote type='administrativeStatus'>"
        "deprecatedTerm-admn-sts</termNote></tig></langSet>"
    )
    body = ENTRY.format("").replace("<langSet xml:lang='zh'>", more + "<langSet xml:lang='zh'>")
    reading = imported("tbx", v2(body))
    assert reading.concepts[0].terms == {"zh": ("墙", "壁")}
    assert reading.lines == (
        "deprecated terms of other languages than English, read as variants: 1 (c1)",
    )


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (ENTRY.format("").replace("'en'", "'fr'"), "no English term that may be used, left out: 1 (c2)"),
        (ENTRY.format("").replace("'zh'", "'en'"), "no term in another language than English, left out: 1 (c2)"),
        (ENTRY.format("").replace("'zh'", "'x!'"), "terms of the language 'x!', left out: 1 (c2)"),
        (ENTRY.format("").replace("wall", "a|b"), "terms with a |, which parts terms in a glossary, left out: 1 (c2)"),
        (ENTRY.format("").replace("wall", "fence"), "terms that an earlier concept has already, left out: 1 (c2)"),
    ],
    ids=["no-english", "only-english", "no-language", "bar", "term-twice"],
)  # fmt: skip
def test_what_a_glossary_cannot_hold_is_told(body: str, line: str) -> None:
    reading = imported("tbx", v2(ENTRY.format("") + body.replace("c1", "c2")))
    assert [concept.id for concept in reading.concepts] == ["c1"]
    assert line in reading.lines


def test_further_parts_of_speech_are_told() -> None:
    more = "".join(
        f"<termNote type='partOfSpeech'>{pos}</termNote>" for pos in ("noun", "verb", "noun")
    )
    reading = imported("tbx", v2(ENTRY.format(more)))
    assert reading.concepts[0].pos == "noun"
    assert reading.lines == ("further parts of speech, left out: 1 (c1)",)


def test_entries_without_ids_get_them_from_their_english() -> None:
    entry = ENTRY.format("").replace(" id='c1'", "")
    other = entry.replace("墙", "壁").replace("wall", "Wall")
    strange = entry.replace("墙", "界").replace("wall", "«»")
    reading = imported("tbx", v2(entry + other + strange))
    assert [concept.id for concept in reading.concepts] == ["wall", "wall-2", "concept"]


BOMB = b"<!DOCTYPE tbx [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;&x;'>]><tbx>&y;</tbx>"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (BOMB, "g.file: declares XML entities"),
        (b"<tbx><text>", "g.file: not well-formed XML"),
        (b"<xliff/>", "g.file: a document of <xliff>; TBX begins with <tbx> or <martif>"),
        (v2("\n<termEntry>\n<langSet><tig><term>a</term></tig></langSet></termEntry>"),
         "g.file:3: <langSet> has no xml:lang"),
        (v2(""), "g.file: holds no concept"),
        (v2(ENTRY.format("").replace("'en'", "'fr'")),
         "g.file: holds no concept; no English term that may be used, left out: 1"),
    ],
    ids=["bomb", "broken", "other-format", "no-language", "empty", "nothing-left"],
)  # fmt: skip
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        imported("auto", data)
