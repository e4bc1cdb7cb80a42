"""Count what a lexicon holds, and how much of a text it knows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligntool.lexicon.entries import Lexicon, unpack
from aligntool.lexicon.files import read
from aligntool.lexicon.loading import load_lexicon, packaged_sources
from aligntool.lexicon.own import entries
from aligntool.lexicon.tables import fold

_MANY = 4
"""From here on words and glosses are counted together."""


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """The entries of one source."""

    name: str
    entries: int
    used: int
    """Those that no earlier source gives too."""


@dataclass(frozen=True, slots=True)
class LexiconFigures:
    """How much there is of everything in the entries that are used."""

    lang: str
    version: str
    sources: tuple[SourceFigures, ...]
    """The first before the others."""
    entries: int
    own: int
    """Those from the user's files."""
    pos: Mapping[str, int]
    """By part of speech, the commonest first."""
    lengths: Mapping[int, int]
    """By number of words (Vietnamese: syllables; Chinese: characters); 4 stands for more too."""
    glosses: Mapping[int, int]
    """By number of glosses; 4 stands for more too."""
    longest: str
    """The longest word."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A word of a text that the lexicon lacks."""

    word: str
    count: int
    in_parts: bool
    """Whether the lexicon knows words that it is made of."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a text a lexicon knows."""

    words: int
    """Running words with a letter."""
    known: int
    in_parts: int
    """Words not known themselves, but made of words that are."""
    missing: tuple[Missing, ...]
    """All words not known themselves, the commonest first."""


def figures(lang: str, *, own: Sequence[Path] = ()) -> LexiconFigures:
    """Return the figures of the lexicon of a language.

    Raises:
        UsageError: if there is no lexicon for the language.
        InputError: if a file of the user's cannot be read or breaks the format.
        MissingDependency: if a package behind the Chinese lexicon is not installed.
    """
    lexicon = load_lexicon(lang, own=own)
    found = [unpack(key, packed) for key, packed in lexicon.packed.items()]
    return LexiconFigures(
        lang=lang,
        version=lexicon.version,
        sources=_sources(lang, own),
        entries=len(found),
        own=len(lexicon.own),
        pos=dict(sorted(Counter(one.pos for one in found).items(), key=lambda one: -one[1])),
        lengths=_counted(_length(one.source, lang) for one in found),
        glosses=_counted(len(one.glosses) for one in found),
        longest=max(lexicon.packed, key=len),
    )


def coverage(words: Iterable[str], lexicon: Lexicon) -> Coverage:
    """Return how much of some running words a lexicon knows.

    Words without a letter do not count, and for Chinese none in Latin letters, which stay as they
    are in English.
    """
    counts = Counter(
        fold(word) for word in words if any(map(str.isalpha, word)) and not _stays(word, lexicon)
    )
    missing = sorted(
        (
            Missing(word, count, _in_parts(word, lexicon))
            for word, count in counts.items()
            if word not in lexicon
        ),
        key=lambda one: (-one.count, one.word),
    )
    unknown = sum(one.count for one in missing)
    return Coverage(
        words=counts.total(),
        known=counts.total() - unknown,
        in_parts=sum(one.count for one in missing if one.in_parts),
        missing=tuple(missing),
    )


def _sources(lang: str, own: Sequence[Path]) -> tuple[SourceFigures, ...]:
    keys: dict[str, set[str]] = {}
    for path in own:
        keys[str(path)] = {one.entry.source for one in entries(read(path)) if one.lang == lang}
    keys |= {name: set(packed) for name, packed in packaged_sources(lang).items()}
    taken: set[str] = set()
    found = []
    for name, some in keys.items():
        found.append(SourceFigures(name, len(some), len(some - taken)))
        taken |= some
    return tuple(found)


def _counted(numbers: Iterable[int]) -> dict[int, int]:
    return dict(sorted(Counter(min(number, _MANY) for number in numbers).items()))


def _length(word: str, lang: str) -> int:
    return len(word) if lang == "zh" else len(word.split())


def _stays(word: str, lexicon: Lexicon) -> bool:
    return lexicon.lang == "zh" and word.isascii()


def _in_parts(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word can be cut into words of the lexicon; Vietnamese at spaces only."""
    reached = {0}
    for start in range(len(word)):
        if start not in reached:
            continue
        if word[start] == " ":
            reached.add(start + 1)
        for entry in lexicon.matches(word, start):
            end = start + len(entry.source)
            if lexicon.lang == "zh" or word[end : end + 1] in ("", " "):
                reached.add(end)
    return len(word) in reached
