"""Where the English of a sentence that a translation leaves out belongs."""

import pytest

from aligntool.alignment.beads import Bead
from aligntool.pipeline.omissions import omissions
from aligntool.text import Edit, Span, rewrite


def filled(text: str, paragraphs: list[int], beads: list[tuple[int, int | None]]) -> str:
    """Return an English text of lines with an X in place of each source sentence without any."""
    spans = [Span(text.index(word), text.index(word) + 1) for word in text.split()]
    made = [Bead((one,), () if other is None else (other,), 0.0, 1.0) for one, other in beads]
    edits = [
        Edit(place.span, f"{place.before}X{place.after}")
        for _, place in omissions(made, paragraphs, spans, text)
    ]
    return rewrite(text, sorted(edits, key=lambda edit: edit.span)).text


@pytest.mark.parametrize(
    ("text", "paragraphs", "beads", "expected"),
    [
        pytest.param("a b\n", [0, 0, 0], [(0, 0), (1, None), (2, 1)], "a X b\n", id="inside"),
        pytest.param("a b\n", [0, 0, 0], [(0, None), (1, 0), (2, 1)], "X a b\n", id="first"),
        pytest.param("a\nb\n", [0, 0, 1], [(0, 0), (1, None), (2, 1)], "a X\nb\n", id="end of a line"),
        pytest.param("a\nb\n", [0, 1, 1], [(0, 0), (1, None), (2, 1)], "a\nX b\n", id="start of a line"),
        pytest.param("a\nb\n", [0, 1, 2], [(0, 0), (1, None), (2, 1)], "a\nX\nb\n", id="a line"),
        pytest.param("a\n\nb", [0, 1, 2], [(0, 0), (1, None), (2, 1)], "a\n\nX\n\nb", id="blank lines"),
        pytest.param("a\n", [0, 1, 2], [(0, None), (1, None), (2, 0)], "X\nX\na\n", id="two before all"),
        pytest.param("a\n", [0, 1, 2], [(0, 0), (1, None), (2, None)], "a\nX\nX\n", id="two at the end"),
        pytest.param("a b\n", [0, 0, 0], [(0, 1), (1, None), (2, 0)], "a b X\n", id="behind what it follows, not in order"),
        pytest.param("a b", [0, 0], [(0, 0), (1, 1)], "a b", id="nothing"),
    ],
)  # fmt: skip
def test_places(
    text: str, paragraphs: list[int], beads: list[tuple[int, int | None]], expected: str
) -> None:
    assert filled(text, paragraphs, beads) == expected
