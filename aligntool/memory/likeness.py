"""How much two sentences agree: their tokens in, a share out.

The share is one less the Levenshtein distance over the length of the longer, by RapidFuzz.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from aligntool.languages import open_language, primary
from aligntool.languages.base import Language


class Likeness(Protocol):
    """Compares two sentences of one language."""

    def __call__(self, first: Sequence[str], second: Sequence[str]) -> float:
        """Return the share of their tokens that agree: 1 for equals, the same either way round."""


def open_likeness(lang: str) -> Likeness:
    """Return how sentences of a language are compared: by words, Chinese by characters too."""
    return CharactersAndWords() if primary(lang) == "zh" else shared


def shared(first: Sequence[str], second: Sequence[str], *, least: float = 0) -> float:
    """Return the share of tokens that agree, or 0 for less than ``least``, which is faster told."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(first, second, score_cutoff=least)


class CharactersAndWords:
    """The mean of what characters and words of Chinese share.  Loads jieba when first needed."""

    def __call__(self, first: Sequence[str], second: Sequence[str]) -> float:
        """Return the share; the tokens are characters, the words are those that they make up."""
        return (shared(first, second) + shared(self._words(first), self._words(second))) / 2

    def _words(self, characters: Sequence[str]) -> list[str]:
        text = "".join(characters)
        return [span.of(text) for span in self._chinese.words(text)]

    @cached_property
    def _chinese(self) -> Language:
        return open_language("zh")
