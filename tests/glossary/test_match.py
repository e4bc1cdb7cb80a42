"""Where glossary terms stand in a sentence."""

import pytest

from aligntool.glossary.match import Matcher, fold
from aligntool.model import Concept, Glossary
from aligntool.text import Span

CONCEPTS = {
    "ai": {"zh": ("人工智能",), "vi": ("AI", "trí tuệ nhân tạo")},
    "ai-governance": {"zh": ("人工智能治理",), "vi": ("quản trị AI",)},
    "governance": {"zh": ("治理",), "vi": ("quản trị",)},
    "peace": {"zh": ("和平",), "vi": ("hòa bình",)},
    "un": {"zh": ("联合国", "UN"), "vi": ("Liên Hợp Quốc",)},
    "nation": {"vi": ("quốc gia",)},
    "france": {"vi": ("Pháp",)},
}
GLOSSARY = Glossary(
    "g", {id: Concept(id, id, terms=terms) for id, terms in CONCEPTS.items()}, "0" * 12
)


def found(text: str, lang: str) -> list[tuple[str, str]]:
    return [(one.concept, one.span.of(text)) for one in Matcher(GLOSSARY, lang).find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("完善人工智能治理", [("ai-governance", "人工智能治理")], id="the longest"),
        pytest.param("治理与人工智能", [("governance", "治理"), ("ai", "人工智能")], id="two"),
        pytest.param("UN和UNESCO", [("un", "UN")], id="Latin words whole"),
        pytest.param("用UN的名义", [("un", "UN")], id="Latin beside Chinese"),
        pytest.param("没有术语", [], id="none"),
    ],
)
def test_chinese(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Quản trị AI", [("ai-governance", "Quản trị AI")], id="case ignored"),
        pytest.param("không ai biết AI", [("ai", "AI")], id="ai is who, AI is AI"),
        pytest.param("Hoà bình", [("peace", "Hoà bình")], id="older tone placement"),
        pytest.param("HÒA BÌNH", [("peace", "HÒA BÌNH")], id="capitals"),
        pytest.param("nước Pháp", [("france", "Pháp")], id="a name of one syllable"),
        pytest.param("pháp lý", [], id="and its lower-case twin"),
        pytest.param("quốc giao", [], id="no part of a longer syllable"),
        pytest.param("(AI)", [("ai", "AI")], id="in brackets"),
        pytest.param("các quốc gia.", [("nation", "quốc gia")], id="before a full stop"),
    ],
)
def test_vietnamese(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "vi") == expected


def test_a_syllable_of_a_longer_word_is_no_term() -> None:
    text = "Pháp luật của Pháp"
    words = (Span(0, 9), Span(10, 13), Span(14, 18))
    (one,) = Matcher(GLOSSARY, "vi").find(text, words)
    assert one.span == Span(14, 18)


def test_a_language_without_terms_and_an_empty_sentence() -> None:
    assert found("AI", "en") == found("", "zh") == []


@pytest.mark.parametrize("text", ["Hoà thuý KHOẺ quý toàn", "İstanbul ẞ ﬁ", "人工"])
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text, "vi")) == len(text)


def test_folding_moves_tones_only_where_two_spellings_exist() -> None:
    assert fold("Hoà thuý khoẻ quý toàn", "vi") == "hòa thúy khỏe quý toàn"
