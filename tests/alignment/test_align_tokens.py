"""Tokens: stems, numbers in three languages, marks, names."""

import pytest

from aligntool.alignment import align_sentences
from aligntool.alignment.marks import boundary_classes, marks, same_shape
from aligntool.alignment.numerals import numbers
from aligntool.alignment.stems import stem, words
from aligntool.alignment.tokens import Tokens, open_tokens


@pytest.fixture(scope="module")
def vietnamese() -> Tokens:
    return open_tokens("vi")


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


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Hôm qua Ngô Hiểu Lan đến Hợp Phì.", ["Ngô Hiểu Lan", "Hợp Phì"]),
        ("Ngô Hiểu Lan đến.", ["Ngô Hiểu Lan"]),
        ("Ông Ngô Hiểu Lan đến.", ["Ngô Hiểu Lan"]),
        ("Theo ông Tập, Lưu Mẫn, Hứa Minh", ["Tập", "Lưu Mẫn", "Hứa Minh"]),
        ("Hôm qua Tập đến.", []),
        ("Tại Bắc Kinh, ngoại trưởng Trung Quốc Lưu Kiến Hoa", ["Lưu Kiến Hoa"]),
        ("Tổng Bí thư Tập Cận Bình thăm Thâm Quyến.", []),
        ("ông Barack Obama, TẬP CẬN BÌNH, ngô hiểu lan", []),
        ("Âu Dương Chấn Hoa Ngô Hiểu Lan", []),
    ],
)
def test_unknown_chinese_names_are_tokens_too(
    vietnamese: Tokens, sentence: str, found: list[str]
) -> None:
    assert [token for token in vietnamese.split(sentence) if token.istitle()] == found


def test_other_tokens_are_as_without_names(vietnamese: Tokens) -> None:
    named = vietnamese.split("Năm 2024, Ngô Hiểu Lan đến.")
    plain = vietnamese.split("năm 2024, ngô hiểu lan đến.")
    assert [token for token in named if token != "Ngô Hiểu Lan"] == plain


@pytest.mark.parametrize(
    ("chinese", "vietnamese", "english"),
    [
        ("习近平", "Tập Cận Bình", "xi jinping"), ("北京", "Bắc Kinh", "beijing"),
        ("深圳", "Thâm Quyến", "shenzhen"), ("李强", "Lý Cường", "li qiang"),
        ("吴晓兰", "Ngô Hiểu Lan", "xiaolan"), ("合肥", "Hợp Phì", "hefei"),
    ],
)  # fmt: skip
def test_chinese_names_meet_in_english(chinese: str, vietnamese: str, english: str) -> None:
    wanted = {stem(word) for word in english.split()}
    for lang, name in (("zh", chinese), ("vi", vietnamese)):
        tokens = open_tokens(lang)
        assert wanted <= {word for token in tokens.split(name) for word in tokens.english(token)}


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Nguyễn Văn A", {"nguyen", "van", "a"}), ("Vũ Hà Linh", {"vu", "ha", "linh"}),
        ("Trịnh Văn Khải", {"trinh", "van", "khai"}),
    ],
)  # fmt: skip
def test_vietnamese_names_are_best_as_bare_letters(
    vietnamese: Tokens, name: str, bare: set[str]
) -> None:
    found = [item for token in vietnamese.split(name) for item in vietnamese.english(token).items()]
    highest = max(chance for _, chance in found)
    assert {word for word, chance in found if chance == highest} == bare


def test_a_foreign_name_keeps_its_letters(vietnamese: Tokens) -> None:
    assert vietnamese.english("obama") == {"obama": 0.4}


def test_sentences_that_differ_in_a_chinese_name_are_told_apart() -> None:
    here = ["Trần Kiến Hoa", "Ngụy Văn Hạo", "Tống Gia Hân", "Hứa Minh Triết"]
    there = ["Wei Wenhao", "Chen Jianhua", "Xu Mingzhe", "Song Jiaxin"]
    source = [f"{name} đã đến Việt Nam." for name in here]
    target = [f"{name} came to Vietnam." for name in there]
    beads = align_sentences(source, target, source_lang="vi", target_lang="en")
    assert [(bead.source, bead.target) for bead in beads] == [
        ((0,), (1,)), ((1,), (0,)), ((2,), (3,)), ((3,), (2,)),
    ]  # fmt: skip
