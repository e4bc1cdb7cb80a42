"""Bitexts as JSON lines."""

import json
from collections.abc import Mapping

from formats.contract import FormatContract
from formats.samples import PAIR, written

from aligntool.formats.jsonl import write


class TestJsonl(FormatContract):
    name = "jsonl"

    def read(self, files: Mapping[str, bytes]) -> list[tuple[str, str]]:
        rows = [json.loads(line) for line in files["jsonl"].decode("utf-8").split("\n")[:-1]]
        return [(row["src"], row["tgt"]) for row in rows]


def test_line_has_these_keys_in_this_order() -> None:
    assert written(write, [PAIR])["jsonl"].decode("utf-8") == (
        '{"doc": "004_wild", "seg": 7, "kind": "lead", "src": "全球治理。", "src_lang": "zh", '
        '"tgt": "Governance of the globe.", "tgt_lang": "en", "engine": "argos", '
        '"model": "translate-zh_en-1_9", "score": -0.4322, "terms": ["governance"]}\n'
    )
