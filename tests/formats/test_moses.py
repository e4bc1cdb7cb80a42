"""Bitexts as two plain files of the same number of lines."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from formats.contract import FormatContract, on_one_line
from formats.samples import pair, written

from aligntool.formats.moses import write


def lines(data: bytes) -> list[str]:
    """Return the lines of a file, each of which must be ended."""
    *ended, rest = data.decode("utf-8").split("\n")
    assert not rest
    return ended


class TestMoses(FormatContract):
    name = "moses"

    def read(self, files: Mapping[str, bytes]) -> list[tuple[str, str]]:
        names = [ending.partition(".")[0] for ending in files]
        return [
            row
            for name in dict.fromkeys(names)
            for row in zip(
                *(lines(files[f"{name}.{lang}"]) for lang in name.split("-")), strict=True
            )
        ]

    def kept(self, source: str, target: str) -> list[tuple[str, str]]:
        row = (on_one_line(source), on_one_line(target))
        return [row] if all(text.strip() for text in row) else []


def test_each_side_is_a_file_named_by_its_language() -> None:
    vietnamese = replace(pair("Một.", "One."), lang="vi")
    assert written(write, [pair("二。", "Two."), vietnamese, pair("三。", "Three.")]) == {
        "zh-en.zh": "二。\n三。\n".encode(),
        "zh-en.en": b"Two.\nThree.\n",
        "vi-en.vi": "Một.\n".encode(),
        "vi-en.en": b"One.\n",
    }


@pytest.mark.parametrize("blank", ["", " ", "\u3000", "\t\n", "\x00"], ids=ascii)
def test_a_pair_without_a_side_is_left_out_of_both_files(blank: str) -> None:
    pairs = [pair("一", blank), pair(blank, "two"), pair("三", "three")]
    assert written(write, pairs) == {"zh-en.zh": "三\n".encode(), "zh-en.en": b"three\n"}
