"""Word lists with commas and tabs, lexicons of aligntool, CC-CEDICT; how formats are told."""

import gzip
from pathlib import Path

import pytest

from aligntool.errors import InputError, UsageError
from aligntool.formats.lexicon import Dictionary, Given, read
from aligntool.lexicon.entries import Entry

CEDICT = (
    "# CC-CEDICT\n"
    "# Community maintained\n"
    "軟件 软件 [ruan3 jian4] /(computer) software/\n"
    "學習 学习 [xue2 xi2] /to learn/to study/\n"
    "囉 啰 [luo5] /used in 囉嗦/\n"
    "broken line\n"
    "AA制 AA制 [A A zhi4] /to split the bill/\n"
    "四川 四川 [[Si4chuan1]] /Sichuan province/\n"
)


@pytest.fixture
def imported(tmp_path: Path):
    """Import a text as a file of a name and return what was read."""

    def run(
        text: str, name: str = "words.csv", *, form: str = "auto", lang: str | None = None
    ) -> Dictionary:
        path = tmp_path / name
        path.write_bytes(text.encode())
        return read(form, Given(path, lang))

    return run


def entries(found: Dictionary) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.source, one.pos, one.glosses) for one in found.entries]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("bàn ghế,furniture\n", [("bàn ghế", "n", ("furniture",))], id="no header"),
        pytest.param(
            'vi,en,pos\nbàn,"table|desk",noun\nđi,go; walk,v\n',
            [("bàn", "n", ("table", "desk")), ("đi", "v", ("go", "walk"))],
            id="header",
        ),
        pytest.param(
            "English,Vietnamese\nNational Assembly of Viet Nam in session,Quốc hội đang họp\n",
            [("quốc hội đang họp", "n", ("National Assembly of Viet Nam in session",))],
            id="columns in any order, English as it is",
        ),
        pytest.param(
            "source,en,pos\nbàn,table,thing\n", [("bàn", "n", ("table",))], id="unknown pos"
        ),
        pytest.param('từ,"a ""word"""\n', [("từ", "n", ('a "word"',))], id="quotes"),
    ],
)
def test_csv(imported, text: str, found: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert entries(imported(text, lang="vi")) == found


def test_a_row_with_one_cell(imported) -> None:
    with pytest.raises(InputError, match=r"words\.csv:2: one cell"):
        imported("bàn,table\nghế\n", lang="vi")


def test_an_unknown_part_of_speech_is_told_of(imported) -> None:
    found = imported("source,en,pos\nbàn,table,thing\n", lang="vi")
    assert found.lines == ("unknown part of speech 'thing': 1 (bàn)",)


def test_tabs_with_definitions_behind_words(imported) -> None:
    found = imported("nhà\t* noun\\n- house, home\\n=nhà gỗ+wooden house\n", "words.tab", lang="vi")
    assert entries(found) == [("nhà", "n", ("house", "home"))]


def test_a_lexicon_of_aligntool_stays_as_it_is(imported) -> None:
    text = "zh\tpos\ten\tnoun\n# c\n实现\tv\tbring about in due course|realize\trealization\n"
    (entry,) = imported(text, "own.tsv").entries
    assert entry == Entry("实现", "v", ("bring about in due course", "realize"), "realization")


def test_entries_of_another_language_are_left_out(imported) -> None:
    text = "lang\tsource\tpos\ten\nzh\t书\tn\tbook\nvi\tsách\tn\tbook\n"
    found = imported(text, "own.tsv", lang="vi")
    assert entries(found) == [("sách", "n", ("book",))]
    assert found.lines == ("entries of another language: 1 (书)",)


@pytest.mark.parametrize("packed", [False, True])
def test_cedict(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("c.u8.gz" if packed else "c.u8")
    data = CEDICT.encode()
    path.write_bytes(gzip.compress(data) if packed else data)
    found = read("auto", Given(path))
    assert entries(found) == [
        ("软件", "n", ("software",)),
        ("学习", "v", ("learn", "study")),
        ("aa制", "v", ("split the bill",)),
        ("四川", "prop", ("Sichuan province",)),
    ]
    assert found.lines == (
        "lines that are none of CC-CEDICT: 1 (broken line)",
        "words without a rendering that can be used: 1 (啰)",
    )


def test_a_damaged_gzip_file(tmp_path: Path) -> None:
    path = tmp_path / "c.u8.gz"
    path.write_bytes(gzip.compress(CEDICT.encode())[:-20])
    with pytest.raises(InputError, match="cannot be unpacked"):
        read("auto", Given(path))


@pytest.mark.parametrize(
    ("word", "lang", "key"),
    [
        pytest.param("  Hoà  Bình ", "vi", "hòa bình", id="case, tone, spaces"),
        pytest.param("bàn (danh từ)", "vi", "bàn", id="grammar"),
        pytest.param("bàn2", "vi", "bàn", id="homonym"),
        pytest.param("bàn²", "vi", "bàn", id="raised number"),
        pytest.param("軟件", "zh", "软件", id="traditional"),
        pytest.param("#书", "zh", "书", id="no comment"),
        pytest.param("ＡＩ芯片", "zh", "ai芯片", id="full width"),
        pytest.param("ba\u0300n", "vi", "bàn", id="decomposed"),
    ],
)
def test_headwords(imported, word: str, lang: str, key: str) -> None:
    assert [one.source for one in imported(f"{word},x\n", lang=lang).entries] == [key]


@pytest.mark.parametrize(
    ("word", "lang", "reason"),
    [
        ("AI", "zh", "words without a Chinese character: 1 (AI)"),
        ("桌子", "vi", "words that are not Vietnamese: 1 (桌子)"),
        ("123", "vi", "words that are not Vietnamese: 1 (123)"),
        ("a" * 41, "vi", f"words of more than 40 characters: 1 ({'a' * 41})"),
    ],
)
def test_headwords_left_out(imported, word: str, lang: str, reason: str) -> None:
    other = {"zh": "书", "vi": "sách"}[lang]
    assert imported(f"{word},x\n{other},book\n", lang=lang).lines == (reason,)


def test_capitals_of_a_dictionary_that_has_them_everywhere_go(imported) -> None:
    text = "bàn\tTable; Desk\nghế\tChair\ntháng giêng\tJanuary\nsao kim\tStar Kim\nHuế\tHue\nhai\ttwo\n"
    found = imported(text, "words.tab", lang="vi")
    assert [one.glosses for one in found.entries] == [
        ("table", "desk"),
        ("chair",),
        ("January",),
        ("Star Kim",),
        ("Hue",),
        ("two",),
    ]


def test_capitals_of_other_dictionaries_stay(imported) -> None:
    text = "bàn\ttable\nghế\tchair\nthánh\tSaint\nhai\ttwo\n"
    found = imported(text, "words.tab", lang="vi")
    assert found.entries[2].glosses == ("Saint",)


def test_a_verb_keeps_its_noun(imported) -> None:
    found = imported(
        "phát triển\t* verb\\n- to develop\\n* noun\\n- development\n", "d.tab", lang="vi"
    )
    assert found.entries == (Entry("phát triển", "v", ("develop", "development"), "development"),)


@pytest.mark.parametrize(
    ("text", "pos"),
    [
        pytest.param("学习\tstudy\n", ["v"], id="verbs are not told"),
        pytest.param("学习\tstudy\n跑\tto run\n", ["n", "v"], id="verbs are told"),
        pytest.param("美丽\tbeautiful\n", ["n"], id="a name for jieba only"),
        pytest.param("上海\tShanghai\n", ["prop"], id="a name"),
    ],
)
def test_what_jieba_says_is_weighed(imported, text: str, pos: list[str]) -> None:
    assert [one.pos for one in imported(text, "d.tab").entries] == pos


def test_jieba_tells_the_part_of_speech_where_the_dictionary_does_not(imported) -> None:
    found = imported("漂亮\tpretty\n桌子\ttable\n学习\tto learn\n", "d.tab")
    assert [one.pos for one in found.entries] == ["adj", "n", "v"]


@pytest.mark.parametrize("name", ["d.zip", "d.tar.bz2", "d.tar.gz", "d.7z"])
def test_archives_are_to_be_unpacked(imported, name: str) -> None:
    with pytest.raises(InputError, match="is an archive; unpack it"):
        imported("PK", name)


def test_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'dsl'; there are: stardict, csv, tsv, cedict"):
        read("dsl", Given(tmp_path))
