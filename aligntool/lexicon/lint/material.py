"""What lint rules look at in lexicon files, and what they say."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from aligntool import results
from aligntool.errors import InputError, at
from aligntool.lexicon.entries import PARTS_OF_SPEECH
from aligntool.lexicon.files import LexiconFile, Line
from aligntool.lexicon.own import Placed, placed
from aligntool.results import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found in a line."""

    file: LexiconFile
    line: int
    message: str
    source: str = ""
    """The word, where there is one."""
    fix: Mapping[str, str] = field(default_factory=dict)
    """New cells by column that mend it."""
    is_needless: bool = False
    """Whether taking the line out mends it."""

    @property
    def fixable(self) -> bool:
        """Whether it can be mended without a decision."""
        return bool(self.fix) or self.is_needless


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with the file that it was read from."""

    file: LexiconFile
    placed: Placed

    @property
    def place(self) -> str:
        """File and line."""
        return at(self.file.path, self.placed.row.number)

    @property
    def source(self) -> str:
        """The word as it is written."""
        return self.file.cells(self.placed.row)["source"]

    def problem(
        self, message: str, fix: Mapping[str, str] | None = None, *, is_needless: bool = False
    ) -> Problem:
        """Return what was found in the line of this entry."""
        row = self.placed.row
        return Problem(self.file, row.number, message, self.source, fix or {}, is_needless)


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that breaks the format."""

    file: LexiconFile
    line: int
    message: str
    unknown_pos: str
    """Its part of speech, if there is no such one."""


@dataclass(frozen=True)
class Material:
    """The files to look at, read as far as they can be."""

    files: tuple[LexiconFile, ...]
    packaged: Callable[[str], Mapping[str, str]]
    """Packed entries of the packaged lexicon of a language."""

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """Rows that keep to the format."""
        return [found for found in self._read if isinstance(found, Entry)]

    @cached_property
    def broken(self) -> Sequence[Broken]:
        """Rows that do not."""
        return [found for found in self._read if isinstance(found, Broken)]

    def cells(self) -> Iterator[tuple[LexiconFile, Line, str, str]]:
        """Yield each cell with its file, line and column, as written."""
        for file in self.files:
            for row in file.rows():
                for column, cell in zip(file.columns, row.cells, strict=False):
                    yield file, row, "source" if column == file.lang else column, cell

    @cached_property
    def _read(self) -> Sequence[Entry | Broken]:
        return [_read(file, row) for file in self.files for row in file.rows()]


Check = Callable[[Material], Iterable[Problem]]
Rule = results.Rule[Material, Problem]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, for people and programs."""

    rule: str
    severity: Severity
    path: Path
    line: int
    source: str
    message: str
    fixable: bool

    @property
    def subject(self) -> str:
        """What it is about."""
        return self.source


def _read(file: LexiconFile, row: Line) -> Entry | Broken:
    try:
        return Entry(file, placed(file, row))
    except InputError as error:
        message = str(error).removeprefix(f"{at(file.path, row.number)}: ")
        cells = dict(zip(file.columns, row.cells, strict=False))
        pos = cells.get("pos", "").strip()
        return Broken(file, row.number, message, "" if pos in PARTS_OF_SPEECH else pos)
