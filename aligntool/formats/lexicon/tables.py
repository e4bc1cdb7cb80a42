"""Word lists: a word and its English in a row, parted by a comma or a tab.

A first row may name the columns.  In a cell of English ``|`` or ``;`` parts renderings, and what
stands there is taken as it is; a text with tabs that has no such row is what StarDict's editor
writes, a definition behind each word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from aligntool.errors import InputError, at
from aligntool.formats.glossary._losses import Losses
from aligntool.formats.glossary._rows import TextRow, csv_rows, decoded, tab_rows
from aligntool.formats.lexicon._definitions import Gloss, glosses
from aligntool.formats.lexicon._entries import Article, Dictionary, Given, dictionary
from aligntool.lexicon.entries import PARTS_OF_SPEECH
from aligntool.lexicon.files import parse, read_bytes
from aligntool.lexicon.labels import TAGS
from aligntool.lexicon.own import entries
from aligntool.lexicon.tables import TABLES, merge
from aligntool.text import collapse

_COLUMNS = {
    "source": ("source", "word", "term", "headword", "chinese", "vietnamese", *TABLES),
    "en": ("en", "english", "target", "translation", "gloss", "definition", "meaning"),
    "pos": ("pos", "part of speech", "class", "type"),
}
_ALTERNATIVES = re.compile(r"[|;；]")
_ESCAPES = {"\\n": "\n", "\\t": " ", "\\\\": "\\"}
_ESCAPED = re.compile(r"\\[nt\\]")


def read_csv(given: Given) -> Dictionary:
    """Read rows of two cells or more, parted by commas.

    Raises:
        InputError: if the file cannot be read, a row has one cell only, or the language cannot be
            told.
    """
    rows = list(csv_rows(decoded(read_bytes(given.path), given.origin), given.origin))
    columns = _columns(rows[0].cells)
    body = rows[1:] if columns else rows
    losses = Losses()
    found = list(_listed(body, columns or {"source": 0, "en": 1}, given, losses))
    return dictionary(found, given, losses)


def read_tsv(given: Given) -> Dictionary:
    """Read rows of two cells or more, parted by tabs; a lexicon of aligntool as it is.

    Raises:
        InputError: as ``read_csv``, or if a lexicon of aligntool breaks its format.
    """
    data = read_bytes(given.path)
    rows = list(tab_rows(decoded(data, given.origin), comments=True))
    losses = Losses()
    columns = _columns(rows[0].cells) if rows else {}
    if columns and {"lang", *TABLES} & {*rows[0].cells} and {"pos", "en"} <= {*rows[0].cells}:
        return _own(data, given)
    if columns:
        return dictionary(list(_listed(rows[1:], columns, given, losses)), given, losses)
    defined = ((row.cells[0], _second(row, given)) for row in rows)
    found = [Article(word, glosses(_unescaped(text), word, losses)) for word, text in defined]
    return dictionary(found, given, losses)


def _own(data: bytes, given: Given) -> Dictionary:
    """Return the entries of a lexicon of aligntool that are of the language."""
    found = list(entries(parse(data, Path(given.origin))))
    lang = given.lang or (found[0].lang if found else "")
    losses = Losses()
    for one in found:
        if one.lang != lang:
            losses.add("entries of another language", one.entry.source)
    kept = merge(one.entry for one in found if one.lang == lang)
    return Dictionary(lang, tuple(kept.values()), "", len(found), losses)


def _columns(cells: Sequence[str]) -> Mapping[str, int]:
    """Return where the columns are that a first row names; none if it names none."""
    names = [cell.lower() for cell in cells]
    places = {
        column: next((names.index(one) for one in known if one in names), -1)
        for column, known in _COLUMNS.items()
    }
    found = {column: place for column, place in places.items() if place >= 0}
    return found if {"source", "en"} <= found.keys() else {}


def _listed(
    rows: Iterable[TextRow], columns: Mapping[str, int], given: Given, losses: Losses
) -> Iterator[Article]:
    """Yield the rows of a table of words."""
    for row in rows:
        _second(row, given)
        word, english, named = (
            row.cells[place] if 0 <= place < len(row.cells) else ""
            for place in (columns.get(name, -1) for name in _COLUMNS)
        )
        pos = named if named in PARTS_OF_SPEECH else TAGS.get(named.lower().rstrip("."), "")
        if named and not pos:
            losses.add(f"unknown part of speech '{named}'", word)
        parts = filter(None, map(collapse, _ALTERNATIVES.split(english)))
        yield Article(word, tuple(Gloss(part, pos) for part in parts))


def _second(row: TextRow, given: Given) -> str:
    if len(row.cells) < 2:
        raise InputError(
            f"{at(given.origin, row.line)}: one cell; a word and its English are wanted"
        )
    return row.cells[1]


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: _ESCAPES[found[0]], text)
