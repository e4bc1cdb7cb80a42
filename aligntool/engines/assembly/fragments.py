"""Short translations of a memory as phrases of the lexicon: terms, headings, cells of tables.

As in the fragment assembly of translation tools (Déjà Vu, memoQ), what a memory has for a part of
a sentence is taken where it has nothing for the whole.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from aligntool.lexicon import Entry, Lexicon
from aligntool.lexicon.entries import reach_of
from aligntool.lexicon.tables import fold
from aligntool.memory.reader import chosen
from aligntool.memory.units import Unit
from aligntool.memory.wording import wording

_MOST_UNITS = 20_000
"""Short units taken, the last changed first."""
_MOST_CHARACTERS = {"zh": 12, "vi": 48}
_MOST_WORDS = 8
"""Words of the English of a phrase."""
_STOPS = tuple(".!?…。！？；;:：")
"""Marks at the end of a sentence: what has one is no phrase."""


def with_fragments(lexicon: Lexicon, path: Path) -> Lexicon:
    """Return a lexicon that has the short units of a memory before its own entries.

    An entry of the user's own lexicons stays.

    Raises:
        InputError: if the memory is missing, damaged or of a newer version.
    """
    size = _MOST_CHARACTERS[lexicon.lang]
    units = chosen(
        path, lambda reader: reader.short(lexicon.lang, characters=size, limit=_MOST_UNITS)
    )
    entries = _entries(lexicon, units)
    if not entries:
        return lexicon
    packed = {**lexicon.packed, **entries}
    said = hashlib.sha256(f"{lexicon.version}{sorted(entries.items())}".encode()).hexdigest()
    return replace(
        lexicon,
        version=said[:8],
        packed=packed,
        reach=reach_of(packed),
        own=lexicon.own | entries.keys(),
    )


def _entries(lexicon: Lexicon, units: Iterable[Unit]) -> Mapping[str, str]:
    """Return packed entries; of several units with one source the first counts."""
    made: dict[str, str] = {}
    for unit in units:
        key, english = fold(wording(unit.source, lexicon.lang)), unit.target.strip()
        if key in made or key in lexicon.own or not _is_phrase(key, english):
            continue
        made[key] = _entry(lexicon, key, english).pack()
    return made


def _is_phrase(source: str, english: str) -> bool:
    whole = source.endswith(_STOPS) or english.endswith(_STOPS)
    return (
        not whole
        and any(map(str.isalpha, source))
        and 0 < len(english.split()) <= _MOST_WORDS
        and not set(english) & set("\t|")
    )


def _entry(lexicon: Lexicon, key: str, english: str) -> Entry:
    """Return an entry; a word that the lexicon knows keeps its part of speech and other glosses."""
    known = lexicon.get(key)
    if known is not None:
        others = tuple(gloss for gloss in known.glosses if gloss != english)
        return Entry(key, known.pos, (english, *others), known.noun)
    verb = english.removeprefix("to ")
    return Entry(key, "np", (english,)) if verb == english else Entry(key, "vp", (verb,))
