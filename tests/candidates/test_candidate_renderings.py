"""Renderings of a phrase: counted without regard to case and number."""

import pytest

from aligntool.candidates.links import LinkedPair
from aligntool.candidates.renderings import Example, Renderings, form
from aligntool.text import Span
from aligntool.wordalign import LinkedText


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("AI Models", "ai model"),
        ("countries", "country"),
        ("boxes", "box"),
        ("cases", "case"),
        ("gas", "gas"),
        ("process", "process"),
        ("data centers", "data center"),
        ("the people’s  congress", "the people's congress"),
        ("policy-makers", "policy-maker"),
        ("series of talks", "series of talk"),
    ],
)
def test_form(english: str, expected: str) -> None:
    assert form(english) == expected


def pair(source: str, target: str) -> LinkedPair:
    return LinkedPair(source, target, LinkedText((), (), ()))


def collected(*places: tuple[str, str, str]) -> Renderings:
    made = Renderings()
    for source, target, english in places:
        start = target.index(english)
        made.add(pair(source, target), Span(start, start + len(english)))
    return made


def test_the_commonest_comes_first_with_counts_shares_and_examples() -> None:
    first, second = collected(
        ("长的例子", "The models run.", "models"),
        ("例子", "A model runs.", "model"),
        ("例", "The model runs.", "model"),
        ("三", "A pattern.", "pattern"),
    ).found(2)
    assert (first.english, first.count, first.share) == ("model", 3, 0.75)
    assert first.examples == (Example("例", "The model runs."), Example("例子", "A model runs."))
    assert (second.english, second.count, second.share) == ("pattern", 1, 0.25)


def test_a_capital_at_the_start_of_a_sentence_is_not_the_words() -> None:
    places = (("a", "Models run.", "Models"), ("b", "“Models run.”", "Models"))
    assert collected(*places, ("c", "The models.", "models")).found(1)[0].english == "models"
    assert collected(*places).found(1)[0].english == "Models"


def test_nothing_was_found() -> None:
    assert Renderings().found(1) == ()
