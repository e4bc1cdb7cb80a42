"""Sentence pairs in, word links out: the model of a language pair, with what a text taught it.

Inside, English is always the target, and Chinese the source where the other side is Vietnamese, so
that swapping the sides swaps the links and changes nothing else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from aligntool.glossary.load import EMPTY
from aligntool.model import Glossary
from aligntool.text import Span
from aligntool.wordalign.batches import UnitPair
from aligntool.wordalign.links import LinkedText, TokenPair, WordLink
from aligntool.wordalign.matching import Found, learn, match
from aligntool.wordalign.opening import Parts, open_parts
from aligntool.wordalign.projection import holders, joined, paired
from aligntool.wordalign.tables import Taught
from aligntool.wordalign.units import Unit

MIN_PROBABILITY = 0.45
"""Links that are less probable are left out."""
_ORDER = ("zh", "vi", "en")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Cut:
    """A pair of texts with the tokens asked about and the units that are linked."""

    texts: tuple[str, str]
    tokens: tuple[tuple[Span, ...], tuple[Span, ...]]
    units: tuple[tuple[Unit, ...], tuple[Unit, ...]]


class WordAligner:
    """Links the words of two languages: by what is known of them, or also by what a text taught.

    Holds tables and what it has looked up in them; aligning never changes what it finds.
    """

    def __init__(self, source_lang: str, target_lang: str, *, glossary: Glossary = EMPTY) -> None:
        """Load the tables of a language pair.

        Raises:
            UsageError: if a language is not one whose words can be aligned.
            MissingDependency: if a package behind a language is not installed.
        """
        self._langs = (source_lang, target_lang)
        ranks = [_ORDER.index(lang) if lang in _ORDER else 0 for lang in self._langs]
        self._backward = ranks[0] > ranks[1]
        first, second = self._turned(self._langs)
        self._parts: Parts = open_parts(first, second, glossary)
        self._taught: Taught | None = None

    def trained(self, pairs: Iterable[TokenPair | tuple[str, str]]) -> "WordAligner":
        """Return an aligner that also knows what some sentence pairs teach; this one stays."""
        other = WordAligner.__new__(WordAligner)
        other._langs, other._backward, other._parts = self._langs, self._backward, self._parts
        other._taught = learn([self._unit_pair(self._cut(pair)) for pair in pairs], self._parts)
        return other

    def align(
        self, pairs: Sequence[TokenPair], *, min_probability: float = MIN_PROBABILITY
    ) -> list[tuple[WordLink, ...]]:
        """Return the links of each pair, in the order of its tokens."""
        cuts = [self._cut(pair) for pair in pairs]
        return [linked.links for linked in self._linked(cuts, min_probability)]

    def align_texts(
        self, pairs: Sequence[tuple[str, str]], *, min_probability: float = MIN_PROBABILITY
    ) -> list[LinkedText]:
        """Return the tokens and links of each pair of sentences as written."""
        return self._linked([self._cut(pair) for pair in pairs], min_probability)

    def _linked(self, cuts: Sequence[_Cut], least: float) -> list[LinkedText]:
        found = match([self._unit_pair(cut) for cut in cuts], self._parts, self._taught)
        return [
            self._onto_tokens(cut, links, least) for cut, links in zip(cuts, found, strict=True)
        ]

    def _cut(self, pair: TokenPair | tuple[str, str]) -> _Cut:
        """Return a pair cut into units, sides in the order of the model."""
        if not isinstance(pair, TokenPair):
            texts = self._turned(pair)
            units = self._units(texts, ((), ()))
            spans = [tuple(unit.span for unit in side) for side in units]
            return _Cut(texts, (spans[0], spans[1]), units)
        sides, langs = self._turned((pair.source, pair.target)), self._turned(self._langs)
        (first, here), (second, there) = map(joined, sides, langs)
        texts = (first, second)
        return _Cut(texts, (here, there), self._units(texts, (here, there)))

    def _units(
        self, texts: tuple[str, str], tokens: tuple[Sequence[Span], Sequence[Span]]
    ) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
        first, second = self._parts.units
        return first.split(texts[0], tokens[0]), second.split(texts[1], tokens[1])

    def _unit_pair(self, cut: _Cut) -> UnitPair:
        boosts = self._parts.terms.boosts(*cut.texts, cut.units)
        keys = [tuple(unit.key for unit in side) for side in cut.units]
        return UnitPair(keys[0], keys[1], boosts)

    def _onto_tokens(self, cut: _Cut, found: Found, least: float) -> LinkedText:
        held = [holders(units, spans) for units, spans in zip(cut.units, cut.tokens, strict=True)]
        best: dict[tuple[int, int], float] = {}
        for row, column, probability in found:
            if probability >= least:
                figure = cut.units[0][row].key[0] == "#"
                for place in map(self._turned, paired(held[0][row], held[1][column], figure)):
                    best[place] = max(best.get(place, 0.0), probability)
        links = (WordLink(*place, chance) for place, chance in sorted(best.items()))
        return LinkedText(*self._turned(cut.tokens), tuple(links))

    def _turned(self, sides: tuple[_T, _T]) -> tuple[_T, _T]:
        """Return two sides in the order of the model, or those of the model in the user's."""
        return (sides[1], sides[0]) if self._backward else sides


def align_words(
    pairs: Sequence[TokenPair],
    *,
    source_lang: str,
    target_lang: str,
    glossary: Glossary = EMPTY,
    min_probability: float = MIN_PROBABILITY,
) -> list[tuple[WordLink, ...]]:
    """Return the word links of the sentence pairs of a text, which also teach the aligner.

    Raises:
        UsageError: if a language is not one whose words can be aligned.
        MissingDependency: if a package behind a language is not installed.
    """
    aligner = WordAligner(source_lang, target_lang, glossary=glossary)
    return aligner.trained(pairs).align(pairs, min_probability=min_probability)
