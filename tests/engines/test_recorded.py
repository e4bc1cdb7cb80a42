"""English that exists: which sentence gets what, and what is left over."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from engines.contract import EngineContract, segment
from hypothesis import given
from hypothesis import strategies as st

from aligntool.engines.base import JOINED, UNTRANSLATED, EngineOptions, RecordedText
from aligntool.engines.recorded import open_engine
from aligntool.engines.recorded.engine import RecordedEngine
from aligntool.errors import InputError, UsageError
from aligntool.glossary.load import EMPTY
from aligntool.model import Segment
from aligntool.text import Rewrite

ZH = (
    "中国推动人工智能发展。",
    "各国代表在纽约举行会议。",
    "会议讨论了气候变化问题。",
    "三十个国家签署了协议。",
)
EN = (
    "China promotes the development of artificial intelligence.",
    "Representatives of all countries held a meeting in New York.",
    "The meeting discussed the problem of climate change.",
    "Thirty countries signed the agreement.",
)
ROWS = tuple(zip(ZH, EN, strict=True))


def sentences(texts: Sequence[str] = ZH, lang: str = "zh") -> list[Segment]:
    return [segment(text, lang, number) for number, text in enumerate(texts, 1)]


def engine_of(notes: list[str] | None = None, **recorded: object) -> RecordedEngine:
    text = RecordedText("a.en.txt@0123456789ab", **recorded)  # type: ignore[arg-type]
    notify = (notes if notes is not None else []).append
    return open_engine("zh", EMPTY, EngineOptions(recorded={"test": text}, notify=notify))


def english(engine: RecordedEngine, segments: Sequence[Segment]) -> list[str]:
    """Return the English of each sentence, or its flag in brackets."""
    answers = [answer for (answer,) in engine.translate(segments)]
    assert all(bool(answer.flags) is not bool(answer.text) for answer in answers)
    return [answer.text or f"<{answer.flags[0]}>" for answer in answers]


class TestRows(EngineContract):
    @pytest.fixture
    def engine(self) -> RecordedEngine:
        return engine_of(rows=ROWS)

    @pytest.fixture
    def segments(self) -> Sequence[Segment]:
        return sentences()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n".join(EN), EN),
        ("\n\n".join((f"# {EN[0]}", *EN[1:])) + "\n", EN),
        (" ".join(EN), EN),
        (f"{EN[0]} {EN[1]}\n{EN[2]} {EN[3]}", EN),
        ("\n".join((*EN[:1], *EN[2:])), (EN[0], "<untranslated>", *EN[2:])),
        (
            f"{EN[0]}\n{EN[1][:-1]}, and the meeting discussed climate change.\n{EN[3]}",
            (
                EN[0],
                f"{EN[1][:-1]}, and the meeting discussed climate change.",
                "<joined>",
                EN[3],
            ),
        ),
        (
            "China promotes development. It concerns artificial intelligence. " + " ".join(EN[1:]),
            ("China promotes development. It concerns artificial intelligence.", *EN[1:]),
        ),
    ],
    ids=["lines", "headings and blank lines", "one paragraph", "paragraphs", "a sentence less",
         "two as one", "one as two"],
)  # fmt: skip
def test_a_text(text: str, expected: Sequence[str]) -> None:
    assert english(engine_of(text=text), sentences()) == list(expected)


def test_as_many_lines_that_go_with_other_sentences_are_aligned() -> None:
    text = "\n".join((*EN[1:], "The weather was fine on Sunday."))
    found = english(engine_of(text=text), sentences())
    assert found[1:] == [*EN[1:]]


def test_what_translates_nothing_is_told() -> None:
    notes: list[str] = []
    text = "\n".join((*EN, "The shop sells bananas and umbrellas."))
    assert english(engine_of(notes, text=text), sentences()) == list(EN)
    assert notes == [
        "test: 1 English sentences of a.en.txt@0123456789ab translate none of it, the first: "
        "The shop sells bananas and umbrellas."
    ]


def test_sentences_without_english_are_counted() -> None:
    notes: list[str] = []
    english(engine_of(notes, rows=ROWS[:2]), sentences())
    assert notes == ["test: 2 of 4 sentences have no English in a.en.txt@0123456789ab"]


def test_aligned_english_has_its_confidence_and_found_english_has_none() -> None:
    (aligned,) = engine_of(text=" ".join(EN)).translate(sentences())[0]
    (found,) = engine_of(rows=ROWS).translate(sentences())[0]
    assert aligned.score is not None
    assert 0.5 < aligned.score <= 1
    assert found.score is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (ROWS[::-1], EN),
        (((" 中国推动 人工智能发展。", EN[0]), *ROWS[1:]), EN),
        (((f"{ZH[0]}{ZH[1]}", f"{EN[0]} {EN[1]}"), *ROWS[2:]), EN),
        (((f"{ZH[0]}{ZH[1]}", "One sentence."), *ROWS[2:]), ("One sentence.", "<joined>", *EN[2:])),
        ((("中国推动", "China promotes"), ("人工智能发展。", "AI."), *ROWS[1:]),
         ("China promotes AI.", *EN[1:])),
        ((("中国推进人工智能的发展。", EN[0]), *ROWS[1:]), EN),
        (((ZH[0], ""), *ROWS[1:]), ("<untranslated>", *EN[1:])),
        (((ZH[0], "first"), (ZH[0], "second"), *ROWS[1:]), ("first", *EN[1:])),
    ],
    ids=["any order", "white space", "a row of two sentences", "that cannot be parted",
         "a sentence of two rows", "another source", "no English", "the first of two"],
)  # fmt: skip
def test_rows(rows: tuple[tuple[str, str], ...], expected: Sequence[str]) -> None:
    assert english(engine_of(rows=rows), sentences()) == list(expected)


def test_a_repeated_sentence_takes_the_english_of_each_place() -> None:
    rows = ((ZH[0], "first"), (ZH[1], EN[1]), (ZH[0], "second"))
    found = english(engine_of(rows=rows), sentences((ZH[0], ZH[1], ZH[0], ZH[0])))
    assert found == ["first", EN[1], "second", "second"]


def test_width_does_not_matter() -> None:
    found = english(engine_of(rows=(("ＡＩ 治理，２０２４", "AI"),)), sentences(("AI治理,2024",)))
    assert found == ["AI"]


@pytest.mark.parametrize("form", ["clean", "source", "normalized"])
def test_a_row_may_have_any_form_of_the_sentence(form: str) -> None:
    spun = replace(
        segment("人工智能治理", "zh"),
        clean=Rewrite("野(ye)生智能治理", "野生智能治理"),
        normalized=Rewrite("野生智能治理", "人工智能治理"),
    )
    source = {"clean": spun.clean.text, "source": spun.source, "normalized": spun.text}[form]
    assert english(engine_of(rows=((source, "AI governance"),)), [spun]) == ["AI governance"]


def test_a_table_of_much_else_is_only_searched() -> None:
    notes: list[str] = []
    others = tuple((f"另外一句话{number}。", f"Another sentence {number}.") for number in range(99))
    found = english(engine_of(notes, rows=(*others, ROWS[2])), sentences())
    assert found == ["<untranslated>", "<untranslated>", EN[2], "<untranslated>"]
    assert len(notes) == 1


def test_lines_that_must_be_line_by_line() -> None:
    engine = engine_of(text="one\n\nthree\n", line_by_line=True)
    found = engine.translate(sentences(("一", "", "三")))
    assert [answer.text for (answer,) in found] == ["one", "", "three"]
    with pytest.raises(InputError, match="3 lines of English for 2 lines of test"):
        engine.translate(sentences(("一", "三")))


def test_rows_that_must_be_line_by_line_are_never_joined() -> None:
    rows = ((f"{ZH[0]}{ZH[1]}", "Both."), *ROWS[2:])
    found = english(engine_of(rows=rows, line_by_line=True), sentences())
    assert found == ["<untranslated>", "<untranslated>", *EN[2:]]


def test_languages_that_cannot_be_aligned_have_rows_all_the_same() -> None:
    rows = (("一つ。二つ。", "One. Two."), ("三つ。", "Three."))
    found = english(engine_of(rows=rows), sentences(("一つ。", "二つ。", "三つ。", "四つ。"), "ja"))
    assert found == ["One. Two.", "<joined>", "Three.", "<untranslated>"]


@given(
    st.lists(st.integers(1, 3), min_size=1, max_size=8),
    st.lists(st.integers(1, 4), min_size=1, max_size=8),
)
def test_however_the_rows_are_cut_nothing_is_lost_or_doubled(
    groups: list[int], cuts: list[int]
) -> None:
    """Rows hold one sentence, several, or a part of one; no aligner knows the language."""
    texts = [f"{chr(ord('ア') + number)}{number}。" for number in range(sum(groups))]
    rows: list[tuple[str, str]] = []
    start = 0
    for size, cut in zip(groups, (*cuts, *[4] * len(groups)), strict=False):
        together = "".join(texts[start : start + size])
        parts = (together[:cut], together[cut:]) if size == 1 else (together,)
        rows += [(part, f"E{start} {part}") for part in parts if part]
        start += size
    found = engine_of(rows=tuple(rows)).translate(sentences(texts, "ja"))
    english = [answer.text for (answer,) in found]
    assert " ".join(filter(None, english)) == " ".join(target for _, target in rows if target)
    assert all(answer.flags in ((), ("joined",)) for (answer,) in found)


def test_lines_in_a_language_that_cannot_be_aligned() -> None:
    engine = engine_of(text="One.\nTwo.\n")
    assert english(engine, sentences(("一つ。", "二つ。"), "ja")) == ["One.", "Two."]
    with pytest.raises(UsageError, match="sentences in 'ja' cannot be aligned; give a line"):
        engine.translate(sentences(("一つ。",), "ja"))


def test_a_document_without_english() -> None:
    other = replace(segment("一", "zh"), doc="other")
    with pytest.raises(InputError, match="other: there is no recorded English"):
        engine_of(rows=ROWS).translate([other])


def test_no_english_at_all() -> None:
    with pytest.raises(UsageError, match="--mt FILE_OR_FOLDER"):
        open_engine("zh", EMPTY, EngineOptions())


def test_the_flags_are_those_that_files_md_names() -> None:
    assert (JOINED, UNTRANSLATED) == ("joined", "untranslated")
