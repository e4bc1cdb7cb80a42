"""JSON lines of pairs: ours, other people's, and what is wrong on which line."""

import json

import pytest
from formats.samples import PAIR, written

from aligntool.errors import InputError
from aligntool.formats import jsonl
from aligntool.formats.read import ReadBitext, is_bitext, read_bitext, read_rows
from aligntool.formats.segments import write_pair


def lines(*rows: dict[str, object]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


@pytest.mark.parametrize(
    "data",
    [
        written(jsonl.write, [PAIR])["jsonl"],
        write_pair(PAIR).encode(),
        lines({"src": PAIR.clean, "tgt": PAIR.target, "src_lang": "zh_Hans", "tgt_lang": "en-US"}),
        b"\xef\xbb\xbf" + lines({"source": PAIR.clean, "target": PAIR.target, "lang": "zh"}),
    ],
    ids=["export", "segments", "codes", "bom"],
)
def test_pairs(data: bytes) -> None:
    assert is_bitext(data)
    assert read_rows(data, origin="m.jsonl", target_lang="en") == ((PAIR.clean, PAIR.target),)
    assert read_bitext(data, origin="m.jsonl", target_lang="en") == ReadBitext(
        "zh", "en", ((PAIR.clean, PAIR.target),)
    )


def test_characters_at_which_python_ends_lines_end_none() -> None:
    data = lines({"src": "一\u2028二", "tgt": "one\x85two"})
    assert read_rows(data, origin="m", target_lang="en") == (("一\u2028二", "one\x85two"),)


@pytest.mark.parametrize(
    "line",
    [b"[1]", b"{", b'{"src": "a"}', b'{"src": "a", "tgt": 1}', b"\xff", b"[" * 100_000],
    ids=["list", "cut off", "one side", "number", "not UTF-8", "deep"],
)
def test_a_line_that_is_no_pair(line: bytes) -> None:
    data = lines({"src": "一", "tgt": "one"}) + line + b"\n"
    with pytest.raises(InputError, match=r"^m\.jsonl:2: not a pair; each line needs"):
        read_rows(data, origin="m.jsonl", target_lang="en")


def test_a_table_may_begin_with_a_brace() -> None:
    data = "{một}\t{one}\n".encode()
    assert read_rows(data, origin="m.tsv", target_lang="en") == (("{một}", "{one}"),)


def test_other_objects_are_no_bitext() -> None:
    assert not is_bitext(b'{"doc": "a", "text": "b"}\n')
