"""Text to the pieces of a package's tokenizer and back, and the place of each piece in the text."""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, Protocol

from aligntool.errors import AligntoolError, MissingDependency
from aligntool.models.packages import ArgosPackage
from aligntool.text import Span

_BYTE = re.compile(r"<0x([0-9A-F]{2})>")
_BREAK = "\n"
"""Stands between pieces; no piece has a line break in it."""
_WINDOW = 12
"""How many characters may be skipped to find a piece again after the text was changed."""


class Tokenizer(Protocol):
    """What the engine needs of a tokenizer."""

    def encode(self, text: str) -> list[str]:
        """Return the pieces of a source text."""

    def decode(self, pieces: Sequence[list[str]]) -> list[str]:
        """Return the text of each list of target pieces."""

    def source_spans(self, text: str, pieces: Sequence[str]) -> list[Span | None]:
        """Return where each source piece stands in its text; None for one that is no text."""

    def surfaces(self, pieces: Sequence[str]) -> list[str]:
        """Return what each target piece adds to the text, white space included."""

    def word_starts(self, pieces: Sequence[str]) -> list[int]:
        """Return the numbers of the target pieces with which words begin."""


class SentencePieceTokenizer:
    """SentencePiece, with text made as Argos Translate makes it."""

    def __init__(self, package: ArgosPackage) -> None:
        try:
            from sentencepiece import SentencePieceProcessor
        except ImportError as error:
            raise MissingDependency(
                "argos needs SentencePiece: pip install sentencepiece"
            ) from error
        self._processor: Any = SentencePieceProcessor(model_file=str(package.tokenizer_file))

    def encode(self, text: str) -> list[str]:
        pieces: list[str] = self._processor.encode(text, out_type=str)
        return pieces

    def decode(self, pieces: Sequence[list[str]]) -> list[str]:
        # One by one: given several, SentencePiece starts threads that cost more than the work.
        decode = self._processor.decode_pieces
        return [_argos_text(decode(one)) if one else "" for one in pieces]

    def source_spans(self, text: str, pieces: Sequence[str]) -> list[Span | None]:
        normal, offsets = self._processor.normalize(text, with_offsets=True)
        ends = _ends(offsets)
        spans: list[Span | None] = []
        for start, end in _in_normal(normal, pieces):
            while start < end and normal[start] in "▁ ":
                start += 1
            inside = start < end <= len(ends)
            spans.append(Span(offsets[start], ends[end - 1]) if inside else None)
        return spans

    def surfaces(self, pieces: Sequence[str]) -> list[str]:
        joined = _BREAK.join(pieces).replace("▁", " ").replace("_", " ")
        return list(
            _without_bytes(joined.split(_BREAK)) if "<0x" in joined else joined.split(_BREAK)
        )

    def word_starts(self, pieces: Sequence[str]) -> list[int]:
        return [number for number, piece in enumerate(pieces) if piece.startswith("▁")]


class BpeTokenizer:
    """Byte-pair encoding after the Moses tokenizer: Argos Translate's own code."""

    def __init__(self, package: ArgosPackage) -> None:
        try:
            # The one module of argostranslate that makes no folders when imported.
            from argostranslate.tokenizer import BPETokenizer
        except ImportError as error:
            raise MissingDependency(
                "argos needs Argos Translate: pip install argostranslate"
            ) from error
        self._bpe: Any = BPETokenizer(package.tokenizer_file, package.from_code, package.to_code)

    def encode(self, text: str) -> list[str]:
        # Nothing comes back as one empty piece.
        return [piece for piece in self._bpe.encode(text) if piece]

    def decode(self, pieces: Sequence[list[str]]) -> list[str]:
        return [self._bpe.decode(list(one)).removeprefix(" ") for one in pieces]

    def source_spans(self, text: str, pieces: Sequence[str]) -> list[Span | None]:
        # Moses normalises and escapes, which keeps no offsets: the pieces are looked for.
        starts, ends = locate(text, self.surfaces(pieces))
        spans = (Span(start, end) for start, end in zip(starts, ends, strict=True))
        return [span if len(span) else None for span in spans]

    def surfaces(self, pieces: Sequence[str]) -> list[str]:
        surfaces: list[str] = []
        held: list[str] = []
        for piece in pieces:
            held.append(piece.removesuffix("@@"))
            if not piece.endswith("@@"):
                surfaces += _unescaped(held)
                held = []
        return [*surfaces, *held]

    def word_starts(self, pieces: Sequence[str]) -> list[int]:
        return [n for n in range(len(pieces)) if not n or not pieces[n - 1].endswith("@@")]


