"""Dictionaries of StarDict, versions 2.4.2 and 3.0.0: several files of one name.

``NAME.ifo`` says what there is, ``NAME.idx`` lists the words with the places of their articles in
``NAME.dict``, ``NAME.syn`` more words for the same articles; all but the first may be compressed
with gzip or dictzip.  The format is that of StarDict's own description of it.
"""

import gzip
import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligntool.errors import InputError
from aligntool.formats.glossary._losses import Losses
from aligntool.formats.lexicon._definitions import glosses
from aligntool.formats.lexicon._entries import Article, Dictionary, Given, dictionary
from aligntool.formats.lexicon._markup import plain

_MAGIC = "StarDict's dict ifo file"
_VERSIONS = ("2.4.2", "3.0.0")
_ENDINGS = {
    "idx": (".idx", ".idx.gz", ".idx.dz"),
    "dict": (".dict.dz", ".dict", ".dict.gz"),
    "syn": (".syn", ".syn.dz", ".syn.gz"),
}
_MOST = {"ifo": 1 << 20, "idx": 64 << 20, "dict": 256 << 20, "syn": 64 << 20}
"""Bytes, uncompressed; the largest dictionaries that are passed around have a third of that."""
_PLAIN = "mlw"
_MARKUP = "hgx"
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_GZIP = b"\x1f\x8b"
Fields = Iterator[tuple[str, bytes]]
"""Letters of StarDict for kinds of data, with the data."""


@dataclass(frozen=True, slots=True)
class _Index:
    """The words of a dictionary and where their articles are."""

    words: Sequence[str]
    places: Sequence[tuple[int, int]]
    """Offset and length of each article."""


def read(given: Given) -> Dictionary:
    """Read a dictionary, given by any of its files or the folder that holds them.

    Raises:
        InputError: if a file is missing, damaged or too large, or the language cannot be told.
    """
    ifo = _ifo(given.path)
    facts = _facts(ifo)
    index = _index(_content(ifo, "idx"), ifo, wide=facts.get("idxoffsetbits") == "64")
    articles = _content(ifo, "dict")
    kinds = facts.get("sametypesequence", "")
    losses = Losses()
    found = []
    for word, place in zip(index.words, index.places, strict=True):
        text = _text(_article(articles, place, ifo), kinds, word, losses)
        found.append(Article(word, glosses(text, word, losses)))
    found += [Article(word, found[number].glosses) for word, number in _synonyms(ifo, len(found))]
    return dictionary(found, given, losses, title=facts.get("bookname", ""))


def is_stardict(path: Path) -> bool:
    """Tell whether a path is a file or a folder of such a dictionary."""
    return path.is_dir() or bool(_stem(path.name))


def _stem(name: str) -> str:
    """Return a file's name without what makes it one of the files of a dictionary, else ""."""
    endings = (".ifo", *(ending for some in _ENDINGS.values() for ending in some))
    return next((name.removesuffix(one) for one in endings if name.endswith(one)), "")


def _ifo(path: Path) -> Path:
    if path.is_dir():
        found = sorted(path.glob("*.ifo"))
        if len(found) != 1:
            raise InputError(
                f"{path}: holds {len(found)} .ifo files; name the one of the dictionary"
            )
        return found[0]
    ifo = path.with_name(f"{_stem(path.name) or path.stem}.ifo")
    if not ifo.is_file():
        raise InputError(f"{ifo}: there is no such file; a StarDict dictionary has one")
    return ifo


def _facts(ifo: Path) -> Mapping[str, str]:
    lines = _bytes(ifo, "ifo").decode("utf-8-sig", errors="replace").splitlines()
    if not lines or lines[0].strip() != _MAGIC:
        raise InputError(f'{ifo}: does not begin with "{_MAGIC}"; it is no StarDict dictionary')
    facts = {key.strip(): value.strip() for key, _, value in (one.partition("=") for one in lines)}
    if facts.get("version") not in _VERSIONS:
        raise InputError(
            f"{ifo}: version '{facts.get('version', '')}' is not read; "
            f"those that are: {', '.join(_VERSIONS)}"
        )
    return facts


