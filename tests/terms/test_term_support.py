"""What speaks for English that links propose as the rendering of a term."""

import pytest

from aligntool.model import Concept, Link
from aligntool.terms.english import cut
from aligntool.terms.knowledge import Knowledge
from aligntool.terms.ladder import reason_for
from aligntool.terms.shape import Stretch
from aligntool.terms.support import Source, Support, support
from aligntool.text import Span

AUTHORITY = Concept("a", "HKMA", terms={"zh": ("金管局",)})


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge("zh")


def spoken(knowledge: Knowledge, source: str, marked: str, concept: Concept = AUTHORITY) -> Support:
    """Return what speaks for the English between square brackets."""
    english = marked.replace("[", "").replace("]", "")
    words = cut(english)
    start, end = marked.index("["), marked.index("]") - 1
    numbers = [n for n, word in enumerate(words) if start <= word.span.start < end]
    term = concept.terms["zh"][0]
    place = Span(source.index(term), source.index(term) + len(term))
    links = tuple(Link(place, words[number].span, 0.9) for number in numbers)
    return support(
        Stretch(numbers[0], numbers[-1], 0.9),
        words,
        term=place,
        concept=concept,
        source=Source(source, (place,), links),
        knowledge=knowledge,
    )


@pytest.mark.parametrize(
    ("source", "english", "coined"),
    [
        pytest.param("金管局宣布", "Then the [KIM] said so", True, id="made up"),
        pytest.param("金管局 KIM 宣布", "Then the [KIM] said so", False, id="in the source"),
        pytest.param("金管局宣布", "Then the [Bank] said so", False, id="a word"),
    ],
)
def test_an_initialism_of_the_engines_own(
    knowledge: Knowledge, source: str, english: str, *, coined: bool
) -> None:
    speaks = spoken(knowledge, source, english)
    assert speaks.coined is coined
    if coined:
        assert reason_for(Stretch(0, 0, 0.5), speaks, is_shown=False) == "links, initialism"


def test_an_initialism_is_no_common_noun(knowledge: Knowledge) -> None:
    noun = Concept("t", "tank", terms={"zh": ("金管局",)})
    assert not spoken(knowledge, "金管局宣布", "Then the [KIM] said so", noun).coined


@pytest.mark.parametrize(
    ("english", "kind"),
    [
        pytest.param("Then the [Bank] said so", True, id="by itself"),
        pytest.param("Then the [Bank] of the Realm said so", False, id="begins a name"),
        pytest.param("Then the Royal [Bank] said so", False, id="ends a name"),
        pytest.param("Then the [bank] said so", False, id="no name"),
        pytest.param("[Bank] said so", False, id="a capital at the start"),
    ],
)
def test_a_name_by_itself(knowledge: Knowledge, english: str, *, kind: bool) -> None:
    assert spoken(knowledge, "金管局宣布", english).kind is kind


@pytest.mark.parametrize(
    ("source", "foreign"),
    [
        pytest.param("香港（金管局）宣布", 0.0, id="in brackets in both"),
        pytest.param("香港金管局宣布", 1.0, id="in brackets in the English only"),
    ],
)
def test_an_aside_renders_an_aside(knowledge: Knowledge, source: str, foreign: float) -> None:
    assert spoken(knowledge, source, "Then Macau ([KIM]) said so").foreign == foreign
