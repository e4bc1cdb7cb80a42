"""Matches and their rates."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory.memories import filled, unit

from aligntool.memory.difference import differences, marked
from aligntool.memory.likeness import open_likeness, shared
from aligntool.memory.lookup import Finder, Sentence, Wanted
from aligntool.memory.reader import open_reader
from aligntool.memory.search import Question, search
from aligntool.memory.units import Unit
from aligntool.memory.wording import EDGE, context, tokens
from aligntool.model import Match

SENTENCE = "中国呼吁各国加强人工智能合作。"
ENGLISH = "China calls on all countries to cooperate on AI."


def found(
    tmp_path: Path, sentence: Sentence, *units: Unit, min_rate: int = 30, limit: int = 5
) -> tuple[Match, ...]:
    """Return the best matches in a memory of these units."""
    path = filled(tmp_path / "m.sqlite", *units)
    with open_reader(path) as reader:
        wanted = Wanted(sentence.lang, min_rate=min_rate, limit=limit)
        return Finder(reader, wanted, open_likeness(sentence.lang)).best(sentence)


def rates(matches: tuple[Match, ...]) -> list[int]:
    """Return the rates of matches."""
    return [match.rate for match in matches]


@pytest.mark.parametrize(
    ("source", "lang", "wanted", "rate"),
    [
        pytest.param(SENTENCE, "zh", SENTENCE, 100, id="same"),
        pytest.param("關於人工智慧", "zh-TW", "关于人工智慧", 100, id="script"),
        pytest.param("năm 2024 hoà bình", "vi-VN", "năm 2024 hòa bình", 100, id="tones"),
        pytest.param("năm 2024", "vi", "năm 2025", 99, id="number"),
        pytest.param("một hai ba bốn", "vi", "Một hai ba bốn", 98, id="capitals"),
        pytest.param("một hai ba bốn", "vi", "một hai ba năm", 75, id="a-word-of-four"),
        pytest.param("một hai ba bốn", "vi", "một hai ba", 75, id="a-word-less"),
        pytest.param("một hai ba", "vi", "một hai ba bốn", 75, id="a-word-more"),
        pytest.param("tháng 5 có hai ba", "vi", "tháng 6 có hai ba", 80, id="number-that-is-bound"),
    ],
)
def test_rates(tmp_path: Path, source: str, lang: str, wanted: str, rate: int) -> None:
    sentence = Sentence(wanted, lang.split("-")[0])
    english = {"2024": "in 2024"}.get(source[-4:], ENGLISH)
    assert rates(found(tmp_path, sentence, unit(source, english, lang))) == [rate]


def test_chinese_is_compared_by_characters_and_words(tmp_path: Path) -> None:
    # 2 of 15 characters and 1 of 7 words differ.
    (match,) = found(
        tmp_path, Sentence("日本呼吁各国加强人工智能合作。", "zh"), unit(SENTENCE, ENGLISH)
    )
    assert match.rate == int(100 * (13 / 15 + 6 / 7) / 2)


def test_less_than_wanted_is_not_shown(tmp_path: Path) -> None:
    one = unit("một hai ba bốn", "x", "vi")
    sentence = Sentence("một hai ba năm", "vi")
    assert rates(found(tmp_path, sentence, one, min_rate=75)) == [75]
    assert found(tmp_path, sentence, one, min_rate=76) == ()


def test_only_the_same_where_nothing_less_is_wanted(tmp_path: Path) -> None:
    one = unit("năm 2024", "in 2024", "vi")
    assert found(tmp_path, Sentence("năm 2025", "vi"), one, min_rate=100) == ()
    assert rates(found(tmp_path, Sentence("năm 2024", "vi"), one, min_rate=100)) == [100]


def test_another_language_is_not_shown(tmp_path: Path) -> None:
    assert found(tmp_path, Sentence("một", "vi"), unit("một", "x", "fr")) == ()
    assert found(tmp_path, Sentence("một", "vi"), unit("một", "x", "vi", target_lang="fr")) == ()


@pytest.mark.parametrize(
    ("previous", "following", "rate"),
    [
        ("前句。", "后句。", 101),
        ("前句。 ", "後句。", 101),
        ("前句。", "", 100),
        ("别句。", "后句。", 100),
        ("前句。", None, 100),
        (None, None, 100),
    ],
)
def test_context(tmp_path: Path, previous: str | None, following: str | None, rate: int) -> None:
    around = [
        None if text is None else context(text.strip(), "zh") for text in (previous, following)
    ]
    one = unit(SENTENCE, ENGLISH, previous=around[0], following=around[1])
    sentence = Sentence(SENTENCE, "zh", context("前句。", "zh"), context("后句。", "zh"))
    assert rates(found(tmp_path, sentence, one)) == [rate]


def test_two_edges_are_no_context(tmp_path: Path) -> None:
    one = unit(SENTENCE, ENGLISH, previous=EDGE, following=EDGE)
    assert rates(found(tmp_path, Sentence(SENTENCE, "zh", EDGE, EDGE), one)) == [100]


def test_the_english_of_the_same_context_comes_first_then_what_was_changed_last(
    tmp_path: Path,
) -> None:
    before, after = context("前句。", "zh"), EDGE
    units = (
        unit(SENTENCE, "old", changed="2020-01-01T00:00:00Z"),
        unit(SENTENCE, "new", changed="2024-01-01T00:00:00Z"),
        unit(SENTENCE, "here", changed="2019-01-01T00:00:00Z", previous=before, following=after),
    )
    matches = found(tmp_path, Sentence(SENTENCE, "zh", before, after), *units)
    assert [(match.rate, match.target) for match in matches] == [
        (101, "here"),
        (100, "new"),
        (100, "old"),
    ]


def test_one_english_is_shown_once(tmp_path: Path) -> None:
    units = [unit("một hai ba bốn", "x", "vi"), unit("một hai ba năm", "x", "vi")]
    assert rates(found(tmp_path, Sentence("một hai ba bốn sáu", "vi"), *units)) == [80]


def test_no_more_than_the_limit(tmp_path: Path) -> None:
    units = [unit(f"một hai ba bốn {word}", word, "vi") for word in "abcdef"]
    sentence = Sentence("một hai ba bốn z", "vi")
    assert len(found(tmp_path, sentence, *units, limit=3)) == 3


def test_alike_sentences_get_the_values_of_the_sentence(tmp_path: Path) -> None:
    one = unit("Có 1.500 người tham gia hội nghị", "1,500 people attended the conference", "vi")
    (match,) = found(tmp_path, Sentence("Có 2.800 người tham gia hội thảo", "vi"), one)
    assert match == Match(85, one.source, "2,800 people attended the conference", "")


@pytest.mark.parametrize(
    "text", ["", "   ", "。！？", "\ue003", "\x00", "𠮷" * 5000, '" OR 1 --', "\ud800"]
)
def test_any_text_may_be_asked(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, Sentence(text, "zh"), unit(SENTENCE, ENGLISH)) == ()


def test_search_tells_the_language_of_each_sentence(tmp_path: Path) -> None:
    path = filled(
        tmp_path / "m", unit(SENTENCE, "a"), unit("Trung Quốc kêu gọi các nước", "b", "vi")
    )
    answers = search(path, [SENTENCE, "Trung Quốc kêu gọi các nước"], Question())
    assert [[match.target for match in matches] for _, matches in answers] == [["a"], ["b"]]


PIECES = st.lists(st.sampled_from("甲乙丙丁"), max_size=12)


@given(PIECES, PIECES)
def test_likeness_is_a_share_and_the_same_either_way(first: list[str], second: list[str]) -> None:
    share = shared(first, second)
    assert 0 <= share <= 1
    assert share == shared(second, first)
    assert (share == 1) == (first == second)


CHINESE = open_likeness("zh")


@settings(deadline=None)  # jieba's dictionary is loaded first
@given(st.lists(st.sampled_from(["中国", "会议", "的", "，", "a"]), max_size=8))
def test_a_sentence_is_wholly_like_itself(pieces: list[str]) -> None:
    text = tokens("".join(pieces))
    assert CHINESE(text, text) == 1


def test_differences_are_marked() -> None:
    assert marked("một hai ba bốn", "một hai năm bốn") == "một hai [-ba-]{+năm+} bốn"
    assert marked("中国和美国", "中国和日本的") == "中国和[-美国-]{+日本的+}"
    assert marked("", "một") == "{+một+}"
    assert marked("một", "một") == "một"


@given(st.text(alphabet="aă 中国,."), st.text(alphabet="aă 中国,."))
def test_differences_rebuild_both(first: str, second: str) -> None:
    pieces = list(differences(first, second))
    assert "".join(one.found for one in pieces).strip() == first.strip()
    assert "".join(one.wanted for one in pieces).strip() == second.strip()
