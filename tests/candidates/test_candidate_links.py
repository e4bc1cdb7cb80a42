"""What some source words became: consistent stretches of English, or nothing."""

import pytest

from aligntool.candidates.links import LinkedPair, link
from aligntool.text import Span
from aligntool.wordalign import LinkedText, WordLink


def spans(text: str) -> tuple[Span, ...]:
    """Return the stretches between spaces; a hyphen with | on both sides joins two of them."""
    found, place = [], 0
    for part in text.split(" "):
        for piece in part.split("|"):
            found.append(Span(place, place + len(piece)))
            place += len(piece)
        place += 1
    return tuple(found)


def linked(source: str, target: str, links: str) -> LinkedPair:
    pairs = [tuple(map(int, one.split("-"))) for one in links.split()]
    made = tuple(
        WordLink(here, there, 0.9 - 0.01 * number) for number, (here, there) in enumerate(pairs)
    )
    return LinkedPair(
        source, target.replace("|", ""), LinkedText(spans(source), spans(target), made)
    )


@pytest.mark.parametrize(
    ("target", "links", "words", "expected"),
    [
        pytest.param("the AI governance plan", "0-1 1-2 2-3", range(2), "AI governance", id="two"),
        pytest.param("governance of AI", "0-2 1-0", range(2), "governance of AI", id="turned"),
        pytest.param("AI bold governance", "0-0 1-2", range(2), "AI bold governance", id="free inside"),
        pytest.param("AI plan governance", "0-0 1-2 2-1", range(2), None, id="another's inside"),
        pytest.param("AI of governance", "0-0 2-1 1-2", range(2), "AI of governance", id="function"),
        pytest.param("AI , governance", "0-0 1-2", range(2), None, id="a mark inside"),
        pytest.param("AI is governance", "0-0 1-2", range(2), None, id="a clause"),
        pytest.param("govern the AI", "0-2 1-0", range(2), None, id="a verb with its object"),
        pytest.param("governance of the AI", "0-3 1-0", range(2), "governance of the AI", id="of the"),
        pytest.param("AI is here", "0-0", range(2), None, id="one of two has no link"),
        pytest.param("AI power is here", "0-0", range(2), "AI power", id="what is free beside it"),
        pytest.param("big AI is here", "0-1", range(2), "big AI", id="what is free before it"),
        pytest.param("AI plan", "0-0 2-1", range(3), "AI plan", id="one of three has no link"),
        pytest.param("AI", "0-0", range(3), None, id="two of three have none"),
        pytest.param("the", "0-0", range(1), None, id="a function word only"),
        pytest.param("low|-|emission zone", "0-2 1-3", range(1), "low-emission", id="hyphen, before"),
        pytest.param("decision|-|making", "0-0", range(1), "decision-making", id="hyphen, behind"),
        pytest.param("AI|-|safety", "0-0 1-2", range(1), None, id="hyphen to another's"),
    ],
)  # fmt: skip
def test_across(target: str, links: str, words: range, expected: str | None) -> None:
    pair = linked("aa bb cc", target, links)
    span = pair.across(words)
    assert (span and span.of(pair.target)) == expected


def test_an_english_word_belongs_to_its_strongest_link() -> None:
    pair = linked("a b", "AI", "0-0 1-0")
    assert pair.across(range(1)) == Span(0, 2)
    assert pair.across(range(1, 2)) is None


def test_the_longest_rendering_has_nine_words() -> None:
    nine = "a1 b1 c1 d1 e1 f1 g1 h1 i1"
    assert linked("x", nine, "0-0 0-8").across(range(1)) is not None
    assert linked("x", f"{nine} j1", "0-0 0-9").across(range(1)) is None


def test_sentences_teach_their_links() -> None:
    pairs = [("人工智能治理", "AI governance"), ("推动人工智能", "Promote AI")]
    found = link(pairs, "zh")
    assert [(one.source, one.target) for one in found] == pairs
    assert found[0].across(range(2)) == Span(0, 13)
