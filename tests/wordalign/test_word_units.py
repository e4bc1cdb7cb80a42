"""Units and numbers: the right keys, places that rebuild the words, one key for one number."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntool.errors import InputError, UsageError
from aligntool.lexicon.linkcounts import gather, load_counts
from aligntool.text import Span
from aligntool.wordalign.figures import figures
from aligntool.wordalign.jumps import load_jumps
from aligntool.wordalign.projection import holders, joined, paired
from aligntool.wordalign.units import Unit, Units, open_units
from aligntool.wordalign.writing import write_links

LANGS = ("zh", "vi", "en")
TEXTS = st.text(alphabet="三十五万成个的国 aBc’'n%3.,-—。“」Đườngệ_½\u0301", max_size=30)


@pytest.fixture(scope="module")
def units(cache_folder) -> dict[str, Units]:
    return {lang: open_units(lang) for lang in LANGS}


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("en", "96 million", "#96000000"),
        ("en", "two hundred thousand", "#200000"),
        ("en", "sixty-five", "#65"),
        ("en", "4.5 %", "#4.5%"),
        ("en", "4.5 per cent", "#4.5%"),
        ("zh", "九千六百万", "#96000000"),
        ("zh", "9600万", "#96000000"),
        ("zh", "三亿五千万", "#350000000"),
        ("zh", "一万零五", "#10005"),
        ("zh", "二〇二六年", "#2026"),
        ("zh", "百分之六十", "#60%"),
        ("zh", "六成", "#60%"),
        ("zh", "十二", "#12"),
        ("zh", "三个", "#3"),
        ("vi", "3,5 tỷ", "#3500000000"),
        ("vi", "1,2 nghìn tỷ", "#1200000000000"),
        ("vi", "1.200", "#1200"),
        ("vi", "60 phần trăm", "#60%"),
    ],
)
def test_a_number_has_one_key_however_written(lang, text, key) -> None:
    assert [one.key for one in figures(text, lang)] == [key]


@pytest.mark.parametrize("text", ["第三次", "成立", "一些", "万一"])
def test_words_that_look_like_numbers_are_none(text) -> None:
    assert list(figures(text, "zh")) == []


@pytest.mark.parametrize(
    ("lang", "text", "keys"),
    [
        ("en", "China's U.S.-led deal isn’t", "china 's US - lead deal be not".split()),
        ("en", "AI GPUs", ["AI", "GPU"]),
        ("zh", "5月12日", ["5月", "#12", "日"]),
        ("zh", "人工智能治理", ["人工智能", "治理"]),
        ("vi", "tháng 5, nhà khoa học", ["tháng 5", ",", "nhà khoa học"]),
        ("vi", "hai bên", ["hai", "bên"]),
        ("vi", "3 tỷ đồng", ["#3000000000", "đồng"]),
    ],
)
def test_sentences_are_cut_into_units(units, lang, text, keys) -> None:
    assert [unit.key for unit in units[lang].split(text)] == keys


def test_tokens_tell_where_a_word_ends_that_only_jieba_knows(units) -> None:
    tokens = (Span(0, 1), Span(1, 4))
    assert [unit.key for unit in units["zh"].split("说格鲁马", tokens)] == ["说", "格鲁马"]
    characters = tuple(Span(place, place + 1) for place in range(4))
    assert [unit.key for unit in units["zh"].split("人工智能", characters)] == ["人工智能"]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LANGS), TEXTS)
def test_units_are_in_order_and_leave_white_space_only(units, lang, text) -> None:
    found = units[lang].split(text)
    kept = "".join(unit.span.of(text) for unit in found)
    assert [unit.span for unit in found] == sorted(unit.span for unit in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert all(unit.key for unit in found)
    letters = [one for one in text if one.isalnum()]
    assert [one for one in kept if one.isalnum()] == letters


@pytest.mark.parametrize(
    ("lang", "tokens", "text"),
    [
        ("zh", ["我", "用", "GPT", "4", "。"], "我用GPT 4。"),
        ("vi", ["Hà_Nội", ",", "đẹp"], "Hà Nội , đẹp"),
        ("en", ["It", "'s"], "It 's"),
    ],
)
def test_tokens_are_joined_as_their_language_is_written(lang, tokens, text) -> None:
    made, spans = joined(tokens, lang)
    assert made == text
    assert [span.of(made) for span in spans] == [token.replace("_", " ") for token in tokens]


def test_units_belong_to_the_tokens_they_share_characters_with() -> None:
    units = [Unit(Span(0, 2), "a"), Unit(Span(2, 3), "b")]
    assert holders(units, [Span(0, 1), Span(1, 3)]) == [[0, 1], [1]]


def test_parts_of_numbers_are_paired_in_order() -> None:
    assert list(paired([0, 1], [5, 6], figure=True)) == [(0, 5), (1, 6)]
    assert list(paired([0], [5, 6], figure=True)) == [(0, 5), (0, 6)]
    assert len(list(paired([0, 1], [5, 6], figure=False))) == 4


@pytest.mark.parametrize("lang", ["zh", "vi"])
def test_the_packaged_tables_are_whole(lang) -> None:
    counts = load_counts(lang)
    assert len(counts.links) > 5000
    assert counts.sources.keys() == counts.links.keys()
    assert all(0 < jumps.silence < 0.5 for jumps in load_jumps()[lang])


def test_counts_are_summed_for_both_sides() -> None:
    counts = gather([("a", "x", 2.0), ("a", "y", 1.0), ("", "x", 3.0), ("a", "", 0.5)])
    assert counts.sources == {"a": 3.0}
    assert counts.english == {"x": 2.0, "y": 1.0}
    assert counts.silent_english == {"x": 3.0}
    assert counts.silent_sources == {"a": 0.5}


def test_a_broken_table_is_named(monkeypatch, tmp_path) -> None:
    folder = tmp_path / "data" / "words"
    folder.mkdir(parents=True)
    (folder / "zh-en.tsv").write_text("source\tenglish\tcount\na\tb\tmany\n", encoding="utf-8")
    monkeypatch.setattr("aligntool.lexicon.linkcounts.files", lambda _: tmp_path)
    load_counts.cache_clear()
    with pytest.raises(InputError, match=r"zh-en\.tsv:2: 'many'"):
        load_counts("zh")


def test_unknown_names_are_refused() -> None:
    with pytest.raises(UsageError, match="xx"):
        open_units("xx")
    with pytest.raises(UsageError, match="giza"):
        write_links((), (), (), form="giza")
