"""Bitexts as tab separated values."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace

import pytest
from formats.contract import FormatContract, on_one_line
from formats.samples import PAIR, written

from aligntool.formats.tsv import write


class TestTsv(FormatContract):
    name = "tsv"

    def read(self, files: Mapping[str, bytes]) -> list[tuple[str, str]]:
        lines = io.StringIO(files["tsv"].decode("utf-8"), newline="")
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["source"], row["target"]) for row in rows]

    def kept(self, source: str, target: str) -> list[tuple[str, str]]:
        return [(on_one_line(source), on_one_line(target))]


@pytest.mark.parametrize(
    ("score", "cell"), [(-0.43216, "-0.4322"), (1.0, "1.0000"), (None, "")], ids=str
)
def test_lines(score: float | None, cell: str) -> None:
    assert written(write, [replace(PAIR, score=score)])["tsv"].decode("utf-8") == (
        "doc\tseg\tlang\tsource\ttarget\tengine\tscore\n"
        f"004_wild\t7\tzh\t全球治理。\tGovernance of the globe.\targos\t{cell}\n"
    )
