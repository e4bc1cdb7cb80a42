"""Text as code points: spans, rewrites that remember their origin, white space and scripts.

Every offset in aligntool counts code points, half open.  This is the only module that joins or
squeezes text, and it never assumes that words are parted by spaces.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
"""Regular expression class (without brackets) of Chinese characters."""
_SPACES = re.compile(r"\s+")
_WIDE = f"[{HAN}，、。！？；：“”‘’（）《》【】]"
_WRAP = re.compile(rf"(?<={_WIDE})[^\S\n]*\n\s*(?={_WIDE})")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of some text; the field that holds it names the text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the stretch of ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """Return the span moved by a number of code points."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement: ``span`` of the old text becomes ``text``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A text made from another by replacements, able to say where each stretch came from.

    ``changes`` pairs, in order, each replaced span of the original with its span in ``text``.
    """

    original: str
    text: str
    changes: tuple[tuple[Span, Span], ...] = ()

    def origin(self, span: Span) -> Span:
        """Return the stretch of the original from which ``span`` of ``text`` was made.

        Inside a change nothing finer than the whole change is known.  What was deleted belongs to
        the text before it, at the very start to the text after it.
        """
        end = self._boundary(span.end, closing=True)
        start = self._boundary(span.start, closing=False) if span.start else 0
        return Span(min(start, end), end)

    def slice(self, span: Span) -> "Rewrite":
        """Return the part of the rewrite whose result is ``span`` of ``text``."""
        origin = self.origin(span)
        changes = tuple(
            (old.shifted(-origin.start), new.shifted(-span.start))
            for old, new in self.changes
            if origin.contains(old) and span.contains(new)
        )
        return Rewrite(origin.of(self.original), span.of(self.text), changes)

    def _boundary(self, position: int, *, closing: bool) -> int:
        index = bisect_right(self.changes, position, key=lambda change: change[1].start) - 1
        if index < 0:
            return position
        old, new = self.changes[index]
        if new.start < position < new.end:
            return old.end if closing else old.start
        if position == new.start and new.start < new.end:
            # The change itself lies after this boundary.
            return old.start
        return old.end + (position - new.end)


def rewrite(text: str, edits: Iterable[Edit]) -> Rewrite:
    """Apply non-overlapping edits, given in order of position.

    Raises:
        ValueError: if two edits overlap or come out of order.
    """
    pieces: list[str] = []
    changes: list[tuple[Span, Span]] = []
    done = length = 0
    for edit in edits:
        if edit.span.start < done:
            raise ValueError(f"edits overlap at {edit.span.start}")
        kept = text[done : edit.span.start]
        pieces += (kept, edit.text)
        length += len(kept)
        changes.append((edit.span, Span(length, length + len(edit.text))))
        length += len(edit.text)
        done = edit.span.end
    pieces.append(text[done:])
    return Rewrite(text, "".join(pieces), tuple(changes))


def collapse(text: str) -> str:
    """Turn every run of white space into one space and trim both ends.

    A line break between Chinese characters or marks stands for nothing and goes.
    """
    if "\n" in text:
        text = _WRAP.sub("", text)
    return _SPACES.sub(" ", text).strip()


def squeeze(text: str) -> str:
    """Return a key that ignores white space and Unicode composition, to compare content only."""
    return _SPACES.sub("", unicodedata.normalize("NFC", text))


def display_width(text: str) -> int:
    """Return the columns a text takes on a terminal: East Asian wide two, combining marks none."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 1 + (unicodedata.east_asian_width(character) in "WF")


def trim(text: str, span: Span) -> Span:
    """Shrink a span so that it neither starts nor ends with white space."""
    found = span.of(text)
    start = span.start + len(found) - len(found.lstrip())
    return Span(start, max(start, span.end - (len(found) - len(found.rstrip()))))


def fuse(words: Sequence[Span], fixed: Sequence[Span]) -> tuple[Span, ...]:
    """Return the words with each fixed span as one word; words that it cuts keep their rest.

    Both sequences are in order and free of overlap.
    """
    if not fixed:
        return tuple(words)
    kept: list[Span] = list(fixed)
    next_fixed = 0
    for word in words:
        while next_fixed < len(fixed) and fixed[next_fixed].end <= word.start:
            next_fixed += 1
        start = word.start
        for cut in _overlapping(fixed, next_fixed, word):
            if start < cut.start:
                kept.append(Span(start, cut.start))
            start = cut.end
        if start < word.end:
            kept.append(Span(start, word.end))
    return tuple(sorted(kept))


def _overlapping(spans: Sequence[Span], first: int, word: Span) -> Iterator[Span]:
    """Yield the spans from number ``first`` on that overlap a word."""
    for index in range(first, len(spans)):
        if spans[index].start >= word.end:
            return
        yield spans[index]
