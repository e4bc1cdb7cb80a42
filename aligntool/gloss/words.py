"""Pairs in, their words with a gloss each out: a term's English, an abbreviation, or a sense."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from aligntool.alignment.stems import EMPTY, stem
from aligntool.alignment.stems import words as english_words
from aligntool.engines.assembly.names import TRANSCRIBING, chinese_person, pinyin, without_marks
from aligntool.gloss.grammar import MEASURES, Token, grammar
from aligntool.gloss.readings import PARTICLES, Readings, load_readings
from aligntool.gloss.units import Unit, units_of
from aligntool.languages import open_language
from aligntool.lexicon import Entry, Lexicon, load_lexicon
from aligntool.lexicon.tables import TABLES, fold
from aligntool.model import Pair

UNKNOWN = "?"
"""Stands before a word of which nothing is known."""
_NUMBER = re.compile(r"[\d.,:/%\-–]*\d[\d.,:/%\-–]*")
_WORD_CLASSES = frozenset("n v adj adv prop pron num prep conj".split())
"""Parts of speech of words; the others are phrases."""
_CONTENT = frozenset(("n", "v", "adj"))
_PHRASES = {"np": "n", "vp": "v", "adjp": "adj", "advp": "adv", "pp": "prep"}
_COUNTED = {"年": "year", "月": "month", "日": "day", "号": "day", "时": "hour", "点": "o'clock"}
"""Words that mean this after a number, and else other things."""
_PLACES = {"上": "on", "下": "under", "中": "in", "里": "in", "内": "within", "间": "between"}
"""Words that mean this after a noun."""
_NOUNS = frozenset(("n", "prop", ""))
_EMPTY_CLASSES = frozenset("pron prep conj part adv num".split())
_NAME_LENGTHS = (2, 3, 4)
"""Characters of a Chinese person's name."""


class Sort(StrEnum):
    """What a gloss rests on."""

    TERM = "term"
    """The glossary's English."""
    GRAMMAR = "grammar"
    """An abbreviation of ``ABBREVIATIONS``."""
    WORD = "word"
    """A sense of the lexicon."""
    PARTS = "parts"
    """Senses of the parts of a word that the lexicon lacks."""
    NAME = "name"
    """The name in Latin letters."""
    NUMBER = "number"
    """The number as English writes it."""
    MARK = "mark"
    """A mark of punctuation; it has no gloss."""
    UNKNOWN = "unknown"
    """Nothing: the word itself after a question mark."""


@dataclass(frozen=True, slots=True)
class Glossed:
    """A word with its gloss."""

    word: str
    """As in ``Pair.normalized``."""
    gloss: str
    sort: Sort
    reading: str = ""
    """Pinyin of Chinese; empty for other languages and for what needs none."""


