"""Change one concept of a glossary table: add it, write cells anew, take it out."""

from collections.abc import Mapping, Sequence

from aligntool.errors import UsageError
from aligntool.glossary.cells import SEPARATOR, alternatives, together
from aligntool.glossary.load import COLUMNS, LISTS, languages
from aligntool.glossary.table import GlossaryTable

Assignment = tuple[str, str]
"""A column and a text for it."""


def added(table: GlossaryTable, concept: str, cells: Mapping[str, str]) -> GlossaryTable:
    """Return the table with a new concept at its end.

    Raises:
        UsageError: if the concept is there already, or a column has no meaning in a glossary.
    """
    if table.has(concept):
        raise UsageError(f"{table.path} already has a concept '{concept}'; use edit")
    for column in cells:
        _check_column(table, column)
    return table.with_rows([{"concept": concept, **cells}])


def edited(
    table: GlossaryTable,
    concept: str,
    *,
    cells: Mapping[str, str],
    more: Sequence[Assignment] = (),
    fewer: Sequence[Assignment] = (),
) -> GlossaryTable:
    """Return the table with cells of a concept written anew.

    Args:
        table: where the concept is.
        concept: its id.
        cells: new texts by column.
        more: alternatives to be added behind those of a column.
        fewer: alternatives to be taken out.

    Raises:
        UsageError: if the concept or an alternative is not there, a column has no meaning in a
            glossary, or one that does not hold alternatives is to get more.
    """
    row = table.row(concept)
    old = table.values(row)
    new = dict(cells)
    for column in new:
        _check_column(table, column)
    for column, _ in (*more, *fewer):
        _check_list(table, column)
        new.setdefault(column, old.get(column, ""))
    for column, term in more:
        new[column] = together(alternatives(f"{new[column]}{SEPARATOR}{term}"))
    for column, term in fewer:
        kept = list(alternatives(new[column]))
        if term not in kept:
            raise UsageError(f"'{term}' is not in the column '{column}' of concept '{concept}'")
        kept.remove(term)
        new[column] = together(kept)
    return table.with_cells({row.line: new})


def removed(table: GlossaryTable, concepts: Sequence[str]) -> GlossaryTable:
    """Return the table without some concepts.

    Raises:
        UsageError: if one of them is not there.
    """
    return table.without({table.row(concept).line for concept in concepts})


def holds_list(column: str) -> bool:
    """Tell whether a column holds alternatives."""
    return column in LISTS or bool(languages([column]))


def _check_column(table: GlossaryTable, column: str) -> None:
    if column not in (*table.columns, *COLUMNS) and not languages([column]):
        raise UsageError(
            f"'{column}' is no column of {table.path}; there are: {', '.join(table.columns)}"
        )


def _check_list(table: GlossaryTable, column: str) -> None:
    _check_column(table, column)
    if not holds_list(column):
        raise UsageError(f"the column '{column}' holds one text; use --set {column}=…")
