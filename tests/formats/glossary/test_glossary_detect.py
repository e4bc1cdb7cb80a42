"""The format of a glossary, told by its content."""

import pytest

from aligntool.errors import InputError
from aligntool.formats.glossary.detect import detect


@pytest.mark.parametrize(
    ("data", "origin", "expected"),
    [
        ("concept\ten\tzh\n", "g", "tsv"),
        ("# a comment\n\nen\tzh\tconcept\n", "g", "tsv"),
        ("domain,concept,en\n", "g", "csv"),
        ("en,zh,description\n", "g", "google-sets"),
        ("zh-CN,en-US\n", "g", "google-sets"),
        ("人工智能,AI\n", "g", "google-csv"),
        ("人工智能,AI,zh,en\n", "g", "deepl-csv"),
        ("人工智能,AI,zh,en,1\n", "g", "deepl-csv"),
        ("人工智能\tAI\n", "g.tsv", "deepl-tsv"),
        ("人工智能\tAI\n", "g.txt", "omegat"),
        ("人工智能\tAI\n", "g.UTF8", "omegat"),
        ("人工智能\tAI\tx\n", "g.tsv", "omegat"),
        ("#UTX 1.11; zh/en\n", "g", "utx"),
        ("\ufeff <?xml version='1.0'?><tbx/>", "g", "tbx"),
    ],
)
def test_detected(data: str, origin: str, expected: str) -> None:
    assert detect(data.encode(), origin) == expected


def test_a_workbook_is_known_by_its_first_bytes() -> None:
    assert detect(b"PK\x03\x04...", "g") == "xlsx"


@pytest.mark.parametrize("data", ["word\n", "a\tb\tc\td\n", "a,b,c\n", "# only a comment\n"])
def test_no_format_that_is_known(data: str) -> None:
    with pytest.raises(InputError, match=r"^g: no format of a glossary that is known; say it with"):
        detect(data.encode(), "g")
