"""What the tables have in common that people keep as text."""

from pathlib import Path

import pytest

from aligntool.errors import GlossaryError, InputError
from aligntool.tsv import by_column, decoded, line_end


@pytest.mark.parametrize(
    ("data", "mark", "text"),
    [(b"a\tb\r\n", "", "a\tb\r\n"), ("\ufeffa\n".encode(), "\ufeff", "a\n"), (b"", "", "")],
)
def test_a_file_is_its_mark_and_its_text(data: bytes, mark: str, text: str) -> None:
    assert decoded(data, Path("t.tsv")) == (mark, text)
    assert (mark + text).encode() == data


@pytest.mark.parametrize("error", [InputError, GlossaryError])
def test_faults_name_file_and_line(error: type[InputError]) -> None:
    with pytest.raises(error, match=r"t\.tsv:2: not UTF-8"):
        decoded(b"a\n\xff\n", Path("t.tsv"), error)
    with pytest.raises(error, match="t:3: 3 cells, but the header has 2 columns"):
        by_column(("a", "b"), ("1", "2", "3"), "t:3", error)


def test_cells_are_composed_and_trimmed_and_those_left_out_are_empty() -> None:
    assert by_column(("a", "b"), (" e\u0301 ",), "t:2") == {"a": "é", "b": ""}


@pytest.mark.parametrize(
    ("raw", "end"), [("a\n", "\n"), ("a\r\n", "\r\n"), ("a", ""), ("\n", "\n")]
)
def test_line_ends(raw: str, end: str) -> None:
    assert line_end(raw) == end
