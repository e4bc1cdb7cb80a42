"""Sentences of two texts: the right beads, every sentence once, and no confident lies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import chain
from math import isfinite

import pytest
from alignment.pairs import EN_OF_VI, EN_OF_ZH, VI, VI_BEADS, ZH, ZH_BEADS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligntool.alignment import Bead, align_sentences
from aligntool.alignment.sentences import align_texts
from aligntool.alignment.texts import Text
from aligntool.alignment.tokens import open_tokens
from aligntool.errors import UsageError

WORDS = st.sampled_from(
    "rice road water river house tree market farmer bridge 12 3.5 ? red old".split()
)
TEXTS = st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=14)
GOLD = pytest.mark.parametrize(
    ("lang", "source", "target", "right"),
    [("zh", ZH, EN_OF_ZH, ZH_BEADS), ("vi", VI, EN_OF_VI, VI_BEADS)],
    ids=["zh-en", "vi-en"],
)
PROPERTY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])

_Pairs = list[tuple[tuple[int, ...], tuple[int, ...]]]


def pairs_of(beads: Sequence[Bead]) -> _Pairs:
    return [(bead.source, bead.target) for bead in beads]


def swapped(beads: Sequence[Bead]) -> _Pairs:
    return [(bead.target, bead.source) for bead in beads]


@pytest.fixture(scope="module", autouse=True)
def languages_opened_once() -> Iterator[None]:
    """Opening Chinese takes most of a second, aligning a small text a tenth of that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aligntool.alignment.sentences.open_tokens", cache(open_tokens))
        yield


@cache
def corpus(lang: str) -> list[list[str]]:
    """Return the packaged sentences of a language, each with its English."""
    table = files("aligntool") / "data" / "corpus" / f"{lang}-en.tsv"
    return [line.split("\t")[1:] for line in table.read_text(encoding="utf-8").splitlines()[1:]]


@dataclass(frozen=True, slots=True)
class Sample:
    """Real sentences and their English, cut differently."""

    source: Text
    target: Text
    right: _Pairs


