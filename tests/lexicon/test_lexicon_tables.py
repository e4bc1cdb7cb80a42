"""Packaged tables: format, folding, precedence."""

import pytest

from aligntool.errors import InputError
from aligntool.lexicon.entries import Entry
from aligntool.lexicon.tables import (
    TABLES,
    fold,
    merge,
    parse_table,
    prefer,
    read_additions,
    read_preferred,
    read_table,
)

HEADER = "source\tpos\ten\n"


def test_parse_table_reads_glosses_and_nothing() -> None:
    text = HEADER + "các\tpart\t-\nChính phủ\tn\tgovernment|cabinet\n"
    assert list(parse_table(text, "t.tsv")) == [
        Entry("các", "part", ("",)),
        Entry("chính phủ", "n", ("government", "cabinet")),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a\tn", "t.tsv:2: expected 3 filled columns"),
        ("a\tn\t", "t.tsv:2: expected 3 filled columns"),
        ("a\tnoun\tb", "t.tsv:2: unknown part of speech 'noun'"),
    ],
    ids=["two columns", "empty gloss", "part of speech"],
)
def test_parse_table_names_the_broken_line(line: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(parse_table(HEADER + line, "t.tsv"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoà bình", "hòa bình"), ("HOÀ", "hòa"), ("thuỷ", "thủy"), ("khoẻ", "khỏe")],
)
def test_fold_makes_spellings_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("text", ["İstanbul", "Hòa", "中国", "ß"])
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_the_first_entry_of_a_key_wins() -> None:
    first, second = Entry("a", "n", ("one",)), Entry("a", "v", ("two",))
    assert merge([first, second]) == {"a": first}


def test_prefer_moves_a_gloss_to_the_front() -> None:
    entry = Entry("nhìn", "v", ("look", "see", "view"))
    assert prefer(entry, "see").glosses == ("see", "look", "view")


@pytest.mark.parametrize("gloss", [None, "hear"])
def test_prefer_invents_nothing(gloss: str | None) -> None:
    entry = Entry("nhìn", "v", ("look", "see"))
    assert prefer(entry, gloss) == entry


@pytest.mark.parametrize("lang", sorted(TABLES))
def test_every_packaged_line_is_well_formed(lang: str) -> None:
    texts = {name: read_table(name) for name in TABLES[lang]} | {"additions": read_additions(lang)}
    for name, text in texts.items():
        assert sum(1 for _ in parse_table(text, name)) == len(text.splitlines()) - 1


@pytest.mark.parametrize("lang", sorted(TABLES))
def test_preferred_glosses_are_of_their_language(lang: str) -> None:
    other = ({"vi", "zh"} - {lang}).pop()
    han = [
        any("\u4e00" <= character <= "\u9fff" for character in key) for key in read_preferred(lang)
    ]
    assert han
    assert all(han) if lang == "zh" else not any(han)
    assert not read_preferred(lang).keys() & read_preferred(other).keys()
