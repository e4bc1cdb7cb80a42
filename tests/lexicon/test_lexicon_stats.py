"""Figures of lexicons, coverage of texts, and where words are from."""

from pathlib import Path

import pytest

from aligntool.lexicon.entries import Entry, Lexicon, reach_of
from aligntool.lexicon.lookup import lookup
from aligntool.lexicon.stats import Missing, SourceFigures, coverage, figures


def lexicon(lang: str, *keys: str) -> Lexicon:
    packed = {key: Entry(key, "n", ("x",)).pack() for key in keys}
    return Lexicon(lang, "v", packed, reach_of(packed), {})


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.tsv"
    path.write_text(
        "# mine\nlang\tsource\tpos\ten\nvi\tNhìn\tv\tbehold\nvi\tmột hai ba bốn năm sáu\tn\ta|b|c|d|e\n"
        "zh\t推动\tv\tshove\n",
        encoding="utf-8",
    )
    return path


def test_figures(own: Path) -> None:
    plain, found = figures("vi"), figures("vi", own=[own])
    assert found.own == 2
    assert found.entries == plain.entries + 1
    assert sum(found.pos.values()) == found.entries
    assert found.sources[0] == SourceFigures(str(own), 2, 2)
    # The packaged words are one fewer in use: the file's takes its place.
    words = {one.name: one for one in found.sources}["vi-en-words.tsv"]
    assert words.used == words.entries - 1
    assert sum(one.used for one in found.sources) == found.entries
    assert found.lengths[4] == plain.lengths[4] + 1
    assert found.glosses[4] == plain.glosses[4] + 1
    assert found.version != plain.version


def test_chinese_words_are_measured_in_characters() -> None:
    found = figures("zh")
    assert set(found.lengths) == {1, 2, 3, 4}
    assert found.sources[-1].name == "CC-CEDICT"


@pytest.mark.parametrize(
    ("lang", "keys", "words", "known", "missing"),
    [
        pytest.param(
            "vi", ["nhà", "nước"], ["Nhà", "nhà nước", "nhà cửa", ",", "12", "nhà"], 2,
            [("nhà cửa", 1, False), ("nhà nước", 1, True)], id="syllables are not cut",
        ),
        pytest.param("vi", ["hoa", "n"], ["hoan"], 0, [("hoan", 1, False)], id="a part of a syllable"),
        pytest.param(
            "zh", ["国", "家"], ["国家", "国", "AI", "。", "家园", "国家"], 1,
            [("国家", 2, True), ("家园", 1, False)], id="Latin words stay",
        ),
        pytest.param("vi", ["a b", "a", "b c"], ["a b c"], 0, [("a b c", 1, True)], id="not the longest first"),
        pytest.param("vi", ["a"], [], 0, [], id="nothing"),
    ],
)  # fmt: skip
def test_coverage(
    lang: str, keys: list[str], words: list[str], known: int, missing: list[tuple[str, int, bool]]
) -> None:
    found = coverage(words, lexicon(lang, *keys))
    assert found.known == known
    assert found.missing == tuple(Missing(*one) for one in missing)
    assert found.words == known + sum(count for _, count, _ in missing)
    assert found.in_parts == sum(count for _, count, in_parts in missing if in_parts)


def test_lookup_names_every_source_the_one_used_first(own: Path) -> None:
    found = lookup("推动", "zh", own=[own])
    assert [one.origin for one in found] == [f"{own}:5", "zh-en-phrases.tsv", "CC-CEDICT"]
    assert found[0].entry.glosses == ("shove",)


def test_lookup_shows_the_entry_as_it_is_loaded() -> None:
    from aligntool.lexicon import load_lexicon
    from aligntool.lexicon.tables import read_preferred

    lexicon = load_lexicon("vi")
    changed = 0
    for key in sorted(read_preferred("vi"))[:6]:
        found = lookup(key, "vi")
        assert not found or found[0].entry == lexicon.get(key)
        changed += bool(found)
    assert changed


def test_lookup_knows_other_spellings(own: Path) -> None:
    assert lookup("NHI\u0300N", "vi", own=[own])[0].origin == f"{own}:3"
    assert lookup("推動", "zh")[0].entry.source == "推动"
    assert lookup("không có từ này", "vi") == ()
