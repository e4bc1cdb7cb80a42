"""Which words of a sentence are taken for the rendering of a term."""

import pytest

from aligntool.terms.english import cut
from aligntool.terms.evidence import learn
from aligntool.terms.pulls import Pull
from aligntool.terms.shape import Stretch
from aligntool.terms.spans import cover, find_stretches


def stretches(
    marked: str, *, wanted: frozenset[str] = frozenset({"wanted"}), limit: int = 1
) -> list[str]:
    """Return what is found; words in capitals before ``_`` render the term, before ``~`` nothing."""
    kinds = {"_": Pull(0.9, 0.0), "~": Pull(0.0, 0.0), "+": Pull(0.0, 0.9, beside=True)}
    text = "".join(one for one in marked if one not in kinds)
    words = cut(text)
    ends: dict[int, str] = {}
    length = 0
    for one in marked:
        if one in kinds:
            ends[length] = one
        else:
            length += 1
    pulls = [
        kinds[ends[word.span.end]] if word.span.end in ends else Pull(0.0, 0.9) for word in words
    ]
    found = find_stretches(words, pulls, (), wanted=wanted, limit=limit)
    assert all(isinstance(one, Stretch) for one in found)
    return [text[words[one.first].span.start : words[one.last].span.end] for one in found]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("they build one_ way_ now", ["one way"], id="neighbours"),
        pytest.param("the “one_ way_ forward~” plan", ["one way forward"], id="a quotation is not cut"),
        pytest.param("one_ way_ goes~ on", ["one way"], id="a free word stays"),
        pytest.param("an anti~-poverty_ drive", ["anti-poverty"], id="a hyphenated word is not cut"),
        pytest.param("a pro-poor_ drive", ["pro-poor"], id="a prefix belongs to its word"),
        pytest.param("a community_ of~ human+ destiny_ here", ["community of human destiny"], id="two parts"),
        pytest.param("a community_ that breeds destiny_", ["community"], id="not over a clause"),
        pytest.param("said Gold~ Authority_ today", ["Gold Authority"], id="a name is not cut"),
        pytest.param("by the Ministry~ of~ Finance_ today", ["Ministry of Finance"], id="nor with of"),
        pytest.param("one_, two", ["one"], id="marks end it"),
        pytest.param("the Act_ (Amendment_) 2016_ now", ["Act (Amendment) 2016"], id="brackets in it"),
        pytest.param('the "going_ out_" strategy_ now', ['"going out" strategy'], id="quotation marks in pairs"),
        pytest.param("socialism_ that~ is~ unique_ here", ["socialism that is unique"], id="a relative clause"),
        pytest.param("the Board_ was~ set_ up", ["Board"], id="not over a predicate"),
        pytest.param("the shell_ fund_, so~ the shell_ fund_ grew", ["shell fund"], id="said twice, taken once"),
        pytest.param("nothing here", [], id="nothing"),
    ],
)  # fmt: skip
def test_stretches(marked: str, expected: list[str]) -> None:
    assert stretches(marked) == expected


def test_words_that_the_right_rendering_brings_are_taken_in() -> None:
    found = stretches("a prosperous society_ now", wanted=frozenset({"prospe", "societ"}))
    assert found == ["prosperous society"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("a small_ and prosperous society_ now", "small and prosperous society", id="and"),
        pytest.param("the Society_ of Prosperous people", "Society of Prosperous", id="of"),
        pytest.param("the society_ and others", "society", id="no more than that"),
    ],
)  # fmt: skip
def test_ties_do_not_keep_words_of_the_right_rendering_apart(marked: str, expected: str) -> None:
    assert stretches(marked, wanted=frozenset({"prospe", "societ"})) == [expected]


def test_what_the_right_rendering_brings_is_not_kept_inside() -> None:
    words = cut("a small prosperous society")
    pulls = [Pull(0, 0), Pull(0.9, 0), Pull(0.1, 0.9, beside=True), Pull(0.9, 0)]
    for wanted, inner in ((frozenset({"prospe"}), None), (frozenset({"other"}), (2, 2))):
        (found,) = find_stretches(words, pulls, (), wanted=wanted, limit=1)
        assert (found.first, found.last, found.inner) == (1, 3, inner)


def test_as_many_stretches_as_occurrences() -> None:
    assert stretches("Xi_ met Xi_ again", limit=2) == ["Xi", "Xi"]
    assert len(stretches("Xi_ met Xi_ again", limit=1)) == 1


def test_cover_tells_what_was_left_out() -> None:
    words = cut("one way and path")
    found = [Pull(0.8, 0.0), Pull(0.8, 0.0), Pull(0.0, 0.9), Pull(0.8, 0.0)]
    assert cover([Stretch(0, 1, 0.8)], words, found, ()) == pytest.approx(2 / 3)


def test_the_run_shows_what_is_proposed_again_and_only_with_the_term() -> None:
    proposals = [
        ("belt", "one way", "along one way here"),
        ("belt", "one way", "the one way there"),
        ("belt", "street", "the street"),
        ("gov", "rule", "a rule"),
        ("gov", "rule", "the rule"),
    ]
    lines = [(line, frozenset({concept})) for concept, _, line in proposals]
    lines += [(f"a rule of {number}", frozenset()) for number in range(3)]
    shown = learn(proposals, lines)
    assert shown.by_concept == {"belt": ("one way",)}
    assert shown.has("belt", "One Way")
