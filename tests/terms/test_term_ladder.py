"""Terms in the English: found, replaced, or reported missing; nothing else touched."""

import pytest

from aligntool.glossary.match import Matcher
from aligntool.model import Concept, Glossary, Hypothesis, Kind, Pair, Segment, Status
from aligntool.terms import TermAligner
from aligntool.text import Edit, Rewrite, Span, rewrite

GLOSSARY = Glossary(
    "g",
    {
        concept.id: concept
        for concept in (
            Concept(
                "ai",
                "AI",
                forbidden=("artificial intelligence", "wild AI"),
                terms={"zh": ("人工智能",)},
            ),
            Concept(
                "waic", "World Artificial Intelligence Conference", terms={"zh": ("人工智能大会",)}
            ),
            Concept(
                "governance",
                "governance",
                allowed=("governing",),
                forbidden=("management", "administration"),
                terms={"zh": ("治理",)},
            ),
            Concept("un", "United Nations", allowed=("UN",), terms={"zh": ("联合国",)}),
        )
    },
    "0" * 12,
)
ALIGNER = TermAligner(GLOSSARY)


def aligned(source: str, english: str) -> Pair:
    segment = Segment(
        "d", 1, Kind.BODY, "zh", Rewrite(source, source), Rewrite(source, source), (),
        Matcher(GLOSSARY, "zh").find(source),
    )  # fmt: skip
    return ALIGNER.align([(segment, (Hypothesis(english, "e", "m"),))])[0]


OK, REPLACED, MISSING = Status.OK, Status.REPLACED, Status.MISSING


@pytest.mark.parametrize(
    ("source", "english", "target", "statuses"),
    [
        pytest.param("人工智能", "AI grows.", "AI grows.", [OK], id="right already"),
        pytest.param("治理", "Governing it.", "Governing it.", [OK], id="allowed"),
        pytest.param("人工智能", "the ais", "the ais", [OK], id="plural, any case"),
        pytest.param(
            "人工智能", "Artificial intelligence grows.", "AI grows.", [REPLACED], id="forbidden"
        ),
        pytest.param("治理", "Management counts.", "Governance counts.", [REPLACED], id="capital"),
        pytest.param("治理", "It is Management.", "It is governance.", [REPLACED], id="no capital"),
        pytest.param(
            "治理", '"Management counts."', '"Governance counts."', [REPLACED], id="quoted start"
        ),
        pytest.param(
            "人工智能", "a wild AI system", "an AI system", [REPLACED], id="article before a vowel"
        ),
        pytest.param(
            "治理", "An administration body", "A governance body", [REPLACED], id="and back"
        ),
        pytest.param("人工智能", "It grows.", "It grows.", [MISSING], id="missing"),
        pytest.param(
            "人工智能", "Artificially intelligent.", "Artificially intelligent.", [MISSING], id="whole words"
        ),
        pytest.param("“人工智能”", "“It grows up”", "“AI”", [REPLACED], id="the whole of a heading"),
        pytest.param("人工智能 3", "It grows up", "It grows up", [MISSING], id="not the whole"),
        pytest.param("它讨论人工智能。", "It discussed 人工智能 then.", "It discussed AI then.", [REPLACED], id="left as it was"),
        pytest.param("它讨论人工智能。", "It discussed 人工智能的 then.", "It discussed 人工智能的 then.", [MISSING], id="part of what was left"),
        pytest.param("它讨论人工智能。", "It discussed AI (人工智能).", "It discussed AI (人工智能).", [OK], id="added in brackets"),
        pytest.param(
            "人工智能大会讨论人工智能",
            "The World Artificial Intelligence Conference discussed artificial intelligence.",
            "The World Artificial Intelligence Conference discussed AI.",
            [OK, REPLACED],
            id="a longer term protects its English",
        ),
        pytest.param(
            "人工智能和人工智能", "AI and artificial intelligence", "AI and AI", [OK, REPLACED], id="twice"
        ),
        pytest.param("人工智能和人工智能", "AI and it", "AI and it", [OK, OK], id="said once"),
        pytest.param(
            "联合国", "management by the UN", "management by the UN", [OK], id="others untouched"
        ),
    ],
)  # fmt: skip
def test_alignment(source: str, english: str, target: str, statuses: list[Status]) -> None:
    pair = aligned(source, english)
    assert (pair.target, [term.status for term in pair.terms]) == (target, statuses)
    assert pair.mt == english


def test_spans_point_into_the_final_texts() -> None:
    pair = aligned("联合国人工智能治理人工智能", "UN wild AI and a management of it, AI")
    assert pair.target == "UN AI and governance of it, AI"
    shown = [
        (
            term.source,
            term.expected,
            term.found,
            term.target_span and term.target_span.of(pair.target),
        )
        for term in pair.terms
    ]
    assert shown == [
        ("联合国", "United Nations", "UN", "UN"),
        ("人工智能", "AI", "wild AI", "AI"),
        ("治理", "governance", "management", "governance"),
        ("人工智能", "AI", "AI", "AI"),
    ]
    assert all(term.source_span.of(pair.source) == term.source for term in pair.terms)


def test_source_spans_are_of_the_sentence_as_found() -> None:
    clean = rewrite("用(yong)野生智能", [Edit(Span(1, 7), "")])
    normalized = rewrite("用野生智能", [Edit(Span(1, 5), "人工智能")])
    occurrences = Matcher(GLOSSARY, "zh").find(normalized.text)
    segment = Segment("d", 1, Kind.BODY, "zh", clean, normalized, (), occurrences)
    (pair,) = ALIGNER.align([(segment, (Hypothesis("Use AI", "e", "m"),))])
    assert pair.terms[0].source == "野生智能"
    assert pair.terms[0].source_span.of(pair.source) == "野生智能"
