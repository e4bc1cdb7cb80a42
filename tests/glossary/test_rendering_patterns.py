"""Right and wrong renderings of a concept in a sentence."""

import pytest

from aligntool.glossary.renderings import ConceptPatterns
from aligntool.model import Concept

AI = Concept("ai", "AI", forbidden=("wild AI", "artificial intelligence"))
COUNTRY = Concept("country", "country", allowed=("nation",), forbidden=("land",))
LOWER = Concept("ai", "AI", forbidden=("ai",))
CASED = Concept("who", "WHO", forbidden=("who", "Who"), case=True)
PHRASE = Concept("ml", "machine learning", allowed=("ML",), forbidden=("Ml",), case=True)
KEPT = Concept("phone", "iPhone", dnt=True, terms={"zh": ("iPhone",)})


def found(concept: Concept, text: str) -> tuple[list[str], list[str]]:
    patterns = ConceptPatterns(concept)
    right, wrong = patterns.right(text), patterns.wrong(text)
    return [span.of(text) for span in right], [span.of(text) for span in wrong]


@pytest.mark.parametrize(
    ("concept", "text", "right", "wrong"),
    [
        pytest.param(AI, "AI and ai", ["AI", "ai"], [], id="any case"),
        pytest.param(AI, "wild AI", [], ["wild AI"], id="the longer counts"),
        pytest.param(AI, "AIM, said", [], [], id="whole words"),
        pytest.param(COUNTRY, "Countries, nations", ["Countries", "nations"], [], id="plurals"),
        pytest.param(COUNTRY, "the lands", [], ["lands"], id="a plural that is forbidden"),
        pytest.param(LOWER, "AI, ai, Ai", ["AI", "Ai"], ["ai"], id="forbidden by its case"),
        pytest.param(CASED, "Who is who at WHO", ["WHO"], ["Who", "who"], id="case counts"),
        pytest.param(PHRASE, "Machine learning", ["Machine learning"], [], id="first word"),
        pytest.param(PHRASE, "“Machine learning”", ["Machine learning"], [], id="behind a quote"),
        pytest.param(PHRASE, "Use Machine learning", [], [], id="a capital elsewhere"),
        pytest.param(PHRASE, "Ml is machine learning", ["machine learning"], ["Ml"], id="both"),
        pytest.param(KEPT, "iPhone, iPhones", ["iPhone", "iPhones"], [], id="not translated"),
        pytest.param(KEPT, "Iphone or IPHONE", [], ["Iphone", "IPHONE"], id="in another case"),
    ],
)
def test_renderings(concept: Concept, text: str, right: list[str], wrong: list[str]) -> None:
    assert found(concept, text) == (right, wrong)


def test_a_concept_may_be_named_by_signs() -> None:
    assert found(Concept("c", "C++ (language)"), "in C++ (language)") == (["C++ (language)"], [])
