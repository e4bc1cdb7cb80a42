"""Sentence pairs in, candidates for terms out: phrases that stand out, with their English.

A phrase scores by its C-value, by how much more frequent it and its words are than in ordinary
text, which a single word must be unless it is a name (log-likelihood, weighed by the ratio), and by
how sure its commonest English is.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from aligntool.candidates.background import count
from aligntool.candidates.links import LinkedPair, SentencePair, link
from aligntool.candidates.phrases import Phrases
from aligntool.candidates.renderings import Rendering, Renderings
from aligntool.candidates.scores import CHANCE, Contrast, Phrase, c_values
from aligntool.glossary.load import EMPTY
from aligntool.glossary.match import Matcher
from aligntool.lexicon.corpus import packaged_sentences
from aligntool.model import Glossary
from aligntool.text import Span
from aligntool.wordalign.units import Units, open_units

_EXAMPLES = 2
_FORM = 2
"""What a phrase of several words, or a name, scores for its form where others score by contrast."""
_NAME = 0.2
"""Effect of a name at least, be it as frequent in ordinary text."""
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


@dataclass(frozen=True, slots=True)
class _Met:
    """A phrase that stands often enough."""

    phrase: Phrase
    places: Sequence[_Place]
    c_value: float


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
    units, phrases = open_units(lang), Phrases(lang)
    places = _places(linked, phrases, units, Matcher(glossary, lang))
    counts = {phrase: len(found) for phrase, found in places.items()}
    met = [
        _Met(phrase, places[phrase], value)
        for phrase, value in c_values(counts).items()
        if value > 0 and counts[phrase] >= min_count
    ]
    contrasts = _contrasts(linked, {one.phrase: len(one.places) for one in met}, lang, units)
    found = (_candidate(one, lang, contrasts, phrases.is_name) for one in met)
    kept = [one for one in found if one is not None and one.score > 0]
    return tuple(sorted(kept, key=lambda one: (-one.score, one.source)))


def _places(
    pairs: Sequence[LinkedPair], phrases: Phrases, units: Units, known_terms: Matcher
) -> dict[Phrase, list[_Place]]:
    """Return where each phrase stands that is not known."""
    places: dict[Phrase, list[_Place]] = {}
    for pair in pairs:
        cut = units.split(pair.source)
        known = [one.span for one in known_terms.find(pair.source, pair.linked.source)]
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
    """Return how often each phrase, and each word of one, stands here and in other texts."""
    words = {(word,) for phrase in counts for word in phrase}
    own = dict.fromkeys(pair.source for pair in pairs)
    here = count(own, units, wanted=words)
    others = (sentence for sentence in packaged_sentences(lang) if sentence not in own)
    ordinary = count(others, units, wanted=words | counts.keys())
    return {
        phrase: Contrast(size, here.words, ordinary.counts[phrase], ordinary.words)
        for phrase, size in {**here.counts, **counts}.items()
    }


def _candidate(
    met: _Met,
    lang: str,
    contrasts: Mapping[Phrase, Contrast],
    is_name: Callable[[str, str], bool],
) -> TermCandidate | None:
    """Return a phrase with its English, or None where that is nowhere clear."""
    phrase, places = met.phrase, met.places
    english = Renderings()
    for place in places:
        span = place.pair.across(place.words)
        if span is not None:
            english.add(place.pair, span)
    renderings = english.found(_EXAMPLES)
    if not renderings:
        return None
    counts = Counter(place.written for place in places)
    written = min(counts, key=lambda one: (-counts[one], one.swapcase()))
    name = len(phrase) == 1 and renderings[0].english[0].isupper() and is_name(phrase[0], written)
    sure = (renderings[0].count - _DOUBT) / len(places)
    return TermCandidate(
        lang=lang,
        source=written,
        count=len(places),
        score=met.c_value * _stands_out(phrase, contrasts, is_name=name) * sure,
        c_value=met.c_value,
        log_likelihood=contrasts[phrase].log_likelihood,
        renderings=renderings,
    )


def _stands_out(phrase: Phrase, contrasts: Mapping[Phrase, Contrast], *, is_name: bool) -> float:
    """Return how much a phrase looks like a term by its form and against ordinary text."""
    own = contrasts[phrase]
    key = log2(1 + max(own.log_likelihood, 0.0) / CHANCE)
    if is_name:
        return max(own.effect, _NAME) * (_FORM + key)
    if len(phrase) == 1:
        return own.effect**2 * key
    parts = sum(contrasts[(word,)].effect for word in phrase) / len(phrase)
    return (own.effect + parts) / 2 * (_FORM + key)
