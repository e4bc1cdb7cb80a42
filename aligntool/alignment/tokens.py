"""What a sentence is to the aligner: a list of tokens, each with what it may be in English.

English is the pivot: tokens of two other languages meet in the English of both.  Numbers and
marks of punctuation have the same form in every language.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Protocol

from aligntool.alignment.marks import marks
from aligntool.alignment.numerals import numbers, without_numbers
from aligntool.alignment.stems import EMPTY, stem, words
from aligntool.alignment.synonyms import synonyms
from aligntool.languages import LANGUAGES
from aligntool.lexicon import Lexicon, load_lexicon
from aligntool.lexicon.hanviet import names
from aligntool.lexicon.tables import fold
from aligntool.registry import lookup
from aligntool.text import HAN, Span

_HAN = re.compile(f"[{HAN}]")
_MASS = 0.8
"""Probability that one of a word's glosses is what was written."""
_PART_MASS = 0.15
_NAME_MASS = 0.4
_SYNONYM_MASS = 0.35
_SYLLABLE = re.compile(r"[^\W\d_]+")
_CHINESE_MASS = 0.3
"""As ``_NAME_MASS``, of names that are more often Vietnamese."""
_LONGEST_NAME = 4
"""Syllables of a Chinese name."""
_TITLE = "pron"
"""What the words before names are in the lexicon: ông, bà."""
_NO_NAMES = frozenset((_TITLE, "prep", "conj"))
"""Words that begin sentences; others may be family names too."""
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")


class Tokens(Protocol):
    """One language as the aligner sees it."""

    def split(self, sentence: str) -> list[str]:
        """Return the tokens of a sentence."""

    def english(self, token: str) -> dict[str, float]:
        """Return the English stems, numbers or marks a token may become, with probabilities."""


class EnglishTokens:
    """Stems; each stands for itself."""

    def split(self, sentence: str) -> list[str]:
        """Return stems, numbers and marks."""
        found = [stem(word) for word in words(without_numbers(sentence))]
        return found + numbers(sentence, "en") + marks(sentence)

    def english(self, token: str) -> dict[str, float]:
        """Return the token."""
        return {token: 1.0}


class ChineseTokens:
    """jieba's words; glosses by lexicon, of unknown words by their parts and their pinyin."""

    def __init__(self) -> None:
        self._lexicon = load_lexicon("zh")
        self._synonyms = synonyms(self._lexicon)
        self._language = lookup("languages", LANGUAGES, "zh")()

    def split(self, sentence: str) -> list[str]:
        """Return words, numbers and marks."""
        text = without_numbers(sentence)
        found = [word for span in self._language.words(text) if _is_word(word := span.of(text))]
        return found + numbers(sentence, "zh") + marks(sentence)

    def english(self, token: str) -> dict[str, float]:
        """Return what the lexicon says with synonyms, and for names their pinyin."""
        return _widened(self._found(token), self._synonyms)

    def _found(self, token: str) -> dict[str, float]:
        if not _HAN.match(token):
            return {_plain(token): _MASS}
        entry = _glosses(self._lexicon, token)
        if len(token) == 1:
            return _joined(entry, (_name(self._lexicon, token), _PART_MASS / 3))
        parts = _parts(self._lexicon, token, within=bool(entry))
        if entry:
            named = _joined(entry, (_name(self._lexicon, token), _PART_MASS / 3))
            return _joined(named, (parts, _PART_MASS))
        return _joined(parts, (_name(self._lexicon, token), _NAME_MASS))


