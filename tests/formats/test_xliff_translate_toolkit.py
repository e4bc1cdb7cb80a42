"""Bitexts as XLIFF, read by the Translate Toolkit (used in tests only: it is under the GPL)."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from formats.contract import FormatContract, in_xml
from formats.samples import PAIR, written
from translate.storage.xliff2 import Xliff2File, Xliff2Unit

from aligntool.formats.xliff import write
from aligntool.model import Pair


def units(data: bytes) -> list[Xliff2Unit]:
    """Return the units of a document."""
    return Xliff2File.parsestring(data).units


class TestXliffInTranslateToolkit(FormatContract):
    name = "xliff"

    def read(self, files: Mapping[str, bytes]) -> list[tuple[str, str]]:
        found = [unit for data in files.values() for unit in units(data)]
        return [(unit.source or "", unit.target or "") for unit in found]

    def kept(self, source: str, target: str) -> list[tuple[str, str]]:
        return [(in_xml(source), in_xml(target))]


@pytest.mark.parametrize(
    ("pair", "translated", "fuzzy"),
    [
        (PAIR, True, False),
        (replace(PAIR, engine="assembly"), False, True),
        (replace(PAIR, target=""), False, False),
    ],
    ids=["translation", "draft", "untranslated"],
)
def test_it_takes_drafts_for_unfinished(pair: Pair, translated: bool, fuzzy: bool) -> None:
    (unit,) = units(written(write, [pair])["zh-en.xlf"])
    assert (unit.istranslated(), unit.isfuzzy()) == (translated, fuzzy)
    assert unit.getid() == "7"


def test_it_knows_the_languages() -> None:
    store = Xliff2File.parsestring(written(write, [PAIR])["zh-en.xlf"])
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("zh", "en")
