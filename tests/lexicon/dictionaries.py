"""StarDict dictionaries made byte by byte from the format's description."""

import gzip
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class StarDict:
    """What a dictionary is to hold, and how."""

    articles: Sequence[tuple[str, bytes]]
    kinds: str = "m"
    """``sametypesequence``; empty for none."""
    version: str = "2.4.2"
    wide: bool = False
    """Offsets of 64 bits."""
    compressed: bool = True
    synonyms: Sequence[tuple[str, int]] = ()
    facts: Mapping[str, str] | None = None

    def write(self, folder: Path, name: str = "d") -> Path:
        """Write the files and return the path of the first."""
        index, data = b"", b""
        for word, article in self.articles:
            place = struct.pack(">QI" if self.wide else ">II", len(data), len(article))
            index += word.encode() + b"\0" + place
            data += article
        packed = gzip.compress if self.compressed else bytes
        endings = (".idx.gz", ".dict.dz") if self.compressed else (".idx", ".dict")
        for ending, content in zip(endings, (index, data), strict=True):
            (folder / f"{name}{ending}").write_bytes(packed(content))
        if self.synonyms:
            listed = (word.encode() + b"\0" + struct.pack(">I", to) for word, to in self.synonyms)
            (folder / f"{name}.syn").write_bytes(b"".join(listed))
        facts = {
            "version": self.version,
            "bookname": "Test",
            "wordcount": f"{len(self.articles)}",
            "idxfilesize": f"{len(index)}",
            **({"idxoffsetbits": "64"} if self.wide else {}),
            **({"sametypesequence": self.kinds} if self.kinds else {}),
            **(self.facts or {}),
        }
        ifo = folder / f"{name}.ifo"
        lines = "".join(f"{key}={value}\n" for key, value in facts.items())
        ifo.write_text(f"StarDict's dict ifo file\n{lines}", encoding="utf-8")
        return ifo


def field(kind: str, text: str | bytes) -> bytes:
    """Return a field of an article that names its own kind."""
    data = text if isinstance(text, bytes) else text.encode()
    if kind.isupper():
        return kind.encode() + struct.pack(">I", len(data)) + data
    return kind.encode() + data + b"\0"
