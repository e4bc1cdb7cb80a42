"""CC-CEDICT as it is published, lines ``繁體 繁体 [fan2 ti3] /sense/sense/``, or gzipped."""

import gzip
import re
import zlib
from collections.abc import Iterator

from aligntool.errors import InputError
from aligntool.formats.glossary._losses import Losses
from aligntool.formats.glossary._rows import decoded
from aligntool.formats.lexicon._entries import Dictionary, Given
from aligntool.lexicon.cedict import Definition, compile_cedict, read_tags
from aligntool.lexicon.files import COMMENT, read_bytes
from aligntool.lexicon.tables import fold

_LINE = re.compile(r"(\S+) (\S+) \[{1,2}([^\]]*)\]{1,2} /(.+)/\s*")
_MOST = 256 << 20
GZIP = b"\x1f\x8b"


def read(given: Given) -> Dictionary:
    """Read the dictionary.

    Raises:
        InputError: if it cannot be read, is damaged or too large.
        MissingDependency: if jieba is not installed.
    """
    losses = Losses()
    found = list(_definitions(_text(given), losses))
    made = compile_cedict(found, read_tags())
    kept = {entry.source for entry in made.entries}
    for one in found:
        if fold(one.simplified) not in kept:
            losses.add("words without a rendering that can be used", one.simplified)
    return Dictionary("zh", made.entries, "CC-CEDICT", len(found), losses)


def is_cedict(text: str) -> bool:
    """Tell whether the first line that is no comment is one of CC-CEDICT."""
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith(COMMENT))
    return bool(_LINE.fullmatch(next(lines, "")))


def _text(given: Given) -> str:
    data = read_bytes(given.path)
    if data.startswith(GZIP):
        try:
            with gzip.open(given.path) as stream:
                data = stream.read(_MOST + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"{given.origin}: cannot be unpacked: {error}") from error
    if len(data) > _MOST:
        raise InputError(f"{given.origin}: holds more than {_MOST >> 20} MiB; it is not read")
    return decoded(data, given.origin)


def _definitions(text: str, losses: Losses) -> Iterator[Definition]:
    for line in text.splitlines():
        if not line.strip() or line.startswith(COMMENT):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            losses.add("lines that are none of CC-CEDICT", line[:20])
            continue
        senses = tuple(sense.strip() for sense in found[4].split("/"))
        yield Definition(found[2], found[3], senses)