class VietnameseTokens:
    """Longest words of the lexicon, other syllables by themselves; Chinese names also as wholes.

    The token of a name is its syllables with capitals, which no other token has.
    """

    def __init__(self) -> None:
        self._lexicon = load_lexicon("vi")
        self._synonyms = synonyms(self._lexicon)

    def split(self, sentence: str) -> list[str]:
        """Return words, names, numbers and marks."""
        text = without_numbers(sentence)
        folded = fold(text)
        spans = list(self._words(folded))
        found = [span.of(folded) for span in spans] + list(self._names(text, spans))
        return found + numbers(sentence, "vi") + marks(sentence)

    def english(self, token: str) -> dict[str, float]:
        """Return what the lexicon says with synonyms, for names their bare letters and pinyin."""
        unknown = token[0].isalpha() and token not in self._lexicon
        pinyin = _pinyin(token) if unknown else {}
        if pinyin and token[0].isupper():
            return _joined({}, (pinyin, _CHINESE_MASS))
        return _joined(_widened(self._found(token), self._synonyms), (pinyin, _PART_MASS))

    def _found(self, token: str) -> dict[str, float]:
        if not token[0].isalpha():
            return {token: _MASS}
        bare = {_plain(part): 1.0 for part in token.split()}
        entry = _glosses(self._lexicon, token)
        return _joined(entry, (bare, _PART_MASS)) if entry else _joined({}, (bare, _NAME_MASS))

    def _words(self, folded: str) -> Iterator[Span]:
        position = 0
        while match := _SYLLABLE.search(folded, position):
            position = match.end()
            for entry in self._lexicon.matches(folded, match.start()):
                end = match.start() + len(entry.source)
                if end >= match.end() and not folded[end : end + 1].isalpha():
                    position = end
                    break
            yield Span(match.start(), position)

    def _names(self, text: str, words: Sequence[Span]) -> Iterator[str]:
        """Yield the runs of capitalised words that can be Chinese names and are not known."""
        for first, last in self._runs(text, words):
            name = fold(text[words[first].start : words[last - 1].end])
            length = name.count(" ") + 1
            # A syllable alone is a name after a title only: ông Tập.
            if length == 1:
                before = words[first - 1].of(text).split()[-1] if first else ""
                new = self._pos(before) == _TITLE
            else:
                new = length <= _LONGEST_NAME and name not in self._lexicon
            if new and _pinyin(name):
                yield name.title()

    def _runs(self, text: str, words: Sequence[Span]) -> Iterator[tuple[int, int]]:
        """Yield where runs of capitalised words begin and end, one space between their words."""
        first = 0
        for place, word in enumerate(words):
            inside = self._in_name(word.of(text), opens=place == 0)
            if inside and (place == first or text[words[place - 1].end : word.start] == " "):
                continue
            if first < place:
                yield first, place
            first = place if inside else place + 1
        if first < len(words):
            yield first, len(words)

    def _in_name(self, word: str, *, opens: bool) -> bool:
        """Tell whether a word can be in a name; ``opens`` if it is the first of its sentence."""
        if not word.istitle() or (opens and self._pos(word) in _NO_NAMES):
            return False
        entry = self._lexicon.get(fold(word)) if " " in word else None
        return entry is None or not entry.glosses[0][:1].isupper()

    def _pos(self, word: str) -> str:
        entry = self._lexicon.get(fold(word))
        return entry.pos if entry is not None else ""


_TOKENS: Mapping[str, Callable[[], Tokens]] = {
    "zh": ChineseTokens,
    "vi": VietnameseTokens,
    "en": EnglishTokens,
}


@cache
def open_tokens(lang: str) -> Tokens:
    """Return how a language is cut into tokens.

    Raises:
        UsageError: if the language is not one that can be aligned.
        MissingDependency: if a package behind it is not installed.
    """
    lookup("languages", LANGUAGES, lang)
    return _TOKENS[lang]()


def _is_word(text: str) -> bool:
    return text[0].isalpha()


def _plain(word: str) -> str:
    """Return a word in Latin letters without marks, as a stem; other tokens as they are."""
    if not word[0].isalpha():
        return word
    bare = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return stem("".join(letter for letter in bare if not unicodedata.combining(letter)))


def _glosses(lexicon: Lexicon, token: str) -> dict[str, float]:
    """Return the stems of a word's glosses, the commonest first and heaviest."""
    entry = lexicon.get(token)
    if entry is None:
        return {}
    glosses = (*entry.glosses, entry.noun) if entry.noun else entry.glosses
    ranks = {gloss: 1 / (rank + 2) for rank, gloss in enumerate(dict.fromkeys(glosses)) if gloss}
    total = sum(ranks.values())
    made: dict[str, float] = {}
    for gloss, weight in ranks.items():
        found = words(_ASIDE.sub(" ", gloss))
        content = [word for word in found if word not in EMPTY] or found
        for word in content:
            key = stem(word)
            made[key] = made.get(key, 0.0) + _MASS * weight / total / len(content) ** 0.5
    return made


def _parts(lexicon: Lexicon, token: str, *, within: bool) -> dict[str, float]:
    """Return the stems of the words inside a word, longest first (not itself if ``within``)."""
    made: dict[str, float] = {}
    position = 0
    while position < len(token):
        matches = lexicon.matches(token, position)
        entry = next((one for one in matches if not within or one.source != token), None)
        if entry is not None:
            made = _joined(made, (_glosses(lexicon, entry.source), 0.5))
        position += len(entry.source) if entry is not None else 1
    return made


def _name(lexicon: Lexicon, token: str) -> dict[str, float]:
    """Return the pinyin of a word: whole, and as family and given name."""
    syllables = [lexicon.readings.get(character, "") for character in token]
    if not all(syllables):
        return {}
    forms = ["".join(syllables), syllables[0], "".join(syllables[1:]), "".join(syllables[:2])]
    return {stem(form): 1.0 for form in forms if form}


def _pinyin(name: str) -> dict[str, float]:
    """Return the pinyin of a name in Hán-Việt syllables as stems."""
    return {stem(word): chance for word, chance in names(name.split()).items()}


def _joined(first: dict[str, float], second: tuple[dict[str, float], float]) -> dict[str, float]:
    """Return both with the second scaled, the larger where they agree."""
    made = dict(first)
    for key, weight in second[0].items():
        made[key] = max(made.get(key, 0.0), weight * second[1])
    return made


def _widened(found: dict[str, float], table: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return the stems with their synonyms."""
    more: dict[str, float] = {}
    for word, weight in found.items():
        for other, chance in table.get(word, {}).items():
            more[other] = more.get(other, 0.0) + weight * chance
    return _joined(found, (more, _SYNONYM_MASS))
