"""Glossaries of pairs: for DeepL and Google, and such files of theirs."""

import csv
import io
from dataclasses import replace

import pytest
from formats.glossary.concepts import AI, GOVERNANCE, ONLY_VIETNAMESE, exported, imported, placeless
from formats.glossary.contract import GlossaryFormatContract

from aligntool.errors import AligntoolError, InputError, OutputError, UsageError
from aligntool.model import Concept


class TestDeepLTsv(GlossaryFormatContract):
    name = "deepl-tsv"


class TestDeepLCsv(GlossaryFormatContract):
    name = "deepl-csv"


class TestGoogleCsv(GlossaryFormatContract):
    name = "google-csv"


def zh(preferred: str, *terms: str) -> Concept:
    """Return a concept of Chinese terms."""
    return Concept(preferred, preferred, terms={"zh": terms})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("deepl-tsv", "人工智能\tAI\nAI技术\tAI\n治理\tgovernance\n"),
        ("deepl-csv", "人工智能,AI,ZH,EN\nAI技术,AI,ZH,EN\n治理,governance,ZH,EN\n"),
        ("google-csv", "人工智能,AI\nAI技术,AI\n治理,governance\n"),
    ],
)
def test_every_source_term_has_a_row(name: str, expected: str) -> None:
    assert exported(name, AI, GOVERNANCE, source_lang="zh")[0].decode() == expected


def test_from_english() -> None:
    data, lines = exported("deepl-csv", AI, target_lang="zh")
    assert data.decode() == "AI,人工智能,EN,ZH\nA.I.,人工智能,EN,ZH\n"
    assert any("no forbidden terms, left out: 2 (ai 2)" in line for line in lines)
    assert any("allowed terms beside the preferred one, left out: 1 (ai)" in line for line in lines)


def test_deepl_gets_languages_without_region() -> None:
    concept = replace(GOVERNANCE, terms={"zh-Hant": ("治理",)})
    assert exported("deepl-csv", concept)[0].decode() == "治理,governance,ZH,EN\n"


def test_quotes_and_commas_are_quoted_in_csv_only() -> None:
    concept = zh('say "AI", now', "甲,乙")
    assert list(csv.reader(io.StringIO(exported("google-csv", concept)[0].decode()))) == [
        ["甲,乙", 'say "AI", now']
    ]
    assert exported("deepl-tsv", concept)[0].decode() == '甲,乙\tsay "AI", now\n'


@pytest.mark.parametrize(
    ("concept", "reason"),
    [
        (zh("A", "甲", "字" * 342), "DeepL takes no phrase of more than 1024 bytes, left out: 1 (A)"),
        (zh("A", "甲", "乙\u2028"), "DeepL takes no phrase with control characters or line ends, left out: 1 (A)"),
        (zh("A", "甲", "乙\x85丙"), "DeepL takes no phrase with control characters or line ends, left out: 1 (A)"),
        (zh("A", "甲", "丙\t丁"), "DeepL takes no phrase with control characters or line ends, left out: 1 (A)"),
    ],
    ids=["too-long", "line-separator", "c1-control", "tab"],
)  # fmt: skip
def test_what_deepl_refuses_is_left_out_and_told(concept: Concept, reason: str) -> None:
    data, lines = exported("deepl-tsv", concept)
    assert data.decode() == "甲\tA\n"
    assert reason in lines


def test_a_phrase_of_1024_bytes_is_taken() -> None:
    data, _ = exported("deepl-tsv", zh("A", "字" * 341 + "x"))
    assert len(data.split(b"\t")[0]) == 1024


def test_deepl_gets_a_source_once() -> None:
    other = replace(zh("B", "甲"), context="x")
    data, lines = exported("deepl-tsv", zh("A", "甲"), other)
    assert data.decode() == "甲\tA\n"
    assert "DeepL takes a source term once, left out: 1 (B)" in lines


@pytest.mark.parametrize(
    ("name", "what"),
    [("deepl-csv", "DeepL takes bytes"), ("google-csv", "Google takes code points")],
)
def test_a_dictionary_that_is_too_large_is_refused(name: str, what: str) -> None:
    concepts = [zh(f"{number}" + "x" * 990, f"甲{number}") for number in range(11_000)]
    with pytest.raises(
        OutputError, match=f"^{what}: [0-9,]+ at most, and this glossary has [0-9,]+; split it$"
    ):
        exported(name, *concepts)