class Glosser:
    """Glosses the words of one language."""

    def __init__(self, lexicon: Lexicon, readings: Readings | None = None) -> None:
        """Take the lexicon, and the readings of Chinese words."""
        self._lexicon = lexicon
        self._readings = readings

    def gloss(self, pair: Pair) -> tuple[Glossed, ...]:
        """Return the words of a pair's normalized source, each with its gloss, in order.

        Of several senses the first that the English has is taken, else the first.
        """
        words = pair.words or self._words(pair.normalized)
        units = tuple(self._together(units_of(replace(pair, words=words))))
        tokens = [self._token(unit) for unit in units]
        english = frozenset(map(stem, english_words(pair.target)))
        return tuple(
            self._glossed(unit, tokens, number, english) for number, unit in enumerate(units)
        )

    def _words(self, text: str) -> tuple[str, ...]:
        return tuple(span.of(text) for span in open_language(self._lexicon.lang).words(text))

    def _together(self, units: Sequence[Unit]) -> Iterator[Unit]:
        """Yield units; of Vietnamese those as one that are a word of the lexicon together."""
        waiting = list(units)
        while waiting:
            first = waiting.pop(0)
            if waiting and self._is_word(first, waiting[0]):
                first = Unit(f"{first.text} {waiting.pop(0).text}")
            yield first

    def _is_word(self, first: Unit, second: Unit) -> bool:
        if self._lexicon.lang != "vi" or first.english or second.english:
            return False
        entry = self._lexicon.get(fold(f"{first.text} {second.text}"))
        return entry is not None and entry.pos in _WORD_CLASSES

    def _token(self, unit: Unit) -> Token:
        entry = self._lexicon.get(fold(unit.text))
        pos = "" if entry is None or unit.english else _PHRASES.get(entry.pos, entry.pos)
        number = _NUMBER.fullmatch(_narrow(unit.text)) is not None
        return Token(fold(unit.text), pos, is_mark=unit.is_mark, is_number=number)

    def _glossed(
        self, unit: Unit, tokens: Sequence[Token], number: int, english: frozenset[str]
    ) -> Glossed:
        gloss, sort = self._found(unit, tokens, number, english)
        if self._readings is None or sort is Sort.MARK:
            return Glossed(unit.text, gloss, sort)
        reading = self._readings(unit.text, is_grammar=sort is Sort.GRAMMAR)
        return Glossed(unit.text, gloss, sort, reading)

    def _found(
        self, unit: Unit, tokens: Sequence[Token], number: int, english: frozenset[str]
    ) -> tuple[str, Sort]:
        if unit.english:
            return unit.english, Sort.TERM
        if unit.is_mark:
            return "", Sort.MARK
        if tokens[number].is_number:
            return _number(_narrow(unit.text), self._lexicon.lang), Sort.NUMBER
        return (
            self._meaning(tokens, number, english)
            or self._name(unit.text)
            or self._parts(unit.text, english)
        )

    def _meaning(
        self, tokens: Sequence[Token], number: int, english: frozenset[str]
    ) -> tuple[str, Sort] | None:
        """Return the abbreviation or the sense of a word, or None if the lexicon lacks it."""
        if short := grammar(tokens, number, self._lexicon.lang):
            return short, Sort.GRAMMAR
        if self._lexicon.lang == "zh" and (usual := _usual(tokens, number)):
            return usual, Sort.WORD
        return self._sense(tokens[number].key, english)

    def _sense(self, key: str, english: frozenset[str]) -> tuple[str, Sort] | None:
        entry = self._lexicon.get(key)
        if entry is None:
            return None
        gloss = _fitting(entry, english)
        if not gloss:
            is_classifier = entry.pos == "clf" or key in MEASURES
            return "CLF" if is_classifier else "PTCL", Sort.GRAMMAR
        is_name = entry.pos == "prop" and gloss[:1].isupper()
        return (gloss, Sort.NAME) if is_name else (_periods(gloss), Sort.WORD)

    def _name(self, word: str) -> tuple[str, Sort] | None:
        """Return the Latin letters of a word that seems to be a name."""
        if word.isascii():
            return word, Sort.NAME
        if self._lexicon.lang == "zh":
            if self._is_person(word):
                return chinese_person(word, self._lexicon.readings), Sort.NAME
            is_foreign = len(word) > 1 and TRANSCRIBING.issuperset(word)
            return (pinyin(word, self._lexicon.readings), Sort.NAME) if is_foreign else None
        is_name = all(part[:1].isupper() for part in word.split())
        return (without_marks(word), Sort.NAME) if is_name else None

    def _is_person(self, word: str) -> bool:
        """Tell whether a Chinese word seems to be family name and given name."""
        first = self._lexicon.get(word[:1])
        return (
            word[:1] in self._lexicon.surnames
            and len(word) in _NAME_LENGTHS
            and word[1:] not in self._lexicon
            and not any(character in PARTICLES for character in word)
            and (first is None or first.pos not in _EMPTY_CLASSES)
            and all(character in self._lexicon.readings for character in word)
        )

    def _parts(self, word: str, english: frozenset[str]) -> tuple[str, Sort]:
        """Return the glosses of a word's longest known parts, or that it is unknown."""
        parts = self._longest_parts(fold(word))
        tokens = [self._token(Unit(part)) for part in parts]
        found = (self._meaning(tokens, number, english) for number in range(len(tokens)))
        glosses = [_periods(gloss) for gloss, _ in filter(None, found)]
        if not glosses:
            return f"{UNKNOWN}{word}", Sort.UNKNOWN
        return ":".join(glosses), Sort.PARTS

    def _longest_parts(self, key: str) -> list[str]:
        """Return the longest words of the lexicon that make up a word; none if one is lacking."""
        parts: list[str] = []
        rest = key
        while rest:
            fitting = (
                entry.source
                for entry in self._lexicon.matches(rest, 0)
                if self._lexicon.lang == "zh" or not rest[len(entry.source) :][:1].isalnum()
            )
            part = next(fitting, rest[0] if rest[0] in MEASURES else None)
            if part is None:
                return []
            parts.append(part)
            rest = rest[len(part) :].lstrip()
        return parts


def open_glosser(lang: str, *, own: Sequence[Path] = ()) -> Glosser:
    """Return the glosser of a language; of one without a lexicon every word is unknown.

    Args:
        lang: language code.
        own: lexicon files of the user's.

    Raises:
        MissingDependency: if a package behind the Chinese lexicon is not installed.
        InputError: if a lexicon of the user's cannot be read.
    """
    if lang not in TABLES:
        return Glosser(Lexicon(lang, "none", {}, {}, {}))
    return Glosser(load_lexicon(lang, own=own), load_readings() if lang == "zh" else None)


def _fitting(entry: Entry, english: frozenset[str]) -> str:
    """Return the first sense that the English has, else the first there is; empty for none."""
    senses = [sense for sense in (*entry.glosses, entry.noun) if sense]
    shown = (sense for sense in senses if _shows(sense, entry.pos, english))
    return next(shown, senses[0] if senses else "")


def _shows(sense: str, pos: str, english: frozenset[str]) -> bool:
    """Tell whether the English has a sense; *with* alone does not show that a verb means it."""
    words = english_words(sense)
    empty = pos in _CONTENT and EMPTY.issuperset(words)
    return pos != "num" and not empty and all(stem(word) in english for word in words)


def _usual(tokens: Sequence[Token], number: int) -> str:
    """Return what a Chinese word means here that means other things elsewhere, or nothing."""
    if not number:
        return ""
    before, key = tokens[number - 1], tokens[number].key
    if before.is_number or before.pos == "num":
        return _COUNTED.get(key, "")
    return "" if before.is_mark or before.pos not in _NOUNS else _PLACES.get(key, "")


def _periods(gloss: str) -> str:
    """Return several English words for one as rule 4 of the Leipzig rules has them."""
    return ".".join(gloss.split())


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _number(digits: str, lang: str) -> str:
    """Return a number as English writes it: Vietnamese has the point and the comma changed."""
    return digits.translate(str.maketrans(".,", ",.")) if lang == "vi" else digits
