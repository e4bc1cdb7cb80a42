"""Glossaries as UTX."""

from dataclasses import replace

import pytest
from formats.glossary.concepts import AI, GOVERNANCE, exported, imported, placeless
from formats.glossary.contract import GlossaryFormatContract

from aligntool.errors import InputError
from aligntool.model import Concept

HEAD = "#UTX 1.11; ja-JP/en-US; 2008-05-21; copyright: X (2008); bidirectional\n"


class TestUtx(GlossaryFormatContract):
    name = "utx"


def test_two_lines_of_header_and_a_status_for_each_row() -> None:
    data, lines = exported("utx", replace(AI, note="x\ty"), source_lang="zh")
    assert data.decode().split("\r\n") == [
        "#UTX 1.11; zh/en; 2026-03-04T05:06:07Z",
        "#src\ttgt\tsrc:pos\tterm status\tconcept ID\tcomment",
        "人工智能\tAI\tnoun\tapproved\tai\tx y",
        "AI技术\tAI\tnoun\tapproved\tai\tx y",
        "人工智能\tA.I.\tnoun\tprovisional\tai\tx y",
        "人工智能\twild intelligence\tnoun\tforbidden\tai\tx y",
        "人工智能\tartificial wit\tnoun\tforbidden\tai\tx y",
        "",
    ]
    assert not [line for line in lines if "forbidden" in line]


@pytest.mark.parametrize(
    ("pos", "code", "written"),
    [
        ("proper noun", "noun", "written as 'noun'"),
        ("other", "", "left out"),
        ("x", "", "left out"),
    ],
)
def test_part_of_speech(pos: str, code: str, written: str) -> None:
    data, lines = exported("utx", replace(GOVERNANCE, pos=pos))
    assert data.decode().split("\r\n")[2].split("\t")[2] == code
    assert lines == (f"UTX has no '{pos}', {written}: 1 (governance)",)


def test_a_file_of_somebody_else() -> None:
    body = (
        "##description: a sample\n#src\ttgt\tsrc:pos\ttgt:pos\tterm status\tcustomer\n"
        "犬\thound\tnoun\tnoun\tnon-standard\tSAP\n犬\tdog\tnoun\tnoun\t\tSAP\n猫\tcat\tproperNoun\n"
    )
    reading = imported("auto", (HEAD + body).encode())
    assert reading.lines == (
        "a glossary has no tgt:pos, left out: 2 (hound, dog)",
        "a glossary has no customer, left out: 2 (hound, dog)",
    )
    assert placeless(reading.concepts) == [
        Concept("dog", "dog", forbidden=("hound",), terms={"ja-JP": ("犬",)}, pos="noun"),
        Concept("cat", "cat", terms={"ja-JP": ("猫",)}, pos="proper noun"),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("犬\tdog\n", r"g\.file:1: no header of UTX"),
        (HEAD + "犬\tdog\n", r"g\.file:1: no header of UTX, two lines"),
        (HEAD + "#tgt\tsrc\n", r"g\.file:2: the columns begin with tgt, src, not with src, tgt"),
        (HEAD + "#src\ttgt\n犬\n", r"g\.file:3: 1 cells in 2 columns"),
        (HEAD + "#src\ttgt\n犬\tdog\tx\n", r"g\.file:3: 3 cells in 2 columns"),
        (HEAD + "#src\ttgt\tterm status\n犬\tdog\tgood\n", r"g\.file:3: 'good' is no term status"),
        (HEAD + "#src\ttgt\n\tdog\n", r"g\.file:3: the source is empty"),
    ],
    ids=["no-header", "one-line", "columns", "one-cell", "extra-cell", "status", "no-source"],
)
def test_a_broken_file_is_refused_with_its_line(data: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        imported("utx", data.encode())


def test_the_approved_target_comes_first_wherever_it_stands() -> None:
    body = (
        "#src\ttgt\tterm status\n犬\thound\tprovisional\n犬\tdog\tapproved\n"
        "狗\tdog\t\n犬\tdog\tforbidden\n"
    )
    (concept,) = placeless(imported("utx", (HEAD + body).encode()).concepts)
    assert concept == Concept("dog", "dog", ("hound",), terms={"ja-JP": ("犬", "狗")})


def test_from_english_forbidden_terms_have_no_place() -> None:
    _, lines = exported("utx", AI, target_lang="zh")
    assert "UTX has no forbidden terms, left out: 2 (ai 2)" in lines
