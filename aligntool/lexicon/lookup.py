"""Where a word is: every source that has it, the one that counts first."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligntool.errors import at
from aligntool.languages.script import to_simplified
from aligntool.lexicon.entries import Entry, unpack
from aligntool.lexicon.files import read
from aligntool.lexicon.loading import packaged_sources
from aligntool.lexicon.own import entries
from aligntool.lexicon.tables import fold, prefer, read_preferred


@dataclass(frozen=True, slots=True)
class Found:
    """An entry and where it is from."""

    origin: str
    """File and line of a file of the user's; else the name of the packaged source."""
    entry: Entry


def lookup(
    word: str, lang: str, *, own: Sequence[Path] = (), folder: Path | None = None
) -> tuple[Found, ...]:
    """Return all entries of a word; the first is the one that is used.

    Args:
        word: in any case, script and spelling.
        lang: its language.
        own: lexicon files of the user's.
        folder: where compiled lexicons are kept; None stands for the user's cache folder.

    Raises:
        UsageError: if there is no lexicon for the language.
        InputError: if a file of the user's cannot be read or breaks the format.
        MissingDependency: if a package behind the Chinese lexicon is not installed.
    """
    composed = unicodedata.normalize("NFC", word)
    key = fold(to_simplified(composed) if lang == "zh" else composed)
    packaged = [
        Found(name, unpack(key, packed[key]))
        for name, packed in packaged_sources(lang, folder=folder).items()
        if key in packed
    ]
    if packaged:
        # As in loading: the gloss that misleads least comes first in the entry that counts.
        entry = prefer(packaged[0].entry, read_preferred(lang).get(key))
        packaged[0] = Found(packaged[0].origin, entry)
    return (*_own(key, lang, own), *packaged)


def _own(key: str, lang: str, paths: Sequence[Path]) -> Iterator[Found]:
    for path in paths:
        for one in entries(read(path)):
            if (one.lang, one.entry.source) == (lang, key):
                yield Found(at(path, one.row.number), one.entry)
