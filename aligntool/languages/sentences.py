"""Sentence boundaries by rule: closing marks, abbreviations, quotations, list numbers.

One scan over the closing marks, each judged by what stands close by, so time is linear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aligntool.text import Span, trim

_CLOSING = "\"'”’»)）\\]】」』〉》"
_QUOTES = '"”’」』'
_LONGEST_QUOTATION = 400
_OPENING = "\"'“‘«(（[【「『〈《-–—•*"
_WORD_BEFORE = re.compile(r"[\w.]{1,24}$")
_LOST_SPACE = re.compile(r"[^\W\d_a-zà-ỹ][a-zà-ỹ]*\s")
_PLAIN_WORD = re.compile(r"\W?[^\W\d_]?[a-zà-ỹ]{2,}\W?")
_INITIAL = re.compile(r"(?:^|[\W\d_])[^\W\d_]$")
_LIST_NUMBER = re.compile(
    r"^\W*(?:(?:điều|chương|mục|khoản|phần|article|section)\s)?(?:\d{1,3}|[ivxIVX]{1,4}|[a-zA-ZđĐ])$",
    re.IGNORECASE,
)


_LONGEST = 5_000
"""Characters of the longest sentence; what goes on longer is no sentence and is cut anyhow."""
_BREAKS = " ,，、;；:："


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """Yield a sentence, or, if it is longer than any is, parts of it cut at spaces and commas."""
    start = span.start
    while span.end - start > _LONGEST:
        window = text[start : start + _LONGEST]
        last = max(window.rfind(mark) for mark in _BREAKS)
        end = start + (last + 1 if last > 0 else _LONGEST)
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """Where sentences of one language end."""

    hard: str
    """Marks that end a sentence whatever follows."""
    soft: str
    """Marks that end one only before white space and then no lower-case letter."""
    abbreviations: frozenset[str] = frozenset()
    """Lower-case words, without their last full stop, after which a full stop ends nothing."""
    attribution: re.Pattern[str] | None = None
    """What follows a quotation and says whose words it was, so that the sentence goes on."""

    def split(self, text: str) -> tuple[Span, ...]:
        """Return the sentences of ``text`` without the white space around them."""
        spans: list[Span] = []
        start = 0
        for end in (*self._ends(text), len(text)):
            spans += (trim(text, span) for span in _bounded(text, Span(start, end)))
            start = end
        return tuple(span for span in spans if len(span) > 0)

    def _ends(self, text: str) -> Iterator[int]:
        marks = re.compile(f"[{re.escape(self.hard + self.soft)}]+[{_CLOSING}]*")
        start = 0
        for match in marks.finditer(text):
            if match.group()[0] in self.hard:
                ends = not self._attributed(text, match)
            else:
                ends = self._ends_softly(text, start, match)
            if ends:
                start = match.end()
                yield start

    def _attributed(self, text: str, match: re.Match[str]) -> bool:
        """Tell whether a closed quotation is followed by the words of who reports it."""
        if self.attribution is None or match.group()[-1] not in _QUOTES:
            return False
        first = max(0, match.start() - _LONGEST_QUOTATION)
        opening = max(text.rfind(mark, first, match.start()) for mark in "“「『")
        if text[max(opening - 1, 0) : max(opening, 0)] in ("：", ":"):
            # Who speaks was said before: 他问：“…？”
            return False
        return self.attribution.match(text, match.end()) is not None

    def _ends_softly(self, text: str, start: int, match: re.Match[str]) -> bool:
        if match.end() < len(text) and not text[match.end()].isspace():
            return self._ends_unspaced(text, start, match)
        following = text[match.end() : match.end() + 12].lstrip().lstrip(_OPENING).lstrip()
        if following[:1].islower():
            return False
        if match.group()[0] != "." or match.group().startswith(".."):
            return True
        return not self._abbreviated(text, start, match.start())

    def _ends_unspaced(self, text: str, start: int, match: re.Match[str]) -> bool:
        """Tell whether a sentence ends where the space after its mark was lost (…tới.Hội nghị…)."""
        if not _LOST_SPACE.match(text, match.end()) or match.group()[0] not in ".!?":
            return False
        token = text[max(start, match.start() - 40) : match.start()].rpartition(" ")[2]
        if not _PLAIN_WORD.fullmatch(token):
            return False
        return not self._abbreviated(text, start, match.start())

    def _abbreviated(self, text: str, start: int, stop: int) -> bool:
        """Tell whether the full stop at ``stop`` belongs to an abbreviation or a list number."""
        before = text[max(start, stop - 25) : stop]
        word = _WORD_BEFORE.search(before)
        if word is None:
            return False
        if word.group().lower() in self.abbreviations or _INITIAL.search(before):
            return True
        return stop - start < 16 and bool(_LIST_NUMBER.match(text[start:stop].strip()))
