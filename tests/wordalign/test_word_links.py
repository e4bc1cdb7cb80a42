"""Word links: the right ones, the same ones from both sides, and none where there is nothing."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wordalign.linked import VI_EN, ZH_EN

from aligntool.errors import UsageError
from aligntool.model import Concept, Glossary
from aligntool.wordalign import LinkedText, TokenPair, WordAligner, WordLink, align_words

ZH_WORDS = "三 名 农民 在 河内 买 新 种子 政府 ， 。 的 和 3.5 AI 人工智能 北京 二十 《".split()
EN_WORDS = (
    "three farmers in Hanoi bought new seeds the government , . of and 3.5 AI China's".split()
)
PAIRS = st.builds(
    TokenPair,
    st.lists(st.sampled_from(ZH_WORDS), max_size=12).map(tuple),
    st.lists(st.sampled_from(EN_WORDS), max_size=12).map(tuple),
)
SOME = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def zh_en(cache_folder) -> WordAligner:
    return WordAligner("zh", "en")


@pytest.fixture(scope="module")
def en_zh(cache_folder) -> WordAligner:
    return WordAligner("en", "zh")


@pytest.fixture(scope="module")
def vi_en() -> WordAligner:
    return WordAligner("vi", "en")


def words(linked: LinkedText, source: str, target: str) -> set[str]:
    return {f"{link.source.of(source)}-{link.target.of(target)}" for link in linked.spans}


def places(links: tuple[WordLink, ...]) -> set[tuple[int, int]]:
    return {(link.source, link.target) for link in links}


@pytest.mark.parametrize(("source", "target", "right"), ZH_EN)
def test_chinese_words_are_linked(zh_en, source, target, right) -> None:
    assert words(zh_en.align_texts([(source, target)])[0], source, target) >= right


@pytest.mark.parametrize(("source", "target", "right"), VI_EN)
def test_vietnamese_words_are_linked(vi_en, source, target, right) -> None:
    assert words(vi_en.align_texts([(source, target)])[0], source, target) >= right


def test_two_languages_meet_in_english() -> None:
    source, target = ZH_EN[0][0], VI_EN[0][0]
    found = words(WordAligner("zh", "vi").align_texts([(source, target)])[0], source, target)
    assert found >= {"三-Ba", "农民-nông dân", "河内-Hà Nội", "买-mua", "新-mới", "种子-hạt giống"}


def test_a_text_in_one_language_is_linked_to_its_paraphrase() -> None:
    source, target = "The committee met in Hanoi on Monday.", "On Monday it met in Hanoi."
    found = words(WordAligner("en", "en").align_texts([(source, target)])[0], source, target)
    assert found >= {"met-met", "in-in", "Hanoi-Hanoi", "Monday-Monday"}


@pytest.mark.parametrize(
    ("tokens", "right"),
    [
        ("Thủ tướng Việt Nam nói".split(), {(0, 0), (1, 1), (2, 2), (3, 2), (4, 3)}),
        ("Thủ_tướng Việt_Nam nói".split(), {(0, 0), (0, 1), (1, 2), (2, 3)}),
        ("Thủ tướng Việt Nam nói .".split(), {(0, 0), (1, 1), (2, 2), (3, 2), (4, 3)}),
    ],
    ids=["syllables", "words", "mark"],
)
def test_links_are_put_onto_the_given_tokens(vi_en, tokens, right) -> None:
    pair = TokenPair(tuple(tokens), ("Prime", "Minister", "Vietnam", "says"))
    assert places(vi_en.align([pair])[0]) >= right


def test_the_parts_of_a_number_are_linked_one_by_one(vi_en) -> None:
    pair = TokenPair(("3,5", "triệu", "tấn"), ("3.5", "million", "tons"))
    assert places(vi_en.align([pair])[0]) == {(0, 0), (1, 1), (2, 2)}


def test_a_glossary_term_is_linked_to_its_rendering(zh_en) -> None:
    # By their order alone each name would be the other one's.
    source, target = "他们谈论星门和雾塔。", "They discuss the Wooden Orchard and the Glass Needle."
    concept = Concept("gate", "Glass Needle", terms={"zh": ("星门",)})
    told = WordAligner("zh", "en", glossary=Glossary("g", {"gate": concept}, "0" * 12))
    right = {"星门-Glass", "星门-Needle"}
    assert words(told.align_texts([(source, target)])[0], source, target) >= right
    assert not words(zh_en.align_texts([(source, target)])[0], source, target) & right


def test_a_text_teaches_its_own_words(zh_en) -> None:
    # By their order alone each name would be the other one's.
    crossed = TokenPair(("格鲁马", "和", "木兰托"), ("Mirabel", "and", "Quendor"))
    lessons = [
        TokenPair(("格鲁马", "有", one, "条", "河"), ("Quendor", "has", two, "rivers"))
        for one, two in zip("二三四五", "two three four five".split(), strict=True)
    ]
    assert (0, 2) not in places(zh_en.align([crossed])[0])
    assert (0, 2) in places(zh_en.trained([*lessons, crossed]).align([crossed])[0])


@SOME
@given(st.lists(PAIRS, max_size=6))
def test_swapping_the_sides_swaps_the_links(zh_en, en_zh, pairs) -> None:
    back = [TokenPair(pair.target, pair.source) for pair in pairs]
    there = zh_en.trained(pairs).align(pairs)
    swapped = [
        tuple(sorted(WordLink(one.target, one.source, one.probability) for one in links))
        for links in en_zh.trained(back).align(back)
    ]
    assert swapped == there


def test_swapping_the_sides_of_one_language_swaps_the_links() -> None:
    aligner = WordAligner("en", "en")
    one, two = ("it", "rains", "in", "Hanoi", "."), ("in", "Hanoi", ",", "it", "rained")
    (there,), (back,) = aligner.align([TokenPair(one, two)]), aligner.align([TokenPair(two, one)])
    assert places(there) == {(target, source) for source, target in places(back)}


@SOME
@given(st.lists(PAIRS, max_size=6), st.randoms())
def test_the_order_of_the_pairs_changes_nothing(zh_en, pairs, chance) -> None:
    order = list(range(len(pairs)))
    chance.shuffle(order)
    shuffled = [pairs[number] for number in order]
    for aligner, other in ((zh_en, zh_en), (zh_en.trained(pairs), zh_en.trained(shuffled))):
        there = aligner.align(pairs)
        assert other.align(shuffled) == [there[number] for number in order]


@SOME
@given(st.lists(PAIRS, min_size=1, max_size=4), st.integers(2, 4))
def test_a_repeated_pair_has_the_same_links_each_time(zh_en, pairs, times) -> None:
    found = zh_en.align(pairs * times)
    assert found == found[: len(pairs)] * times


@SOME
@given(st.lists(PAIRS, max_size=6))
def test_links_are_in_order_inside_the_tokens_and_probable(zh_en, pairs) -> None:
    for pair, links in zip(pairs, zh_en.align(pairs, min_probability=0.3), strict=True):
        assert list(links) == sorted(links)
        assert len(places(links)) == len(links)
        assert all(one.source < len(pair.source) and one.target < len(pair.target) for one in links)
        assert all(0.3 <= one.probability <= 1 + 1e-9 for one in links)


@pytest.mark.parametrize(
    "pair",
    [TokenPair((), ("a",)), TokenPair(("一",), ()), TokenPair((), ()), TokenPair((" ",), ("",))],
    ids=["source", "target", "both", "blank"],
)
def test_an_empty_side_has_no_links(zh_en, pair) -> None:
    assert zh_en.align([pair]) == [()]
    assert zh_en.trained([pair]).align([pair]) == [()]


def test_no_pairs_have_no_links() -> None:
    assert align_words([], source_lang="vi", target_lang="en") == []


def test_unrelated_sentences_have_few_links(zh_en, vi_en) -> None:
    zh = [pair[0] for pair in ZH_EN]
    en = ["It rained in the mountains all night long", "My sister plays the violin badly"]
    for found in zh_en.align_texts(list(zip(zh, en, strict=True))):
        content = [link for link in found.links if link.probability > 0.8]
        assert len(content) <= len(found.source) / 3


def test_identical_tokens_are_linked_in_order(zh_en) -> None:
    tokens = tuple("GPT-5 BERT 2026 3.5 USB".split())
    (links,) = zh_en.align([TokenPair(tokens, tokens)])
    assert places(links) == {(number, number) for number in range(len(tokens))}


def test_a_word_that_is_repeated_is_linked_in_order(vi_en) -> None:
    source, target = ("gạo , gạo , gạo".split(), "rice , rice , rice".split())
    (links,) = vi_en.align([TokenPair(tuple(source), tuple(target))])
    assert places(links) == {(number, number) for number in range(5)}


def test_one_huge_sentence_takes_little_time_and_memory(zh_en) -> None:
    numbers = range(1000, 1400)
    source = "，".join(f"第{number}号仓库有{number * 7}吨大米" for number in numbers)
    target = ", ".join(
        f"warehouse No {number} holds {number * 7} tons of rice" for number in numbers
    )
    started = time.process_time()
    (linked,) = zh_en.align_texts([(source, target)])
    assert time.process_time() - started < 30
    assert words(linked, source, target) >= {f"{number}-{number}" for number in numbers}
    assert len(linked.source) > 2500


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(UsageError, match="xx"):
        WordAligner("xx", "en")
