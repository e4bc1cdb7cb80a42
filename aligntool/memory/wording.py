"""Sentences brought to the form in which they are compared: wording, tokens, fingerprints, grams.

The wording of a sentence has one white space, one spelling and one script
(``glossary.fold.spelling``); capitals stay.  A memory's file holds numbers made here, so that a
change of these functions needs a new ``schema.VERSION``.
"""

import re
import zlib
from collections.abc import Sequence
from hashlib import blake2b
from unicodedata import normalize

from aligntool.glossary.fold import spelling
from aligntool.languages import primary
from aligntool.memory.placeables import HINT, MASKS, PATTERN
from aligntool.text import HAN, Span, collapse

EDGE = 0
"""Fingerprint of the sentence before the first and after the last of a document."""

_BYTES = 8
_BESIDE_HAN = re.compile(rf"(?<=[{HAN}]) | (?=[{HAN}])")
"""White space that some write between Chinese and Latin."""
_DIGITS = re.compile(r"[0-9a-f]{16}")
# Writing without spaces between words: Thai, Lao, Burmese, Khmer, kana and Chinese characters.
_UNSPACED = f"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff{HAN}"
_PLAIN = rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s]"
_TOKEN, _PLAIN_TOKEN = re.compile(f"{PATTERN.pattern}|{_PLAIN}"), re.compile(_PLAIN)
_MASKED = frozenset(MASKS.values())


def wording(text: str, lang: str) -> str:
    """Return the form in which two sentences of a language are the same."""
    spelled = spelling(collapse(normalize("NFC", text)), primary(lang))
    return _BESIDE_HAN.sub("", spelled) if primary(lang) == "zh" else spelled


def fingerprint(text: str) -> int:
    """Return a number that stands for a text, of 64 bits and never ``EDGE``."""
    digest = blake2b(text.encode(errors="surrogatepass"), digest_size=_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True) or 1


def context(text: str, lang: str) -> int:
    """Return the fingerprint of a neighbour; of an empty text, for none, ``EDGE``."""
    return fingerprint(wording(text, lang)) if text else EDGE


def in_digits(fingerprinted: int | None) -> str:
    """Return a fingerprint as files have it, in hexadecimal; nothing for None."""
    return "" if fingerprinted is None else f"{fingerprinted & (1 << 8 * _BYTES) - 1:016x}"


def from_digits(digits: str) -> int | None:
    """Return the fingerprint that a file has; None where it has none."""
    if not _DIGITS.fullmatch(digits):
        return None
    return int.from_bytes(bytes.fromhex(digits), "big", signed=True)


def masked(worded: str) -> str:
    """Return a wording with a mark of its kind for each number, address and code."""
    if not HINT.search(worded):
        return worded
    return PATTERN.sub(lambda found: MASKS[found.lastgroup or ""], worded)


def tokens(worded: str) -> tuple[str, ...]:
    """Return words, characters of writing without spaces, and marks, in small letters.

    A number, address or code is one token, whether it is masked or not.
    """
    if not HINT.search(worded):
        return tuple(_PLAIN_TOKEN.findall(worded.lower()))
    return tuple(found.group().lower() for found in _TOKEN.finditer(worded))


def token_spans(text: str) -> tuple[Span, ...]:
    """Return where the tokens of a text stand."""
    return tuple(Span(*found.span()) for found in _TOKEN.finditer(text))


def grams(pieces: Sequence[str]) -> tuple[str, ...]:
    """Return names of all pairs of neighbouring tokens, marks left out, each once and sorted."""
    words = [piece for piece in pieces if piece.isalnum() or piece in _MASKED]
    pairs = map(" ".join, zip(["", *words], words, strict=False))
    # Equal names of different pairs cost a comparison and no more.
    return tuple(sorted({f"{zlib.crc32(pair.encode(errors='surrogatepass')):x}" for pair in pairs}))
