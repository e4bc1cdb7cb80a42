"""Bitexts as TMX, read by the Translate Toolkit (used in tests only: it is under the GPL)."""

import io
import re

from formats.contract import FormatContract
from formats.samples import PAIR, bitext
from translate.storage.tmx import tmxfile

from aligntool.formats.tmx import write


class TestTmxInTranslateToolkit(FormatContract):
    name = "tmx"

    def read(self, data: bytes) -> list[tuple[str, str]]:
        units = tmxfile(io.BytesIO(data), sourcelanguage="zh", targetlanguage="en").units
        return [(unit.source or "", unit.target or "") for unit in units]

    def kept(self, text: str) -> str:
        return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def test_it_finds_source_and_target_without_being_told_the_languages() -> None:
    stream = io.BytesIO()
    write(bitext([PAIR]), stream)
    (unit,) = tmxfile(io.BytesIO(stream.getvalue())).units
    assert (unit.source, unit.target) == ("全球治理。", "Governance of the globe.")
