"""Loading whole lexicons."""

from pathlib import Path

import pytest

from aligntool.errors import UsageError
from aligntool.lexicon import Lexicon, load_lexicon
from aligntool.lexicon.english import load_noun_shapes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def chinese(folder: Path) -> Lexicon:
    return load_lexicon("zh", folder=folder)


def test_unknown_language() -> None:
    with pytest.raises(UsageError, match="no lexicon for 'th'; there are: vi, zh"):
        load_lexicon("th")


def test_vietnamese_needs_no_cache(tmp_path: Path) -> None:
    lexicon = load_lexicon("vi", folder=tmp_path)
    entry = lexicon.get("chính phủ")
    assert entry is not None
    assert entry.glosses[0] == "government"
    assert list(tmp_path.iterdir()) == []


def test_the_packaged_table_overrides_cedict(chinese: Lexicon) -> None:
    pushes = chinese.get("推动")
    assert pushes is not None
    assert pushes.glosses[0] == "promote"


def test_cedict_fills_what_the_table_lacks(chinese: Lexicon) -> None:
    zambia = chinese.get("赞比亚")
    assert zambia is not None
    assert (zambia.pos, zambia.glosses) == ("prop", ("Zambia",))
    assert "王" in chinese.surnames
    assert chinese.readings["强"] == "qiang"


def test_the_cache_gives_the_same_lexicon(chinese: Lexicon, folder: Path) -> None:
    assert [file.suffix for file in folder.iterdir()] == [".json"]
    again = load_lexicon("zh", folder=folder)
    assert again == chinese


def test_a_broken_cache_is_made_anew(chinese: Lexicon, folder: Path) -> None:
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:1000])
    assert load_lexicon("zh", folder=folder) == chinese
    assert file.read_bytes() == whole


@pytest.mark.parametrize(
    ("noun", "shape"), [("world", "the"), ("neighboring country", "plural"), ("cooperation", "")]
)
def test_noun_shapes(noun: str, shape: str) -> None:
    assert load_noun_shapes().of(noun) == shape
