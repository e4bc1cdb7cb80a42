"""Words with their renderings in, entries of a lexicon out; what does not fit is counted."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligntool.errors import InputError
from aligntool.formats.glossary._losses import Losses
from aligntool.formats.lexicon._definitions import Gloss
from aligntool.glossary.fold import spelling
from aligntool.languages import SOURCE_LANGUAGES
from aligntool.languages.detect import detect
from aligntool.lexicon.cedict import read_tags
from aligntool.lexicon.entries import Entry
from aligntool.lexicon.names import only_names
from aligntool.lexicon.tables import CONTROL, fold
from aligntool.text import HAN, collapse

_MOST_GLOSSES = 10
_LONGEST_WORD = 40
"""Code points of a headword; longer ones are sentences."""
_SAMPLE = 400
_CAPITALISING = 0.4
"""Share of small words whose English begins with a capital, from which all of it is taken to."""
_HAN = re.compile(f"[{HAN}]")
_LETTER = re.compile(r"[^\W\d_]")
_ASIDE = re.compile(r"\s*[(\[（【].*$|[\u00b9\u00b2\u00b3\u2070-\u2079]+$|(?<=[^\W\d_])\d$")
"""Behind a headword: grammar, or the number of a homonym."""
_CAPITAL = re.compile(r"[A-Z](?![A-Z.])")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a file that is read."""

    path: Path
    """The file, or the folder that holds its parts."""
    lang: str | None = None
    """Language of its words; None to find out."""

    @property
    def origin(self) -> str:
        """What to call the file in messages."""
        return str(self.path)


@dataclass(frozen=True, slots=True)
class Article:
    """What a dictionary says of a word."""

    word: str
    glosses: tuple[Gloss, ...]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The entries of a file, fit for a lexicon."""

    lang: str
    entries: tuple[Entry, ...]
    title: str
    """What the file calls itself; empty where it has no name."""
    articles: int
    """Words with a definition that the file holds."""
    losses: Losses

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each reason for which something was left out."""
        return self.losses.lines()


def dictionary(
    articles: Sequence[Article], given: Given, losses: Losses, *, title: str = ""
) -> Dictionary:
    """Return the dictionary that articles make.

    Args:
        articles: in the order of the file; a word may have several.
        given: what the user says of the file.
        losses: what was left out already; gets the rest.
        title: what the file calls itself.

    Raises:
        InputError: if the language cannot be told.
        MissingDependency: if a package behind the Chinese lexicon is not installed.
    """
    lang = given.lang or _language(articles, given.origin)
    found: dict[str, list[Gloss]] = {}
    written: dict[str, str] = {}
    for article in articles:
        word = headword(article.word, lang, losses)
        if word:
            written.setdefault(fold(word), word)
            found.setdefault(fold(word), []).extend(article.glosses)
    if lang == "vi":
        found = _with_small_letters(found, written)
    tags = read_tags() if lang == "zh" else {}
    if any(gloss.pos == "v" for some in found.values() for gloss in some):
        # Where verbs are told, what jieba calls one is none in the English that is given.
        tags = {word: "n" if tag == "v" else tag for word, tag in tags.items()}
    entries = tuple(_entries(found, written, tags, losses))
    return Dictionary(lang, entries, title, len(articles), losses)


def headword(text: str, lang: str, losses: Losses) -> str:
    """Return a headword as the lexicon of its language has it; empty if it can be none there."""
    word = collapse(CONTROL.sub("", unicodedata.normalize("NFC", text)))
    # A line that begins with # would be a comment.
    word = spelling(_ASIDE.sub("", word), lang).lstrip("# ")
    has_han = bool(_HAN.search(word))
    if lang == "zh" and not has_han:
        losses.add("words without a Chinese character", text)
    elif lang == "vi" and (has_han or not _LETTER.search(word)):
        losses.add("words that are not Vietnamese", text)
    elif len(word) > _LONGEST_WORD:
        losses.add(f"words of more than {_LONGEST_WORD} characters", text)
    else:
        return word
    return ""


def _language(articles: Iterable[Article], origin: str) -> str:
    sample = [article.word for article, _ in zip(articles, range(_SAMPLE), strict=False)]
    lang = detect("\n".join(sample))
    if lang not in SOURCE_LANGUAGES:
        raise InputError(
            f"{origin}: its words are neither Chinese nor Vietnamese as far as can be told; "
            "say which with --lang"
        )
    return lang


def _with_small_letters(
    found: dict[str, list[Gloss]], written: Mapping[str, str]
) -> dict[str, list[Gloss]]:
    """Return the renderings without the capitals that some dictionaries begin all of them with."""
    firsts = [some[0].text for key, some in found.items() if some and written[key] == key]
    capitals = sum(bool(_CAPITAL.match(text)) for text in firsts)
    if capitals <= _CAPITALISING * len(firsts):
        return found
    names = only_names()
    return {
        key: [
            Gloss(_small(gloss.text, names), gloss.pos) if written[key] == key else gloss
            for gloss in some
        ]
        for key, some in found.items()
    }


def _small(text: str, names: frozenset[str]) -> str:
    first, *others = re.split(r"[\s'’-]", text)
    is_name = first in names or any(_CAPITAL.match(other) for other in others)
    return text if is_name or not _CAPITAL.match(text) else text[:1].lower() + text[1:]


def _entries(
    found: Mapping[str, Sequence[Gloss]],
    written: Mapping[str, str],
    tags: Mapping[str, str],
    losses: Losses,
) -> Iterator[Entry]:
    for key, some in found.items():
        if some:
            yield _entry(key, some, tags.get(key, ""), is_name=written[key] != key)
        else:
            losses.add("words without a rendering that can be used", written[key])


def _is_name(english: str) -> bool:
    """Tell whether every word has a capital but for short ones: Democratic Republic of Congo."""
    words = english.split()
    return words[0][:1].isupper() and all(one[:1].isupper() or len(one) < 4 for one in words)


def _entry(key: str, some: Sequence[Gloss], tag: str, *, is_name: bool) -> Entry:
    pos = next(filter(None, (gloss.pos for gloss in some)), "")
    if not pos:
        pos = "prop" if is_name else tag or "n"
        pos = "n" if pos == "prop" and not _is_name(some[0].text) else pos
    first = [gloss.text for gloss in some if gloss.pos in (pos, "")]
    others = [gloss.text for gloss in some if gloss.pos not in (pos, "")]
    nouns = [gloss.text for gloss in some if gloss.pos == "n" and " " not in gloss.text]
    noun = nouns[0] if pos == "v" and nouns else ""
    return Entry(key, pos, tuple(dict.fromkeys(first + others))[:_MOST_GLOSSES], noun)
