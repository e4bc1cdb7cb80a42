"""Compare two glossaries concept by concept, whatever their order of rows and columns."""

from collections.abc import Iterator
from dataclasses import dataclass

from aligntool.glossary.cells import alternatives
from aligntool.glossary.edit import holds_list
from aligntool.glossary.table import GlossaryTable


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that differs, or in a column of alternatives what was added and taken out."""

    column: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of a concept."""

    concept: str
    kind: str
    """``added``, ``removed`` or ``changed``."""
    changes: tuple[Change, ...]


def differences(old: GlossaryTable, new: GlossaryTable) -> Iterator[Difference]:
    """Yield the concepts that differ: those of the old table in its order, then new ones."""
    before, after = _by_id(old), _by_id(new)
    for concept, cells in before.items():
        changes = tuple(_changes(cells, after.get(concept, {})))
        if concept not in after:
            yield Difference(concept, "removed", changes)
        elif changes:
            yield Difference(concept, "changed", changes)
    for concept, cells in after.items():
        if concept not in before:
            yield Difference(concept, "added", tuple(_changes({}, cells)))


def _by_id(table: GlossaryTable) -> dict[str, dict[str, str]]:
    rows = (table.values(row) for row in table.concepts())
    return {cells["concept"]: cells for cells in rows}


def _changes(old: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    for column in dict.fromkeys((*old, *new)):
        before, after = old.get(column, ""), new.get(column, "")
        if column == "concept" or before == after:
            continue
        if not holds_list(column):
            yield Change(column, (before,) if before else (), (after,) if after else ())
            continue
        had, has = alternatives(before), alternatives(after)
        gone = tuple(one for one in had if one not in has)
        come = tuple(one for one in has if one not in had)
        # The same in another order: the first term is the canonical one.
        yield Change(column, gone, come) if gone or come else Change(column, had, has)
