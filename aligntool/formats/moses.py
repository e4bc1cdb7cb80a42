"""A bitext as plain text for training, as Moses and OPUS lay it out: two files, line by line.

``zh-en.zh`` holds the sources and ``zh-en.en`` the English, UTF-8, one sentence a line; each source
language has its two files.  A pair that lacks a side is left out, since trainers take a blank line
for damage.  There is no room for provenance: it is in ``manifest.json``.
"""

from contextlib import ExitStack
from typing import BinaryIO

from aligntool.formats import OpenFile
from aligntool.formats._line import one_line
from aligntool.formats._names import languages_of
from aligntool.model import Bitext


def write(bitext: Bitext, open_file: OpenFile) -> None:
    """Write both sides of every pair that has both.

    Raises:
        InputError: if a pair's language is no language code.
    """
    streams: dict[str, tuple[BinaryIO, BinaryIO]] = {}
    with ExitStack() as stack:
        for pair in bitext.pairs:
            if pair.lang not in streams:
                name = languages_of(pair, bitext.target_lang)
                streams[pair.lang] = (
                    stack.enter_context(open_file(f"{name}.{pair.lang}")),
                    stack.enter_context(open_file(f"{name}.{bitext.target_lang}")),
                )
            texts = (one_line(pair.clean), one_line(pair.target))
            if all(text.strip() for text in texts):
                for stream, text in zip(streams[pair.lang], texts, strict=True):
                    stream.write(f"{text}\n".encode())
