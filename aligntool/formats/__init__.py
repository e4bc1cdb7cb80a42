"""The table of bitext formats: a name to the function that writes it.

A writer has the signature ``write(bitext: Bitext, open_file: OpenFile) -> None``.  It opens each of
its files by the ending of the name, ``tmx``; a format whose files hold one source language makes
files for each language and has the languages in the ending, ``zh-en.xlf``.  A writer owns its
encoding, which is UTF-8 with ``\\n``, reads ``Bitext.pairs`` once and in order, and holds no more
than one pair at a time.  The source of an exported pair is ``Pair.clean``: pinyin glosses and other
residue of a web page have no counterpart in the English.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import BinaryIO

OpenFile = Callable[[str], AbstractContextManager[BinaryIO]]
"""Opens a new file of an export by the ending of its name; each ending is asked for once."""

FORMATS = {
    "jsonl": "aligntool.formats.jsonl:write",
    "tsv": "aligntool.formats.tsv:write",
    "tmx": "aligntool.formats.tmx:write",
    "xliff": "aligntool.formats.xliff:write",
    "moses": "aligntool.formats.moses:write",
    "gloss": "aligntool.formats.gloss:write",
}


def file_name(ending: str) -> str:
    """Return the name of the file that a run keeps, as in ``bitext.tmx``."""
    return f"bitext.{ending}"
