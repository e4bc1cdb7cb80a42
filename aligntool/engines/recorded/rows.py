"""Rows of sources with their English in, the places of the English in a document out.

A row is found by its source; white space and full-width forms do not matter.  Where the rows are
cut otherwise than the document, a row may hold several sentences and a sentence several rows.
"""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aligntool.engines.base import RecordedText
from aligntool.engines.recorded.places import (
    UNTRANSLATED_PLACE,
    Place,
    Placing,
    aligned,
    certain,
    several,
)
from aligntool.engines.recorded.texts import sentences_of
from aligntool.languages import LANGUAGES
from aligntool.model import Glossary, Segment
from aligntool.text import collapse, squeeze

_OWN = 2
"""A table of at most so many rows a sentence is taken for the document's own."""
_LEAST = 0.5
"""Confidence from which English is taken for that of a sentence whose source no row has."""


@dataclass(frozen=True, slots=True)
class RowIndex:
    """The rows that have English, by their sources."""

    keys: tuple[str, ...]
    english: tuple[str, ...]
    by_key: Mapping[str, Sequence[int]]
    """Numbers of rows, in order."""
    ordered: Sequence[str]
    """The keys in alphabetical order."""
    line_by_line: bool
    """Whether a sentence must have its English to itself."""

    def has_beginning(self, text: str) -> bool:
        """Tell whether a key begins with some text."""
        place = bisect_left(self.ordered, text)
        return place < len(self.ordered) and self.ordered[place].startswith(text)


def index_rows(recorded: RecordedText) -> RowIndex:
    """Return the rows of a bitext, ready to be searched."""
    rows = [(_key(source), collapse(english)) for source, english in recorded.rows]
    kept = [row for row in rows if row[1]]
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, (key, _) in enumerate(kept):
        if key:
            by_key[key].append(number)
    return RowIndex(
        keys=tuple(key for key, _ in kept),
        english=tuple(english for _, english in kept),
        by_key=dict(by_key),
        ordered=sorted(by_key),
        line_by_line=recorded.line_by_line,
    )


def place_rows(segments: Sequence[Segment], index: RowIndex, glossary: Glossary) -> Placing:
    """Return the English of each sentence; that of a document's own table is aligned where need be.

    What is left over of a table that holds other documents too is not reported.
    """
    search = _Search(segments, index, glossary)
    search.single_rows()
    search.several_rows()
    if not index.line_by_line:
        search.rows_of_several()
        search.gaps()
    return search.placing()


class _Search:
    """The search for the rows of one document."""

    def __init__(self, segments: Sequence[Segment], index: RowIndex, glossary: Glossary) -> None:
        self._segments = segments
        self._index = index
        self._glossary = glossary
        self._forms = [_forms(segment) for segment in segments]
        self._places: list[Place | None] = [
            None if all(forms) else Place("") for forms in self._forms
        ]
        self._rows: dict[int, int] = {}
        """The row of a sentence that was found by its source."""
        self._used: set[int] = set()
        self._can_align = segments[0].lang in LANGUAGES

    def placing(self) -> Placing:
        """Return what was found."""
        places = tuple(place or UNTRANSLATED_PLACE for place in self._places)
        return Placing(places, tuple(self._unused(range(len(self._index.english)))))

    def single_rows(self) -> None:
        """Place the rows whose source is a sentence."""
        for number in self._missing():
            for form in self._forms[number]:
                if form in self._index.by_key:
                    row = self._next_row(form)
                    self._place(number, [row], [Place(self._index.english[row])])
                    break

    def several_rows(self) -> None:
        """Place consecutive rows whose sources together are a sentence."""
        for number in self._missing():
            rows = next(filter(None, map(self._rows_of, self._forms[number])), None)
            if rows is not None:
                english = " ".join(self._index.english[row] for row in rows)
                self._place(number, rows, [Place(english)])

    def rows_of_several(self) -> None:
        """Place rows whose source is several consecutive sentences."""
        for number in self._missing():
            if self._places[number] is not None:
                continue
            longest = max(self._longer_keys(number), default=None)
            if longest is not None:
                count, key = longest
                row = self._next_row(key)
                self._place(number, [row], self._shared(number, count, self._index.english[row]))

    def gaps(self) -> None:
        """Align what lies between sentences that were found, with what lies between their rows."""
        if not self._is_own or not self._can_align:
            return
        for run in self._runs():
            before = self._rows.get(run.start - 1, -1)
            after = self._rows.get(run.stop, len(self._index.english))
            english = self._unused(range(before + 1, after))
            if english:
                segments = self._segments[run.start : run.stop]
                found = certain(aligned(segments, english, self._glossary), _LEAST)
                self._places[run.start : run.stop] = found.places
                kept = " ".join(place.english for place in found.places)
                rows = range(before + 1, after)
                self._used.update(row for row in rows if self._index.english[row] in kept)

    @property
    def _is_own(self) -> bool:
        return len(self._index.english) <= _OWN * len(self._segments)

    def _missing(self) -> list[int]:
        return [number for number, place in enumerate(self._places) if place is None]

    def _runs(self) -> Iterator[range]:
        """Yield the stretches of sentences that have no English yet."""
        start = None
        for number, place in enumerate([*self._places, Place("")]):
            if place is None and start is None:
                start = number
            elif place is not None and start is not None:
                yield range(start, number)
                start = None

    def _unused(self, rows: range) -> list[str]:
        if not self._is_own:
            return []
        return [self._index.english[row] for row in rows if row not in self._used]

    def _next_row(self, key: str) -> int:
        """Return the first row of a source that is not used yet, else its last."""
        rows = self._index.by_key[key]
        return next((row for row in rows if row not in self._used), rows[-1])

    def _place(self, number: int, rows: Sequence[int], places: Sequence[Place]) -> None:
        self._places[number : number + len(places)] = places
        self._used.update(rows)
        self._rows[number] = rows[0]
        self._rows[number + len(places) - 1] = rows[-1]

    def _rows_of(self, form: str) -> Sequence[int] | None:
        """Return consecutive rows whose keys together are a form of a sentence."""
        for length in range(1, len(form)):
            for first in self._index.by_key.get(form[:length], ()):
                last, end = first, length
                while end < len(form) and last + 1 < len(self._index.keys):
                    last += 1
                    if not form.startswith(self._index.keys[last], end):
                        break
                    end += len(self._index.keys[last])
                if end == len(form):
                    return range(first, last + 1)
        return None

    def _longer_keys(self, number: int) -> Iterator[tuple[int, str]]:
        """Yield the keys that hold two or more sentences from one on, and how many."""
        for form in range(len(self._forms[number])):
            together = ""
            for last in range(number, len(self._places)):
                together += self._forms[last][form]
                if self._places[last] is not None or not self._index.has_beginning(together):
                    break
                if last > number and together in self._index.by_key:
                    yield last - number + 1, together

    def _shared(self, number: int, count: int, english: str) -> Sequence[Place]:
        """Return the places of sentences that have the English of one row in common."""
        if self._can_align:
            segments = self._segments[number : number + count]
            found = aligned(segments, sentences_of(english), self._glossary)
            if found.is_whole:
                return found.places
        return several(Place(english), count)


def _forms(segment: Segment) -> tuple[str, str, str]:
    """Return the sentence without noise, as found, and as an engine sees it, as keys."""
    return _key(segment.clean.text), _key(segment.source), _key(segment.text)


def _key(text: str) -> str:
    return squeeze(unicodedata.normalize("NFKC", text))
