"""Which hypothesis is taken, and what is believed to render a term, on whole sentences."""

import pytest

from aligntool.glossary.match import Matcher
from aligntool.model import Concept, Glossary, Hypothesis, Kind, Pair, Segment, Status
from aligntool.terms import ALL_STEPS, Step, TermAligner
from aligntool.terms.forms import rendering_for
from aligntool.terms.knowledge import Knowledge, is_like
from aligntool.text import Rewrite, Span

GLOSSARY = Glossary(
    "g",
    {
        concept.id: concept
        for concept in (
            Concept("belt", "Belt and Road", terms={"zh": ("一带一路",)}),
            Concept("macron", "Macron", terms={"zh": ("马克龙",)}),
            Concept("governance", "governance", terms={"zh": ("治理",)}),
            Concept("eu", "European Union", terms={"zh": ("欧盟",)}),
            Concept("poverty", "poverty alleviation", terms={"zh": ("扶贫",)}),
        )
    },
    "0" * 12,
)


def aligned(*sentences: tuple[str, str], steps: frozenset[Step] = ALL_STEPS) -> list[Pair]:
    matcher = Matcher(GLOSSARY, "zh")
    items = []
    for number, (source, english) in enumerate(sentences, 1):
        whole = Rewrite(source, source)
        found = matcher.find(source)
        words = _words(source, [one.span for one in found])
        segment = Segment("d", number, Kind.BODY, "zh", whole, whole, words, found)
        items.append((segment, (Hypothesis(english, "e", "m"),)))
    return TermAligner(GLOSSARY, steps=steps).align(items)


def _words(source: str, terms: list[Span]) -> tuple[Span, ...]:
    from aligntool.languages import open_language
    from aligntool.text import fuse

    return fuse(open_language("zh").words(source), terms)


@pytest.mark.parametrize(
    ("source", "english", "target", "reason"),
    [
        pytest.param("环境治理很重要。", "Environmental management is important.", "Environmental governance is important.", "links, meaning", id="meaning"),
        pytest.param("法国总统马克龙访问中国。", "French President Marklon visited China.", "French President Macron visited China.", "links, sound", id="sound"),
        pytest.param("欧盟委员会发表声明。", "The European Commission issued a statement.", None, "", id="part of a longer word"),
        pytest.param("怎么样能够把它治理好？", "How can it be managed well?", None, "", id="a verb"),
        pytest.param("马克龙表示欢迎。", "He expressed his welcome.", None, "", id="a pronoun"),
        pytest.param("他们努力扶贫。", "They work hard to reduce poverty.", None, "", id="part of the meaning"),
    ],
)  # fmt: skip
def test_what_is_believed(source: str, english: str, target: str | None, reason: str) -> None:
    (pair,) = aligned((source, english))
    assert pair.target == (target or english)
    assert pair.terms[0].reason == reason
    assert pair.terms[0].status is (Status.REPLACED if target else Status.MISSING)


def test_sentences_of_a_run_are_evidence_for_each_other() -> None:
    sentences = [
        ("“一带一路”倡议很重要。", "The “one way forward” initiative is important."),
        ("双方支持“一带一路”建设。", "Both sides support the building of the “one way forward”."),
    ]
    pairs = aligned(*sentences)
    assert [pair.terms[0].reason for pair in pairs] == ["links, shown by the run"] * 2
    assert all("Belt and Road" in pair.target for pair in pairs)
    only_forbidden = aligned(*sentences, steps=frozenset({Step.FORBIDDEN}))
    assert [pair.target for pair in only_forbidden] == [english for _, english in sentences]


@pytest.mark.parametrize(
    ("score", "flags", "status"),
    [
        pytest.param(-0.6, (), Status.RERANKED, id="near"),
        pytest.param(-0.9, (), Status.MISSING, id="much worse"),
        pytest.param(-0.6, ("repetition",), Status.MISSING, id="suspicious"),
    ],
)
def test_another_hypothesis_is_taken_for_its_terms(
    score: float, flags: tuple[str, ...], status: Status
) -> None:
    source = "马克龙表示欢迎。"
    whole = Rewrite(source, source)
    found = Matcher(GLOSSARY, "zh").find(source)
    segment = Segment("d", 1, Kind.BODY, "zh", whole, whole, _words(source, []), found)
    hypotheses = (
        Hypothesis("He welcomed it.", "e", "m", score=-0.5),
        Hypothesis("Macron welcomed it.", "e", "m", score=score, flags=flags),
    )
    steps = frozenset({Step.RERANK})
    (pair,) = TermAligner(GLOSSARY, steps=steps).align([(segment, hypotheses)])
    assert pair.terms[0].status is status
    assert pair.mt == "He welcomed it."
    assert (pair.target == "Macron welcomed it.") is (status is Status.RERANKED)


@pytest.mark.parametrize(
    ("found", "preferred", "expected"),
    [
        ("management", "governance", "governance"),
        ("Korean", "South Korea", None),
        ("innovative", "innovation", None),
        ("organisation", "organization", "organization"),
        ("spokesmen", "spokesperson", "spokesperson"),
        ("met", "conference", None),
        ("confidence", "trustworthy", None),
        ("Tripp", "Trump", "Trump"),
    ],
)
def test_a_rendering_has_the_form_of_what_it_replaces(
    found: str, preferred: str, expected: str | None
) -> None:
    assert rendering_for(found, Concept("c", preferred)) == expected


def test_an_allowed_rendering_is_taken_where_only_it_fits() -> None:
    concept = Concept("c", "trustworthy", allowed=("trustworthiness",))
    assert rendering_for("confidence", concept) == "trustworthiness"


def test_longer_words_and_sounds_are_known() -> None:
    chinese = Knowledge("zh")
    assert any("Hinduism" in one for one in chinese.around("他信印度教。", Span(2, 4)))
    assert is_like("Marklon", chinese.sound("马克龙"))
    assert not is_like("Republic", chinese.sound("文在寅"))
