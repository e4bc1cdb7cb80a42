"""A sentence in, its units out: the words, numbers and marks between which links are sought.

Units are smaller than what other tools call a token and know their place, so that links can be
put back onto tokens of any kind: a hyphenated English word is several units, a Vietnamese word of
two syllables is one.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from aligntool.alignment.stems import stem
from aligntool.errors import UsageError
from aligntool.languages import open_language
from aligntool.languages.script import to_simplified
from aligntool.lexicon import Entry, load_lexicon
from aligntool.lexicon.tables import fold
from aligntool.text import Span, fuse
from aligntool.wordalign.figures import figures

_MONTH = re.compile(r"(?<!\d)(?:1[0-2]|[1-9])月|\btháng (?:1[0-2]|0?[1-9])(?![\d.,]*\d)", re.I)
_ENGLISH = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’][a-zA-Z]{1,2}\b"
    r"|[^\W\d_]+|\d+|[^\w\s]|_"
)
_SYLLABLE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_AMOUNT = re.compile(r"(?:nghìn|triệu|tỷ|tỉ) (?:usd|đồng)")
"""Entries of the lexicon that are two words."""
_MARKS = {"。": ".", "‘": "'", "’": "'", "–": "-", "—": "-", "…": "…"} | dict.fromkeys(
    "“”„«»「」『』《》〈〉", '"'
)
_CLITICS = {"n't": "not", "'re": "be", "'m": "be", "'ll": "will", "'ve": "have"}
_LONGEST = 4
"""Syllables of the longest Vietnamese word that is one unit."""
_PHRASES = frozenset("np vp adjp advp pp clause".split())


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a sentence that is linked as one."""

    span: Span
    """Into the sentence."""
    key: str
    """The form that is counted: a stem, a word, ``#`` and a number, or a mark."""


class Units(Protocol):
    """How one language is cut."""

    def split(self, text: str, tokens: Sequence[Span] = ()) -> tuple[Unit, ...]:
        """Return the units of a sentence in order; tokens may tell where doubtful words end."""


class EnglishUnits:
    """Stems, with hyphenated words, clitics and possessives in their parts."""

    def split(self, text: str, tokens: Sequence[Span] = ()) -> tuple[Unit, ...]:
        """Return the units of a sentence in order."""
        spans = [Span(*match.span()) for match in _ENGLISH.finditer(text)]
        return _units(text, spans, "en", _english_key)


class ChineseUnits:
    """jieba's words in simplified characters, cut further by the lexicon and the given tokens."""

    def __init__(self) -> None:
        self._language = open_language("zh")
        self._lexicon = load_lexicon("zh")

    def split(self, text: str, tokens: Sequence[Span] = ()) -> tuple[Unit, ...]:
        """Return the units of a sentence in order."""
        simple = to_simplified(text)
        starts = {token.start for token in tokens}
        words = [
            part
            for word in self._language.words(simple)
            for part in self._cut(simple, word, starts)
        ]
        return _units(simple, words, "zh", str.lower)

    def _cut(self, text: str, word: Span, starts: Collection[int]) -> list[Span]:
        """Return the parts of a word of jieba's, most often itself."""
        known = word.of(text) in self._lexicon
        inner = [place for place in range(word.start + 1, word.end) if place in starts]
        pieces = [Span(*ends) for ends in pairwise((word.start, *inner, word.end))]
        # Tokens that are mere characters say nothing about where words end.
        if inner and (not known or max(map(len, pieces)) > 1):
            return pieces
        return [word] if known else self._words_in(text, word)

    def _words_in(self, text: str, word: Span) -> list[Span]:
        """Return the words of the lexicon that a word consists of, or itself if it does not."""
        parts: list[Span] = []
        place = word.start
        while place < word.end:
            found = next(self._lexicon.matches(text[: word.end], place), None)
            if found is None or len(found.source) < 2:
                return [word]
            parts.append(Span(place, place + len(found.source)))
            place = parts[-1].end
        return parts


class VietnameseUnits:
    """Words of the lexicon that have no smaller words in them, other syllables by themselves."""

    def __init__(self) -> None:
        lexicon = load_lexicon("vi")
        entries = (lexicon.get(key) for key in lexicon.packed if 0 < key.count(" ") < _LONGEST)
        self._words = frozenset(one.source for one in entries if one is not None and _is_word(one))

    def split(self, text: str, tokens: Sequence[Span] = ()) -> tuple[Unit, ...]:
        """Return the units of a sentence in order."""
        return _units(text, list(self._spans(text)), "vi", fold)

    def _spans(self, text: str) -> Iterator[Span]:
        folded = fold(text)
        spans = [Span(*match.span()) for match in _SYLLABLE.finditer(text)]
        place = 0
        while place < len(spans):
            ends = [one.end for one in spans[place : place + _LONGEST]]
            size = len(ends)
            while size > 1 and folded[spans[place].start : ends[size - 1]] not in self._words:
                size -= 1
            yield Span(spans[place].start, ends[size - 1])
            place += size


def _is_word(entry: Entry) -> bool:
    """Tell whether the syllables of an entry are linked as one.

    Of longer entries and of phrases only those are that English has one word for.
    """
    if _AMOUNT.fullmatch(entry.source):
        return False
    phrase = entry.source.count(" ") > 1 or entry.pos in _PHRASES
    return not phrase or entry.glosses[0].isalpha()


def open_units(lang: str) -> Units:
    """Return how a language is cut into units.

    Raises:
        UsageError: if the language is not one whose words can be aligned.
        MissingDependency: if a package behind it is not installed.
    """
    if lang not in _UNITS:
        raise UsageError(f"words of '{lang}' cannot be aligned; there are: {', '.join(_UNITS)}")
    return _UNITS[lang]()


_UNITS: Mapping[str, Callable[[], Units]] = {
    "zh": ChineseUnits,
    "vi": VietnameseUnits,
    "en": EnglishUnits,
}


def _units(
    text: str, words: Sequence[Span], lang: str, key: Callable[[str], str]
) -> tuple[Unit, ...]:
    """Return words as units, with the numbers and months in them or over them as units instead."""
    starts = {word.start for word in words}
    months = {Span(*match.span()): key(match.group()) for match in _MONTH.finditer(text)}
    # What only looks like a numeral stands inside a word: 四 in 再三再四.
    keys = {one.span: one.key for one in figures(text, lang) if one.span.start in starts}
    keys = {span: one for span, one in keys.items() if not any(map(span.overlaps, months))}
    keys |= months
    spans = fuse(words, sorted(keys))
    return tuple(Unit(span, keys.get(span) or _key(span.of(text), key)) for span in spans)


def _key(written: str, key: Callable[[str], str]) -> str:
    """Return the key of a word, and the common form of a mark."""
    if written[0].isalnum():
        return key(written)
    return _MARKS.get(written) or unicodedata.normalize("NFKC", key(written))


def _english_key(written: str) -> str:
    if len(written) > 2 and written[:-1].isupper() and written[-1] == "s":
        return written[:-1]
    if "." in written[1:] or (len(written) > 1 and written.isupper()):
        # Initialisms have no ending: US is not us, and U.S. is US.
        return written.replace(".", "").upper()
    lowered = written.lower().replace("’", "'")
    return _CLITICS.get(lowered) or (stem(lowered) if lowered.isalpha() else lowered)
