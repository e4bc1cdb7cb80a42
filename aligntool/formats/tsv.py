"""A bitext as tab separated values: a header line, then one line a pair, UTF-8 without BOM.

There is no quoting: a cell cannot hold a tab or a line end, so both become a space, and a reader
must treat the quotation mark as a letter (``csv.QUOTE_NONE``).  Cells that begin with ``=`` or
``-`` stay as they are: this is data, half of all list items begin with a dash, and a spreadsheet
should import the columns as text.  Provenance of the run is in ``manifest.json``.
"""

from aligntool.formats import OpenFile
from aligntool.formats._line import one_line
from aligntool.model import Bitext, Pair

HEADER = ("doc", "seg", "lang", "source", "target", "engine", "score")


def write(bitext: Bitext, open_file: OpenFile) -> None:
    """Write the header and every pair as one line."""
    with open_file("tsv") as stream:
        stream.write(_line(HEADER))
        for pair in bitext.pairs:
            stream.write(_line(_cells(pair)))


def _cells(pair: Pair) -> tuple[str, ...]:
    score = "" if pair.score is None else f"{pair.score:.4f}"
    return (pair.doc, str(pair.seg), pair.lang, pair.clean, pair.target, pair.engine, score)


def _line(cells: tuple[str, ...]) -> bytes:
    return ("\t".join(map(one_line, cells)) + "\n").encode("utf-8")
