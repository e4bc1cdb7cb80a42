"""Read glossaries from TSV: one concept a line, ``|`` between alternatives.

Columns: ``concept``, ``en`` (both needed), ``domain``, ``en_allowed``, ``en_forbidden``,
``context``, ``case``, ``dnt``, ``pos``, ``note`` and one column a source language, named by its
code.  A broken line is refused with its place; other columns are left to ``table``.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from aligntool.errors import GlossaryError, InputError, at
from aligntool.glossary.cells import alternatives
from aligntool.glossary.context import compile_context
from aligntool.glossary.table import GlossaryTable, Row, read
from aligntool.model import Concept, Glossary

LISTS = ("en_allowed", "en_forbidden")
"""Columns of English that hold alternatives; the columns of languages do so too."""
FLAGS = ("case", "dnt")
"""Columns that hold yes or no."""
COLUMNS = ("concept", "domain", "en", *LISTS, "context", *FLAGS, "pos", "note")
"""Columns that have a meaning, besides those of languages."""
Claim = tuple[str, str, str]
"""A language, a term of it in the form under which it is one, and the context."""
_LANGUAGE = re.compile(r"(?!en[-_]|en$)[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_FLAG = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}


def load(paths: Sequence[Path]) -> Glossary:
    """Read glossaries as one table.

    Raises:
        GlossaryError: if a file cannot be read, a line breaks the format, or two concepts claim
            the same id or the same source term.
    """
    return join([read(path) for path in paths])


def join(tables: Sequence[GlossaryTable]) -> Glossary:
    """Return the concepts of tables as one glossary.

    Raises:
        GlossaryError: if a line breaks the format, or two concepts claim the same id or the same
            source term.
    """
    digest = hashlib.sha256()
    concepts: dict[str, Concept] = {}
    places: dict[str, str] = {}
    owners: dict[Claim, str] = {}
    for table in tables:
        digest.update(table.data)
        for row in table.concepts():
            concept = concept_of(table, row)
            place = at(table.path, concept.line)
            if concept.id in places:
                raise GlossaryError(
                    f"{place}: concept '{concept.id}' was already given at {places[concept.id]}"
                )
            _claim(concept, place, owners)
            places[concept.id] = place
            concepts[concept.id] = concept
    name = "+".join(table.path.stem for table in tables)
    return Glossary(name, concepts, digest.hexdigest()[:12])


EMPTY = Glossary("none", {}, "0" * 12)
"""The glossary of a run without one."""


def languages(columns: Iterable[str]) -> tuple[str, ...]:
    """Return those columns that hold the terms of a source language."""
    return tuple(name for name in columns if name not in COLUMNS and _LANGUAGE.fullmatch(name))


def term_key(term: str) -> str:
    """Return the form under which two source terms are the same one.

    Vietnamese acronyms keep their case: ``AI`` is not ``ai`` (who).
    """
    composed = unicodedata.normalize("NFC", term)
    return composed if composed.isupper() else composed.casefold()


def claims(concept: Concept) -> Iterator[tuple[str, Claim]]:
    """Yield each term of a concept with what only one concept may claim."""
    for lang, terms in concept.terms.items():
        for term in terms:
            yield term, (lang, term if concept.case else term_key(term), concept.context)


def concept_of(table: GlossaryTable, row: Row) -> Concept:
    """Return the concept that a row of a table describes.

    Raises:
        GlossaryError: if the row breaks the format.
    """
    place = at(table.path, row.line)
    cells = table.values(row)
    for name in ("concept", "en"):
        if not cells[name]:
            raise GlossaryError(f"{place}: the cell '{name}' is empty")
    if "|" in cells["en"]:
        raise GlossaryError(
            f"{place}: '{cells['en']}': only one rendering is preferred; put others in en_allowed"
        )
    terms = {name: found for name in languages(cells) if (found := alternatives(cells[name]))}
    if not terms:
        remedy = "" if languages(cells) else "; no column is named by a language, such as zh or vi"
        raise GlossaryError(f"{place}: concept '{cells['concept']}' has no source term{remedy}")
    _check_context(cells.get("context", ""), place)
    return Concept(
        id=cells["concept"],
        preferred=cells["en"],
        allowed=alternatives(cells.get("en_allowed", "")),
        forbidden=alternatives(cells.get("en_forbidden", "")),
        terms=terms,
        domain=cells.get("domain", ""),
        note=cells.get("note", ""),
        line=row.line,
        context=cells.get("context", ""),
        case=_flag("case", cells, place),
        dnt=_flag("dnt", cells, place),
        pos=cells.get("pos", ""),
    )


def _claim(concept: Concept, place: str, owners: dict[Claim, str]) -> None:
    """Note that the concept owns its terms, unless another one does."""
    for term, claim in claims(concept):
        owner = owners.setdefault(claim, f"'{concept.id}' at {place}")
        if not owner.startswith(f"'{concept.id}'"):
            raise GlossaryError(
                f"{place}: the {claim[0]} term '{term}' already belongs to concept {owner}; "
                "one term can have one meaning only, unless a context tells them apart"
            )


def _check_context(pattern: str, place: str) -> None:
    try:
        compile_context(pattern)
    except InputError as error:
        raise GlossaryError(f"{place}: {error}") from error


def _flag(column: str, cells: Mapping[str, str], place: str) -> bool:
    value = cells.get(column, "")
    if value.lower() not in _FLAG:
        raise GlossaryError(f"{place}: '{value}' in the column '{column}' is neither yes nor no")
    return _FLAG[value.lower()]
