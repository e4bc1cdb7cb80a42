"""Word links of sentences: the engine's own where it gives them, else by word alignment."""

from collections.abc import Collection, Sequence

from aligntool.model import Link
from aligntool.terms.ladder import Sentence
from aligntool.text import Span
from aligntool.wordalign import TokenPair, WordAligner

_LEAST = 0.08
"""Probability from which a link counts."""
_ALIGNED = ("zh", "vi")
"""Languages that words are aligned of."""


class Linker:
    """Links of one language's sentences.  Loads its tables when first needed."""

    def __init__(self, lang: str) -> None:
        """Take the source language."""
        self._lang = lang
        self._aligner: WordAligner | None = None

    def link(
        self, sentences: Sequence[Sentence], wanted: Collection[int], numbers: Sequence[int]
    ) -> dict[int, tuple[Link, ...]]:
        """Return the links of the wanted sentences by number; all of them teach.

        Args:
            sentences: sentences to learn from.
            wanted: numbers of those whose links are asked for.
            numbers: the number of each sentence.
        """
        asked = [place for place, number in enumerate(numbers) if number in wanted]
        if not asked:
            return {}
        if self._lang not in _ALIGNED:
            return {numbers[place]: sentences[place].hypothesis.links for place in asked}
        if self._aligner is None:
            self._aligner = WordAligner(self._lang, "en")
        pairs = [_pair(one) for one in sentences]
        found = self._aligner.trained(pairs).align(
            [pairs[place] for place in asked], min_probability=_LEAST
        )
        return {
            numbers[place]: tuple(
                Link(
                    _tokens(sentences[place])[one.source],
                    sentences[place].words[one.target].span,
                    one.probability,
                )
                for one in links
            )
            for place, links in zip(asked, found, strict=True)
        }


def _tokens(sentence: Sentence) -> tuple[Span, ...]:
    return sentence.segment.words


def _pair(sentence: Sentence) -> TokenPair:
    text = sentence.segment.text
    return TokenPair(
        tuple(span.of(text) for span in _tokens(sentence)),
        tuple(word.text.strip() for word in sentence.words),
    )
