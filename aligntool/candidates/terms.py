"""Sentence pairs in, candidates for terms out: phrases that stand out, with their English.

A phrase scores by its C-value, by how much more frequent it is than in ordinary text, which a
single word must be (log-likelihood, weighed by the ratio), and by how sure its commonest English
is.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

from aligntool.candidates.background import count, packaged_sentences
from aligntool.candidates.links import LinkedPair, SentencePair, link
from aligntool.candidates.phrases import Phrases
from aligntool.candidates.renderings import Rendering, Renderings
from aligntool.candidates.scores import CHANCE, Contrast, Phrase, c_values
from aligntool.glossary.load import EMPTY
from aligntool.glossary.match import Matcher
from aligntool.model import Glossary
from aligntool.text import Span
from aligntool.wordalign.units import Units, open_units

_EXAMPLES = 2
_LARGE = 4.0
"""Logarithm of the ratio to ordinary text from which a phrase belongs to the text at hand."""
_DOUBT = 0.5
"""Taken off the count of a rendering, so that one place alone proves little."""


@dataclass(frozen=True, slots=True)
class TermCandidate:
    """A phrase that may be a term, with what it became."""

    lang: str
    source: str
    """As it is written most often."""
    count: int
    """Places where it stands, those inside longer phrases too."""
    score: float
    c_value: float
    log_likelihood: float
    """Of its frequency against ordinary text."""
    renderings: tuple[Rendering, ...]
    """The commonest first; at least one."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a phrase stands."""

    pair: LinkedPair
    words: range

    @property
    def span(self) -> Span:
        return self.pair.span_of(self.words)

    @property
    def written(self) -> str:
        return self.span.of(self.pair.source)


def extract_terms(
    pairs: Sequence[SentencePair], lang: str, *, glossary: Glossary = EMPTY, min_count: int = 2
) -> tuple[TermCandidate, ...]:
    """Return what may be terms of some sentences and their English, the best first.

    Args:
        pairs: the sentence pairs; what is the same counts once.
        lang: language of the source.
        glossary: known terms, which are left out with everything inside them.
        min_count: places at which a phrase must stand.

    Raises:
        UsageError: if terms cannot be looked for in the language.
        MissingDependency: if a package behind it is not installed.
    """
    linked = link(list(dict.fromkeys(pairs)), lang)
    units = open_units(lang)
    places = _places(linked, lang, units, glossary)
    counts = {phrase: len(found) for phrase, found in places.items()}
    values = {
        phrase: value
        for phrase, value in c_values(counts).items()
        if value > 0 and counts[phrase] >= min_count
    }
    contrasts = _contrasts(linked, {phrase: counts[phrase] for phrase in values}, lang, units)
    found = (
        _candidate(lang, places[phrase], value, contrasts[phrase])
        for phrase, value in values.items()
    )
    kept = [one for one in found if one is not None and one.score > 0]
    return tuple(sorted(kept, key=lambda one: (-one.score, one.source)))


def _places(
    pairs: Sequence[LinkedPair], lang: str, units: Units, glossary: Glossary
) -> dict[Phrase, list[_Place]]:
    """Return where each phrase stands that is not known."""
    phrases, matcher = Phrases(lang), Matcher(glossary, lang)
    places: dict[Phrase, list[_Place]] = {}
    for pair in pairs:
        cut = units.split(pair.source)
        known = [one.span for one in matcher.find(pair.source, pair.linked.source)]
        for words in phrases.find(pair.source, cut):
            place = _Place(pair, words)
            if not any(_is_held(place.span, term) for term in known):
                places.setdefault(tuple(cut[number].key for number in words), []).append(place)
    return places


def _is_held(span: Span, term: Span) -> bool:
    """Tell whether a term is the stretch, holds it or cuts it; it may be part of a longer one."""
    return span.overlaps(term) and not (span.contains(term) and len(span) > len(term))


def _contrasts(
    pairs: Sequence[LinkedPair], counts: Mapping[Phrase, int], lang: str, units: Units
) -> dict[Phrase, Contrast]:
    """Return the frequency of each phrase beside that in the sentences of other texts."""
    own = {pair.source for pair in pairs}
    others = (sentence for sentence in packaged_sentences(lang) if sentence not in own)
    ordinary = count(others, units, wanted=counts.keys())
    words = sum(len(pair.linked.source) for pair in pairs)
    return {
        phrase: Contrast(size, words, ordinary.counts[phrase], ordinary.words)
        for phrase, size in counts.items()
    }


def _candidate(
    lang: str, places: Sequence[_Place], c_value: float, contrast: Contrast
) -> TermCandidate | None:
    """Return a phrase with its English, or None where that is nowhere clear."""
    english = Renderings()
    for place in places:
        span = place.pair.across(place.words)
        if span is not None:
            english.add(place.pair, span)
    renderings = english.found(_EXAMPLES)
    if not renderings:
        return None
    sure = (renderings[0].count - _DOUBT) / len(places)
    effect = min(max(contrast.log_ratio, 0.0) / _LARGE, 1.0)
    key = effect * log2(1 + max(contrast.log_likelihood, 0.0) / CHANCE)
    several = len(places[0].words) > 1
    written = Counter(place.written for place in places)
    return TermCandidate(
        lang=lang,
        source=min(written, key=lambda one: (-written[one], one.swapcase())),
        count=len(places),
        score=c_value * (several + key) * sure,
        c_value=c_value,
        log_likelihood=contrast.log_likelihood,
        renderings=renderings,
    )
