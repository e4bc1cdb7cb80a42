"""Decisions about a sentence's terms in, the pair out: edits made, proven, and accounted for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aligntool.glossary.renderings import Renderings
from aligntool.model import Hypothesis, Occurrence, Pair, Status, TermMatch
from aligntool.terms.agreement import Replacement, agree
from aligntool.terms.forms import is_demonym, rendering_for
from aligntool.terms.ladder import WHOLE, Found, Sentence
from aligntool.terms.place import Place, begins_name, fits
from aligntool.terms.shape import Stretch
from aligntool.text import Edit, Span, rewrite

FORBIDDEN = "forbidden"
"""Why a rendering that the glossary forbids is replaced."""
COPIED = "copied"
"""Why a term is replaced that the engine left as it was."""
_DOUBLED = re.compile(r"(?<!\w)(\w+)\s+\1(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Change:
    """A replacement with the term it is for."""

    occurrence: Occurrence
    found: Span
    """The wrong rendering, into the English as it was."""
    made: Replacement
    reason: str


def finish(
    sentence: Sentence,
    found: Sequence[Found],
    first: Hypothesis,
    renderings: Renderings,
    *,
    forbidden: bool,
) -> Pair:
    """Return the pair with every change that proves right on the result."""
    changes: list[_Change] = []
    for one in [*(_forbidden(sentence) if forbidden else []), *found]:
        change = _change(sentence, one, renderings)
        if change is not None and _holds(sentence, change, changes, renderings):
            changes.append(change)
    changes.sort(key=lambda one: one.made.span)
    edits = [Edit(one.made.span, one.made.text) for one in changes]
    segment, best = sentence.segment, sentence.hypothesis
    terms = [_term(sentence, one, changes, renderings) for one in segment.occurrences]
    return Pair(
        doc=segment.doc,
        seg=segment.seg,
        kind=segment.kind,
        lang=segment.lang,
        source=segment.source,
        clean=segment.clean.text,
        normalized=segment.text,
        words=tuple(span.of(segment.text) for span in segment.words),
        mt=first.text,
        target=rewrite(sentence.text, edits).text,
        engine=best.engine,
        model=best.model,
        score=best.score,
        flags=best.flags,
        terms=tuple(sorted(terms, key=lambda term: term.source_span)),
    )


def _forbidden(sentence: Sentence) -> list[Found]:
    """Return the forbidden and the untranslated that terms have claimed, as stretches of words."""
    found = []
    for occurrence, span in sentence.claims.wrong.items():
        numbers = [n for n, word in enumerate(sentence.words) if word.span.overlaps(span)]
        reason = COPIED if span in sentence.claims.copied else FORBIDDEN
        found.append(Found(occurrence, Stretch(numbers[0], numbers[-1], 1.0), reason))
    return found


def _change(sentence: Sentence, found: Found, renderings: Renderings) -> _Change | None:
    stretch = found.stretch
    place = Place(sentence.text, sentence.words, stretch.first, stretch.last, stretch.inner)
    concept = renderings.concepts[found.occurrence.concept]
    if found.reason == FORBIDDEN:
        people = _is_people(place.found, concept.preferred)
        wanted = None if people else rendering_for(place.found, concept) or concept.preferred
    elif found.reason in (WHOLE, COPIED):
        wanted = concept.preferred
    elif fits(place) and not begins_name(place, concept.preferred):
        wanted = rendering_for(place.found, concept)
    else:
        wanted = None
    if wanted is None:
        return None
    made = agree(place, wanted, fixed=concept.dnt)
    return _Change(found.occurrence, place.span, made, found.reason)


def _is_people(found: str, preferred: str) -> bool:
    """Tell whether a forbidden *English* stands where a country's name cannot."""
    return is_demonym(found) and not is_demonym(preferred.split()[-1])


def _holds(
    sentence: Sentence, change: _Change, others: Sequence[_Change], renderings: Renderings
) -> bool:
    """Prove a change: it touches no other term, has the rendering, and doubles no word."""
    claimed = [
        *sentence.claims.right.values(),
        *(span for one, span in sentence.claims.wrong.items() if one != change.occurrence),
        *(one.made.span for one in others),
    ]
    if any(change.made.span.overlaps(span) for span in claimed):
        return False
    after = rewrite(sentence.text, [Edit(change.made.span, change.made.text)]).text
    rendering = change.made.rendering.shifted(change.made.span.start)
    patterns = renderings.of(change.occurrence.concept)
    if not any(rendering.overlaps(span) for span in patterns.right(after)):
        return False
    return len(_DOUBLED.findall(after)) <= len(_DOUBLED.findall(sentence.text))


def _term(
    sentence: Sentence, occurrence: Occurrence, changes: Sequence[_Change], renderings: Renderings
) -> TermMatch:
    segment, claims = sentence.segment, sentence.claims
    span = segment.source_span(occurrence.span)
    change = next((one for one in changes if one.occurrence == occurrence), None)
    place = claims.right.get(occurrence) or claims.echoed.get(occurrence)
    status = Status.MISSING
    target = None
    if change is not None:
        place, status = change.found, Status.REPLACED
        shift = _shift(change.made.span.start, changes)
        target = change.made.rendering.shifted(change.made.span.start + shift)
    elif place is not None:
        status = Status.RERANKED if occurrence.concept in sentence.reranked else Status.OK
        target = place.shifted(_shift(place.start, changes))
    else:
        place = claims.wrong.get(occurrence)
    return TermMatch(
        concept=occurrence.concept,
        source=span.of(segment.source),
        source_span=span,
        expected=renderings.concepts[occurrence.concept].preferred,
        found=place.of(sentence.text) if place else None,
        target_span=target,
        status=status,
        reason=change.reason if change else "",
    )


def _shift(position: int, changes: Sequence[_Change]) -> int:
    """Return by how much the changes before a position move it."""
    return sum(
        len(one.made.text) - len(one.made.span)
        for one in changes
        if one.made.span.end <= position and one.made.span.start < position
    )
