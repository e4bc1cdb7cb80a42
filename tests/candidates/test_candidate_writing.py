"""Candidates as tables that fit a glossary, and as records."""

from pathlib import Path

import pytest

from aligntool.candidates.renderings import Example, Rendering
from aligntool.candidates.terms import TermCandidate
from aligntool.candidates.writing import record, term_rows, wrong_rows
from aligntool.candidates.wrong import WrongRendering
from aligntool.glossary.cells import joined
from aligntool.glossary.load import join
from aligntool.glossary.table import parse


def candidate(source: str, *english: str, lang: str = "zh") -> TermCandidate:
    example = Example(f"{source}。", "It is.")
    share = 1 / len(english)
    found = tuple(Rendering(one, 2, share, (example,)) for one in english)
    return TermCandidate(lang, source, 4, 12.3456, 8.0, 5.00049, found)


CANDIDATES = [
    candidate("人工智能", "AI", "artificial intelligence"),
    candidate("Đà Nẵng", "Đà Nẵng", lang="vi"),
    candidate("智能", "AI"),
    candidate("甲", "…"),
]


def test_the_table_without_a_glossary() -> None:
    header, first, *_ = term_rows(CANDIDATES)
    assert header == (
        "concept", "domain", "en", "en_allowed", "en_forbidden", "vi", "zh", "note",
        "count", "score", "renderings", "example",
    )  # fmt: skip
    assert first == (
        "ai", "", "AI", "", "", "", "人工智能", "",
        "4", "12.3", "AI (2, 50%)|artificial intelligence (2, 50%)", "人工智能。 / It is.",
    )  # fmt: skip


def test_the_columns_of_a_glossary_come_first() -> None:
    header, first, *_ = term_rows(CANDIDATES[:1], columns=("concept", "zh", "en", "mine"))
    assert header == ("concept", "zh", "en", "mine", "count", "score", "renderings", "example")
    assert first[:4] == ("ai", "人工智能", "AI", "")


def test_ids_are_different_from_each_other_and_from_those_taken() -> None:
    rows = list(term_rows(CANDIDATES, taken={"ai"}))
    assert [row[0] for row in rows[1:]] == ["ai-2", "da-nang", "ai-3", "term"]


def test_the_table_is_a_glossary() -> None:
    text = "".join(f"{joined(row)}\n" for row in term_rows(CANDIDATES))
    glossary = join([parse(text.encode(), Path("c.tsv"))])
    assert glossary.concepts["ai"].terms == {"zh": ("人工智能",)}


WRONG = WrongRendering(
    "zh", "ai", "人工智能", "AI", "wild AI", 3, 0.25, 12.345, Example("人工智能。", "Wild AI.")
)


def test_wrong_renderings() -> None:
    assert list(wrong_rows([WRONG])) == [
        (
            "concept",
            "rendering",
            "count",
            "share",
            "score",
            "expected",
            "lang",
            "source",
            "example",
        ),
        ("ai", "wild AI", "3", "0.25", "12.3", "AI", "zh", "人工智能", "人工智能。 / Wild AI."),
    ]


@pytest.mark.parametrize("one", [*CANDIDATES, WRONG])
def test_a_record_has_every_field(one: TermCandidate | WrongRendering) -> None:
    assert set(record(one)) == set(type(one).__dataclass_fields__)


def test_numbers_of_a_record_are_rounded() -> None:
    found = record(CANDIDATES[0])
    assert (found["score"], found["log_likelihood"]) == (12.346, 5.0)
    assert found["renderings"][0]["examples"] == [{"source": "人工智能。", "target": "It is."}]
