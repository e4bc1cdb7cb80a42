"""Lexicons of the user's: files to entries, compiled into the cache where they are large."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligntool.errors import InputError, at
from aligntool.lexicon import cache
from aligntool.lexicon.entries import Entry
from aligntool.lexicon.files import LexiconFile, Line, parse, read_bytes
from aligntool.lexicon.tables import TABLES, entry_of

_COMPILER = "1"
"""Raise it whenever the same file would compile to something else."""
LARGE = 100_000
"""Bytes from which reading the compiled form is faster by more than one can notice."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry of a file."""

    lang: str
    entry: Entry
    row: Line


@dataclass(frozen=True, slots=True)
class OwnLexicons:
    """What several files say, the first before the others."""

    packed: Mapping[str, Mapping[str, str]]
    """Packed entries by key, for each language."""
    digests: tuple[str, ...]
    """SHA-256 of each file, hexadecimal."""


def placed(file: LexiconFile, row: Line) -> Placed:
    """Return the entry of a row.

    Raises:
        InputError: if the row breaks the format.
    """
    place = at(file.path, row.number)
    cells = file.cells(row)
    for name in ("source", "pos", "en"):
        if not cells[name]:
            raise InputError(f"{place}: the cell '{name}' is empty")
    if cells["lang"] not in TABLES:
        raise InputError(f"{place}: no lexicon for '{cells['lang']}'; there are: zh, vi")
    glosses = "|".join(gloss.strip() for gloss in cells["en"].split("|"))
    if not all(glosses.split("|")):
        raise InputError(f"{place}: a gloss in '{cells['en']}' is empty; write - for nothing")
    noun = cells.get("noun", "")
    entry = entry_of(cells["source"], cells["pos"], glosses, noun=noun, place=place)
    return Placed(cells["lang"], entry, row)


def entries(file: LexiconFile) -> Iterator[Placed]:
    """Yield the entries of a file.

    Raises:
        InputError: if a row breaks the format.
    """
    return (placed(file, row) for row in file.rows())


def load_own(paths: Sequence[Path], folder: Path) -> OwnLexicons:
    """Return what files say; of several entries with one key the first counts.

    Args:
        paths: the files.
        folder: where compiled lexicons are kept.

    Raises:
        InputError: if a file cannot be read or a line breaks the format.
    """
    packed: dict[str, dict[str, str]] = {lang: {} for lang in TABLES}
    digests = []
    for path in paths:
        data = read_bytes(path)
        digests.append(hashlib.sha256(data).hexdigest())
        for lang, found in _tables(data, path, digests[-1], folder).items():
            packed[lang] = {**found, **packed[lang]}
    return OwnLexicons(packed, tuple(digests))


def _tables(data: bytes, path: Path, digest: str, folder: Path) -> Mapping[str, Mapping[str, str]]:
    """Return the packed entries of a file for each language."""
    if len(data) < LARGE:
        return _compile(data, path)
    beginning = f"own-{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:8]}-"
    name = f"{beginning}{_COMPILER}-{digest[:16]}"
    stored = cache.read(folder, name)
    if stored is None:
        stored = _compile(data, path)
        cache.write(folder, name, stored, instead_of=beginning)
    return stored


def _compile(data: bytes, path: Path) -> dict[str, dict[str, str]]:
    packed: dict[str, dict[str, str]] = {lang: {} for lang in TABLES}
    for one in entries(parse(data, path)):
        packed[one.lang].setdefault(one.entry.source, one.entry.pack())
    return packed
