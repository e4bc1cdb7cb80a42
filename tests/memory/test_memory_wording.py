"""The form in which sentences are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.memory.wording import (
    EDGE,
    context,
    fingerprint,
    from_digits,
    grams,
    in_digits,
    masked,
    token_spans,
    tokens,
    wording,
)


@pytest.mark.parametrize(
    ("first", "second", "lang"),
    [
        pytest.param("全球治理", "全球治理", "zh", id="equal"),
        pytest.param("全球人工智能治理", "全球人工智能治理 ", "zh-CN", id="space-at-the-end"),
        pytest.param("關於人工智慧的會議", "关于人工智慧的会议", "zh_Hant", id="script"),
        pytest.param("ＡＩ　２０２４", "AI 2024", "zh", id="width"),
        pytest.param("中国 AI 治理 2024 年", "中国AI治理2024年", "zh", id="between-scripts"),
        pytest.param("hoà bình", "hòa bình", "vi-VN", id="tone-placement"),
        pytest.param("ho\u0061\u0300 bi\u0300nh", "hòa bình", "vi", id="composition"),
        pytest.param("một\n  hai", "một hai", "vi", id="white-space"),
    ],
)
def test_the_same_wording(first: str, second: str, lang: str) -> None:
    assert wording(first, lang) == wording(second, lang)


@pytest.mark.parametrize(
    ("first", "second", "lang"),
    [
        pytest.param("ai", "AI", "vi", id="capitals"),
        pytest.param("中国", "美国", "zh", id="words"),
        pytest.param("好。", "好", "zh", id="marks"),
        pytest.param("AI lab", "AIlab", "zh", id="space-between-latin"),
        pytest.param("hoà", "hòa", "fr", id="tones-of-another-language"),
    ],
)
def test_another_wording(first: str, second: str, lang: str) -> None:
    assert wording(first, lang) != wording(second, lang)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中国AI发展", ("中", "国", "ai", "发", "展")),
        ("Trí tuệ nhân tạo, 3,5%.", ("trí", "tuệ", "nhân", "tạo", ",", "3,5", "%", ".")),
        ("第5届GB/T 20984-2022", ("第", "5", "届", "gb", "/", "t", "20984-2022")),
        ("tại www.a.vn/x?y=1.", ("tại", "www.a.vn/x?y=1", ".")),
        ("", ()),
        (" \n ", ()),
    ],
)
def test_tokens(text: str, expected: tuple[str, ...]) -> None:
    assert tokens(text) == expected


def test_a_mask_is_one_token() -> None:
    assert tokens(masked("năm 2024")) == tokens(masked("năm 1.500")) == ("năm", "\ue003")


def test_grams_are_of_neighbours_and_leave_out_marks() -> None:
    assert grams(tokens("một, hai")) == grams(tokens("một hai"))
    assert len(grams(tokens("một hai một hai"))) == 3
    assert grams(tokens("。！")) == ()


@given(st.text(), st.sampled_from(["zh", "vi", "en", "ja"]))
def test_a_wording_is_its_own(text: str, lang: str) -> None:
    once = wording(text, lang)
    assert wording(once, lang) == once


@given(st.text())
def test_tokens_leave_out_white_space_only(text: str) -> None:
    spans = token_spans(text)
    assert "".join(span.of(text) for span in spans) == "".join(text.split())


@given(st.text())
def test_fingerprints_go_through_digits(text: str) -> None:
    number = fingerprint(text)
    assert number != EDGE
    assert -(2**63) <= number < 2**63
    assert from_digits(in_digits(number)) == number


@pytest.mark.parametrize("digits", ["", "x", "0123", "0123456789ABCDEF", "0" * 17])
def test_what_is_no_fingerprint(digits: str) -> None:
    assert from_digits(digits) is None


def test_a_neighbour_that_is_not_there_is_the_edge() -> None:
    assert context("", "zh") == EDGE
    assert in_digits(None) == ""
    assert from_digits(in_digits(EDGE)) == EDGE
