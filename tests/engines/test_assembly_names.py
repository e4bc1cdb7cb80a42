"""Chinese names without an entry, on a lexicon that knows next to nothing."""

import pytest

from aligntool.engines.assembly.names import load_transcriptions, transcribed
from aligntool.engines.assembly.names_zh import foreign_names, name_of
from aligntool.lexicon import Entry, Lexicon

READINGS = {"青": "qing", "石": "shi", "林": "lin", "州": "zhou", "王": "wang", "蒙": "meng"}
LEXICON = Lexicon(
    "zh", "test", {"乔治": Entry("乔治", "prop", ("George",)).pack()}, {"乔": 2}, READINGS,
    frozenset("王"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "span", "english"),
    [
        ("莫拉莱斯（Morales）说", (0, 13), "Morales"),
        ("安娜·莫拉莱斯 (Ana Morales) 说", (0, 21), "Ana Morales"),
        ("乔治·曼森说", (0, 5), "George Manson"),
    ],
)
def test_marks_show_foreign_names(text: str, span: tuple[int, int], english: str) -> None:
    first = next(foreign_names(text, 0, LEXICON)).piece
    assert ((first.span.start, first.span.end), first.text) == (span, english)


@pytest.mark.parametrize("text", ["组织（WHO）", "他在北京·上海"])
def test_what_is_not_spelt_by_sound_is_left(text: str) -> None:
    assert list(foreign_names(text, 0, LEXICON)) == []


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("青石镇", "Qingshi Township"),
        ("林州", "Linzhou"),
        ("王青石", "Wang Qingshi"),
        ("三石山", ""),
        ("青石", ""),
    ],
)
def test_words_that_look_like_names(word: str, english: str) -> None:
    assert name_of(word, LEXICON) == english


def test_letters_depend_on_the_place_in_the_name() -> None:
    spelt = load_transcriptions()
    assert transcribed("斯", READINGS) == spelt["斯"][0].capitalize()
    assert transcribed("蒙斯", READINGS).lower() == spelt["蒙"][0] + spelt["斯"][2]
