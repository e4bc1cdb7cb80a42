"""The engine asked once more for missing terms: what is taken, what is refused, what is told."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.glossary.match import Matcher
from aligntool.model import (
    Concept,
    Glossary,
    HeldTerm,
    Hold,
    Hypothesis,
    Kind,
    Pair,
    Segment,
    Status,
)
from aligntool.terms import Step, TermAligner, align_again
from aligntool.text import Rewrite, Span

GLOSSARY = Glossary(
    "g",
    {
        concept.id: concept
        for concept in (
            Concept("ai", "AI", forbidden=("smart tools",), terms={"zh": ("人工智能",)}),
            Concept("governance", "governance", allowed=("governing",), terms={"zh": ("治理",)}),
            Concept("un", "United Nations", allowed=("UN",), terms={"zh": ("联合国",)}),
        )
    },
    "0" * 12,
)
ALIGNER = TermAligner(GLOSSARY, steps=frozenset({Step.RERANK, Step.FORBIDDEN}))
"""Without links, which find no words in these sentences."""
OK, REPLACED, AGAIN, MISSING = Status.OK, Status.REPLACED, Status.RETRANSLATED, Status.MISSING

Item = tuple[Segment, tuple[Hypothesis, ...]]


def item(source: str, *english: str, flags: tuple[str, ...] = ()) -> Item:
    same = Rewrite(source, source)
    found = Matcher(GLOSSARY, "zh").find(source)
    segment = Segment("d", 1, Kind.BODY, "zh", same, same, (), found)
    return segment, tuple(Hypothesis(text, "e", "m", -0.5, (), flags) for text in english)


def again(
    items: Sequence[Item], *answers: Hypothesis | str | None
) -> tuple[list[Pair], list[Pair], list[Hold]]:
    """Return the pairs at first and in the end, and what the engine was asked."""
    asked: list[Hold] = []

    def engine(wanted: Sequence[Hold]) -> list[Hypothesis | None]:
        asked.extend(wanted)
        return [Hypothesis(one, "e", "m", -0.9) if isinstance(one, str) else one for one in answers]

    first = ALIGNER.align(items)
    return first, align_again(ALIGNER, items, first, engine), asked


@pytest.mark.parametrize(
    ("source", "first", "second", "target", "statuses"),
    [
        pytest.param("联合国", "They met.", "The UN met.", "The UN met.", [AGAIN], id="taken"),
        pytest.param(
            "联合国和治理", "They met.", "The UN met.", "The UN met.", [AGAIN, MISSING], id="one of two"
        ),
        pytest.param(
            "联合国和治理", "UN", "UN governance", "UN governance", [OK, AGAIN], id="besides another"
        ),
        pytest.param("联合国和治理", "UN", "governance", "UN", [OK, MISSING], id="one is lost"),
        pytest.param("联合国", "They met.", "We met.", "They met.", [MISSING], id="still missing"),
        pytest.param("联合国", "They met.", None, "They met.", [MISSING], id="no answer"),
        pytest.param(
            "联合国", "They met.", "UN of the United Nations", "They met.", [MISSING], id="said twice"
        ),
        pytest.param(
            "联合国和治理", "UN of the UN", "UN of the UN, governance", "UN of the UN, governance",
            [OK, AGAIN], id="said twice as before",
        ),
        pytest.param(
            "人工智能治理", "smart tools", "governance of smart tools", "governance of AI",
            [REPLACED, AGAIN], id="another is mended again",
        ),
        pytest.param(
            "人工智能治理", "smart tools", "AI governance", "AI governance", [AGAIN, AGAIN],
            id="what was mended is right by itself",
        ),
    ],
)  # fmt: skip
def test_what_is_taken(
    source: str, first: str, second: str | None, target: str, statuses: list[Status]
) -> None:
    _, (pair,), _ = again([item(source, first)], second)
    assert (pair.target, [term.status for term in pair.terms]) == (target, statuses)
    assert pair.mt == first
    assert [term.reason for term in pair.terms if term.status is AGAIN] == ["held"] * sum(
        status is AGAIN for status in statuses
    )
    places = [term.target_span.of(pair.target) for term in pair.terms if term.target_span]
    assert len(places) == sum(status is not MISSING for status in statuses)


def test_what_the_engine_is_asked() -> None:
    items = [item("联合国治理治理", "They met.", "UN"), item("治理", "governance")]
    first, second, asked = again(items, "UN governance of governance")
    (hold,) = asked
    assert hold == Hold(
        items[0][0],
        "UN",
        (
            HeldTerm(Span(3, 5), ("governance", "governing")),
            HeldTerm(Span(5, 7), ("governance", "governing")),
        ),
    )
    statuses = [term.status for term in second[0].terms]
    assert statuses == [Status.RERANKED, AGAIN, AGAIN]
    assert second[0].mt == "They met."
    assert second[1] == first[1]


def test_nobody_is_asked_where_nothing_is_missing() -> None:
    first, second, asked = again([item("联合国", "UN"), item("你好", "Hello")])
    assert (second, asked) == (first, [])


def test_new_flags_are_refused_and_old_ones_are_not() -> None:
    flagged = Hypothesis("The UN met.", "e", "m", -0.9, (), ("number",))
    _, (pair,), _ = again([item("联合国", "They met.")], flagged)
    assert pair.target == "They met."
    _, (pair,), _ = again([item("联合国", "They met.", flags=("number", "short"))], flagged)
    assert (pair.target, pair.flags, pair.score) == ("The UN met.", ("number",), -0.9)


ENGLISH = st.lists(
    st.sampled_from(["UN", "AI", "governance", "smart tools", "it", "of", "the United Nations"]),
    min_size=1,
    max_size=6,
).map(" ".join)
SOURCE = st.lists(st.sampled_from(["联合国", "人工智能", "治理", "和"]), min_size=1, max_size=5)


@given(st.lists(st.tuples(SOURCE.map("".join), ENGLISH, st.none() | ENGLISH), max_size=4))
def test_no_term_is_ever_lost(rows: list[tuple[str, str, str | None]]) -> None:
    items = [item(source, english) for source, english, _ in rows]
    first = ALIGNER.align(items)
    answers = {source: answer for source, _, answer in rows}

    def engine(wanted: Sequence[Hold]) -> list[Hypothesis | None]:
        found = [answers[one.segment.text] for one in wanted]
        return [None if one is None else Hypothesis(one, "e", "m") for one in found]

    second = align_again(ALIGNER, items, first, engine)
    assert second == align_again(ALIGNER, items, first, engine)
    for before, after in zip(first, second, strict=True):
        right = [term.status is not MISSING for term in before.terms]
        still = [term.status is not MISSING for term in after.terms]
        assert all(one or not other for other, one in zip(right, still, strict=True))
        assert before == after or sum(still) > sum(right)
