"""What is known of a source word by itself: English stems of its glosses, its Latin letters."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from aligntool.alignment.stems import EMPTY, stem, words
from aligntool.lexicon import Lexicon, load_lexicon
from aligntool.lexicon.tables import TABLES, fold
from aligntool.text import Span

_SIMILAR = 0.62
"""Likeness of two spellings from which one may stand for the other."""
_SHORTEST = 3
_PREFIX = 5
"""Letters by which two longer stems are one."""
_LONGEST_PART = 8
_AROUND = 4
"""Characters or syllables by which a word may be longer than a term in it, on each side."""
_SYLLABLE = re.compile(r"[^\W\d_]+")
_SHORT = 2
"""Characters of a Chinese term that is also known by its single characters."""


class Knowledge:
    """A language's lexicon, asked about words and terms; empty where a language has none."""

    def __init__(self, lang: str) -> None:
        """Load the lexicon of a language."""
        self._lexicon: Lexicon | None = load_lexicon(lang) if lang in TABLES else None
        self._lang = lang
        self.stems = lru_cache(maxsize=20_000)(self._stems)
        self.sound = lru_cache(maxsize=5_000)(self._sound)

    def glosses(self, source: str) -> tuple[str, ...]:
        """Return what the lexicon says of a word or phrase; nothing where it is not listed."""
        entry = self._lexicon.get(fold(source)) if self._lexicon else None
        return () if entry is None else (*entry.glosses, entry.noun)

    def around(self, text: str, span: Span) -> tuple[str, ...]:
        """Return the glosses of the listed words that a term in a sentence is only a part of.

        印度 in 印度教 is not India but half of Hinduism.
        """
        places = _word_ends(text, span, by_character=self._lang == "zh")
        longer = (text[start:end] for start in places[0] for end in places[1])
        return tuple(
            gloss for one in longer if len(one) > len(span) for gloss in self.glosses(one) if gloss
        )

    def _stems(self, source: str) -> frozenset[str]:
        """Return the English stems of a word's glosses and of those of all words in it."""
        return frozenset().union(*(stems_of(self.glosses(part)) for part in self._parts(source)))

    def _parts(self, source: str) -> list[str]:
        """Return every stretch of a term that may be a word; single characters only of two."""
        units = list(source) if self._lang == "zh" else source.split()
        gap = "" if self._lang == "zh" else " "
        least = 2 if self._lang == "zh" and len(units) > _SHORT else 1
        return [
            gap.join(units[start:end])
            for start in range(len(units))
            for end in range(start + least, min(len(units), start + _LONGEST_PART) + 1)
        ]

    def _sound(self, source: str) -> str:
        """Return a word's letters without marks, Chinese in pinyin."""
        readings = self._lexicon.readings if self._lexicon else {}
        return _letters("".join(readings.get(one, one) for one in source))


def _word_ends(text: str, span: Span, *, by_character: bool) -> tuple[list[int], list[int]]:
    """Return where words that hold a stretch may start and end: up to two units further."""
    if by_character:
        starts = range(max(0, span.start - _AROUND), span.start + 1)
        return [*starts], [*range(span.end, min(len(text), span.end + _AROUND) + 1)]
    before = [match.start() for match in _SYLLABLE.finditer(text[: span.start])]
    after = [span.end + match.end() for match in _SYLLABLE.finditer(text[span.end :])]
    return [*before[-_AROUND:], span.start], [span.end, *after[:_AROUND]]


def stems_of(phrases: tuple[str, ...] | list[str]) -> frozenset[str]:
    """Return the stems of all words of some English phrases that say something."""
    return frozenset(
        stem(word) for phrase in phrases for word in words(phrase) if word not in EMPTY
    )


def is_among(word: str, known: frozenset[str]) -> bool:
    """Tell whether a stem is among others, or begins as one of them does: manage, management."""
    return word in known or (
        len(word) >= _PREFIX and any(one[:_PREFIX] == word[:_PREFIX] for one in known)
    )


def is_like(written: str, other: str) -> bool:
    """Tell whether two spellings are near enough for one to stand for the other."""
    first, second = _letters(written), _letters(other)
    if min(len(first), len(second)) < _SHORTEST:
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _SIMILAR


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(one for one in plain if one.isascii() and one.isalpha())
