"""Equivalent term sets for Google."""

import csv
import io

import pytest
from formats.glossary.concepts import AI, GOVERNANCE, ONLY_VIETNAMESE, exported, imported, placeless
from formats.glossary.contract import GlossaryFormatContract

from aligntool.errors import InputError
from aligntool.model import Concept


class TestGoogleSets(GlossaryFormatContract):
    name = "google-sets"


def test_a_row_a_concept_under_language_codes() -> None:
    data, lines = exported("google-sets", AI, GOVERNANCE, ONLY_VIETNAMESE)
    assert list(csv.reader(io.StringIO(data.decode()))) == [
        ["en", "zh", "vi", "pos", "description"],
        ["AI", "人工智能", "trí tuệ nhân tạo", "noun", 'say "AI", always'],
        ["governance", "治理", "", "", ""],
        ["summit", "", "hội nghị cấp cao", "", ""],
    ]
    assert "Google sets CSV has no variants of source terms, left out: 2 (ai 2)" in lines


def test_columns_in_any_order_with_regions() -> None:
    data = "description,zh-CN,en-GB,POS,zh-TW\nx,治理,governance,Noun,治裡\n,,,,\n"
    assert placeless(imported("auto", data.encode()).concepts) == [
        Concept("governance", "governance", terms={"zh": ("治理", "治裡")}, note="x", pos="Noun")
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("zh,vi\n甲,ất\n", r"g\.file:1: the header names no languages with English among them"),
        ("en,zh term\nA,甲\n", r"g\.file:1: the header names no languages"),
        ("en,zh\nA,甲,x\n", r"g\.file:2: 3 cells, but the header has 2 columns"),
        (
            "en,zh\n,甲\n",
            r"g\.file: holds no concept; no English term that may be used, left out: 1",
        ),
    ],
    ids=["no-english", "no-code", "extra-cell", "nothing"],
)
def test_a_broken_file_is_refused_with_its_line(data: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        imported("google-sets", data.encode())
