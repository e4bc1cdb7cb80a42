"""Term figures: what is right, and whether a concept always comes out the same way."""

from dataclasses import replace

from formats.samples import PAIR

from aligntool.model import Pair, Status, TermMatch
from aligntool.quality.references import NO_REFERENCES, References
from aligntool.quality.summary import summarize
from aligntool.quality.terms import TermTally
from aligntool.text import Span, squeeze


def pair(doc: str, lang: str, target: str, english: str | None, status: Status) -> Pair:
    span = (
        None
        if english is None
        else Span(target.index(english), target.index(english) + len(english))
    )
    term = TermMatch("ai", "s", Span(0, 1), "AI", english, span, status)
    return replace(PAIR, doc=doc, lang=lang, source="s", clean="s", target=target, terms=(term,))


def test_a_concept_is_consistent_when_every_language_says_it_alike() -> None:
    tally = TermTally()
    for one in (
        pair("a", "zh", "AI grows", "AI", Status.OK),
        pair("b", "vi", "many AIs", "AIs", Status.REPLACED),
    ):
        tally.add(one)
    (concept,) = tally.summaries()
    assert (concept.occurrences, concept.right, concept.languages) == (2, 2, ("vi", "zh"))
    assert concept.renderings == ("ai",)
    assert concept.consistent


def test_two_renderings_or_a_missing_one_are_inconsistent() -> None:
    tally = TermTally()
    tally.add(pair("a", "zh", "AI grows", "AI", Status.OK))
    tally.add(pair("a", "zh", "machine thought", "machine thought", Status.OK))
    tally.add(pair("a", "zh", "it grows", None, Status.MISSING))
    (concept,) = tally.summaries()
    assert (concept.occurrences, concept.right) == (3, 2)
    assert concept.renderings == ("ai", "machine thought")
    assert not concept.consistent


def test_summary_of_documents() -> None:
    pairs = [
        pair("a", "zh", "AI grows", "AI", Status.OK),
        pair("b", "vi", "it grows", None, Status.MISSING),
    ]
    references = References({("a", squeeze("s")): "AI grows", ("a", "other"): "x"})
    summary = summarize(iter(pairs), references)
    facts = [(d.doc, d.lang, d.sentences, d.terms_right, d.terms_total) for d in summary.documents]
    assert facts == [("a", "zh", 1, 1, 1), ("b", "vi", 1, 0, 1)]
    assert (summary.documents[0].referenced, summary.documents[0].references) == (1, 2)
    assert summary.documents[1].scores == ()
    assert (summary.terms_right, summary.terms_total) == (1, 2)


def test_no_pairs() -> None:
    assert summarize(iter(()), NO_REFERENCES).documents == ()
