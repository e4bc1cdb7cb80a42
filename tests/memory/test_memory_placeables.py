"""Numbers, addresses and codes, and English that is given others."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.memory.placeables import HINT, PATTERN, adapt, find
from aligntool.memory.wording import masked


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("1.500,5 người", "vi", [("number", "1500.5")]),
        ("1,500.5人", "zh", [("number", "1500.5")]),
        ("3,5%", "vi", [("number", "3.5")]),
        ("0,5", "vi", [("number", "0.5")]),
        ("3.5", "vi", [("number", "?3.5")]),
        ("1.2.3", "zh", [("number", "?1.2.3")]),
        ("GPT-4和A380", "zh", [("code", "GPT-4"), ("code", "A380")]),
        ("2024-05-01", "zh", [("code", "2024-05-01")]),
        ("https://a.vn/b?c=1.", "vi", [("url", "https://a.vn/b?c=1")]),
        ("见www.gov.cn。", "zh", [("url", "www.gov.cn")]),
        ("a.b@c.com.vn", "vi", [("email", "a.b@c.com.vn")]),
        ("3.2km", "zh", []),
        ("tháng5", "vi", []),
        ("AI", "zh", []),
        ("２０２４", "zh", []),
    ],
)
def test_find(text: str, lang: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.kind, one.value) for one in find(text, lang)] == expected


@pytest.mark.parametrize(
    ("source", "target", "wanted", "lang", "expected"),
    [
        (
            "2023年有1500人",
            "In 2023, 1,500 people",
            "2024年有2800人",
            "zh",
            "In 2024, 2,800 people",
        ),
        (
            "Có 1.500 người, 3,5%",
            "1,500 people, 3.5%",
            "Có 2.800 người, 4,25%",
            "vi",
            "2,800 people, 4.25%",
        ),
        ("从3到7", "from 3 to 7", "从7到3", "zh", "from 7 to 3"),
        ("5和5", "5 and 5", "6和6", "zh", "6 and 6"),
        ("5和6", "5 and 6", "5和7", "zh", "5 and 7"),
        ("见www.a.cn", "See www.a.cn.", "见www.b.cn", "zh", "See www.b.cn."),
        ("G20峰会", "G20 summit", "G7峰会", "zh", "G7 summit"),
        ("không số", "no number", "không số", "vi", "no number"),
        ("12000人", "12,000 people", "900人", "zh", "900 people"),
    ],
)
def test_english_gets_the_other_values(
    source: str, target: str, wanted: str, lang: str, expected: str
) -> None:
    assert adapt(target, source=source, wanted=wanted, lang=lang) == expected


@pytest.mark.parametrize(
    ("source", "target", "wanted", "lang"),
    [
        pytest.param("有3人", "three people", "有5人", "zh", id="spelled-out"),
        pytest.param(
            "有3亿人", "3 hundred million people", "有5亿人", "zh", id="part-of-a-larger-number"
        ),
        pytest.param("3 triệu", "3 million", "5 triệu", "vi", id="larger-number-vi"),
        pytest.param("5月", "5 months", "6月", "zh", id="month"),
        pytest.param("tháng 5", "May 5", "tháng 6", "vi", id="month-vi"),
        pytest.param("第3届", "3 sessions", "第4届", "zh", id="ordinal"),
        pytest.param("1个苹果", "1 apple", "2个苹果", "zh", id="singular-before"),
        pytest.param("2个苹果", "2 apples", "1个苹果", "zh", id="singular-after"),
        pytest.param("增长8%", "an 8% rise", "增长5%", "zh", id="article"),
        pytest.param("5和5", "5 and 5", "6和7", "zh", id="one-value-becomes-two"),
        pytest.param("5和5", "5 and 5", "5和7", "zh", id="one-stays-one-changes"),
        pytest.param("5人", "5 of 5 people", "6人", "zh", id="more-often-in-the-english"),
        pytest.param("5人", "5th, of people", "6人", "zh", id="ordinal-in-the-english"),
        pytest.param("5人", "5 people", "G5人", "zh", id="another-kind"),
        pytest.param("5人", "5 people", "5人6", "zh", id="one-more"),
        pytest.param("3.5 điểm", "3.5 points", "4.5 điểm", "vi", id="not-how-the-language-writes"),
    ],
)
def test_nothing_is_adapted_that_is_not_safe(
    source: str, target: str, wanted: str, lang: str
) -> None:
    assert adapt(target, source=source, wanted=wanted, lang=lang) is None


WORDS = st.sampled_from(["人", "有", "共", "及", "和", "，", "公里"])
NUMBERS = st.integers(2, 99_999).map(str) | st.sampled_from(["3.5", "1,200", "G20", "www.a.cn"])


@given(
    st.lists(st.tuples(WORDS, NUMBERS, NUMBERS), min_size=1, max_size=5),
    st.text("ab .,%$", max_size=9),
)
def test_adapting_changes_placeables_only(rows: list[tuple[str, str, str]], between: str) -> None:
    source = " ".join(f"{word} {old}" for word, old, _ in rows)
    wanted = " ".join(f"{word} {new}" for word, _, new in rows)
    target = f" x{between}y ".join(old for _, old, _ in rows)
    adapted = adapt(target, source=source, wanted=wanted, lang="zh")
    if adapted is not None:
        assert masked(adapted) == masked(target)
        assert {one.value for one in find(adapted, "en")} <= {
            one.value for text in (target, wanted) for one in find(text, "en")
        }


@given(st.text())
def test_any_text_adapts_to_itself(text: str) -> None:
    assert adapt("English 5.", source=text, wanted=text, lang="vi") == "English 5."


@given(st.text(alphabet="a1@:/.w-"))
def test_the_hint_misses_nothing(text: str) -> None:
    assert HINT.search(text) or not PATTERN.search(text)


@pytest.mark.parametrize(
    "text",
    ["x" * 50_000 + "5", "1." * 25_000, "a." * 25_000 + "@", "1-" * 25_000 + "é", "www." * 9_000],
)
def test_hostile_text_takes_no_longer_than_other_text(text: str) -> None:
    started = time.process_time()
    masked(text)
    assert time.process_time() - started < 1


def test_many_numbers_take_no_longer() -> None:
    source, wanted = "有5 " * 20_000, "有6 " * 20_000
    started = time.process_time()
    assert adapt("has 5 " * 20_000, source=source, wanted=wanted, lang="zh") == "has 6 " * 20_000
    assert time.process_time() - started < 5
