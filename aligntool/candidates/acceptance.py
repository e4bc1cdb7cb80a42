"""What a person decided about wrong renderings in, a glossary table that forbids them out."""

import csv
from collections.abc import Iterable
from pathlib import Path

from aligntool.errors import InputError, UsageError, at
from aligntool.glossary.edit import edited
from aligntool.glossary.load import concept_of
from aligntool.glossary.renderings import ConceptPatterns
from aligntool.glossary.table import GlossaryTable
from aligntool.text import Span

Decision = tuple[str, str]
"""The id of a concept, and a rendering of it that is wrong."""
_COLUMNS = ("concept", "rendering")


def accepted(table: GlossaryTable, decisions: Iterable[Decision]) -> GlossaryTable:
    """Return the table with renderings forbidden; those that are so already stay as they are.

    Raises:
        UsageError: if a concept is not there, or prefers or allows what is to be forbidden.
    """
    for concept, rendering in decisions:
        known = concept_of(table, table.row(concept))
        if Span(0, len(rendering)) in ConceptPatterns(known).right(rendering):
            raise UsageError(f"'{rendering}' is right for '{concept}'; nothing was written")
        if rendering not in known.forbidden:
            table = edited(table, concept, cells={}, more=[("en_forbidden", rendering)])
    return table


def reviewed(path: Path) -> list[Decision]:
    """Return the decisions of a table with the columns ``concept`` and ``rendering``.

    Raises:
        InputError: if it cannot be read, lacks a column, or a row lacks a cell.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8; save the file as UTF-8") from error
    reader = csv.DictReader(text.splitlines(), delimiter="\t")
    missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise InputError(f"{at(path, 1)}: the header has no column '{missing[0]}'")
    decisions = []
    for row in reader:
        concept, rendering = ((row[name] or "").strip() for name in _COLUMNS)
        if not concept or not rendering:
            raise InputError(f"{at(path, reader.line_num)}: a concept and a rendering are needed")
        decisions.append((concept, rendering))
    return decisions
