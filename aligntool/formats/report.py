"""A run as one HTML file to read on any screen: a ``ReportData`` in, bytes on a stream out.

The page loads nothing and may load nothing: its Content-Security-Policy allows only its own style
and script, by their hashes.  It is written as it is made, so that its size costs no memory.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Generic, TypeVar

from aligntool.engines import RECORDED
from aligntool.errors import InputError
from aligntool.formats._highlight import Piece, source_pieces, target_pieces
from aligntool.formats._xml import printable
from aligntool.formats.reasons import explained
from aligntool.memory.difference import differences
from aligntool.model import Pair, Provenance, Removal, Status
from aligntool.page import environment, template
from aligntool.results import ConceptSummary, DocumentSummary, Score

if TYPE_CHECKING:
    from jinja2 import Environment

MAX_ROWS = 2_000
"""Sentences, and removals, that the page shows of one document; browsers suffer beyond."""
MAX_REMOVED = 400
"""Characters shown of one removal."""

_LANGUAGES = {"zh": "Chinese", "vi": "Vietnamese", "en": "English"}
_BUFFERED = 200
"""Template fragments written at a time."""


@dataclass(frozen=True, slots=True)
class ReportData:
    """All that a report shows."""

    title: str
    provenance: Provenance
    documents: tuple[DocumentSummary, ...]
    pairs: Iterable[Pair]
    """In the order of ``documents``; read once."""
    removals: Iterable[Removal] = ()
    """In the order of ``documents``; read once."""
    scores: tuple[Score, ...] = ()
    """Over all documents."""
    concepts: tuple[ConceptSummary, ...] = ()
    notes: tuple[str, ...] = ()
    """What the reader must know first, such as that the English is a draft."""

    @property
    def metrics(self) -> tuple[str, ...]:
        """The names of all scores, in the order they are met."""
        documents = (score for document in self.documents for score in document.scores)
        return tuple(dict.fromkeys(score.name for score in (*self.scores, *documents)))

    @property
    def signatures(self) -> tuple[tuple[str, str], ...]:
        """Name and signature of every way of scoring that the report shows."""
        documents = (score for document in self.documents for score in document.scores)
        met = ((score.name, score.signature) for score in (*self.scores, *documents))
        return tuple(dict.fromkeys(met))


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence as the page shows it."""

    pair: Pair
    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    outcomes: tuple[tuple[Status, int], ...]
    """How many terms ended in each status, in the order of ``Status``."""

    @property
    def missing(self) -> bool:
        """Whether a term or all of the English is missing."""
        return not self.pair.target or any(status is Status.MISSING for status, _ in self.outcomes)

    @property
    def changed(self) -> bool:
        """Whether term alignment had something to mend."""
        return any(status is not Status.OK for status, _ in self.outcomes)


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out of one document."""

    shown: tuple[Removal, ...]
    left_out: int
    reasons: tuple[tuple[str, int], ...]
    """Every reason with its count, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Section:
    """One document as the page shows it."""

    number: int
    facts: DocumentSummary
    rows: Iterator[Row | int]
    """Rows to be read once, before the next section; a last number counts those left out."""
    removed: Removed


def write(report: ReportData, stream: BinaryIO) -> None:
    """Write the report as one HTML file in UTF-8.

    Raises:
        InputError: if the pairs or removals are not in the order of the documents.
    """
    source = template("report.html.jinja")
    page = _environment().from_string(source).stream(report=report, sections=_sections(report))
    page.enable_buffering(_BUFFERED)
    page.dump(stream, encoding="utf-8")


def _environment() -> "Environment":
    made = environment(printable)
    made.filters["language"] = lambda code: _LANGUAGES.get(code, code)
    made.filters["grade"] = _grade
    made.filters["percent"] = _percent
    made.filters["named"] = _named
    made.filters["differences"] = differences
    made.filters["explained"] = explained
    made.globals["statuses"] = tuple(Status)
    return made


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _grade(pair: Pair) -> tuple[str, str] | None:
    """Return a sentence's score in a few letters and in words, by what the engine means by it."""
    if pair.score is None:
        return None
    if pair.engine == "assembly":
        return f"{_percent(pair.score)} covered", "share of the source that the lexicons cover"
    if pair.engine == "argos":
        words = f"exp of the mean log-probability a token, {pair.score:.4f}"
        return f"{_percent(math.exp(min(pair.score, 0.0)))} confidence", words
    if pair.engine == "memory":
        return f"{_percent(pair.score)} match", "how far it agrees with the sentence in the memory"
    if pair.engine == RECORDED:
        return f"{_percent(pair.score)} sure", "that this English is of this sentence"
    return f"{pair.score:.2f}", f"score given by {pair.engine}"


def _named(scores: Iterable[Score], name: str) -> Score | None:
    return next((score for score in scores if score.name == name), None)


def _sections(report: ReportData) -> Iterator[Section]:
    pairs = _ByDocument(report.pairs, "sentences")
    removals = _ByDocument(report.removals, "removals")
    for number, facts in enumerate(report.documents, 1):
        rows = _rows(pairs.of(facts.doc))
        yield Section(number, facts, rows, _removed(removals.of(facts.doc)))
    pairs.finish()
    removals.finish()


def _rows(pairs: Iterator[Pair]) -> Iterator[Row | int]:
    for pair in islice(pairs, MAX_ROWS):
        yield _row(pair)
    if left_out := sum(1 for _ in pairs):
        yield left_out


def _row(pair: Pair) -> Row:
    counts = Counter(match.status for match in pair.terms)
    outcomes = tuple((status, counts[status]) for status in Status if counts[status])
    return Row(pair, source_pieces(pair), target_pieces(pair), outcomes)


def _removed(removals: Iterator[Removal]) -> Removed:
    shown: list[Removal] = []
    reasons: Counter[str] = Counter()
    for removal in removals:
        reasons[removal.why] += 1
        if len(shown) < MAX_ROWS:
            shown.append(replace(removal, text=_cut(removal.text)))
    left_out = reasons.total() - len(shown)
    return Removed(tuple(shown), left_out, tuple(reasons.most_common()))


def _cut(text: str) -> str:
    return text if len(text) <= MAX_REMOVED else f"{text[:MAX_REMOVED]} […]"


T = TypeVar("T", Pair, Removal)


class _ByDocument(Generic[T]):
    """Hands out rows that are sorted by document, one document at a time, holding one row."""

    def __init__(self, rows: Iterable[T], what: str) -> None:
        self._rows: Iterator[T] = iter(rows)
        self._what = what
        self._next: T | None = next(self._rows, None)

    def of(self, doc: str) -> Iterator[T]:
        """Yield the rows that come next as long as they belong to a document."""
        while self._next is not None and self._next.doc == doc:
            row, self._next = self._next, next(self._rows, None)
            yield row

    def finish(self) -> None:
        """Raise InputError if rows are left, which belong to no document or came out of order."""
        if self._next is not None:
            raise InputError(
                f"{self._what} of '{self._next.doc}' are out of order or of no known document; "
                "make the run again"
            )
