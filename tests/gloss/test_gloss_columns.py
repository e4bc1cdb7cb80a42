"""Columns line up whatever is in them, and nothing of a sentence is lost."""

from hypothesis import given
from hypothesis import strategies as st

from aligntool.gloss.columns import Column, columns, lines
from aligntool.gloss.words import Glossed, Sort
from aligntool.text import display_width

CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"], include_characters="中ạ́"),
    min_size=1,
    max_size=12,
)
MARKS = st.sampled_from(list("，。、“”‘’（）()?!\"'《》-"))
WORDS = st.lists(
    st.one_of(
        st.builds(Glossed, CELLS, CELLS, st.just(Sort.WORD), CELLS),
        st.builds(Glossed, MARKS, st.just(""), st.just(Sort.MARK)),
    ),
    max_size=20,
)


def starts(line: str, cells: list[str]) -> list[int]:
    """Return where each cell begins in a line, counted in columns of the terminal."""
    found, at = [], 0
    for cell in cells:
        at = line.index(cell, at)
        found.append(display_width(line[:at]))
        at += len(cell)
    return found


@given(WORDS)
def test_every_word_and_mark_is_in_a_column_in_order(words: list[Glossed]) -> None:
    made = columns(words)
    assert "".join(column.word for column in made) == "".join(word.word for word in words)
    glosses = [word.gloss for word in words if word.sort is not Sort.MARK]
    assert [column.gloss for column in made if column.sort is not Sort.MARK] == glosses


@given(WORDS, st.integers(1, 60), st.booleans())
def test_columns_line_up_and_fit(words: list[Glossed], width: int, readings: bool) -> None:
    made = columns(words)
    rows = list(lines(made, width=width, readings=readings))
    height = 3 if readings else 2
    left = list(made)
    for first in range(0, len(rows), height + 1):
        block = rows[first : first + height]
        ends = []
        while left:
            candidate = [*ends, left[0]]
            texts = [column.cells(readings=readings) for column in candidate]
            widths = [max(map(display_width, cells)) for cells in texts]
            expected = [
                "  ".join(
                    cell + " " * (needed - display_width(cell))
                    for cell, needed in zip(row, widths, strict=True)
                ).rstrip()
                for row in zip(*texts, strict=True)
            ]
            if not all(
                line.startswith(prefix) for line, prefix in zip(block, expected, strict=True)
            ):
                break
            ends.append(left.pop(0))
            if expected == block:
                break
        assert ends
        assert len(ends) == 1 or max(map(display_width, block)) <= width
    assert not left


def test_a_sentence_by_hand() -> None:
    made = [
        Column("中国", "Zhōngguó", "China", Sort.WORD),
        Column("的", "de", "ATTR", Sort.GRAMMAR),
        Column("计划。", "jìhuà", "plan", Sort.WORD),
    ]
    assert list(lines(made, width=80, readings=True)) == [
        "中国      的    计划。",
        "Zhōngguó  de    jìhuà",
        "China     ATTR  plan",
    ]
    assert list(lines(made, width=14, readings=False)) == [
        "中国   的",
        "China  ATTR",
        "",
        "计划。",
        "plan",
    ]


def test_marks_stand_close_to_their_word() -> None:
    words = [
        Glossed("“", "", Sort.MARK), Glossed("中国", "China", Sort.WORD),
        Glossed("”", "", Sort.MARK), Glossed("，", "", Sort.MARK), Glossed("（", "", Sort.MARK),
        Glossed("好", "good", Sort.WORD), Glossed("）", "", Sort.MARK),
    ]  # fmt: skip
    assert [column.word for column in columns(words)] == ["“中国”，", "（好）"]


def test_marks_alone() -> None:
    words = [Glossed("—", "", Sort.MARK), Glossed("！", "", Sort.MARK)]
    assert columns(words) == [Column("—！", "", "", Sort.MARK)]


def test_widths() -> None:
    assert display_width("a中ạ́ｱ\u200b") == 1 + 2 + 1 + 1
