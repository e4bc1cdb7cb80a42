"""The term-aligning stage: is each source term in the English as the glossary wants it?

A rendering that the glossary forbids is replaced; what is not found is reported, never forced in.
Longer source terms choose their English first, so that no shorter term claims a part of it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from aligntool.glossary.renderings import Renderings
from aligntool.languages.en import indefinite_article
from aligntool.model import Hypothesis, Occurrence, Pair, Segment, Status, TermMatch
from aligntool.text import Edit, Span, rewrite

_ARTICLE = re.compile(r"(?<!\w)(an?)(\s+)$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"^\W*$|[.!?:]\W*$")


@dataclass(slots=True)
class _Findings:
    """What is known of one sentence while its terms are placed; spans index the hypothesis."""

    text: str
    taken: list[Span] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    matches: list[tuple[Occurrence, Span | None, Status]] = field(default_factory=list)

    def free(self, spans: Iterable[Span]) -> list[Span]:
        """Return those spans that no term has claimed yet."""
        return [span for span in spans if not any(span.overlaps(other) for other in self.taken)]


def align_terms(segment: Segment, hypotheses: Sequence[Hypothesis], renderings: Renderings) -> Pair:
    """Return the sentence pair with its terms checked and, where it can be proven, mended.

    Args:
        segment: the source sentence with its glossary terms.
        hypotheses: the engine's renderings, best first; at least one.
        renderings: the English patterns of the glossary.
    """
    best = hypotheses[0]
    findings = _Findings(best.text)
    for concept, occurrences in _by_concept(segment):
        _place(concept, occurrences, renderings, findings)
    edits = sorted(findings.edits, key=lambda edit: edit.span)
    terms = [
        _term(segment, occurrence, place, status, renderings, findings.text, edits)
        for occurrence, place, status in findings.matches
    ]
    return Pair(
        doc=segment.doc,
        seg=segment.seg,
        kind=segment.kind,
        lang=segment.lang,
        source=segment.source,
        clean=segment.clean.text,
        normalized=segment.text,
        words=tuple(span.of(segment.text) for span in segment.words),
        mt=best.text,
        target=rewrite(best.text, edits).text,
        engine=best.engine,
        model=best.model,
        score=best.score,
        flags=best.flags,
        terms=tuple(sorted(terms, key=lambda term: term.source_span)),
    )


def _by_concept(segment: Segment) -> list[tuple[str, list[Occurrence]]]:
    """Group the occurrences, the concept with the longest source term first."""
    groups: dict[str, list[Occurrence]] = {}
    for occurrence in sorted(segment.occurrences, key=lambda one: -len(one.span)):
        groups.setdefault(occurrence.concept, []).append(occurrence)
    return [(concept, sorted(group, key=lambda one: one.span)) for concept, group in groups.items()]


def _place(
    concept: str, occurrences: list[Occurrence], renderings: Renderings, findings: _Findings
) -> None:
    """Find or make the English of every occurrence of a concept."""
    patterns = renderings.of(concept)
    everywhere = list(patterns.right(findings.text))
    places = [(span, Status.OK) for span in findings.free(everywhere)][: len(occurrences)]
    findings.taken += (span for span, _ in places)
    wrong = findings.free(patterns.wrong(findings.text))[: len(occurrences) - len(places)]
    for span in wrong:
        findings.edits += _replacement(findings.text, span, patterns.concept.preferred)
        findings.taken.append(span)
    places = sorted([*places, *((span, Status.REPLACED) for span in wrong)])
    # Said twice in the source and once in the English, or as part of a longer term: said.
    said = places[-1][0] if places else next(iter(everywhere), None)
    rest = (said, Status.OK if said else Status.MISSING)
    for index, occurrence in enumerate(occurrences):
        place, status = places[index] if index < len(places) else rest
        findings.matches.append((occurrence, place, status))


def _replacement(text: str, span: Span, preferred: str) -> list[Edit]:
    """Return the edits that put the preferred English at ``span``, its article agreeing."""
    before = text[: span.start]
    found = span.of(text)
    english = preferred
    if found[0].isupper() and _SENTENCE_START.search(before):
        english = preferred[0].upper() + preferred[1:]
    article = _ARTICLE.search(before)
    if article is None:
        return [Edit(span, english)]
    wanted = indefinite_article(english)
    written = wanted.capitalize() if article.group(1)[0].isupper() else wanted
    return [Edit(Span(*article.span(1)), written), Edit(span, english)]


def _term(
    segment: Segment,
    occurrence: Occurrence,
    place: Span | None,
    status: Status,
    renderings: Renderings,
    text: str,
    edits: Sequence[Edit],
) -> TermMatch:
    span = segment.source_span(occurrence.span)
    return TermMatch(
        concept=occurrence.concept,
        source=span.of(segment.source),
        source_span=span,
        expected=renderings.concepts[occurrence.concept].preferred,
        found=place.of(text) if place else None,
        target_span=_moved(place, edits) if place else None,
        status=status,
    )


def _moved(span: Span, edits: Sequence[Edit]) -> Span:
    """Return where a span of the hypothesis lies once the edits are made."""
    shift = sum(len(edit.text) - len(edit.span) for edit in edits if edit.span.end <= span.start)
    replaced = next((edit for edit in edits if edit.span == span), None)
    length = len(replaced.text) if replaced else len(span)
    return Span(span.start + shift, span.start + shift + length)
