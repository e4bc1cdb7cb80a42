"""The frozen types that cross module boundaries, from a decoded file to a row of every export.

Spans count code points; each field says which string it indexes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from aligntool.text import Rewrite, Span


class Kind(StrEnum):
    """What part of an article a passage is."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    LIST = "list"


class Status(StrEnum):
    """How a glossary term fared in the English."""

    OK = "ok"
    """The engine wrote the preferred or an allowed rendering by itself."""
    RERANKED = "reranked"
    """Another of the engine's hypotheses had it."""
    REPLACED = "replaced"
    """A wrong rendering was found and replaced."""
    RETRANSLATED = "retranslated"
    """A second decoding had it."""
    MISSING = "missing"
    """No rendering was found; nothing was forced in."""


@dataclass(frozen=True, slots=True)
class RawText:
    """A file as decoded: NFC, HTML entities resolved, line ends as ``\\n``."""

    doc: str
    """Identifier of the document: the file name without its ending."""
    text: str
    origin: str = ""
    """Where it was read from, for messages."""
    encoding: str = "utf-8"
    sha256: str = ""
    """Digest of the bytes read."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A kept stretch of the article: a paragraph, heading, caption or list item."""

    kind: Kind
    span: Span
    """Into ``RawText.text``."""
    line: int
    """1-based line of the file."""
    clean: Rewrite
    """Noise removed; ``clean.original`` is the passage as found with white space collapsed."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch of the file that is not part of the article."""

    doc: str
    line: int
    text: str
    why: str
    span: Span = field(compare=False)
    """Into ``RawText.text``."""


@dataclass(frozen=True, slots=True)
class Document:
    """A cleaned article in one language."""

    doc: str
    lang: str
    passages: tuple[Passage, ...]
    removals: tuple[Removal, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning: its English and its terms in every language."""

    id: str
    preferred: str
    allowed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Source terms by language code, the canonical one first."""
    domain: str = ""
    note: str = ""
    line: int = 0
    """Line of the glossary file, for messages."""
    context: str = ""
    """Pattern that a source sentence must match for the terms to count; empty for any sentence."""
    case: bool = False
    """English and source terms count only as they are written, capitals and all."""
    dnt: bool = False
    """Do not translate: the English is the term itself."""
    pos: str = ""
    """Part of speech: noun, proper noun, verb, adjective, adverb, other, or empty."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """A read-only table of concepts."""

    name: str
    concepts: Mapping[str, Concept]
    """By concept id, in the order of the file."""
    version: str
    """First 12 hexadecimal digits of the SHA-256 of the files read."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A glossary term found in a source sentence."""

    concept: str
    span: Span
    """Into ``Segment.text``."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence ready to be translated."""

    doc: str
    seg: int
    """1-based number in the document."""
    kind: Kind
    lang: str
    clean: Rewrite
    """From the sentence as found (``clean.original``) to the sentence without noise."""
    normalized: Rewrite
    """From the clean sentence to what the engine sees: canonical, simplified characters."""
    words: tuple[Span, ...]
    """Into ``text``; words and the gaps between them rebuild it."""
    occurrences: tuple[Occurrence, ...] = ()
    before: str = ""
    """The clean sentence before it in the document; empty for none."""
    after: str = ""
    """The clean sentence after it."""

    @property
    def text(self) -> str:
        """The normalized sentence."""
        return self.normalized.text

    @property
    def source(self) -> str:
        """The sentence as found, white space collapsed."""
        return self.clean.original

    def source_span(self, span: Span) -> Span:
        """Map a span of ``text`` back to ``source``."""
        return self.clean.origin(self.normalized.origin(span))


@dataclass(frozen=True, slots=True)
class Link:
    """How strongly a stretch of English was drawn from a stretch of the source."""

    source: Span
    """Into ``Segment.text``."""
    target: Span
    """Into ``Hypothesis.text``."""
    weight: float
    """Share of the target's attention that lies on the source, 0–1."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a translation memory has for a sentence."""

    rate: int
    """101: the same sentence in the same context; 100: the same sentence; 99: the same but for
    numbers and the like, which ``target`` was given; below: the percentage that agrees."""
    source: str
    """The sentence in the memory."""
    target: str
    """Its English."""
    origin: str
    """Name of the file or run that the memory has it from."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One English rendering of a segment."""

    text: str
    engine: str
    model: str
    score: float | None = None
    """argos: mean log-probability a token (≤ 0); assembly: share of the source covered (0–1);
    memory: rate of the match over 100."""
    links: tuple[Link, ...] = ()
    """Word alignment, where the engine knows it."""
    flags: tuple[str, ...] = ()
    """What is suspicious about the text, such as ``repetition``; empty where nothing is."""
    match: Match | None = None
    """What it is taken from, where that is a translation memory."""


@dataclass(frozen=True, slots=True)
class HeldTerm:
    """A term that English is to have."""

    span: Span
    """Into ``Segment.text``."""
    english: tuple[str, ...]
    """Its renderings, the preferred one first."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A sentence that an engine is asked for once more, since terms are not in its English."""

    segment: Segment
    text: str
    """One of the engine's hypotheses, from which the new English is to differ in the terms."""
    terms: tuple[HeldTerm, ...]


@dataclass(frozen=True, slots=True)
class TermMatch:
    """What became of one term of a source sentence."""

    concept: str
    source: str
    source_span: Span
    """Into ``Pair.source``."""
    expected: str
    """The preferred English."""
    found: str | None
    """What the engine had written for it, or None."""
    target_span: Span | None
    """Into ``Pair.target``."""
    status: Status
    reason: str = ""
    """What a replacement rests on, such as ``forbidden`` or ``links, meaning``."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A source sentence with its English: one line of ``segments.jsonl``, one row of an export."""

    doc: str
    seg: int
    kind: Kind
    lang: str
    source: str
    clean: str
    normalized: str
    words: tuple[str, ...]
    """The words of ``normalized``, in order."""
    mt: str
    """What the engine wrote."""
    target: str
    """The English after term alignment."""
    engine: str
    model: str
    score: float | None
    terms: tuple[TermMatch, ...]
    flags: tuple[str, ...] = ()
    """What is suspicious about ``mt``; see ``Hypothesis.flags``."""
    matches: tuple[Match, ...] = ()
    """What a translation memory had for the sentence, the best first."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an export came from; every format carries it as far as it can."""

    tool_version: str
    created: str
    """UTC, ISO 8601."""
    models: tuple[str, ...] = ()
    glossaries: tuple[str, ...] = ()
    """``name@version`` of each glossary."""


@dataclass(frozen=True, slots=True)
class Bitext:
    """Aligned sentences with their provenance: all that a format writer may see."""

    name: str
    provenance: Provenance
    pairs: Iterable[Pair]
    """May be read once."""
    target_lang: str = "en"
