"""Glossaries for OmegaT: source, target and comment, parted by tabs, in UTF-8.

A source with several targets has a line for each.  OmegaT takes ``.txt`` for UTF-8 and lines that
begin with ``#`` for comments; it knows no quotes.

https://omegat.sourceforge.io/manual-standard/en/app.glossaries.html
"""

from typing import BinaryIO

from aligntool.errors import InputError, at
from aligntool.formats.glossary._exchange import Export, Given, Reading
from aligntool.formats.glossary._losses import Losses
from aligntool.formats.glossary._rows import decoded, tab_rows, tab_text, without_comments
from aligntool.formats.glossary.pairs import Standing, concepts_of, pairs, term_pair
from aligntool.model import Concept

_MOST_CELLS = 3


def write(export: Export, stream: BinaryIO) -> Losses:
    """Write a line for each source with each target that may be used."""
    losses = Losses()
    rows = (
        (one.concept.id, (one.source, one.target, one.concept.note))
        for one in pairs(export, losses)
        if one.standing is not Standing.FORBIDDEN
    )
    stream.write(tab_text(without_comments(rows, losses, title="OmegaT")).encode())
    return losses


def read(data: bytes, given: Given) -> Reading:
    """Read a glossary; the first target of a source is its preferred one.

    Raises:
        InputError: if a row has other than two or three cells, or the languages stay open.
    """
    found = []
    for row in tab_rows(decoded(data, given.origin), comments=True):
        place = at(given.origin, row.line)
        if not 2 <= len(row.cells) <= _MOST_CELLS:
            raise InputError(
                f"{place}: {len(row.cells)} cells; source, target and a comment are wanted"
            )
        source, target, *comment = row.cells
        concept = Concept("", "", note="".join(comment), line=row.line)
        found.append(term_pair(source, target, place, concept))
    return concepts_of(found, given, Losses(), named=("", ""))
