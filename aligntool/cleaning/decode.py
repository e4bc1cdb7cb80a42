"""Bytes to text: encodings, byte order marks, HTML entities, Unicode composition, line ends.

Binary input and text in no known encoding are refused, never guessed into nonsense.
"""

import codecs
import hashlib
import html
import re
import unicodedata

from aligntool.cleaning.tcvn3 import from_tcvn3, is_tcvn3
from aligntool.errors import InputError
from aligntool.model import RawText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ["gb18030", "big5", "cp1258"]
_SAMPLE = 65_536
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x0b|\x0c")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
# Soft hyphens, zero-width and direction marks, controls; the joiners of emoji stay.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f]"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_MOST_CONTROLS = 0.01
# What Chinese and Vietnamese text consists of; bytes of anything else rarely fall in here.
_ORDINARY = re.compile(
    "[\t\n\r -~\u00a0-\u01ff\u0300-\u036f\u1ea0-\u1eff\u2010-\u2027\u3000-\u303f"
    "\u4e00-\u9fff\uff00-\uffef]"
)
_MOST_ORDINARY = 0.95


def decode(data: bytes, *, doc: str, origin: str = "") -> RawText:
    """Return the text of a plain text file.

    Raises:
        InputError: if the data is empty, binary, or text in an encoding that cannot be told.
    """
    text, encoding = decode_bytes(data, origin)
    return raw_text(tidy(text), data, doc=doc, origin=origin, encoding=encoding)


def raw_text(text: str, data: bytes, *, doc: str, origin: str, encoding: str) -> RawText:
    """Return a text with the digest of the bytes it was read from."""
    return RawText(doc, text, origin, encoding, hashlib.sha256(data).hexdigest())


def decode_bytes(data: bytes, origin: str) -> tuple[str, str]:
    """Return the characters of a file as they are, and the name of its encoding.

    Raises:
        InputError: if the data is empty, binary, or text in an encoding that cannot be told.
    """
    if not data.strip():
        raise InputError(f"{origin}: the file is empty; nothing to translate")
    text, encoding = _decoded(data, origin)
    if len(_CONTROLS.findall(text[:_SAMPLE])) > _MOST_CONTROLS * min(len(text), _SAMPLE):
        raise InputError(f"{origin}: this is a binary file, not text; convert it to text first")
    return text, encoding


def tidy(text: str) -> str:
    """Return text with its encoding mended, uniform line ends, entities resolved, composed."""
    text = _LINE_ENDS.sub("\n", _repaired(text))
    text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def _decoded(data: bytes, origin: str) -> tuple[str, str]:
    """Return the text and the name of its encoding."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding, origin), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        place = f"byte {error.start}"
    guesses = _wide(data) if b"\x00" in data[:_SAMPLE] else _guesses(data)
    for encoding in guesses:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    if b"\x00" in data[:_SAMPLE]:
        raise InputError(f"{origin}: this is a binary file, not text; convert it to text first")
    raise InputError(f"{origin}: not UTF-8 ({place}) nor another known encoding; save it as UTF-8")


def _repaired(text: str) -> str:
    """Return text whose letters were decoded wrongly before it was saved as they were meant.

    UTF-8 read as Latin-1 (mojibake) and Vietnamese in TCVN3 codes; other text is left alone.
    """
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    if is_tcvn3(text):
        return from_tcvn3(text)
    return fix_encoding(text) if is_bad(text[:_SAMPLE]) else text


def _strictly(data: bytes, encoding: str, origin: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{origin}: broken {encoding} text at byte {error.start}; save it as UTF-8"
        ) from error


def _wide(data: bytes) -> list[str]:
    """Return the UTF-16 form in which data without a byte order mark reads as Chinese or Latin."""
    even = data[: _SAMPLE - _SAMPLE % 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = even.decode(encoding, errors="replace")
        if len(_ORDINARY.findall(sample)) > _MOST_ORDINARY * len(sample):
            return [encoding]
    return []


def _guesses(data: bytes) -> list[str]:
    """Return the legacy encodings that the data may be in, the likeliest first."""
    from charset_normalizer import from_bytes

    # Cut at a line end, so that no character of several bytes is cut.
    cut = data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE
    sample = data[:cut] if len(data) > _SAMPLE else data
    if is_tcvn3(sample.decode("latin-1")):
        return ["latin-1"]
    return [match.encoding for match in from_bytes(sample, cp_isolation=_LEGACY)]
