"""Tables of pairs: named columns or two, line ends, encodings, and what is wrong on which line."""

import pytest

from aligntool.errors import InputError
from aligntool.formats.read import ReadBitext, is_bitext, read_bitext

VI, EN = "Kế hoạch của nước này", "The plan of the country is good"
PAIRS = ((VI, EN), ("Một", "One"))
ROWS = "".join(f"{source}\t{target}\n" for source, target in PAIRS)


def read(text: str | bytes, source: str | None = None, target: str | None = None) -> ReadBitext:
    """Read a file called m.tsv."""
    data = text.encode() if isinstance(text, str) else text
    assert is_bitext(data)
    return read_bitext(data, origin="m.tsv", source_lang=source, target_lang=target)


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode(),
        ROWS.rstrip("\n").encode(),
        ROWS.replace("\n", "\r\n").encode(),
        f"\n{ROWS}\n \n".encode(),
        ROWS.encode("utf-8-sig"),
        ROWS.encode("utf-16"),
        f"source\ttarget\n{ROWS}".encode(),
    ],
    ids=["plain", "no-last-end", "crlf", "blank-lines", "bom", "utf-16", "header"],
)
def test_two_columns(data: bytes) -> None:
    assert read(data) == ReadBitext("vi", "en", PAIRS)


def test_named_columns_in_any_order() -> None:
    text = "seg\ttarget\tsource\tlang\n1\tone\t一\tzh-CN\n2\ttwo\t\tzh\n"
    assert read(text, target="en") == ReadBitext("zh", "en", (("一", "one"), ("", "two")))


def test_rows_of_several_languages_are_chosen_from() -> None:
    text = f"lang\tsource\ttarget\nzh\t一\t{EN}\nvi\tMột\tOne\n"
    assert read(text, "vi") == ReadBitext("vi", "en", (("Một", "One"),))
    assert read(text, "en", "zh") == ReadBitext("en", "zh", ((EN, "一"),))
    with pytest.raises(InputError, match=r"m\.tsv: holds zh, en, vi; choose two"):
        read(text)


def test_the_user_names_the_columns() -> None:
    assert read("a\tb\n", "fr", "de") == ReadBitext("fr", "de", (("a", "b"),))
    assert read(f"a\t{EN}\n", "fr") == ReadBitext("fr", "en", (("a", EN),))


def test_a_side_may_be_empty_and_a_line_end_within_a_cell_is_none() -> None:
    assert read(f"{VI}\t{EN}\n\tb\u2028b\na\t\n").pairs == ((VI, EN), ("", "b\u2028b"), ("a", ""))


def test_quotation_marks_are_letters() -> None:
    assert read('"a\t""b"\n', "fr", "de").pairs == (('"a', '""b"'),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\tb\nc\n", "m.tsv:2: 1 cells in a table of 2"),
        ("a\tb\n\nc\td\te\n", "m.tsv:3: 3 cells in a table of 2"),
        ("source\ttarget\tlang\na\tb\n", "m.tsv:2: 2 cells in a table of 3"),
        ("source\ttarget\n", "m.tsv: holds no sentence pairs"),
        ("x\ty\n", "m.tsv: names no language and its text tells none; add --source-lang"),
        (f"{EN}\tb\n", "m.tsv: names no language and its text tells none; add --target-lang"),
        (f"{EN}\t{EN}\n", "m.tsv: a bitext has two languages; it holds en"),
        ("no table\n", "m.tsv:1: 1 cells in a table of 2"),
        ("", "m.tsv: the file is empty"),
        (" \r\n", "m.tsv: the file is empty"),
    ],
)
def test_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_bitext(text.encode(), origin="m.tsv")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("一\t二\n".encode("gb18030"), "m.tsv: byte 3 is not utf-8; save it as UTF-8"),
        (b"a\tb\n\xff\tc\n", "m.tsv: byte 4 is not utf-8"),
        (b"\xff\xfea\x00\t", "m.tsv: byte 4 is not utf-16-le"),
    ],
    ids=["gb18030", "one-byte", "half-a-unit"],
)
def test_wrong_encodings(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_bitext(data, origin="m.tsv")