def _content(ifo: Path, part: str) -> bytes:
    """Return what one of the files holds, uncompressed.

    Raises:
        InputError: if there is none.
    """
    stem = ifo.name.removesuffix(".ifo")
    for ending in _ENDINGS[part]:
        path = ifo.with_name(stem + ending)
        if path.is_file():
            return _bytes(path, part)
    raise InputError(f"{ifo.with_name(stem + _ENDINGS[part][0])}: there is no such file")


def _bytes(path: Path, part: str) -> bytes:
    most = _MOST[part]
    try:
        with path.open("rb") as file:
            packed = file.read(len(_GZIP)) == _GZIP
        with gzip.open(path) if packed else path.open("rb") as stream:
            data = stream.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    if len(data) > most:
        raise InputError(f"{path}: holds more than {most >> 20} MiB; it is not read")
    return data


def _index(data: bytes, ifo: Path, *, wide: bool) -> _Index:
    layout = struct.Struct(">QI" if wide else ">II")
    words, places = [], []
    position = 0
    while position < len(data):
        end = data.find(b"\0", position)
        if end < 0 or end + 1 + layout.size > len(data):
            raise InputError(f"{ifo}: its index breaks off; the .idx file is damaged")
        words.append(data[position:end].decode("utf-8", errors="replace"))
        places.append(layout.unpack_from(data, end + 1))
        position = end + 1 + layout.size
    return _Index(words, places)


def _article(data: bytes, place: tuple[int, int], ifo: Path) -> bytes:
    offset, size = place
    if offset + size > len(data):
        raise InputError(f"{ifo}: its index leads beyond the end of the .dict file; it is damaged")
    return data[offset : offset + size]


def _text(article: bytes, kinds: str, word: str, losses: Losses) -> str:
    """Return an article as plain text, kinds of data that say nothing of the meaning left out."""
    texts = []
    for kind, data in _fields(article, kinds):
        if kind not in _PLAIN + _MARKUP:
            if kind not in "tyr":
                losses.add(f"data of the kind '{kind}'", word)
            continue
        text = data.decode("utf-8", errors="replace")
        # Many a dictionary has HTML in what it calls plain text.
        kind = "h" if kind in _PLAIN and _TAG.search(text) else kind
        texts.append(plain(text, kind) if kind in _MARKUP else text)
    return "\n".join(texts)


def _fields(article: bytes, kinds: str) -> Fields:
    """Cut an article into its data.

    Args:
        article: its bytes.
        kinds: letters that all articles have in common; then they are not repeated in each, and
            the last field has neither end nor length.  Else empty.
    """
    position, number = 0, 0
    while position < len(article) and (number < len(kinds) or not kinds):
        if kinds:
            kind = kinds[number]
        else:
            kind = chr(article[position])
            position += 1
        number += 1
        start, end = _stretch(article, position, kind, is_last=number == len(kinds))
        yield kind, article[start:end]
        position = end + kind.islower()


def _stretch(article: bytes, start: int, kind: str, *, is_last: bool) -> tuple[int, int]:
    """Return where the data of a field begins and ends."""
    if is_last:
        return start, len(article)
    if kind.islower():
        end = article.find(b"\0", start)
        return start, end if end >= 0 else len(article)
    size = int.from_bytes(article[start : start + 4], "big")
    return start + 4, start + 4 + size


def _synonyms(ifo: Path, words: int) -> Iterator[tuple[str, int]]:
    """Yield further words with the numbers of the articles that they stand for."""
    stem = ifo.name.removesuffix(".ifo")
    if not any(ifo.with_name(stem + ending).is_file() for ending in _ENDINGS["syn"]):
        return
    data = _content(ifo, "syn")
    position = 0
    while position < len(data):
        end = data.find(b"\0", position)
        if end < 0 or end + 5 > len(data):
            raise InputError(f"{ifo}: its synonyms break off; the .syn file is damaged")
        number = int.from_bytes(data[end + 1 : end + 5], "big")
        if number >= words:
            raise InputError(f"{ifo}: a synonym leads to no word; the .syn file is damaged")
        yield data[position:end].decode("utf-8", errors="replace"), number
        position = end + 5
