"""Packaged lexicon tables: tab-separated text in, entries out."""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files

from aligntool.errors import InputError, at
from aligntool.lexicon.entries import PARTS_OF_SPEECH, Entry

TABLES = {
    "vi": ("vi-en-words.tsv", "vi-en-phrases.tsv"),
    "zh": ("zh-en-phrases.tsv",),
}
"""Files of each language; a later file adds to an earlier one and never overrides it."""

_PREFERRED = "preferred.tsv"
ADDITIONS = "additions.tsv"
"""Words found missing in use, of all languages."""
NOTHING = "-"
"""Stands for a word that English normally leaves out."""
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u2060\ufeff]")
"""Characters that cannot be seen and say nothing; they stand in many a dictionary."""
FOREIGN = re.compile(r"[^\W\d_a-zA-Z\u00aa-\u00ff]|(?<!\w)[a-zà-ÿ]*[àáâãêìíòóôõùúý]")
"""A letter that English has in no word (ngữ), or in names only (Bogotá, but not nhà)."""
SEPARATOR = "|"
"""Between the glosses of a cell."""


def read_table(name: str) -> str:
    """Return the text of a packaged table."""
    return (files("aligntool") / "data" / "lexicon" / name).read_text(encoding="utf-8")


def parse_table(text: str, name: str) -> Iterator[Entry]:
    """Yield the entries of a table with a header line ``source, pos, en``.

    Raises:
        InputError: if a line has not three columns, no gloss, or an unknown part of speech.
    """
    for number, line in enumerate(text.splitlines()[1:], start=2):
        columns = line.split("\t")
        if len(columns) != 3 or not all(columns):
            raise InputError(f"{at(name, number)}: expected 3 filled columns, found {line!r}")
        yield entry_of(*columns, place=at(name, number))


def entry_of(source: str, pos: str, glosses: str, *, noun: str = "", place: str) -> Entry:
    """Return the entry of a row.

    Raises:
        InputError: if the part of speech is unknown.
    """
    if pos not in PARTS_OF_SPEECH:
        known = ", ".join(sorted(PARTS_OF_SPEECH))
        raise InputError(f"{place}: unknown part of speech '{pos}'; there are: {known}")
    return Entry(fold(source), pos, tuple(_gloss(one) for one in glosses.split(SEPARATOR)), noun)


def read_preferred(lang: str) -> dict[str, str]:
    """Return the gloss to put first, by key, for the words whose usual order misleads.

    The table was counted from a parallel corpus: the gloss that the English sentences of a word
    really contain, where it is not the one the lexicon names first.
    """
    rows = (line.split("\t") for line in read_table(_PREFERRED).splitlines()[1:])
    return {row[1]: row[2] for row in rows if row[0] == lang}


def read_additions(lang: str) -> str:
    """Return the table of words found missing in use, with the columns of the others."""
    rows = (line.partition("\t") for line in read_table(ADDITIONS).splitlines())
    return "\n".join(row for key, _, row in rows if key in ("lang", lang))


def prefer(entry: Entry, gloss: str | None) -> Entry:
    """Return the entry with one of its glosses first."""
    if gloss is None or gloss not in entry.glosses:
        return entry
    others = tuple(other for other in entry.glosses if other != gloss)
    return Entry(entry.source, entry.pos, (gloss, *others), entry.noun)


def merge(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the entries by key; the first of several with one key wins."""
    merged: dict[str, Entry] = {}
    for entry in entries:
        merged.setdefault(entry.source, entry)
    return merged


def fold(text: str) -> str:
    """Return the form in which keys are compared: lower case, new-style Vietnamese tone marks.

    The length never changes, so offsets into the result are offsets into the text.
    """
    lowered = "".join(map(_lower, text)) if len(text.lower()) != len(text) else text.lower()
    for old, new in _TONES:
        if old in lowered:
            lowered = lowered.replace(old, new)
    return lowered


def _lower(character: str) -> str:
    """Lower one character, unless that takes more than one."""
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def _gloss(text: str) -> str:
    return "" if text == NOTHING else text


def _tone_pairs() -> tuple[tuple[str, str], ...]:
    """Return (hoà, hòa) for the three rhymes whose tone mark has two customary places."""
    pairs: list[tuple[str, str]] = []
    for glide, plain, marked in (("o", "a", "àáảãạ"), ("o", "e", "èéẻẽẹ"), ("u", "y", "ỳýỷỹỵ")):
        tones = "òóỏõọ" if glide == "o" else "ùúủũụ"
        pairs += [(glide + mark, tone + plain) for mark, tone in zip(marked, tones, strict=True)]
    return tuple(pairs)


_TONES = _tone_pairs()
