"""Pinyin with its tone marks."""

from pathlib import Path

import pytest

from aligntool.gloss.readings import Readings, compile_readings, load_readings, marked
from aligntool.lexicon.cedict import Definition


@pytest.fixture(scope="module")
def readings(cache_folder: Path) -> Readings:
    return load_readings(cache_folder)


@pytest.mark.parametrize(
    ("numbered", "expected"),
    [
        ("ma1", "mā"), ("hao3", "hǎo"), ("gou3", "gǒu"), ("xue2", "xué"), ("liu2", "liú"),
        ("gui4", "guì"), ("lu:4", "lǜ"), ("nu:3", "nǚ"), ("Xi2", "Xí"), ("ma5", "ma"), ("r5", "r"),
        ("xiong2", "xióng"), ("jue2", "jué"), ("lu:e4", "lüè"), ("m2", "ḿ"), ("A", "A"), ("·", "·"),
        ("E2", "É"),
    ],
)  # fmt: skip
def test_tone_marks(numbered: str, expected: str) -> None:
    assert marked(numbered) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("中国", "Zhōngguó"), ("习近平", "Xí Jìnpíng"), ("西安", "Xī'ān"), ("女儿", "nǚ'ér"),
        ("中华人民共和国", "Zhōnghuá Rénmín Gònghéguó"), ("银行", "yínháng"), ("重要", "zhòngyào"),
        ("都", "dōu"), ("还", "hái"), ("行", "xíng"), ("不", "bù"), ("高", "gāo"), ("王", "wáng"),
        ("人工智能治理", "réngōngzhìnéng zhìlǐ"), ("2024世界AI", "2024 shìjiè AI"),
        ("AI", ""), ("12", ""), ("，", ""),
    ],
)  # fmt: skip
def test_words(readings: Readings, word: str, expected: str) -> None:
    assert readings(word) == expected


@pytest.mark.parametrize(
    ("word", "as_word", "as_grammar"),
    [("地", "dì", "de"), ("得", "dé", "de"), ("着", "zhe", "zhe")],
)
def test_words_of_grammar(readings: Readings, word: str, as_word: str, as_grammar: str) -> None:
    assert readings(word) == as_word
    assert readings(word, is_grammar=True) == as_grammar


def test_the_ordinary_line_comes_before_names_and_references() -> None:
    rows = [
        Definition("高", "Gao1", ("surname Gao",)),
        Definition("高", "gao1", ("high",)),
        Definition("乐", "le4", ("happy",)),
        Definition("乐", "yue4", ("music",)),
        Definition("音乐", "yin1 yue4", ("music",)),
        Definition("乐队", "yue4 dui4", ("band",)),
        Definition("快乐", "kuai4 le4", ("happy",)),
        Definition("的士", "di1 shi4", ("variant of 计程车",)),
        Definition("的士", "di2 shi4", ("taxi",)),
    ]
    made = compile_readings(rows)
    assert (made["高"], made["乐"], made["的士"]) == ("gāo", "yuè", "díshì")


def test_characters_without_a_reading_stand_as_they_are() -> None:
    assert Readings({"中国": "Zhōngguó"})("中国㐂") == "Zhōngguó 㐂"
