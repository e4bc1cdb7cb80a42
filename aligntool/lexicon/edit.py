"""Add words to a lexicon file, and make new files."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from aligntool.errors import UsageError, at
from aligntool.lexicon.entries import PARTS_OF_SPEECH, Entry
from aligntool.lexicon.files import COMMENT, LexiconFile, parse
from aligntool.lexicon.own import Placed, entries
from aligntool.lexicon.tables import NOTHING, SEPARATOR, fold
from aligntool.text import HAN

_HAN = re.compile(f"[{HAN}]")
_VERB = re.compile(r"^to (?=\w)")


def new_file(path: Path, lang: str, words: Iterable[Entry] = (), *, title: str = "") -> LexiconFile:
    """Return a lexicon file that does not exist yet.

    Args:
        path: where it will be.
        lang: the language of its words.
        words: what it holds.
        title: where they are from; stands in a comment.
    """
    listed = list(words)
    columns = (lang, "pos", "en", *(("noun",) if any(one.noun for one in listed) else ()))
    rows = [columns, *(_cells(one)[: len(columns)] for one in listed)]
    comments = [f"{COMMENT} {' '.join(title.split())}"] if title else []
    text = "".join(f"{line}\n" for line in (*comments, *map("\t".join, rows)))
    return parse(text.encode(), path)


def added(
    file: LexiconFile, source: str, english: Sequence[str], *, pos: str = "", lang: str = ""
) -> LexiconFile:
    """Return the file with a word and its English; of a word that is there, with the English added.

    Args:
        file: where the word is to be.
        source: the word.
        english: its renderings, the best first.
        pos: part of speech; told from the English where it is empty.
        lang: language of the word; told from its characters where it is empty.

    Raises:
        UsageError: if the file is for another language, the part of speech is unknown or another
            than the file gives the word, or a text holds what parts cells or renderings.
        InputError: if a line of the file breaks the format.
    """
    source, *english = (unicodedata.normalize("NFC", text).strip() for text in (source, *english))
    lang = lang or language_of(source)
    if file.lang not in ("", lang):
        raise UsageError(f"{file.path} holds words of '{file.lang}'; '{source}' is '{lang}'")
    _check([source, *english], pos)
    found = next(
        (one for one in entries(file) if (one.lang, one.entry.source) == (lang, fold(source))), None
    )
    if found is not None:
        return _extended(file, found, english, pos)
    glosses = [_VERB.sub("", one) for one in english]
    told = "v" if _VERB.match(english[0]) else "n"
    cells = {"lang": lang, "source": source, "pos": pos or told, "en": SEPARATOR.join(glosses)}
    return file.with_row(cells)


def language_of(source: str) -> str:
    """Return ``zh`` for a word with Chinese characters, else ``vi``."""
    return "zh" if _HAN.search(source) else "vi"


def _extended(file: LexiconFile, found: Placed, english: Sequence[str], pos: str) -> LexiconFile:
    if pos and pos != found.entry.pos:
        raise UsageError(
            f"{at(file.path, found.row.number)}: the word is there as '{found.entry.pos}'; "
            f"a word has one part of speech, change it there"
        )
    there = [gloss or NOTHING for gloss in found.entry.glosses]
    glosses = dict.fromkeys([*there, *(_VERB.sub("", one) for one in english)])
    if len(glosses) == len(there):
        return file
    return file.with_cells({found.row.number: {"en": SEPARATOR.join(glosses)}})


def _check(texts: Iterable[str], pos: str) -> None:
    for text in texts:
        if not text.strip() or re.search(r"[\t\r\n|]", text) or text.startswith(COMMENT):
            raise UsageError(f"'{text}' is empty, begins with # or has a tab, a bar or a line end")
    if pos and pos not in PARTS_OF_SPEECH:
        known = ", ".join(sorted(PARTS_OF_SPEECH))
        raise UsageError(f"unknown part of speech '{pos}'; there are: {known}")


def _cells(entry: Entry) -> tuple[str, ...]:
    glosses = SEPARATOR.join(one.replace(SEPARATOR, "/") or NOTHING for one in entry.glosses)
    return (entry.source, entry.pos, glosses, entry.noun)
