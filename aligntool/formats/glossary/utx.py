"""Glossaries as UTX, the format of the Asia-Pacific Association for Machine Translation.

Two lines that begin with ``#`` name version, languages, date and columns; rows follow, parted by
tabs, without quotes and with CR LF.  UTX 1.11 is written.  A term's status says what it is:
``approved`` the preferred, ``provisional`` an allowed, ``forbidden`` a forbidden one, as TBX
converters of the LTAC take them; ``non-standard`` and ``rejected`` terms are read as forbidden.

https://www.aamt.info/english/utx/
"""

import re
from itertools import takewhile
from typing import BinaryIO

from aligntool.errors import InputError, at
from aligntool.formats.glossary._concepts import language
from aligntool.formats.glossary._exchange import Export, Given, Reading
from aligntool.formats.glossary._losses import Losses
from aligntool.formats.glossary._pos import code_of, name_of
from aligntool.formats.glossary._rows import (
    COMMENT,
    decoded,
    tab_rows,
    tab_text,
    without_comments,
)
from aligntool.formats.glossary.pairs import (
    Standing,
    TermPair,
    concepts_of,
    pairs,
    term_pair,
)
from aligntool.model import Concept

_SOURCE, _TARGET, _POS, _STATUS = "src", "tgt", "src:pos", "term status"
_ID, _COMMENT = "concept id", "comment"
_COLUMNS = (_SOURCE, _TARGET, _POS, _STATUS, "concept ID", _COMMENT)
_READ = frozenset((_SOURCE, _TARGET, _POS, _STATUS, _ID, _COMMENT))
_CODES = {name: name for name in ("noun", "verb", "adjective", "adverb")} | {"proper noun": "noun"}
_STATUSES = {
    Standing.PREFERRED: "approved",
    Standing.ALLOWED: "provisional",
    Standing.FORBIDDEN: "forbidden",
}
_STANDINGS = {status: standing for standing, status in _STATUSES.items()} | {
    "": Standing.PREFERRED,
    "non-standard": Standing.FORBIDDEN,
    "rejected": Standing.FORBIDDEN,
}
_LANGUAGES = re.compile(r"\b([A-Za-z]{2,3}(?:-\w+)*)/([A-Za-z]{2,3}(?:-\w+)*)")
MARK = "#UTX"


def write(export: Export, stream: BinaryIO) -> Losses:
    """Write the header and a row for each source with each target."""
    losses = Losses()
    version = f"{MARK} 1.11; {export.source_lang}/{export.target_lang}; {export.changed}"
    coded = {
        concept.id: code_of(concept, _CODES, losses, title="UTX") for concept in export.concepts
    }
    rows = ((one.concept.id, _row(one, coded)) for one in pairs(export, losses))
    kept = without_comments(rows, losses, title="UTX")
    table = tab_text((_COLUMNS, *kept), line_end="\r\n")
    stream.write(f"{version}\r\n#{table}".encode())
    return losses


def _row(one: TermPair, coded: dict[str, str]) -> tuple[str, ...]:
    concept = one.concept
    status = _STATUSES[one.standing]
    return (one.source, one.target, coded[concept.id], status, concept.id, concept.note)


def read(data: bytes, given: Given) -> Reading:
    """Read a glossary.

    Raises:
        InputError: if the header is none, a row has more cells than it names, or a status is
            unknown.
    """
    text = decoded(data, given.origin)
    header = list(takewhile(lambda line: line.startswith(COMMENT), text.splitlines()))
    if not text.startswith(MARK) or len(header) < 2:
        raise InputError(f"{at(given.origin, 1)}: no header of UTX, two lines that begin with #")
    columns = [name.strip().lower() for name in header[-1].lstrip(COMMENT).split("\t")]
    if columns[:2] != [_SOURCE, _TARGET]:
        raise InputError(
            f"{at(given.origin, len(header))}: the columns begin with {', '.join(columns[:2])}, "
            "not with src, tgt"
        )
    losses = Losses()
    found = []
    for row in tab_rows(text, comments=True):
        place = at(given.origin, row.line)
        if not 2 <= len(row.cells) <= len(columns):
            raise InputError(f"{place}: {len(row.cells)} cells in {len(columns)} columns")
        cells = dict(zip(columns, row.cells, strict=False))
        found.append(_pair(cells, row.line, place))
        for name, cell in cells.items():
            if name not in _READ:
                losses.add(f"a glossary has no {name}, left out", row.cells[1], bool(cell))
    langs = _LANGUAGES.search(header[0])
    named = (language(langs[1]), language(langs[2])) if langs else ("", "")
    return concepts_of(found, given, losses, named=named)


def _pair(cells: dict[str, str], line: int, place: str) -> TermPair:
    status = cells.get(_STATUS, "").lower()
    if status not in _STANDINGS:
        raise InputError(f"{place}: '{status}' is no term status of UTX")
    concept = Concept(
        id=cells.get(_ID, ""),
        preferred="",
        note=cells.get(_COMMENT, ""),
        line=line,
        pos=name_of(cells.get(_POS, "")),
    )
    return term_pair(cells[_SOURCE], cells[_TARGET], place, concept, _STANDINGS[status])
