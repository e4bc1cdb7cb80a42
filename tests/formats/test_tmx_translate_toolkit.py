"""Bitexts as TMX, read by the Translate Toolkit (used in tests only: it is under the GPL)."""

import io
from collections.abc import Mapping

from formats.contract import FormatContract, in_xml
from formats.samples import PAIR, written
from translate.storage.tmx import tmxfile

from aligntool.formats.tmx import write


class TestTmxInTranslateToolkit(FormatContract):
    name = "tmx"

    def read(self, files: Mapping[str, bytes]) -> list[tuple[str, str]]:
        units = tmxfile(io.BytesIO(files["tmx"])).units
        return [(unit.source or "", unit.target or "") for unit in units]

    def kept(self, source: str, target: str) -> list[tuple[str, str]]:
        return [(in_xml(source), in_xml(target))]


def test_it_finds_source_and_target_without_being_told_the_languages() -> None:
    (unit,) = tmxfile(io.BytesIO(written(write, [PAIR])["tmx"])).units
    assert (unit.source, unit.target) == ("全球治理。", "Governance of the globe.")