@st.composite
def samples(draw: st.DrawFn, *, most: int = 5) -> Sample:
    """Draw up to ``most`` beads of every kind; two of them may have changed places."""
    lang = draw(st.sampled_from(["zh", "vi"]))
    space = "" if lang == "zh" else " "
    places = st.integers(0, len(corpus(lang)) - 2)
    source: list[str] = []
    draft: list[str] = []
    rows, groups = [], []
    for place in draw(st.lists(places, min_size=1, max_size=most, unique_by=lambda row: row // 2)):
        (first, english), (second, more) = corpus(lang)[place // 2 * 2 : place // 2 * 2 + 2]
        ours, drafted, theirs = draw(
            st.sampled_from(
                [
                    ([first], [english], [english]),
                    ([first, second], [english, more], [f"{english} {more}"]),
                    ([first + space + second], [f"{english} {more}"], [english, more]),
                    ([first], [english], []),
                    ([], [], [english]),
                ]
            )
        )
        rows.append(tuple(range(len(source), len(source) + len(ours))))
        groups.append(theirs)
        source += ours
        draft += drafted
    order = list(range(len(groups)))
    moved = draw(st.integers(0, len(order) - 1))
    order[moved : moved + 2] = reversed(order[moved : moved + 2])
    target = [sentence for number in order for sentence in groups[number]]
    firsts = {n: sum(len(groups[one]) for one in order[: order.index(n)]) for n in order}
    columns = [tuple(range(firsts[n], firsts[n] + len(group))) for n, group in enumerate(groups)]
    right = list(zip(rows, columns, strict=True))
    return Sample(Text(lang, source, draft=draft), Text("en", target), right)


@GOLD
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


@pytest.mark.parametrize(
    ("lang", "text"),
    [("zh", ZH), ("vi", VI), ("en", EN_OF_VI), ("en", [*EN_OF_VI[:2], "Yes.", *EN_OF_VI[2:], "Yes."])],
    ids=["zh", "vi", "en", "sentence-that-repeats"],
)  # fmt: skip
def test_identical_texts_are_aligned_one_to_one(lang: str, text: list[str]) -> None:
    beads = align_sentences(text, text, source_lang=lang, target_lang=lang)
    assert pairs_of(beads) == [((number,), (number,)) for number in range(len(text))]
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


@PROPERTY
@given(samples())
def test_every_sentence_is_in_one_bead_in_the_order_of_the_source(sample: Sample) -> None:
    beads = align_texts(sample.source, sample.target)
    sides = [bead.source for bead in beads], [bead.target for bead in beads]
    assert list(chain(*sides[0])) == list(range(len(sample.source.sentences)))
    assert sorted(chain(*sides[1])) == list(range(len(sample.target.sentences)))
    for side in chain(*sides):
        assert side == tuple(range(side[0], side[-1] + 1) if side else ())
    assert all(isfinite(bead.score) and 0 <= bead.confidence <= 1 for bead in beads)


@PROPERTY
@given(samples())
def test_in_order_both_sides_rise(sample: Sample) -> None:
    beads = align_texts(sample.source, sample.target, in_order=True)
    sides = [bead.source for bead in beads], [bead.target for bead in beads]
    assert list(chain(*sides[0])) == list(range(len(sample.source.sentences)))
    assert list(chain(*sides[1])) == list(range(len(sample.target.sentences)))


@pytest.mark.parametrize("in_order", [False, True], ids=["crossing", "in-order"])
@PROPERTY
@given(sample=samples())
def test_swapping_the_texts_swaps_the_beads(in_order: bool, sample: Sample) -> None:
    plain = replace(sample.source, draft=())
    there = align_texts(plain, sample.target, in_order=in_order)
    back = align_texts(sample.target, plain, in_order=in_order)
    assert sorted(pairs_of(there)) == sorted(swapped(back))


@PROPERTY
@given(
    st.lists(st.integers(0, 7000), max_size=5, unique=True),
    st.lists(st.integers(0, 7000), max_size=5, unique=True),
)
def test_swapping_chinese_and_vietnamese_swaps_the_beads(first, second) -> None:
    zh = Text("zh", [corpus("zh")[row][0] for row in first])
    vi = Text("vi", [corpus("vi")[row][0] for row in second])
    assert sorted(pairs_of(align_texts(zh, vi))) == sorted(swapped(align_texts(vi, zh)))


@GOLD
@PROPERTY
@given(
    before=st.lists(st.integers(0, 7000), max_size=4, unique=True),
    after=st.lists(st.integers(0, 7000), max_size=4, unique=True),
)
def test_sentences_around_only_change_the_numbers(
    lang, source, target, right, before: list[int], after: list[int]
) -> None:
    above, below = ([corpus(lang)[row] for row in rows] for rows in (before, after))
    texts = [
        [*(row[side] for row in above), *text, *(row[side] for row in below)]
        for side, text in enumerate((source, target))
    ]
    beads = align_sentences(*texts, source_lang=lang, target_lang="en")
    shift = len(before)
    moved = [tuple(tuple(n + shift for n in side) for side in bead) for bead in right]
    assert set(moved) <= set(pairs_of(beads))


@PROPERTY
@given(samples(), st.sets(st.integers(0, 9)))
def test_paragraphs_of_one_side_alone_change_nothing(sample: Sample, starts: set[int]) -> None:
    known = replace(sample.source, starts=frozenset(starts))
    unknown = align_texts(sample.source, sample.target)
    assert align_texts(known, sample.target) == unknown


@PROPERTY
@given(samples())
def test_a_true_draft_finds_what_is_right(sample: Sample) -> None:
    paired = {bead for bead in sample.right if all(bead)}
    plain = align_texts(replace(sample.source, draft=()), sample.target)
    drafted = align_texts(sample.source, sample.target)
    assert len(paired & set(pairs_of(drafted))) >= len(paired & set(pairs_of(plain)))


@pytest.mark.parametrize(("source_lang", "target_lang"), [("zh", "en"), ("vi", "en"), ("zh", "vi")])
def test_a_long_unrelated_text_is_hardly_believed(source_lang: str, target_lang: str) -> None:
    source = [row[0] for row in corpus(source_lang)[:60]]
    side, rows = (0, "vi") if target_lang == "vi" else (1, "vi" if source_lang == "zh" else "zh")
    target = [row[side] for row in corpus(rows)[-60:]]
    beads = align_sentences(source, target, source_lang=source_lang, target_lang=target_lang)
    paired = [bead.confidence for bead in beads if bead.source and bead.target]
    assert sum(paired) < 0.1 * len(paired)
