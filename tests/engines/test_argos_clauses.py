"""Long sentences cut at clause marks, and their English joined again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.engines.argos.clauses import Part, cut, join
from aligntool.engines.argos.draft import Draft, Sentence
from aligntool.model import Link
from aligntool.text import Span


def parts(text: str, soft: int, hard: int = 10_000, words: tuple[Span, ...] = ()) -> list[str]:
    """Cut a text; a character is a piece."""
    spans = cut(Sentence(text, words), measure=len, soft=soft, hard=hard)
    return [span.of(text) for span in spans]


class TestCut:
    @pytest.mark.parametrize(
        ("text", "soft", "expected"),
        [
            pytest.param("短句。", 10, ["短句。"], id="short enough"),
            pytest.param("天气很好，我们去公园；大家高兴。", 12, ["天气很好，我们去公园；", "大家高兴。"], id="semicolon first"),
            pytest.param("天气很好，我们去公园散步。", 10, ["天气很好，", "我们去公园散步。"], id="comma"),
            pytest.param("苹果、香蕉、梨子、桃子很多", 8, ["苹果、香蕉、", "梨子、桃子很多"], id="enumeration"),
            pytest.param("他说：“你好，世界。”然后走了", 13, ["他说：“你好，世界。”", "然后走了"], id="quotes close"),
            pytest.param("Hôm nay trời đẹp, chúng tôi đi chơi", 20, ["Hôm nay trời đẹp, ", "chúng tôi đi chơi"], id="vietnamese"),
            pytest.param("一共有1,234,567个问题", 5, ["一共有1,234,567个问题"], id="no comma inside a number"),
            pytest.param("没有任何标点的一句话", 5, ["没有任何标点的一句话"], id="no marks, nothing cut below hard"),
        ],
    )  # fmt: skip
    def test_at_marks(self, text: str, soft: int, expected: list[str]) -> None:
        assert parts(text, soft) == expected

    def test_then_at_white_space(self) -> None:
        assert parts("một hai ba bốn năm", 10, 10) == ["một hai ", "ba bốn năm"]

    def test_then_between_words(self) -> None:
        words = (Span(0, 2), Span(2, 6), Span(6, 9))
        assert parts("中国高度重视人工智", 6, 6, words) == ["中国高度重视", "人工智"]

    def test_never_inside_a_number_or_latin_word(self) -> None:
        assert parts("编号123456789为ABCDEFG的", 12, 12) == ["编号123456789", "为ABCDEFG的"]

    def test_in_the_worst_case_anywhere(self) -> None:
        assert parts("1234567890", 5, 5) == ["12345", "67890"]

    @given(st.text(alphabet="中国人，。；、：a1 .,;:-–'”\n", max_size=120), st.integers(3, 40))
    def test_together_they_are_the_text(self, text: str, limit: int) -> None:
        found = parts(text, limit, limit)
        assert "".join(found) == text
        assert all(len(part) <= limit for part in found)

    @given(st.text(max_size=60), st.integers(1, 30))
    def test_whatever_the_text(self, text: str, limit: int) -> None:
        assert "".join(parts(text, limit, limit)) == text

    @given(st.lists(st.sampled_from(["12", "3,456", "word", "Việt", ", "]), max_size=30))
    def test_words_and_numbers_stay_whole(self, words: list[str]) -> None:
        text = " ".join(words)
        found = [re.findall(r"[\w,]*\w", part) for part in parts(text, 12, 12)]
        assert [word for some in found for word in some] == re.findall(r"[\w,]*\w", text)


def joined(*pairs: tuple[str, str]) -> str:
    """Join the English of parts of a source."""
    text = "".join(source for source, _ in pairs)
    start = 0
    made = []
    for source, english in pairs:
        made.append(Part(Span(start, start + len(source)), Draft(english)))
        start += len(source)
    return join(text, made).text


class TestJoin:
    @pytest.mark.parametrize(
        ("pairs", "expected"),
        [
            pytest.param(
                [("天气很好，", "The weather is fine."), ("我们去公园。", "We went to the park.")],
                "The weather is fine, we went to the park.",
                id="comma",
            ),
            pytest.param(
                [("他来了；", "He came."), ("中国很大。", "China is large.")],
                "He came; China is large.",
                id="names stay",
            ),
            pytest.param(
                [("他说：", "He said:"), ("我们走。", "We go.")], "He said: We go.", id="colon"
            ),
            pytest.param(
                [("他来了。", "He came."), ("我们走。", "We go.")],
                "He came. We go.",
                id="sentences",
            ),
            pytest.param(
                [("中国人", "Chinese people."), ("很多", "There are many.")],
                "Chinese people there are many.",
                id="no mark",
            ),
            pytest.param(
                [("在美国，", "In the U.S."), ("他来了", "He came.")],
                "In the U.S., he came.",
                id="abbreviation",
            ),
            pytest.param(
                [("为什么，", "Why?"), ("他来了", "He came.")], "Why? He came.", id="question"
            ),
            pytest.param([("他，", ""), ("来了", "He came.")], "He came.", id="nothing"),
            pytest.param([("他", "He"), ("。", ".")], "He.", id="mark alone"),
        ],
    )
    def test_text(self, pairs: list[tuple[str, str]], expected: str) -> None:
        assert joined(*pairs) == expected

    def test_links_move_along(self) -> None:
        text = "天气好，我们走。"
        one = Draft("Fine weather.", links=(Link(Span(0, 2), Span(5, 12), 0.9),))
        two = Draft(" We go.", links=(Link(Span(0, 2), Span(1, 3), 0.8),))
        found = join(text, [Part(Span(0, 4), one), Part(Span(4, 8), two)])
        assert found.text == "Fine weather, we go."
        shown = [
            (link.source.of(text), link.target.of(found.text), link.weight) for link in found.links
        ]
        assert shown == [("天气", "weather", 0.9), ("我们", "we", 0.8)]

    def test_the_score_is_the_mean_over_all_pieces(self) -> None:
        one, two = Draft("a", score=-1.0, size=3), Draft("b", score=-2.0, size=1, cut=True)
        found = join("甲，乙", [Part(Span(0, 2), one), Part(Span(2, 3), two)])
        assert (found.score, found.size, found.cut) == (-1.25, 4, True)

    def test_what_was_not_decoded_has_no_score(self) -> None:
        assert join("甲", [Part(Span(0, 1), Draft("a"))]).score is None
