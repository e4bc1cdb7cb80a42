"""The checks of lexicon files: how lines are written, and what they say of words."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from aligntool.languages.script import to_simplified
from aligntool.lexicon.entries import unpack
from aligntool.lexicon.files import COLUMNS
from aligntool.lexicon.labels import TAGS
from aligntool.lexicon.lint.material import Check, Entry, Material, Problem
from aligntool.lexicon.tables import CONTROL, FOREIGN, NOTHING, SEPARATOR
from aligntool.text import HAN, collapse

_HAN = re.compile(f"[{HAN}]")
_WIDE = re.compile("[\uff01-\uff5e]")
_TO = re.compile(r"^to (?=\w)")
_VERBS = ("v", "vp")
LONGEST_SOURCE = 40
"""Code points."""
LONGEST_GLOSS = 8
"""Words."""


def broken(material: Material) -> Iterator[Problem]:
    """Find rows that break the format."""
    for one in material.broken:
        if not one.unknown_pos:
            yield Problem(one.file, one.line, one.message)


def unknown_parts_of_speech(material: Material) -> Iterator[Problem]:
    """Find parts of speech that the lexicon does not know; names of known ones are mended."""
    for one in material.broken:
        if one.unknown_pos:
            tag = TAGS.get(one.unknown_pos.lower().rstrip("."))
            yield Problem(one.file, one.line, one.message, fix={"pos": tag} if tag else {})


def duplicates(material: Material) -> Iterator[Problem]:
    """Find words that were given before; what is said of them again never counts."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in material.entries:
        one = entry.placed
        other = first.setdefault((one.lang, one.entry.source), entry)
        if other is entry:
            continue
        earlier = other.placed.entry
        says_less = one.entry.pos == earlier.pos and {*one.entry.glosses} <= {*earlier.glosses}
        spelt = "" if other.source == entry.source else f" as '{other.source}'"
        yield entry.problem(
            f"was already given{spelt} at {other.place}; only the first counts",
            is_needless=says_less,
        )


def other_language(material: Material) -> Iterator[Problem]:
    """Find words that cannot be of their language."""
    for entry in material.entries:
        has_han = bool(_HAN.search(entry.source))
        if entry.placed.lang == "vi" and has_han:
            yield entry.problem("has Chinese characters, but stands as Vietnamese")
        if entry.placed.lang == "zh" and not has_han and not entry.source.isascii():
            yield entry.problem("has no Chinese character, but stands as Chinese")


def latin(material: Material) -> Iterator[Problem]:
    """Find Chinese entries in Latin letters, which are kept in English without an entry."""
    for entry in material.entries:
        if entry.placed.lang == "zh" and entry.source.isascii():
            yield entry.problem("is in Latin letters, which stay as they are by themselves")


def traditional(material: Material) -> Iterator[Problem]:
    """Find words in traditional characters; texts are read in simplified ones."""
    for entry in material.entries:
        if entry.placed.lang == "zh":
            # Character by character: 回覆 is written so in simplified characters too.
            characters = "\n".join(entry.source)
            if to_simplified(characters) != characters:
                simplified = to_simplified(entry.source)
                yield entry.problem(
                    f"is never found, since texts are read in simplified characters: {simplified}",
                    {"source": simplified},
                )


def foreign(material: Material) -> Iterator[Problem]:
    """Find glosses with letters that English does not use."""
    for entry in material.entries:
        for gloss in entry.placed.entry.glosses:
            if FOREIGN.search(gloss):
                yield entry.problem(f"the gloss '{gloss}' is not English")


def infinitives(material: Material) -> Iterator[Problem]:
    """Find verbs whose English begins with to; the grammar adds it where it belongs."""
    for entry in material.entries:
        glosses = [gloss or NOTHING for gloss in entry.placed.entry.glosses]
        bare = [_TO.sub("", gloss) for gloss in glosses]
        if entry.placed.entry.pos in _VERBS and bare != glosses:
            yield entry.problem(
                "gives its verb with 'to'", {"en": SEPARATOR.join(dict.fromkeys(bare))}
            )


def needless(material: Material) -> Iterator[Problem]:
    """Find entries that say what the packaged lexicon says."""
    for entry in material.entries:
        one = entry.placed
        packed = material.packaged(one.lang).get(one.entry.source)
        if packed is None:
            continue
        other = unpack(one.entry.source, packed)
        begins_alike = other.glosses[: len(one.entry.glosses)] == one.entry.glosses
        if one.entry.pos == other.pos and begins_alike:
            yield entry.problem("says what the packaged lexicon says without it")


def long_sources(material: Material) -> Iterator[Problem]:
    """Find words that are rather sentences."""
    for entry in material.entries:
        if len(entry.source) > LONGEST_SOURCE:
            yield entry.problem(f"has {len(entry.source)} characters; it will hardly be found")


def long_glosses(material: Material) -> Iterator[Problem]:
    """Find glosses that explain rather than translate."""
    for entry in material.entries:
        for gloss in entry.placed.entry.glosses:
            if len(gloss.split()) > LONGEST_GLOSS:
                yield entry.problem(f"the gloss '{gloss}' explains rather than translates")


def unknown_columns(material: Material) -> Iterator[Problem]:
    """Find columns that mean nothing to a lexicon."""
    for file in material.files:
        for name in file.columns:
            if name not in COLUMNS:
                near = get_close_matches(name, COLUMNS, n=1)
                meant = f"; is '{near[0]}' meant?" if near else ""
                message = f"the column '{name}' is not used{meant}"
                yield Problem(file, file.header.number, message)


def rewritten(rewrite: Callable[[str, str], str], message: str) -> Check:
    """Return a check that finds the cells which ``rewrite`` (column, cell) changes."""

    def check(material: Material) -> Iterator[Problem]:
        for file, row, column, cell in material.cells():
            new = rewrite(column, cell)
            if new != cell and column in COLUMNS:
                yield Problem(
                    file, row.number, f"'{column}' {message}: {cell!r}", fix={column: new}
                )

    return check


def composed(_column: str, cell: str) -> str:
    """Return a cell in composed form."""
    return unicodedata.normalize("NFC", cell)


def visible(_column: str, cell: str) -> str:
    """Return a cell without characters that cannot be seen."""
    return CONTROL.sub("", cell)


def narrow(_column: str, cell: str) -> str:
    """Return a cell with full-width letters, digits and marks as ordinary ones."""
    return _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), cell)


def tidy(column: str, cell: str) -> str:
    """Return a cell without white space at its ends and those of glosses, and none doubled."""
    if column != "en":
        return collapse(cell)
    return SEPARATOR.join(map(collapse, cell.split(SEPARATOR)))


def without_repeats(column: str, cell: str) -> str:
    """Return a cell in which no gloss stands twice."""
    return SEPARATOR.join(dict.fromkeys(cell.split(SEPARATOR))) if column == "en" else cell
