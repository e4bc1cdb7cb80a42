"""A translation memory filled from files and runs, and written to files."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aligntool.engines import DRAFT_ENGINES
from aligntool.engines.base import JOINED, say_nothing
from aligntool.errors import InputError
from aligntool.formats import OpenFile
from aligntool.formats.memories import MEMORY_FORMATS
from aligntool.formats.stream import Unit as BitextUnit
from aligntool.formats.stream import stream_units
from aligntool.languages import is_code, primary, standard
from aligntool.memory.reader import Selection, open_reader
from aligntool.memory.units import Unit
from aligntool.memory.wording import context, from_digits
from aligntool.memory.writer import MemoryWriter, open_writer
from aligntool.model import Provenance
from aligntool.pipeline.records import SEGMENTS
from aligntool.text import collapse

_TOLD = 100_000
"""Units after which a line says how far an import is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """What is to be put into a memory."""

    paths: tuple[Path, ...]
    """Bitexts, and folders of runs."""
    source_lang: str | None = None
    """Language of the source; None for every one that a file has."""
    target_lang: str = "en"
    drafts: bool = False
    """Whether English that is marked as a draft or as suspicious is taken too."""
    now: str = ""
    """When units are made that have no date; UTC, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the units of a file."""

    name: str
    added: int
    known: int
    """Units that the memory had already."""
    drafts: int
    """Units left out because their English is a draft."""
    incomplete: int
    """Units left out because one side is missing."""

    @property
    def line(self) -> str:
        """What became of them, for people."""
        rest = {
            "there already": self.known,
            "drafts left out": self.drafts,
            "without both texts": self.incomplete,
        }
        told = [f"{self.added:,} added", *(f"{n:,} {what}" for what, n in rest.items() if n)]
        return f"{self.name}: {', '.join(told)}"


@dataclass(frozen=True, slots=True)
class _Row:
    """A source with its target as a file has them."""

    source_lang: str
    source: str
    target_lang: str
    target: str
    details: Mapping[str, str]


def import_files(
    memory: Path, request: ImportRequest, notify: Callable[[str], None] = say_nothing
) -> list[Imported]:
    """Put the units of files into a memory and return what became of each file's.

    All are one transaction: nothing is kept if one of the files is broken.

    Args:
        memory: the memory, made if it is missing.
        request: what is to be put into it.
        notify: receives a line now and then while a large file is read.

    Raises:
        InputError: if a file is broken or has no pair of the languages, or the memory is none.
        OutputError: if the memory cannot be written.
    """
    with open_writer(memory) as writer:
        return [_import(path, writer, request, notify) for path in request.paths]


def export_memory(
    memory: Path, selection: Selection, form: str, made: Provenance, open_file: OpenFile
) -> None:
    """Write units of a memory in a format.

    Raises:
        InputError: if the memory is missing or none.
    """
    with open_reader(memory) as reader:
        MEMORY_FORMATS[form](reader.select(selection), made, memory.stem, open_file)


def _import(
    path: Path, writer: MemoryWriter, request: ImportRequest, notify: Callable[[str], None]
) -> Imported:
    is_run = path.is_dir()
    file = path / SEGMENTS if is_run else path
    if not file.is_file():
        what = f"not the folder of a run, which has {SEGMENTS}" if is_run else "no such file"
        raise InputError(f"{path}: {what}")
    added = known = drafts = incomplete = 0
    name = path.resolve().name
    for number, (unit, draft) in enumerate(_units(file, name, request), 1):
        if number % _TOLD == 0:
            notify(f"{path}: {number:,} units")
        if unit is None:
            incomplete += 1
        elif draft and not request.drafts:
            drafts += 1
        elif writer.add(unit):
            added += 1
        else:
            known += 1
    if not added + known + drafts:
        raise InputError(f"{path}: holds no pair with a text in '{request.target_lang}'")
    return Imported(name, added, known, drafts, incomplete)


