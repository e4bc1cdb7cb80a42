"""A rendering put in a wrong one's place agrees with its sentence and touches nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.terms.agreement import Replacement, agree
from aligntool.terms.english import cut
from aligntool.terms.place import Place, fits


def place(marked: str) -> Place:
    """Return the place between brackets; a part in braces renders something else."""
    text = "".join(one for one in marked if one not in "[]{}")
    words = cut(text)

    def number(mark: str, *, closing: bool) -> int:
        at = sum(one not in "[]{}" for one in marked[: marked.index(mark)])
        if closing:
            return max(n for n, word in enumerate(words) if word.span.end <= at)
        return min(n for n, word in enumerate(words) if word.span.start >= at)

    inner = None
    if "{" in marked:
        inner = (number("{", closing=False), number("}", closing=True))
    return Place(text, words, number("[", closing=False), number("]", closing=True), inner)


def applied(text: str, made: Replacement) -> str:
    return text[: made.span.start] + made.text + text[made.span.end :]


@pytest.mark.parametrize(
    ("marked", "preferred", "expected"),
    [
        pytest.param("It is an [artificial intelligence].", "AI", "It is AI.", id="a name of a kind has no article"),
        pytest.param("an [artificial intelligence] system", "AI", "an AI system", id="but its noun has"),
        pytest.param("An [artificial intelligence] has come.", "AI", "AI has come.", id="capital article dropped"),
        pytest.param("A [management] of it", "governance", "Governance of it", id="uncounted at the start"),
        pytest.param("a [big language model]", "large language model", "a large language model", id="counted"),
        pytest.param("an [emerging car]", "new car", "a new car", id="a for an"),
        pytest.param("a [wild smart] tool", "AI", "an AI tool", id="an for a"),
        pytest.param("the [administration of AI] grew", "AI governance", "AI governance grew", id="of goes"),
        pytest.param("two [developing States]", "developing country", "two developing countries", id="plural in y"),
        pytest.param("[deep fakes] spread", "deepfake", "Deepfakes spread", id="plural and capital"),
        pytest.param("Talks on [China ' s plan] ' s aim", "Belt and Road", "Talks on Belt and Road ' s aim", id="possessive kept"),
        pytest.param("He said: [management] counts", "governance", "He said: Governance counts", id="after a colon"),
        pytest.param("It is [Management].", "governance", "It is governance.", id="capital not kept"),
        pytest.param("China Opens Big [Management] Forum", "governance", "China Opens Big Governance Forum", id="heading"),
        pytest.param("the one [Belt] and Road plan", "Belt and Road", "the one Belt and Road plan", id="not doubled behind"),
        pytest.param("National People's [Parliament]", "National People Parliament", "National People's National People Parliament", id="only whole overlaps"),
        pytest.param("Belt and [Street] Road", "Belt and Road", "Belt and Road", id="not doubled on either side"),
        pytest.param("a [community of {human} destiny]", "community with a shared future", "a human community with a shared future", id="a word inside is kept"),
        pytest.param("a [high-quality {path} of development]", "high-quality development", "a path of high-quality development", id="a noun inside is kept"),
        pytest.param("a [Chinese-style socialist] party led", "socialism with Chinese characteristics", "a party of socialism with Chinese characteristics led", id="turned round"),
        pytest.param("follow [China's special socialist] path", "socialism with Chinese characteristics", "follow the path of socialism with Chinese characteristics", id="turned with an article"),
        pytest.param("of [China's socialist] party-building", "socialism with Chinese characteristics", "of socialism with Chinese characteristics party-building", id="not round a hyphen"),
        pytest.param("by [managing] water", "governance", "by governance of water", id="gerund"),
        pytest.param("led by [FAO]", "Food and Agriculture Organization", "led by the Food and Agriculture Organization", id="a name that takes the"),
        pytest.param("the Department of [Trade]", "Ministry of Commerce", "the Ministry of Commerce", id="one office for another"),
        pytest.param("the Minister of [Trade]", "Ministry of Commerce", "the Minister of the Ministry of Commerce", id="but not for its head"),
        pytest.param("a [UN]", "United Nations", "the United Nations", id="never a"),
    ],
)  # fmt: skip
def test_agreement(marked: str, preferred: str, expected: str) -> None:
    found = place(marked)
    made = agree(found, preferred)
    assert applied(found.text, made) == expected
    rendering = made.rendering.of(made.text).casefold()
    assert rendering.startswith(preferred.casefold()[:-1])


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("the [management] of it", True, id="noun"),
        pytest.param("it can be [managed]", False, id="participle"),
        pytest.param("they [manage] prices", False, id="verb after its subject"),
        pytest.param("we do not yet [manage] it", False, id="verb behind an adverb"),
        pytest.param("some [manage] the rest", False, id="verb before its object"),
        pytest.param("rules [governing] the web", False, id="participle behind a noun"),
        pytest.param("by [governing] the web", True, id="gerund"),
        pytest.param("a pro-[poor] plan", False, id="behind a hyphen"),
        pytest.param("the [Authority] said", True, id="name"),
    ],
)
def test_a_noun_does_not_stand_for_a_verb(marked: str, expected: bool) -> None:
    assert fits(place(marked)) is expected


_WORDS = st.lists(
    st.sampled_from("the a an of China water plans AI is - , big's State good".split()),
    min_size=1,
    max_size=8,
)


def test_fixed_english_keeps_its_capitals() -> None:
    at = place("[the apple phone] sold well")
    assert applied(at.text, agree(at, "iPhone", fixed=True)) == "iPhone sold well"
    assert applied(at.text, agree(at, "iPhone")) == "IPhone sold well"


@given(_WORDS, _WORDS, st.sampled_from(["AI", "AI governance", "Belt and Road", "new country"]))
def test_nothing_outside_the_edit_changes(
    before: list[str], after: list[str], english: str
) -> None:
    text = " ".join([*before, "rendering", *after])
    words = cut(text)
    number = next(n for n, word in enumerate(words) if word.text == "rendering")
    made = agree(Place(text, words, number, number), english)
    start, end = len(" ".join(before)) + 1, len(" ".join(before)) + 1 + len("rendering")
    assert made.span.start <= start
    assert made.span.end >= end
    # All that an edit takes in beside the rendering is an article, or a word said twice.
    taken = text[made.span.start : start].split() + text[end : made.span.end].split()
    assert all(one.lower() in {"a", "an", "the", *english.lower().split()} for one in taken)
    assert english.casefold() in made.text.casefold()
