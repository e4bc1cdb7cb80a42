"""Sentences with the engine's hypotheses in, pairs with their terms checked and mended out.

Sentences are given many at a time: word links are learnt from those whose terms are not right, and
what is proposed in several sentences is evidence for all.
"""

from collections.abc import Mapping, Sequence

from aligntool.glossary.renderings import Renderings
from aligntool.model import Glossary, Hypothesis, Pair, Segment
from aligntool.terms.credible import credible
from aligntool.terms.evidence import NOTHING_SHOWN, Shown, learn
from aligntool.terms.finish import finish
from aligntool.terms.knowledge import Knowledge
from aligntool.terms.ladder import (
    ALL_STEPS,
    Found,
    Proposal,
    Sentence,
    Step,
    choose,
    propose,
    reason_for,
    shown_stretch,
    whole,
    widened,
)
from aligntool.terms.linking import Linker
from aligntool.terms.shape import Stretch
from aligntool.terms.support import Source
from aligntool.text import Span

_Proposals = list[Proposal]
_TEACHING = 0.5
"""Pull from which a proposal is evidence for other sentences."""


class TermAligner:
    """Makes the terms of a glossary come out right.  Loads word tables when first needed."""

    def __init__(self, glossary: Glossary, *, steps: frozenset[Step] = ALL_STEPS) -> None:
        """Take the steps that may be used."""
        self.renderings = Renderings(glossary)
        """How the concepts may be written."""
        self._steps = steps
        self._knowledge: dict[str, Knowledge] = {}
        self._linkers: dict[str, Linker] = {}

    def align(self, items: Sequence[tuple[Segment, Sequence[Hypothesis]]]) -> list[Pair]:
        """Return the pair of each segment, in order.

        Args:
            items: segments, each with at least one hypothesis, the best first.
        """
        sentences = [choose(*item, self.renderings, self._steps) for item in items]
        sources = self._sources(sentences)
        proposals = {
            number: propose(sentences[number], source, self._known(lang), self.renderings)
            for number, source in sources.items()
            for lang in [sentences[number].segment.lang]
        }
        shown = self._shown(sentences, proposals)
        return [
            finish(
                sentence,
                self._accepted(sentence, proposals.get(number, []), shown),
                items[number][1][0],
                self.renderings,
                forbidden=Step.FORBIDDEN in self._steps,
            )
            for number, sentence in enumerate(sentences)
        ]

    def chosen(self, segment: Segment, hypotheses: Sequence[Hypothesis]) -> Hypothesis:
        """Return the hypothesis that ``align`` takes."""
        return choose(segment, hypotheses, self.renderings, self._steps).hypothesis

    def _sources(self, sentences: Sequence[Sentence]) -> dict[int, Source]:
        """Return the links of the sentences with terms that are not right, by number."""
        if Step.LINKS not in self._steps and Step.SHOWN not in self._steps:
            return {}
        sources: dict[int, Source] = {}
        for lang in sorted({one.segment.lang for one in sentences}):
            numbers = [n for n, one in enumerate(sentences) if one.segment.lang == lang]
            waiting = [n for n in numbers if sentences[n].claims.rest]
            concepts = {one.concept for n in waiting for one in sentences[n].claims.rest}
            lessons = [
                n
                for n in numbers
                if any(one.concept in concepts for one in sentences[n].segment.occurrences)
            ]
            linked = self._linker(lang).link([sentences[n] for n in lessons], set(waiting), lessons)
            for number, links in linked.items():
                segment, words = sentences[number].segment, sentences[number].words
                links = credible(links, segment, words, self._known(lang))
                sources[number] = Source(segment.text, segment.words, links)
        return sources

    def _shown(self, sentences: Sequence[Sentence], proposals: Mapping[int, _Proposals]) -> Shown:
        if Step.SHOWN not in self._steps:
            return NOTHING_SHOWN
        named = [
            (occurrence.concept, _written(sentences[number], stretch), sentences[number].text)
            for number, found in proposals.items()
            for occurrence, stretch, speaks in found
            if stretch.weight >= _TEACHING and stretch.inner is None
        ]
        lines = [
            (one.text, frozenset(occurrence.concept for occurrence in one.segment.occurrences))
            for one in sentences
        ]
        return learn(named, lines)

    def _accepted(self, sentence: Sentence, proposals: _Proposals, shown: Shown) -> list[Found]:
        """Return the wrong renderings that are believed, and those that the run has shown."""
        accepted = whole(sentence) if Step.LINKS in self._steps else []
        if accepted:
            return accepted
        for occurrence, narrow, speaks in proposals:
            stretch = widened(sentence, narrow, shown.by_concept.get(occurrence.concept, ()))
            is_shown = shown.has(occurrence.concept, _written(sentence, stretch))
            reason = reason_for(stretch, speaks, is_shown)
            if reason and (Step.LINKS in self._steps or is_shown):
                accepted.append(Found(occurrence, stretch, reason))
        if Step.SHOWN not in self._steps:
            return accepted
        done = {one.occurrence for one in accepted}
        taken = [*sentence.claims.taken, *(_span(sentence, one.stretch) for one in accepted)]
        for occurrence in sentence.claims.rest:
            if occurrence in done or occurrence in sentence.claims.echoed:
                continue
            known = shown.by_concept.get(occurrence.concept, ())
            places = (shown_stretch(sentence, taken, english) for english in known)
            place = next((one for one in places if one is not None), None)
            if place is not None:
                accepted.append(Found(occurrence, place, "shown by the run"))
                taken.append(_span(sentence, place))
        return accepted

    def _known(self, lang: str) -> Knowledge:
        if lang not in self._knowledge:
            self._knowledge[lang] = Knowledge(lang)
        return self._knowledge[lang]

    def _linker(self, lang: str) -> Linker:
        if lang not in self._linkers:
            self._linkers[lang] = Linker(lang)
        return self._linkers[lang]


def _span(sentence: Sentence, stretch: Stretch) -> Span:
    words = sentence.words
    return Span(words[stretch.first].span.start, words[stretch.last].span.end)


def _written(sentence: Sentence, stretch: Stretch) -> str:
    return _span(sentence, stretch).of(sentence.text)
