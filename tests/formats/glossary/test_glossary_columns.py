"""Glossaries in aligntool's own columns, parted by tabs and by commas."""

import csv
import io

import pytest
from formats.glossary.concepts import AI, GOVERNANCE, exported, imported
from formats.glossary.contract import GlossaryFormatContract

from aligntool.errors import GlossaryError, InputError

HEADER = "concept,domain,en,en_allowed,en_forbidden,zh,vi,pos,case,dnt,context,note"


class TestTsv(GlossaryFormatContract):
    name = "tsv"


class TestCsv(GlossaryFormatContract):
    name = "csv"


def test_columns_that_nobody_needs_are_left_out() -> None:
    data, _ = exported("tsv", GOVERNANCE)
    assert data.decode() == (
        "concept\tdomain\ten\ten_allowed\ten_forbidden\tzh\tnote\n"
        "governance\t\tgovernance\t\t\t治理\t\n"
    )


def test_a_csv_as_another_reader_sees_it() -> None:
    data, _ = exported("csv", AI)
    assert list(csv.reader(io.StringIO(data.decode()))) == [
        HEADER.split(","),
        ["ai", "technology", "AI", "A.I.", "wild intelligence|artificial wit", "人工智能|AI技术",
         "trí tuệ nhân tạo|TTNT", "noun", "yes", "yes", "技术", 'say "AI", always'],
    ]  # fmt: skip


def test_only_the_languages_asked_for_are_written() -> None:
    data, lines = exported("tsv", AI, GOVERNANCE, source_lang="vi")
    assert [one.terms for one in imported("tsv", data).concepts] == [{"vi": AI.terms["vi"]}]
    assert lines == (
        "terms of languages not asked for, left out: 2 (ai 2)",
        "concepts without a term in the language asked for, left out: 1 (governance)",
    )


def test_a_cell_that_begins_like_a_formula_stays_text() -> None:
    data = b"concept,en,zh\na,=1+1,\xe7\x94\xb2\n"
    (concept,) = imported("csv", data).concepts
    assert concept.preferred == "=1+1"
    assert b",=1+1," in exported("csv", concept)[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("concept,en,zh\n\na,A,甲\nb,,乙\n", "g.file:4: the cell 'en' is empty"),
        ('concept,en,zh,note\na,A,甲,"x\ny"\nb,,乙\n', "g.file:4: the cell 'en' is empty"),
        ("concept,zh\na,甲\n", "g.file:1: the header has no column 'en'"),
        ('concept,en,zh\na,A,"甲\n', "g.file:2: .*quotes"),
        ("concept,en,zh\na,A,甲\nb,B,甲\n", "g.file:3: the zh term '甲' already belongs"),
        ("concept,en,zh,case\na,A,甲,perhaps\n", "g.file:2: .*neither yes nor no"),
        ("concept,en,zh\na," + "A" * 200_000 + ",甲\n", "g.file:2: field larger than"),
    ],
    ids=[
        "blank-line",
        "cell-of-two-lines",
        "no-en",
        "open-quote",
        "term-twice",
        "flag",
        "too-long",
    ],
)
def test_a_broken_csv_is_refused_with_its_line(data: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        imported("csv", data.encode())


def test_a_broken_tsv_is_refused_with_its_line() -> None:
    with pytest.raises(GlossaryError, match=r"g\.file:2: the cell 'en' is empty"):
        imported("tsv", "concept\ten\tzh\na\t\t甲\n".encode())


def test_columns_without_a_meaning_are_told() -> None:
    reading = imported("csv", "concept,en,zh,owner\na,A,甲,me\nb,B,乙,\n".encode())
    assert reading.lines == ("a glossary has no owner, left out: 1 (a)",)


def test_utf_16_with_its_mark_is_read() -> None:
    (concept,) = imported("csv", "concept,en,zh\na,A,甲\n".encode("utf-16")).concepts
    assert concept.terms == {"zh": ("甲",)}
