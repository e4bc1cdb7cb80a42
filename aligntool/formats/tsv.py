"""A bitext as tab separated values: a header line, then one line a pair, UTF-8 without BOM.

There is no quoting: a cell cannot hold a tab or a line end, so both become a space, and a reader
must treat the quotation mark as a letter (``csv.QUOTE_NONE``).  Cells that begin with ``=`` or
``-`` stay as they are: this is data, half of all list items begin with a dash, and a spreadsheet
should import the columns as text.  Provenance of the run is in ``manifest.json``.
"""

import re
from typing import BinaryIO

from aligntool.model import Bitext, Pair

HEADER = ("doc", "seg", "lang", "source", "target", "engine", "score")

# Everything at which some reader ends a line, str.splitlines among them.
_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x1f\x7f]")


def write(bitext: Bitext, stream: BinaryIO) -> None:
    """Write the header and every pair as one line."""
    stream.write(_line(HEADER))
    for pair in bitext.pairs:
        stream.write(_line(_cells(pair)))


def _cells(pair: Pair) -> tuple[str, ...]:
    score = "" if pair.score is None else f"{pair.score:.4f}"
    return (pair.doc, str(pair.seg), pair.lang, pair.clean, pair.target, pair.engine, score)


def _line(cells: tuple[str, ...]) -> bytes:
    return ("\t".join(map(_cell, cells)) + "\n").encode("utf-8")


def _cell(text: str) -> str:
    return _CONTROLS.sub("", _BREAKS.sub(" ", text))
