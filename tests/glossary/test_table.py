"""A glossary table gives back every byte, and a change touches only what it is told to."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.errors import GlossaryError, UsageError
from aligntool.glossary.table import GlossaryTable, parse

PATH = Path("g.tsv")
ODD = (
    "\ufeff# made by hand\r\n"
    "\r\n"
    'concept\ten\t"zh"\tremark \r\n'
    "ai\tAI\t人工智能\r\n"
    '  # no comment\tB\t乙\t"two\r\nlines"\r\n'
    '# a "comment\t"with quotes\r\n'
    '"#c"\tC\t"丙"\t\n'
    "\t\t \n"
    'd\tD\t丁\t"say ""D"""'
)


def table(text: str) -> GlossaryTable:
    return parse(text.encode(), PATH)


def text(one: GlossaryTable) -> str:
    return one.data.decode()


def test_every_byte_comes_back() -> None:
    assert text(table(ODD)) == ODD


def test_rows_know_their_lines_and_cells() -> None:
    one = table(ODD)
    assert one.columns == ("concept", "en", "zh", "remark")
    assert [(row.line, one.values(row)["concept"]) for row in one.concepts()] == [
        (4, "ai"),
        (5, "# no comment"),
        (8, "#c"),
        (10, "d"),
    ]
    assert one.values(one.row("d")) == {"concept": "d", "en": "D", "zh": "丁", "remark": 'say "D"'}


@pytest.mark.parametrize(
    ("concept", "cells", "old", "new"),
    [
        pytest.param("ai", {"en": "A.I."}, "ai\tAI\t", "ai\tA.I.\t", id="one cell"),
        pytest.param("ai", {"remark": "x"}, "人工智能\r", "人工智能\tx\r", id="a short row grows"),
        pytest.param("d", {"en": "E"}, "d\tD\t丁", "d\tE\t丁", id="quotes of others stay"),
        pytest.param("#c", {"zh": "丙|丁"}, '"丙"', "丙|丁", id="needless quotes go"),
        pytest.param("ai", {"en": 'a\t"b"'}, "ai\tAI\t", 'ai\t"a\t""b"""\t', id="a tab"),
        pytest.param("ai", {"en": '"b" c'}, "ai\tAI\t", 'ai\t"""b"" c"\t', id="a quote first"),
        pytest.param("ai", {"en": 'b "c"'}, "ai\tAI\t", 'ai\tb "c"\t', id="a quote inside"),
    ],
)  # fmt: skip
def test_a_change_touches_its_cell_only(
    concept: str, cells: dict[str, str], old: str, new: str
) -> None:
    one = table(ODD)
    assert text(one.with_cells({one.row(concept).line: cells})) == ODD.replace(old, new, 1)


def test_a_new_column_is_added_to_the_header_and_the_row() -> None:
    one = table("concept\ten\tzh\na\tA\t甲\nb\tB\t乙\n")
    assert text(one.with_cells({3: {"pos": "noun"}})) == (
        "concept\ten\tzh\tpos\na\tA\t甲\nb\tB\t乙\tnoun\n"
    )


def test_no_change_changes_nothing() -> None:
    assert text(table(ODD).with_cells({}).with_rows([]).without([])) == ODD


def test_a_row_is_added_behind_a_last_line_without_an_end() -> None:
    added = table("concept\ten\tzh\r\na\tA\t甲").with_rows(
        [{"concept": "b", "zh": "乙", "en": "B"}]
    )
    assert text(added) == "concept\ten\tzh\r\na\tA\t甲\r\nb\tB\t乙\r\n"


def test_rows_are_taken_out_and_comments_stay() -> None:
    one = table("concept\ten\tzh\n# about a\na\tA\t甲\nb\tB\t乙\n")
    assert text(one.without([3])) == "concept\ten\tzh\n# about a\nb\tB\t乙\n"


def test_an_unknown_concept() -> None:
    with pytest.raises(UsageError, match=r"g\.tsv has no concept 'x'"):
        table(ODD).row("x")


def test_an_open_quote_names_the_line_of_the_row() -> None:
    with pytest.raises(GlossaryError, match=r"g\.tsv:3: .*quotes"):
        table('concept\ten\n# "\na\t"A\n')


CELLS = st.text(
    st.sampled_from(["a", "甲", '"', "\t", "\n", "\r", "#", "|", " ", "\u00a0", "\x0b"]), max_size=6
)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4))
def test_what_is_added_is_read_back(rows: list[tuple[str, str]]) -> None:
    empty = table("concept\ten\tnote\n")
    named = [{"concept": f"c{at}", "en": en, "note": note} for at, (en, note) in enumerate(rows)]
    added = empty.with_rows(named)
    assert [row.cells for row in added.concepts()] == [tuple(one.values()) for one in named]
    assert parse(added.data, PATH).data == added.data


@given(CELLS, CELLS, CELLS)
def test_what_is_changed_is_read_back_and_the_rest_stays(old: str, kept: str, new: str) -> None:
    one = table("concept\ten\tnote\n").with_rows(
        [{"concept": "a", "en": old, "note": kept}, {"concept": "b", "en": kept, "note": old}]
    )
    before = [row.raw for row in one.rows]
    changed = one.with_cells({one.row("a").line: {"en": new}})
    assert [row.cells for row in changed.concepts()] == [("a", new, kept), ("b", kept, old)]
    assert [row.raw for row in changed.rows][2:] == before[2:]


@given(st.text(st.sampled_from(["a", "甲", '"', "\t", "\n", "\r", "#", "|", " "]), max_size=40))
def test_any_text_comes_back_or_is_refused(rest: str) -> None:
    whole = f"concept\ten\tzh\n{rest}"
    try:
        one = table(whole)
    except GlossaryError:
        return
    assert text(one) == whole
