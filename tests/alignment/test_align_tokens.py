"""Tokens: stems, numbers in three languages, marks, names."""

import pytest

from aligntool.alignment.marks import boundary_classes, marks, same_shape
from aligntool.alignment.numerals import numbers
from aligntool.alignment.stems import stem, words
from aligntool.alignment.tokens import open_tokens


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("develop", "development"), ("leaves", "leave"), ("leaving", "left"), ("ran", "running"),
        ("country", "countries"), ("said", "says"), ("children", "child"),
    ],
)  # fmt: skip
def test_forms_of_a_word_share_a_stem(first: str, second: str) -> None:
    assert stem(first) == stem(second)


def test_negations_are_words() -> None:
    assert words("He can't; they don’t. John's") == [
        "he",
        "can",
        "not",
        "they",
        "do",
        "not",
        "john",
    ]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("zh", "投资3.5亿元，共1,200人", ["#350000000", "#1200"]),
        ("zh", "2026年５月", ["#2026", "#5"]),
        ("vi", "3,5 triệu người, 1.200 xe", ["#3500000", "#1200"]),
        ("vi", "giá 8.000 đồng", ["#8000"]),
        ("en", "3.5 million people, 1,200 cars", ["#3500000", "#1200"]),
        ("en", "$2 Billion and 0.5%", ["#2000000000", "#0.5"]),
    ],
)
def test_numbers_have_one_form(lang: str, text: str, found: list[str]) -> None:
    assert numbers(text, lang) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("他问：“去吗？”", [":", "“", "?", "”"]),
        ('He asked: "Going?"', [":", "“", "?", "”"]),
        ("'Well?' said the boy's friend.", ["“", "?", "”"]),
        ("「好！」", ["“", "!", "”"]),
    ],
)
def test_marks_are_the_same_in_every_language(sentence: str, found: list[str]) -> None:
    assert marks(sentence) == found


def test_boundaries_know_whether_they_stand_in_a_quotation() -> None:
    chinese = boundary_classes(["他说：“走。", "快走！”", "他走了。"])
    english = boundary_classes(['He said: "Go.', 'Go fast!"', "He went."])
    assert chinese == english
    assert not same_shape(chinese[1], chinese[2])[1]


@pytest.mark.parametrize(
    ("lang", "token", "english"),
    [
        ("zh", "陈清扬", "qingya"), ("zh", "水稻", "ric"), ("vi", "hạnh", "hanh"),
        ("vi", "kinh tế", "econom"), ("zh", "GPU", "gpu"), ("zh", "#42", "#42"), ("zh", "?", "?"),
    ],
)  # fmt: skip
def test_tokens_have_english(lang: str, token: str, english: str) -> None:
    assert english in open_tokens(lang).english(token)
