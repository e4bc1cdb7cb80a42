"""The step before a term is given up: the engine is asked once more, with the term held.

What comes back goes up the ladder like any other English and is taken only if more terms are right
in it, none is lost, and nothing about it is suspicious that was not before.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from aligntool.glossary.renderings import Renderings
from aligntool.model import HeldTerm, Hold, Hypothesis, Pair, Segment, Status, TermMatch
from aligntool.terms.aligner import TermAligner
from aligntool.text import Span

Again = Callable[[Sequence[Hold]], Sequence[Hypothesis | None]]
"""Asks the engines of sentences once more; None where nothing came of it."""
Item = tuple[Segment, Sequence[Hypothesis]]

HELD = "held"
"""Why a term is right that a second decoding has."""


def align_again(
    aligner: TermAligner, items: Sequence[Item], pairs: Sequence[Pair], again: Again
) -> list[Pair]:
    """Return the pairs of sentences, those with missing terms after a second try.

    Args:
        aligner: what made the pairs.
        items: the sentences with the engines' hypotheses.
        pairs: their pairs.
        again: asks the engines.
    """
    numbers = [n for n, pair in enumerate(pairs) if _missing(pair)]
    if not numbers:
        return list(pairs)
    wanted = [_hold(aligner, items[n], pairs[n]) for n in numbers]
    answers = {
        number: answer
        for number, answer in zip(numbers, again(wanted), strict=True)
        if answer is not None and set(answer.flags) <= set(pairs[number].flags)
    }
    if not answers:
        return list(pairs)
    # All sentences teach, as they did before; only those with new English may change.
    second = aligner.align(
        [(one, (answers[n],) if n in answers else found) for n, (one, found) in enumerate(items)]
    )
    return [
        _better(pair, second[number], aligner.renderings) if number in answers else pair
        for number, pair in enumerate(pairs)
    ]


def _missing(pair: Pair) -> list[TermMatch]:
    return [term for term in pair.terms if not _is_right(term)]


def _hold(aligner: TermAligner, item: Item, pair: Pair) -> Hold:
    segment, hypotheses = item
    missing = {_key(term) for term in _missing(pair)}
    terms = tuple(
        HeldTerm(one.span, _english(one.concept, aligner))
        for one in segment.occurrences
        if (one.concept, segment.source_span(one.span)) in missing
    )
    return Hold(segment, aligner.chosen(segment, hypotheses).text, terms)


def _english(concept: str, aligner: TermAligner) -> tuple[str, ...]:
    found = aligner.renderings.concepts[concept]
    return (found.preferred, *found.allowed)


def _better(first: Pair, second: Pair, renderings: Renderings) -> Pair:
    """Return the second pair if it has more terms right and has lost none, else the first."""
    before, after = (
        {_key(term) for term in pair.terms if _is_right(term)} for pair in (first, second)
    )
    if not before < after or _is_doubled(first, second, renderings):
        return first
    known = {_key(term): term for term in first.terms}
    terms = tuple(_told(known[_key(term)], term) for term in second.terms)
    return replace(second, mt=first.mt, terms=terms)


def _is_right(term: TermMatch) -> bool:
    return term.status is not Status.MISSING


def _key(term: TermMatch) -> tuple[str, Span]:
    return term.concept, term.source_span


def _is_doubled(first: Pair, second: Pair, renderings: Renderings) -> bool:
    """Tell whether the second English names a concept more often than the source and the first."""
    for concept, said in Counter(term.concept for term in second.terms).items():
        before, after = (_named(pair.target, concept, renderings) for pair in (first, second))
        if after > max(before, said):
            return True
    return False


def _named(text: str, concept: str, renderings: Renderings) -> int:
    patterns = renderings.of(concept)
    return sum(1 for _ in patterns.right(text)) + sum(1 for _ in patterns.wrong(text))


def _told(first: TermMatch, second: TermMatch) -> TermMatch:
    """Return what became of a term, given what had become of it at first."""
    if second.status is not Status.OK:
        return second
    if first.status in (Status.OK, Status.RERANKED):
        return replace(second, status=first.status)
    return replace(second, found=first.found, status=Status.RETRANSLATED, reason=HELD)
