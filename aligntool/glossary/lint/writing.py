"""Checks of how cells and columns are written, whatever they mean."""

import unicodedata
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from aligntool.glossary.cells import SEPARATOR, alternatives, together
from aligntool.glossary.edit import holds_list
from aligntool.glossary.lint.material import Check, Material, Problem, problem
from aligntool.glossary.load import COLUMNS, languages
from aligntool.text import collapse

_FREE = ("context", "note")
"""Columns in which white space inside may be meant."""
PARTS_OF_SPEECH = ("noun", "proper noun", "verb", "adjective", "adverb", "other")


def broken(material: Material) -> Iterator[Problem]:
    """Find rows that break the format."""
    return iter(material.broken)


def unknown_columns(material: Material) -> Iterator[Problem]:
    """Find columns that mean nothing to a glossary."""
    for table in material.tables:
        for name in table.columns:
            if name in COLUMNS or languages([name]):
                continue
            near = get_close_matches(name, COLUMNS, n=1)
            meant = f"; is '{near[0]}' meant?" if near else ""
            yield Problem(table, table.header.line, f"the column '{name}' is not used{meant}")


def unknown_parts_of_speech(material: Material) -> Iterator[Problem]:
    """Find parts of speech that exchange formats do not know."""
    for entry in material.entries:
        pos = entry.concept.pos
        if pos and pos not in PARTS_OF_SPEECH:
            yield problem(entry, f"'{pos}' is none of: {', '.join(PARTS_OF_SPEECH)}")


def rewritten(rewrite: Callable[[str, str], str], message: str) -> Check:
    """Return a check that finds the cells which ``rewrite`` (column, cell) changes."""

    def check(material: Material) -> Iterator[Problem]:
        for entry in material.entries:
            for column, cell in entry.cells:
                new = rewrite(column, cell)
                if new != cell:
                    yield problem(entry, f"'{column}' {message}: '{cell}'", {column: new})

    return check


def composed(_column: str, cell: str) -> str:
    """Return a cell in composed form."""
    return unicodedata.normalize("NFC", cell)


def tidy(column: str, cell: str) -> str:
    """Return a cell without white space at its ends and those of alternatives, and none doubled."""
    if column in _FREE:
        return cell.strip()
    if holds_list(column):
        return together([part for part in map(collapse, cell.split(SEPARATOR)) if part])
    return collapse(cell)


def without_repeats(column: str, cell: str) -> str:
    """Return a cell in which no alternative stands twice."""
    if not holds_list(column):
        return cell
    parts = [part.strip() for part in cell.split(SEPARATOR) if part.strip()]
    different = alternatives(composed(column, cell))
    return cell if len(parts) == len(different) else together(different)
