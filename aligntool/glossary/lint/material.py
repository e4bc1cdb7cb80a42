"""What lint rules look at, and what they say."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from aligntool import results
from aligntool.errors import GlossaryError, at
from aligntool.glossary.load import concept_of, languages
from aligntool.glossary.table import GlossaryTable, Row
from aligntool.model import Concept
from aligntool.results import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept with the row it was read from."""

    table: GlossaryTable
    row: Row
    concept: Concept

    @property
    def place(self) -> str:
        """File and line."""
        return at(self.table.path, self.row.line)

    @property
    def cells(self) -> Iterator[tuple[str, str]]:
        """Columns and their cells as written, quotes taken off."""
        return zip(self.table.columns, self.row.cells, strict=False)


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found in a row."""

    table: GlossaryTable
    line: int
    message: str
    concept: str = ""
    fix: Mapping[str, str] = field(default_factory=dict)
    """New cells by column that mend it; none where a person must decide."""


@dataclass(frozen=True)
class Material:
    """The tables to look at, read as far as they can be."""

    tables: tuple[GlossaryTable, ...]
    entries: tuple[Entry, ...]
    """Concepts whose rows keep to the format."""
    broken: tuple[Problem, ...]
    """Rows that do not."""

    @cached_property
    def by_english(self) -> Mapping[str, Sequence[Entry]]:
        """Concepts by their preferred English in lower case."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.concept.preferred.casefold(), []).append(entry)
        return found

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Source languages that any table has a column for."""
        named = (lang for table in self.tables for lang in languages(table.columns))
        return tuple(dict.fromkeys(named))

    def terms(self) -> Iterator[tuple[Entry, str, str]]:
        """Yield each source term with its concept and language."""
        for entry in self.entries:
            for lang, terms in entry.concept.terms.items():
                for term in terms:
                    yield entry, lang, term


Check = Callable[[Material], Iterable[Problem]]
Rule = results.Rule[Material, Problem]


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with the rule that found it."""

    rule: str
    severity: Severity
    path: Path
    line: int
    concept: str
    message: str
    fixable: bool

    @property
    def subject(self) -> str:
        """What it is about."""
        return self.concept


def material(tables: Sequence[GlossaryTable]) -> Material:
    """Read the rows of tables; those that break the format are kept as problems."""
    entries: list[Entry] = []
    broken: list[Problem] = []
    for table in tables:
        for row in table.concepts():
            try:
                entries.append(Entry(table, row, concept_of(table, row)))
            except GlossaryError as error:
                message = str(error).removeprefix(f"{at(table.path, row.line)}: ")
                broken.append(Problem(table, row.line, message))
    return Material(tuple(tables), tuple(entries), tuple(broken))


def problem(entry: Entry, message: str, fix: Mapping[str, str] | None = None) -> Problem:
    """Return what was found in the row of a concept."""
    return Problem(entry.table, entry.row.line, message, entry.concept.id, fix or {})
