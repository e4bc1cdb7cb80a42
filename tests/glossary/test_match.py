"""Where glossary terms stand in a sentence."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.glossary.fold import fold
from aligntool.glossary.match import Matcher
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


def glossary_of(*concepts: Concept) -> Glossary:
    return Glossary("g", {one.id: one for one in concepts}, "0" * 12)


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        pytest.param("后门", "沒有後門", "後門", id="simplified term, traditional text"),
        pytest.param("後門", "没有后门", "后门", id="traditional term, simplified text"),
        pytest.param("AI应用", "发展ＡＩ应用", "ＡＩ应用", id="full-width letters"),
        pytest.param("人工智能＋", "人工智能+行动", "人工智能+", id="full-width signs"),
    ],
)
def test_chinese_in_another_script_or_width(term: str, text: str, expected: str) -> None:
    (one,) = Matcher(glossary_of(Concept("a", "A", terms={"zh": (term,)})), "zh").find(text)
    assert one.span.of(text) == expected


def test_a_context_decides_between_concepts_of_one_term() -> None:
    glossary = glossary_of(
        Concept("fruit", "apple", terms={"zh": ("苹果",)}),
        Concept("firm", "Apple", terms={"zh": ("苹果",)}, context="公司|手機"),
    )
    matcher = Matcher(glossary, "zh")
    texts = ("苹果公司", "苹果手机", "蘋果手機", "苹果很甜")
    assert [[one.concept for one in matcher.find(text)] for text in texts] == [
        ["firm"], ["firm"], ["firm"], ["fruit"],
    ]  # fmt: skip


def test_without_its_context_a_concept_is_not_found_and_shadows_nothing() -> None:
    glossary = glossary_of(
        Concept("long", "x", terms={"zh": ("苹果手机",)}, context="股价"),
        Concept("short", "y", terms={"zh": ("手机",)}),
    )
    found = Matcher(glossary, "zh").find("苹果手机")
    assert [one.concept for one in found] == ["short"]


@pytest.mark.parametrize(
    ("lang", "term", "text", "count"),
    [
        pytest.param("zh", "Who", "WHO和who和Who", 1, id="zh"),
        pytest.param("vi", "Đổi mới", "đổi mới, Đổi mới, ĐỔI MỚI", 1, id="vi"),
        pytest.param("vi", "Hòa bình", "Hoà bình, hoà bình", 1, id="any tone placement"),
        pytest.param("fr", "IA", "l'IA, ia", 1, id="another language"),
    ],
)
def test_a_concept_whose_case_counts(lang: str, term: str, text: str, count: int) -> None:
    glossary = glossary_of(Concept("a", "A", terms={lang: (term,)}, case=True))
    assert len(Matcher(glossary, lang).find(text)) == count


def test_two_concepts_told_apart_by_case() -> None:
    glossary = glossary_of(
        Concept("who", "who", terms={"vi": ("ai",)}), Concept("ai", "AI", terms={"vi": ("AI",)})
    )
    assert [one.concept for one in Matcher(glossary, "vi").find("ai dùng AI")] == ["who", "ai"]


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        pytest.param("中和平台", (Span(0, 2), Span(2, 4)), 0, id="across two words"),
        pytest.param("求和平息", (Span(0, 1), Span(1, 4)), 1, id="the beginning of a word"),
        pytest.param("争取和平", (Span(0, 2), Span(2, 4)), 1, id="a word"),
        pytest.param("不和平的", (Span(0, 4),), 0, id="inside a word"),
        pytest.param("中和平台", (), 1, id="words unknown"),
        pytest.param("驻联合国处", (Span(0, 5),), 1, id="three characters inside a word"),
    ],
)
def test_chinese_terms_agree_with_a_word_at_one_end(
    text: str, words: tuple[Span, ...], count: int
) -> None:
    assert len(Matcher(GLOSSARY, "zh").find(text, words)) == count


def test_a_hundred_thousand_terms() -> None:
    concepts = {
        f"c{at}": Concept(f"c{at}", "x", terms={"vi": (f"thuật ngữ {at}",)})
        for at in range(100_000)
    }
    started = time.process_time()
    (one,) = Matcher(Glossary("g", concepts, "0" * 12), "vi").find("một thuật ngữ 99999 nữa")
    assert (one.concept, time.process_time() - started < 20) == ("c99999", True)


@given(st.text(st.sampled_from("人工智能後后ＡIaİ ﬁ"), max_size=12))
def test_folding_chinese_keeps_the_length_and_is_final(text: str) -> None:
    folded = fold(text, "zh")
    assert len(folded) == len(text)
    assert fold(folded, "zh") == folded
