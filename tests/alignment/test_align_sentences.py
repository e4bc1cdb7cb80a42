"""Sentences of two texts: the right beads, every sentence once, and no confident lies."""

from collections.abc import Sequence

import pytest
from alignment.pairs import EN_OF_VI, EN_OF_ZH, VI, VI_BEADS, ZH, ZH_BEADS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligntool.alignment import Bead, align_sentences
from aligntool.errors import UsageError

WORDS = st.sampled_from(
    "rice road water river house tree market farmer bridge 12 3.5 ? red old".split()
)
TEXTS = st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=14)


def pairs_of(beads: Sequence[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in beads]


def swapped(beads: Sequence[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.target, bead.source) for bead in beads]


@pytest.mark.parametrize(
    ("lang", "source", "target", "right"),
    [("zh", ZH, EN_OF_ZH, ZH_BEADS), ("vi", VI, EN_OF_VI, VI_BEADS)],
    ids=["zh-en", "vi-en"],
)
def test_merged_split_and_dropped_sentences(lang, source, target, right) -> None:
    there = align_sentences(source, target, source_lang=lang, target_lang="en")
    back = align_sentences(target, source, source_lang="en", target_lang=lang)
    assert pairs_of(there) == right
    assert swapped(back) == right


def test_two_languages_meet_in_english() -> None:
    zh = [
        "河内的市场明天开放。",
        "三名农民买了新种子。",
        "我们的学校有200名学生。",
        "大雨之后桥断了。",
    ]
    vi = [
        "Chợ Hà Nội mở cửa ngày mai.",
        "Ba nông dân mua hạt giống mới.",
        "Trường của chúng tôi có 200 học sinh.",
        "Sau trận mưa lớn cây cầu bị gãy.",
    ]
    beads = align_sentences(zh, vi, source_lang="zh", target_lang="vi")
    assert pairs_of(beads) == [((number,), (number,)) for number in range(4)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_every_sentence_is_in_one_bead_in_order(source: list[str], target: list[str]) -> None:
    beads = align_sentences(source, target, source_lang="en", target_lang="en")
    assert [number for bead in beads for number in bead.source] == list(range(len(source)))
    assert [number for bead in beads for number in bead.target] == list(range(len(target)))
    assert all(len(bead.source) <= 5 and len(bead.target) <= 5 for bead in beads)
    assert all(bead.source or bead.target for bead in beads)
    assert all(0 <= bead.confidence <= 1 for bead in beads)


@settings(max_examples=20, deadline=None)
@given(TEXTS, TEXTS)
def test_the_same_texts_give_the_same_beads(source: list[str], target: list[str]) -> None:
    first = align_sentences(source, target, source_lang="en", target_lang="en")
    assert first == align_sentences(source, target, source_lang="en", target_lang="en")


def test_white_space_changes_nothing() -> None:
    spaced = [f"  {sentence.replace(' ', '  ')} " for sentence in EN_OF_ZH]
    plain = align_sentences(ZH, EN_OF_ZH, source_lang="zh", target_lang="en")
    assert align_sentences(ZH, spaced, source_lang="zh", target_lang="en") == plain


def test_identical_texts_are_aligned_one_to_one() -> None:
    beads = align_sentences(EN_OF_VI, EN_OF_VI, source_lang="en", target_lang="en")
    assert pairs_of(beads) == [((number,), (number,)) for number in range(len(EN_OF_VI))]
    assert min(bead.confidence for bead in beads) > 0.8


@pytest.mark.parametrize(("source", "target"), [([], EN_OF_ZH), (ZH, []), ([], [])])
def test_an_empty_side_leaves_the_other_alone(source: list[str], target: list[str]) -> None:
    beads = align_sentences(source, target, source_lang="zh", target_lang="en")
    assert len(beads) == len(source) + len(target)
    assert all(bead.confidence == 0 for bead in beads)


def test_one_huge_sentence_is_aligned_in_time() -> None:
    huge = "，".join(ZH * 200)
    beads = align_sentences([huge], EN_OF_ZH, source_lang="zh", target_lang="en")
    assert [number for bead in beads for number in bead.target] == list(range(9))


def test_unrelated_texts_get_no_confidence() -> None:
    vi_about_buses = align_sentences(VI, EN_OF_ZH, source_lang="vi", target_lang="en")
    zh_about_rice = align_sentences(ZH, EN_OF_VI, source_lang="zh", target_lang="en")
    assert max(bead.confidence for bead in (*vi_about_buses, *zh_about_rice)) < 0.2


def test_translations_get_confidence() -> None:
    beads = align_sentences(ZH, EN_OF_ZH, source_lang="zh", target_lang="en")
    paired = [bead.confidence for bead in beads if bead.source and bead.target]
    assert min(paired) > 0.6


def test_a_long_text_with_a_missing_chapter() -> None:
    numbers = range(400)
    source = [f"第{number}号仓库有{number * 7 + 1000}吨大米。" for number in numbers]
    target = [f"Warehouse {number} has {number * 7 + 1000} tons of rice." for number in numbers]
    beads = align_sentences(source, target[:150] + target[230:], source_lang="zh", target_lang="en")
    kept = [*range(150), *range(230, 400)]
    right = {((number,), (place,)) for place, number in enumerate(kept)}
    assert len(right & set(pairs_of(beads))) >= 0.97 * len(right)


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(UsageError, match="xx"):
        align_sentences(["a"], ["b"], source_lang="xx", target_lang="en")


def test_the_index_form_has_a_cost() -> None:
    assert Bead((0,), (0, 1), 3.0, 0.75).index_form == "[0]:[0, 1]:0.2500"