def test_concepts_that_lack_a_language_are_told() -> None:
    _, lines = exported("google-csv", AI, ONLY_VIETNAMESE, source_lang="zh")
    assert "not in both languages, left out: 1 (summit)" in lines


@pytest.mark.parametrize(
    ("concepts", "source", "target", "message"),
    [
        ([AI], None, "en", "terms: a file of pairs has one source language, this glossary has zh, vi; choose"),
        ([AI], "zh", "vi", "from 'zh' to 'vi': one of the two languages must be English"),
        ([AI], "en", "en", "from 'en' to 'en': one of the two languages must be English"),
        ([GOVERNANCE], None, "vi", "terms: holds no term in 'vi'; it holds en, zh"),
    ],
    ids=["several", "no-english", "same", "no-term"],
)  # fmt: skip
def test_languages_that_cannot_be_a_pair(
    concepts: list[Concept], source: str | None, target: str, message: str
) -> None:
    with pytest.raises(AligntoolError, match=message):
        exported("google-csv", *concepts, source_lang=source, target_lang=target)


def test_a_file_of_deepls_own_export_names_its_languages() -> None:
    read = imported("deepl-csv", "trí tuệ nhân tạo,AI,vi,en-US,3\nTTNT,AI,VI,EN-US,1\n".encode())
    assert placeless(read.concepts) == [
        Concept("ai", "AI", terms={"vi": ("trí tuệ nhân tạo", "TTNT")})
    ]


@pytest.mark.parametrize(
    ("data", "langs", "terms"),
    [
        ("人工智能,AI\n治理,governance\n", (None, None), {"zh": ("人工智能",)}),
        ("AI,人工智能\ngovernance of the world,全球治理\n", (None, None), {"zh": ("人工智能",)}),
        ("IA,AI\n", ("fr", None), {"fr": ("IA",)}),
        ("人工智能,AI\n", ("zh-CN", "en-GB"), {"zh": ("人工智能",)}),
        ("AI,IA\n", ("en", "fr"), {"fr": ("IA",)}),
    ],
    ids=["told-by-text", "english-first", "given", "regions", "both-given"],
)  # fmt: skip
def test_languages(data: str, langs: tuple[str | None, str | None], terms: object) -> None:
    first, *_ = imported("google-csv", data.encode(), *langs).concepts
    assert (first.id, first.preferred, first.terms) == ("ai", "AI", terms)


def test_one_english_of_several_sources_is_a_concept_and_so_are_two_of_one() -> None:
    data = "甲\tA\n乙\tA\n丙\tC\n甲\tB\n"
    assert placeless(imported("omegat", data.encode(), "zh").concepts) == [
        Concept("a", "A", allowed=("B",), terms={"zh": ("甲", "乙")}),
        Concept("c", "C", terms={"zh": ("丙",)}),
    ]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("deepl-tsv", "甲\tA\n乙\n", r"g\.file:2: 1 cells; a source and a target are wanted"),
        ("deepl-tsv", "甲\tA\tx\n", r"g\.file:1: 3 cells"),
        ("deepl-tsv", "甲\tA\n\n乙\t \n", r"g\.file:3: the target is empty"),
        ("google-csv", ",A\n", r"g\.file:1: the source is empty"),
        ("google-csv", '甲,A\n"乙,B\n', r"g\.file:2: .*quotes"),
        ("deepl-csv", "甲,A,zh,en\nÂ,A,vi,en\n", r"g\.file: holds pairs of several languages"),
        ("google-csv", "1,2\n", r"g\.file: names no language and its text tells none; add --source-lang"),
    ],
    ids=["one-cell", "three-cells", "no-target", "no-source", "open-quote", "languages", "no-language"],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_line(name: str, data: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        imported(name, data.encode())


def test_what_is_no_language_code_is_refused() -> None:
    with pytest.raises(UsageError, match="'Chinese!' is no language code, such as vi"):
        imported("google-csv", "甲,A\n".encode(), "Chinese!")


def test_two_languages_without_english_are_refused() -> None:
    with pytest.raises(UsageError, match="from 'zh' to 'vi'; one of the two must be English"):
        imported("google-csv", "甲,ất\n".encode(), "zh", "vi")
