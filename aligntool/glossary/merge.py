"""Bring the concepts of one glossary table into another.

Cells that are empty in one are filled from the other; alternatives are put together, mine first.
What both say differently is a conflict, and so is a term that they give to different concepts.
"""

from dataclasses import dataclass

from aligntool.errors import at
from aligntool.glossary.cells import SEPARATOR, alternatives, together
from aligntool.glossary.edit import holds_list
from aligntool.glossary.load import claims, concept_of, languages
from aligntool.glossary.table import GlossaryTable, Row

MINE, THEIRS, FAIL = "mine", "theirs", "fail"
PREFERENCES = (FAIL, MINE, THEIRS)
"""Which side wins a conflict; with ``fail`` mine does, and the conflicts are told."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome of a merge."""

    table: GlossaryTable
    conflicts: tuple[str, ...]
    """One line each, with both places."""
    added: int
    """Concepts that were not there before."""
    changed: int
    """Concepts that got other cells."""


def merge(mine: GlossaryTable, theirs: GlossaryTable, *, prefer: str) -> Merged:
    """Return my table with the concepts of theirs.

    Args:
        mine: the table whose order, comments and columns stay.
        theirs: what is brought in.
        prefer: one of ``PREFERENCES``.
    """
    work = _Merge(mine, theirs, prefer)
    for row in theirs.concepts():
        work.bring(row)
    table = mine.with_cells(work.changes).with_rows(work.new)
    return Merged(table, tuple(work.conflicts), len(work.new), len(work.changes))


class _Merge:
    """One merge under way."""

    def __init__(self, mine: GlossaryTable, theirs: GlossaryTable, prefer: str) -> None:
        self._mine, self._theirs, self._prefer = mine, theirs, prefer
        self._cells = {row.line: mine.values(row) for row in mine.concepts()}
        self._owners = {
            claim: (row.line, term)
            for row in mine.concepts()
            for term, claim in claims(concept_of(mine, row))
        }
        self.changes: dict[int, dict[str, str]] = {}
        self.new: list[dict[str, str]] = []
        self.conflicts: list[str] = []

    def bring(self, row: Row) -> None:
        """Bring in one concept."""
        concept = concept_of(self._theirs, row)
        own = self._mine.row(concept.id).line if self._mine.has(concept.id) else None
        theirs = self._theirs.values(row)
        for term, claim in claims(concept):
            owner, written = self._owners.get(claim, (own, term))
            if owner is not None and owner != own:
                self._contest(owner, written, (concept.id, row.line, claim[0]))
                if self._prefer == THEIRS:
                    self._set(owner, claim[0], _without(self._cells[owner][claim[0]], written))
                else:
                    theirs[claim[0]] = _without(theirs[claim[0]], term)
        filled = {column: cell for column, cell in theirs.items() if cell}
        if own is not None:
            self._unite(own, filled, row.line)
        elif languages(filled):
            self.new.append(filled)

    def _unite(self, own: int, theirs: dict[str, str], line: int) -> None:
        """Bring the cells of a concept into those of mine."""
        for column, cell in theirs.items():
            mine = self._cells[own].get(column, "")
            if holds_list(column):
                self._set(own, column, together(alternatives(f"{mine}{SEPARATOR}{cell}")))
            elif not mine:
                self._set(own, column, cell)
            elif mine != cell:
                self._conflict(own, line, f"'{column}' is '{mine}' here and '{cell}' there")
                if self._prefer == THEIRS:
                    self._set(own, column, cell)

    def _set(self, line: int, column: str, cell: str) -> None:
        """Write a cell of mine, unless it says the same already."""
        if cell != together(alternatives(self._cells[line].get(column, ""))):
            self._cells[line][column] = cell
            self.changes.setdefault(line, {})[column] = cell

    def _contest(self, owner: int, term: str, claimant: tuple[str, int, str]) -> None:
        """Tell that a term of mine belongs to another concept there."""
        concept, line, lang = claimant
        mine = self._cells[owner]["concept"]
        what = f"the {lang} term '{term}' belongs to '{mine}' here and to '{concept}' there"
        self._conflict(owner, line, what)

    def _conflict(self, mine: int, theirs: int, what: str) -> None:
        places = f"{at(self._mine.path, mine)}, {at(self._theirs.path, theirs)}"
        self.conflicts.append(f"{places}: {what}")


def _without(cell: str, term: str) -> str:
    return together([one for one in alternatives(cell) if one != term])