def _units(file: Path, name: str, request: ImportRequest) -> Iterator[tuple[Unit | None, bool]]:
    """Yield each unit, None for one that lacks a side, and whether it is a draft."""
    stream = stream_units(file, source_lang=request.source_lang, target_lang=request.target_lang)
    rows = (row for unit in stream for row in _rows(unit, request, str(file)))
    for row, before, after in _placed(rows):
        if row.source and row.target:
            yield _unit(row, before, after, name, request.now), _is_draft(row.details)
        else:
            yield None, False


def _rows(unit: BitextUnit, request: ImportRequest, origin: str) -> Iterator[_Row]:
    """Yield the texts of a unit in other languages with the one in the target language."""
    wanted = request.source_lang and primary(request.source_lang)
    target = unit.text(request.target_lang) or ""
    langs = {primary(one.lang): one.lang for one in unit.variants}
    target_lang = langs.get(primary(request.target_lang), request.target_lang)
    sources = [one for one in unit.variants if primary(one.lang) != primary(request.target_lang)]
    # What stands around a sentence is known where there is one source for each place.
    details = unit.details if len(sources) == 1 else {**unit.details, "seg": ""}
    for one in sources:
        lang = primary(one.lang)
        if wanted and lang != wanted:
            continue
        if not is_code(lang):
            raise InputError(
                f"{origin}: '{collapse(one.lang)}' is no language code; write vi or zh-Hant"
            )
        texts = collapse(one.text), collapse(target)
        yield _Row(standard(one.lang), texts[0], standard(target_lang), texts[1], details)


_Placed = tuple[_Row, str | None, str | None]


def _placed(rows: Iterable[_Row]) -> Iterator[_Placed]:
    """Yield rows with the sources before and after them; ``""`` for none, None for not known."""
    last: _Row | None = None
    before: str | None = None
    for row in rows:
        if last is not None:
            yield last, before, _after(last, row)
        before = _before(last, row)
        last = row
    if last is not None:
        yield last, before, "" if _place(last) else None


def _place(row: _Row) -> tuple[str, str, int] | None:
    """Return language, document and number of a sentence, where the file says them."""
    number = row.details.get("seg", "")
    doc = row.details.get("doc")
    if doc is None or not number.isdecimal():
        return None
    return row.source_lang, doc, int(number)


def _before(last: _Row | None, row: _Row) -> str | None:
    place = _place(row)
    if place is None:
        return None
    if last is not None and _place(last) == (*place[:2], place[2] - 1):
        return last.source
    return "" if place[2] == 1 else None


def _after(row: _Row, following: _Row) -> str | None:
    place, other = _place(row), _place(following)
    if place is None or other is None:
        return None
    if place[:2] != other[:2]:
        return ""
    return following.source if other[2] == place[2] + 1 else None


def _unit(row: _Row, before: str | None, after: str | None, name: str, now: str) -> Unit:
    details = row.details
    created = details.get("created") or details.get("changed") or now
    return Unit(
        source=row.source,
        target=row.target,
        source_lang=row.source_lang,
        target_lang=row.target_lang,
        previous=_neighbour(row, "previous", "before", before),
        following=_neighbour(row, "following", "after", after),
        origin=details.get("origin") or name,
        created=created,
        changed=details.get("changed") or created,
        author=details.get("author") or details.get("model", ""),
        key=details.get("key", ""),
    )


def _neighbour(row: _Row, digits: str, text: str, found: str | None) -> int | None:
    """Return the fingerprint of a neighbour: that in the file, else of the text it has or found."""
    given = from_digits(row.details.get(digits, ""))
    known = row.details.get(text, found)
    if given is not None or known is None:
        return given
    return context(collapse(known), row.source_lang)


def _is_draft(details: Mapping[str, str]) -> bool:
    flags = {*details.get("flags", "").split()} - {JOINED}
    return bool(details.get("draft") or flags) or details.get("engine") in DRAFT_ENGINES
