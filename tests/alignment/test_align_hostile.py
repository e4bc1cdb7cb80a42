"""Texts that nobody wrote to be aligned: every sentence still comes out once, soon, in numbers."""

from collections.abc import Sequence
from functools import cache
from itertools import chain
from math import isfinite
from time import process_time

import pytest
from alignment.pairs import EN_OF_VI, EN_OF_ZH, VI, ZH
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligntool.alignment.beads import Bead
from aligntool.alignment.sentences import align_texts
from aligntool.alignment.texts import Text
from aligntool.alignment.tokens import open_tokens

ODD = {
    "nothing": "",
    "white-space": " \t\u3000\u00a0",
    "stop": "。",
    "marks": "？！……——《》“”'\"",
    "digits": "12345",
    "digits-of-others": "３.５亿 ٣٤ ①②Ⅷ½",
    "commas": "1.2.3.4,5,,,",
    "not-a-number": "NaN",
    "exponent": "1e999 -1 +0",
    "units-alone": "万亿亿万千",
    "emoji": "👩\u200d💻 🇻🇳 🏴\U000e0067\U000e0062\U000e007f",
    "control": "\x00\x01\x08\x1b\x7f",
    "line-ends": "\r\n\u2028\u2029\x85",
    "right-to-left": "\u202eevil\u202c עברית",
    "marks-without-letters": "\u0301\u0323",
    "letters-that-change-length": "İ ß ﬁ ŉ",
    "not-characters": "\ufffe\uffff",
    "half-a-surrogate": "\ud800",
    "beyond-bmp": "𠮷野家",
    "markers-of-evidence": "§a ≈b #1",
}
LETTERS = st.characters(codec="utf-8") | st.sampled_from("。?！“”\"'12３万亿%,. \x00đĐ一")
SIZE = 50_000


tokens_of = cache(open_tokens)


def aligned(source: Text, target: Text) -> list[Bead]:
    """Return the beads of two texts, having checked what holds for all."""
    beads = align_texts(source, target)
    found = [list(chain(*(bead.source for bead in beads)))]
    found.append(sorted(chain(*(bead.target for bead in beads))))
    assert found == [list(range(len(text.sentences))) for text in (source, target)]
    assert all(isfinite(bead.score) for bead in beads)
    assert all(0 <= bead.confidence <= 1 for bead in beads)
    return beads


def mean(beads: Sequence[Bead]) -> float:
    return sum(bead.confidence for bead in beads) / len(beads)


@pytest.mark.parametrize(
    ("source_lang", "target_lang"),
    [("zh", "en"), ("vi", "zh"), ("en", "vi"), ("vi", "vi")],
)
def test_odd_sentences_by_themselves_and_among_others(source_lang: str, target_lang: str) -> None:
    odd = list(ODD.values())
    aligned(Text(source_lang, odd), Text(target_lang, odd[::-1]))
    mixed = [*chain(*zip(odd, VI * 3, strict=False))]
    aligned(Text(source_lang, mixed), Text(target_lang, EN_OF_VI))


@pytest.mark.parametrize("sentence", ODD.values(), ids=ODD.keys())
def test_an_odd_sentence_is_a_whole_text(sentence: str) -> None:
    for source, target in (([sentence], [sentence]), ([sentence], EN_OF_VI), (VI, [sentence] * 2)):
        aligned(Text("vi", source), Text("en", target))


@pytest.mark.parametrize("lang", ["zh", "vi", "en"])
@settings(deadline=None)
@given(letters=st.text(LETTERS, max_size=30))
def test_any_letters_are_cut_into_tokens_that_have_english(lang: str, letters: str) -> None:
    tokens = tokens_of(lang)
    for token in tokens.split(letters):
        assert token
        assert all(isfinite(chance) and chance > 0 for chance in tokens.english(token).values())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.text(LETTERS, max_size=30), max_size=5),
    st.lists(st.text(LETTERS, max_size=30), max_size=5),
)
def test_any_letters_are_aligned(source: list[str], target: list[str]) -> None:
    aligned(Text("vi", source), Text("en", target))


@pytest.mark.parametrize(
    "sentence",
    [
        " ".join(VI * 99), "x" * SIZE, "a " * SIZE, "1" * SIZE, "1," * SIZE, "“'\"" * SIZE,
        "đa ba " * SIZE, "万" * SIZE, " " * SIZE, "Nguyễn Văn " * SIZE, "\u0301" * SIZE,
        "(" * SIZE, "n't " * SIZE,
    ],
    ids=[
        "text", "letter", "letters", "digits", "commas", "quotation-marks", "syllables", "units",
        "white-space", "names", "marks", "brackets", "negations",
    ],
)  # fmt: skip
def test_a_huge_sentence_takes_little_time(sentence: str) -> None:
    start = process_time()
    for lang, text in (("vi", EN_OF_VI), ("en", [sentence[:SIZE]])):
        aligned(Text(lang, [sentence[:SIZE]]), Text("en", text))
    assert process_time() - start < 10


@pytest.mark.parametrize("sentence", ["".join(ZH * 200), "一" * SIZE], ids=["text", "digits"])
def test_a_huge_chinese_sentence_takes_little_time(sentence: str) -> None:
    start = process_time()
    aligned(Text("zh", [sentence[:SIZE]]), Text("en", EN_OF_ZH))
    assert process_time() - start < 10


@pytest.mark.parametrize(
    ("rows", "columns"), [(300, 300), (300, 280), (300, 1), (1, 300), (300, 0)]
)
@pytest.mark.parametrize(
    ("source", "target"),
    [(VI[3], "The ticket price is 8,000 dong."), ("Blorp.", "Quib."), ("", "")],
    ids=["translation", "unknown-words", "empty"],
)
def test_copies_of_one_sentence(source: str, target: str, rows: int, columns: int) -> None:
    start = process_time()
    beads = aligned(Text("vi", [source] * rows), Text("en", [target] * columns))
    assert process_time() - start < 10
    if rows == columns:
        assert [(bead.source, bead.target) for bead in beads] == [
            ((place,), (place,)) for place in range(rows)
        ]


def test_two_long_texts_without_a_word_in_common() -> None:
    source = [f"blorp{chr(97 + n % 26)}{chr(97 + n // 26)} zark" for n in range(150)]
    target = [f"quib{chr(97 + n % 26)}{chr(97 + n // 26)} dool" for n in range(150)]
    assert mean(aligned(Text("vi", source), Text("en", target))) < 0.1


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (Text("zh", ZH), Text("en", EN_OF_VI)),
        (Text("vi", VI), Text("en", EN_OF_ZH)),
        (Text("zh", [*ODD.values()]), Text("en", EN_OF_ZH)),
        (Text("vi", [""] * 9), Text("en", EN_OF_VI)),
        (Text("vi", [""] * 9), Text("en", [""] * 9)),
    ],
    ids=["zh-en", "vi-en", "odd", "empty", "both-empty"],
)
def test_what_is_no_translation_is_not_believed(source: Text, target: Text) -> None:
    assert mean(aligned(source, target)) < 0.1
