"""Bitexts as tab separated values."""

import csv
import io
from dataclasses import replace

import pytest
from formats.contract import FormatContract
from formats.samples import PAIR, bitext

from aligntool.formats.tsv import write


class TestTsv(FormatContract):
    name = "tsv"

    def read(self, data: bytes) -> list[tuple[str, str]]:
        lines = io.StringIO(data.decode("utf-8"), newline="")
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["source"], row["target"]) for row in rows]

    def kept(self, text: str) -> str:
        for piece in ("\r\n", "\n", "\t", "\u2028", "\x85"):
            text = text.replace(piece, " ")
        return "".join(letter for letter in text if letter >= " " and letter != "\x7f")


@pytest.mark.parametrize(
    ("score", "cell"), [(-0.43216, "-0.4322"), (1.0, "1.0000"), (None, "")], ids=str
)
def test_lines(score: float | None, cell: str) -> None:
    stream = io.BytesIO()
    write(bitext([replace(PAIR, score=score)]), stream)
    assert stream.getvalue().decode("utf-8") == (
        "doc\tseg\tlang\tsource\ttarget\tengine\tscore\n"
        f"004_wild\t7\tzh\t全球治理。\tGovernance of the globe.\targos\t{cell}\n"
    )
