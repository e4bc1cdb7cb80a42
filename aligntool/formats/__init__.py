"""The table of bitext formats: a name to the function that writes it.

A writer has the signature ``write(bitext: Bitext, stream: BinaryIO) -> None``.  It owns its
encoding, which is UTF-8 with ``\\n``, reads ``Bitext.pairs`` once and in order, holds no more than
one pair at a time, and leaves the stream open.  The source of an exported pair is ``Pair.clean``:
pinyin glosses and other residue of a web page have no counterpart in the English.
"""

FORMATS = {
    "jsonl": "aligntool.formats.jsonl:write",
    "tsv": "aligntool.formats.tsv:write",
    "tmx": "aligntool.formats.tmx:write",
}


def file_name(name: str) -> str:
    """Return the name of the file in which a run keeps the format, as in ``bitext.tmx``."""
    return f"bitext.{name}"
