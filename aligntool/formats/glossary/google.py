"""Glossaries for Google Cloud Translation: pairs, and equivalent term sets of many languages.

Pairs have two columns and no header; sets have a header of language codes and may have the
columns ``pos`` and ``description``.

https://cloud.google.com/translate/docs/advanced/glossary
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

from aligntool.errors import InputError, at
from aligntool.formats.glossary._concepts import finished, language
from aligntool.formats.glossary._exchange import ENGLISH, Export, Given, Reading
from aligntool.formats.glossary._losses import Losses
from aligntool.formats.glossary._pos import name_of
from aligntool.formats.glossary._rows import TextRow, csv_rows, csv_text, decoded, write_limited
from aligntool.formats.glossary.pairs import preferred
from aligntool.model import Concept

_MOST_CODE_POINTS = 10_000_000
_POS, _DESCRIPTION = "pos", "description"


def write_pairs(export: Export, stream: BinaryIO) -> Losses:
    """Write source and target.

    Raises:
        OutputError: if Google does not take a glossary of that size.
    """
    losses = Losses()
    rows = ((one.source, one.target) for one in preferred(export, losses))
    _write(rows, stream)
    return losses


def write_sets(export: Export, stream: BinaryIO) -> Losses:
    """Write a row a concept, with the first term of each language.

    Raises:
        OutputError: if Google does not take a glossary of that size.
    """
    langs = tuple(dict.fromkeys(lang for concept in export.concepts for lang in concept.terms))
    header = (ENGLISH, *langs, _POS, _DESCRIPTION)
    rows = (
        (
            concept.preferred,
            *(concept.terms[lang][0] if lang in concept.terms else "" for lang in langs),
            concept.pos,
            concept.note,
        )
        for concept in export.concepts
    )
    _write((header, *rows), stream)
    return Losses()


def _write(rows: Iterable[Sequence[str]], stream: BinaryIO) -> None:
    text = csv_text(rows)
    what = "Google takes code points"
    write_limited(text, stream, size=len(text), most=_MOST_CODE_POINTS, what=what)


def is_header(cells: Iterable[str]) -> bool:
    """Tell whether cells are the header of term sets."""
    names = [cell for cell in cells if cell.lower() not in (_POS, _DESCRIPTION)]
    langs = [language(name) for name in names]
    return len(names) > 1 and ENGLISH in langs and all(langs)


def read_sets(data: bytes, given: Given) -> Reading:
    """Read a table of equivalent term sets.

    Raises:
        InputError: if the header does not name English and another language, or a row has more
            cells than it.
    """
    rows = csv_rows(decoded(data, given.origin), given.origin)
    header = next(rows, TextRow(1, ()))
    if not is_header(header.cells):
        raise InputError(
            f"{at(given.origin, header.line)}: the header names no languages with English among "
            "them, such as: en,zh,vi"
        )
    drafts = (
        _concept(dict(zip(header.cells, row.cells, strict=False)), row)
        for row in _checked(rows, len(header.cells), given.origin)
    )
    return finished(drafts, Losses(), given)


def _checked(rows: Iterable[TextRow], most: int, origin: str) -> Iterable[TextRow]:
    for row in rows:
        if len(row.cells) > most:
            raise InputError(
                f"{at(origin, row.line)}: {len(row.cells)} cells, but the header has {most} columns"
            )
        yield row


def _concept(cells: Mapping[str, str], row: TextRow) -> Concept:
    terms: dict[str, tuple[str, ...]] = {}
    other = {_POS: "", _DESCRIPTION: ""}
    for name, cell in cells.items():
        if name.lower() in other:
            other[name.lower()] = cell
        else:
            lang = language(name)
            terms[lang] = (*terms.get(lang, ()), cell)
    english, *allowed = filter(None, terms[ENGLISH]) if any(terms[ENGLISH]) else ("",)
    return Concept(
        id="",
        preferred=english,
        allowed=tuple(allowed),
        terms=terms,
        note=other[_DESCRIPTION],
        line=row.line,
        pos=name_of(other[_POS]),
    )
