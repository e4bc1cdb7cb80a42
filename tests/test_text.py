"""Spans and rewrites: every span of the new text finds its origin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.text import Edit, Span, collapse, fuse, rewrite, squeeze, trim


@pytest.mark.parametrize(
    ("span", "origin"),
    [
        pytest.param((0, 1), "世", id="before the first edit"),
        pytest.param((1, 2), "野生", id="a change maps as a whole"),
        pytest.param((0, 2), "世野生", id="over a change"),
        pytest.param((2, 3), "界(jie)", id="a deletion belongs to what is before it"),
        pytest.param((3, 4), "好", id="and not to what is after it"),
        pytest.param((0, 4), "世野生界(jie)好", id="everything"),
    ],
)
def test_origin_of_a_span(span: tuple[int, int], origin: str) -> None:
    changed = rewrite("世野生界(jie)好", [Edit(Span(1, 3), "人"), Edit(Span(4, 9), "")])
    assert changed.text == "世人界好"
    assert changed.origin(Span(*span)).of(changed.original) == origin


def test_a_deletion_at_the_start_belongs_to_what_follows() -> None:
    changed = rewrite("\u200b好的", [Edit(Span(0, 1), "")])
    assert changed.origin(Span(0, 1)) == Span(0, 2)


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap at 1"):
        rewrite("abc", [Edit(Span(0, 2), "x"), Edit(Span(1, 3), "y")])


def test_a_slice_is_a_rewrite_of_its_own() -> None:
    changed = rewrite("甲(jia)乙(yi)丙", [Edit(Span(1, 6), ""), Edit(Span(7, 11), "")])
    part = changed.slice(Span(1, 2))
    assert (part.original, part.text) == ("乙(yi)", "乙")
    assert part.origin(Span(0, 1)) == Span(0, 5)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(alphabet="ab世界() ", max_size=30))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, [Edit(span, draw(st.text(alphabet="xyz", max_size=3))) for span in spans]


@given(edited(), st.integers(0, 40), st.integers(0, 40))
def test_origins_lie_inside_the_original_and_keep_order(
    case: tuple[str, list[Edit]], one: int, two: int
) -> None:
    text, edits = case
    changed = rewrite(text, edits)
    start, end = sorted((min(one, len(changed.text)), min(two, len(changed.text))))
    origin = changed.origin(Span(start, end))
    assert 0 <= origin.start <= origin.end <= len(text)
    assert changed.origin(Span(0, len(changed.text))).end == len(text)
    later = changed.origin(Span(end, len(changed.text)))
    assert later.end >= origin.end


@given(edited())
def test_untouched_characters_map_to_themselves(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    changed = rewrite(text, edits)
    inside = [new for _, new in changed.changes]
    for index, character in enumerate(changed.text):
        if not any(new.start <= index < new.end for new in inside):
            assert changed.origin(Span(index, index + 1)).of(text)[:1] in (character, "") or (
                character in changed.origin(Span(index, index + 1)).of(text)
            )


@pytest.mark.parametrize(
    ("words", "fixed", "expected"),
    [
        pytest.param(["ab", "cd"], [], ["ab", "cd"], id="nothing fixed"),
        pytest.param(["ab", "cd"], ["abcd"], ["abcd"], id="words inside a term"),
        pytest.param(["abc", "d"], ["cd"], ["ab", "cd"], id="a word cut at its end"),
        pytest.param(["abcd"], ["bc"], ["a", "bc", "d"], id="a word cut in the middle"),
        pytest.param(["abcd"], ["a", "c"], ["a", "b", "c", "d"], id="two terms in a word"),
    ],
)
def test_fuse(words: list[str], fixed: list[str], expected: list[str]) -> None:
    text = "abcd"
    spans = [
        [Span(text.index(one), text.index(one) + len(one)) for one in part]
        for part in (words, fixed)
    ]
    assert [span.of(text) for span in fuse(*spans)] == expected


def test_white_space() -> None:
    assert collapse(" a\u00a0 b\n\tc ") == "a b c"
    assert squeeze("e\u0301 t") == "\u00e9t"
    assert trim("  ab ", Span(0, 5)) == Span(2, 4)
    assert trim("   ", Span(0, 3)) == Span(3, 3)