def open_tokenizer(package: ArgosPackage) -> Tokenizer:
    """Load the tokenizer of a package.

    Raises:
        MissingDependency: if a library is not installed.
        InputError: if the package is damaged.
    """
    from aligntool.engines.argos.loading import damaged

    tokenizer: Tokenizer
    try:
        if package.tokenizer == "sentencepiece":
            tokenizer = SentencePieceTokenizer(package)
        else:
            tokenizer = BpeTokenizer(package)
        # Reads the file where that has not happened yet; sys.exit is what the BPE code makes of a
        # bad line.
        tokenizer.encode("a")
    except AligntoolError:
        raise
    except (RuntimeError, ValueError, OSError, SystemExit) as error:
        raise damaged(package, f"{package.tokenizer_file.name}: {error}") from error
    return tokenizer


def locate(text: str, surfaces: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return where each surface starts and ends in a text; the same twice where it is not found.

    Exact where the surfaces, put together, are the text; elsewhere a walk that finds its way again.
    """
    whole = "".join(surfaces)
    lead = len(whole) - len(text)
    if lead not in (0, 1) or whole[lead:] != text:
        return _walk(text, surfaces)
    ends = [max(end, 0) for end in accumulate(map(len, surfaces), initial=-lead)]
    return ends[:-1], ends[1:]


def _walk(text: str, surfaces: Sequence[str]) -> tuple[list[int], list[int]]:
    starts: list[int] = []
    ends: list[int] = []
    position = skipped = 0
    for surface in surfaces:
        wanted = surface.strip()
        limit = position + _WINDOW + skipped + len(wanted)
        start = text.find(wanted, position, limit) if wanted else -1
        if start < 0:
            skipped += len(wanted)
            start = position
        else:
            skipped = 0
            position = start + len(wanted)
        starts.append(start)
        ends.append(position)
    return starts, ends


def _argos_text(text: str) -> str:
    """Do to decoded pieces what Argos Translate does, underscores and all."""
    return text.replace("▁", " ").replace("_", " ").removeprefix(" ")


def _without_bytes(pieces: Sequence[str]) -> Iterator[str]:
    """Yield the pieces with runs of bytes as the characters they spell, at the first of them."""
    held: list[int] = []
    for piece in pieces:
        byte = _BYTE.fullmatch(piece)
        if byte:
            held.append(int(byte[1], 16))
            continue
        yield from _spelled(held)
        held = []
        yield piece
    yield from _spelled(held)


def _spelled(held: Sequence[int]) -> Iterator[str]:
    if held:
        yield bytes(held).decode("utf-8", errors="replace")
        yield from [""] * (len(held) - 1)


def _unescaped(word: Sequence[str]) -> Sequence[str]:
    """Return the pieces of a word; one that Moses escaped (&quot;) belongs to the first of them."""
    whole = "".join(word)
    if "&" not in whole:
        return word
    return [html.unescape(whole), *[""] * (len(word) - 1)]


def _ends(offsets: Sequence[int]) -> list[int]:
    """Return where the original of each normalised character ends.

    ``offsets`` holds where each begins, and the end of all.  Characters made from one (… to ...)
    share its end.
    """
    ends = list(offsets[1:])
    for index in range(len(ends) - 2, -1, -1):
        if ends[index] == offsets[index]:
            ends[index] = ends[index + 1]
    return ends


def _in_normal(normal: str, pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretch of the normalised text that each piece covers.

    A byte covers the whole character that it helps to spell.
    """
    position = left = 0
    for piece in pieces:
        if _BYTE.fullmatch(piece) is None:
            yield position, position + len(piece)
            position += len(piece)
            continue
        if not left and position < len(normal):
            left = len(normal[position].encode("utf-8"))
        yield position, position + 1
        left -= 1
        position += not left
