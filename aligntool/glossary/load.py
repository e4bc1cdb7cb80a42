"""Read glossaries from TSV: one concept a line, ``|`` between alternatives.

Columns: ``concept``, ``en`` (both needed), ``domain``, ``en_allowed``, ``en_forbidden``, ``note``
and one column a source language, named by its code.  A broken line is refused with its place.
"""

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from aligntool.errors import GlossaryError, at
from aligntool.model import Concept, Glossary

if TYPE_CHECKING:
    from _csv import Reader as _Reader

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_ENGLISH = ("en", "en_allowed", "en_forbidden")


def load(paths: Sequence[Path]) -> Glossary:
    """Read glossaries as one table.

    Raises:
        GlossaryError: if a file cannot be read, a line breaks the format, or two concepts claim
            the same id or the same source term.
    """
    digest = hashlib.sha256()
    concepts: dict[str, Concept] = {}
    places: dict[str, str] = {}
    owners: dict[tuple[str, str], str] = {}
    for path in paths:
        data = _read(path)
        digest.update(data)
        for concept in _concepts(data, path):
            place = at(path, concept.line)
            if concept.id in places:
                raise GlossaryError(
                    f"{place}: concept '{concept.id}' was already given at {places[concept.id]}"
                )
            _claim(concept, place, owners)
            places[concept.id] = place
            concepts[concept.id] = concept
    name = "+".join(path.stem for path in paths)
    return Glossary(name, concepts, digest.hexdigest()[:12])


EMPTY = Glossary("none", {}, "0" * 12)
"""The glossary of a run without one."""


def term_key(term: str) -> str:
    """Return the form under which two source terms are the same one.

    Vietnamese acronyms keep their case: ``AI`` is not ``ai`` (who).
    """
    composed = unicodedata.normalize("NFC", term)
    return composed if composed.isupper() else composed.casefold()


def _claim(concept: Concept, place: str, owners: dict[tuple[str, str], str]) -> None:
    """Note that the concept owns its terms, unless another one does."""
    for lang, terms in concept.terms.items():
        for term in terms:
            owner = owners.setdefault((lang, term_key(term)), f"'{concept.id}' at {place}")
            if not owner.startswith(f"'{concept.id}'"):
                raise GlossaryError(
                    f"{place}: the {lang} term '{term}' already belongs to concept {owner}; "
                    "one term can have one meaning only"
                )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise GlossaryError(f"{path}: there is no such glossary file") from error
    except OSError as error:
        raise GlossaryError(f"{path}: cannot be read: {error.strerror}") from error


def _concepts(data: bytes, path: Path) -> Iterator[Concept]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError(f"{at(path, line)}: not UTF-8; save the file as UTF-8") from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    rows = _rows(reader, path)
    _, header = next(rows, (1, []))
    _check_header(header, path)
    for line, row in rows:
        if any(cell.strip() for cell in row) and not row[0].startswith("#"):
            yield _concept(_cells(header, row, at(path, line)), line, path)


def _rows(reader: "_Reader", path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line it starts on."""
    start = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise GlossaryError(
                f'{at(path, start)}: {error}; a cell with a " needs quotes around it and doubled'
            ) from error
        yield start, row
        start = reader.line_num + 1


def _check_header(header: Sequence[str], path: Path) -> None:
    missing = [name for name in ("concept", "en") if name not in header]
    if missing:
        raise GlossaryError(
            f"{at(path, 1)}: the header has no column '{missing[0]}'; a glossary is a "
            "tab-separated table that starts with a line such as: concept, en, zh, vi"
        )
    twice = [name for name in header if header.count(name) > 1]
    if twice:
        raise GlossaryError(f"{at(path, 1)}: the column '{twice[0]}' stands in the header twice")


def _cells(header: Sequence[str], row: Sequence[str], place: str) -> dict[str, str]:
    if len(row) > len(header):
        raise GlossaryError(
            f"{place}: {len(row)} cells, but the header has {len(header)} columns; "
            "take out the extra tab"
        )
    cells = [unicodedata.normalize("NFC", cell).strip() for cell in row]
    return dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def _concept(cells: dict[str, str], line: int, path: Path) -> Concept:
    place = at(path, line)
    for name in ("concept", "en"):
        if not cells[name]:
            raise GlossaryError(f"{place}: the cell '{name}' is empty")
    if "|" in cells["en"]:
        raise GlossaryError(
            f"{place}: '{cells['en']}': only one rendering is preferred; put others in en_allowed"
        )
    terms = {
        name: _alternatives(cell)
        for name, cell in cells.items()
        if cell and name not in _ENGLISH and _LANGUAGE.fullmatch(name)
    }
    if not terms:
        raise GlossaryError(f"{place}: concept '{cells['concept']}' has no source term")
    return Concept(
        id=cells["concept"],
        preferred=cells["en"],
        allowed=_alternatives(cells.get("en_allowed", "")),
        forbidden=_alternatives(cells.get("en_forbidden", "")),
        terms=terms,
        domain=cells.get("domain", ""),
        note=cells.get("note", ""),
        line=line,
    )


def _alternatives(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in cell.split("|")))))
