"""Read a sentence: a segment in, the pieces that cover it in source order out.

What both languages share is here: glossary terms and figures stand fixed, Latin words and
punctuation are kept, and between them the lexicon is searched for the longest matches.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from aligntool.engines.assembly.figures import Figure
from aligntool.engines.assembly.lattice import Candidate, best_path
from aligntool.engines.assembly.pieces import VERBAL, Piece
from aligntool.lexicon import Entry, Lexicon
from aligntool.lexicon.tables import fold
from aligntool.model import Concept, Glossary, Segment
from aligntool.text import Span

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f][\w'’&.+-]{0,80}(?<![.'’-])")
_PUNCTUATION = re.compile(r"[^\w\s]")
_ADJECTIVE = re.compile(r"^(?!.* ).*(able|ical|ional|ateral|ive|ous|worthy|centric|binding|atory)$")
_NAME_DOMAINS = {"person": "name", "place": "prop", "org": "prop", "event": "prop"}
_EXPLAINED = re.compile(
    r"(?<=\w) (?:prefecture-level city|province|autonomous region|county|city)? ?"
    r"(?:in|and capital of|of) (?:\w+ ){0,3}(?:China|Province|Xinjiang|Tibet|Taiwan).*"
    r"| of Great Britain and Northern Ireland"
)
"""What the dictionary adds to the name of a place."""
_LENGTHY = 3
"""Spaces in a rendering that explains."""
_PHRASE_BONUS = 0.1
OWN_BONUS = 0.3
"""Taken off the cost of an entry of the user's."""


class Language(Protocol):
    """What differs between the languages."""

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon searched."""

    @property
    def verbs(self) -> frozenset[str]:
        """English words that render some verb."""

    def figures(self, folded: str) -> Iterable[Figure]:
        """Return the numbers and dates of a folded sentence."""

    def boundary(self, text: str, position: int) -> bool:
        """Tell whether an entry may begin or end at a position."""

    def piece(self, entry: Entry, span: Span, text: str) -> Piece | None:
        """Make the piece of an entry found at a span, or None if it cannot be meant there."""

    def cost(self, entry: Entry) -> float:
        """Return what using an entry costs, 1 being usual for a word."""

    def extra(self, segment: Segment, position: int) -> Iterator[Candidate]:
        """Yield names and other things that no table lists."""

    def unknown(self, text: str, position: int) -> Candidate:
        """Return the candidate of last resort."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Finds the pieces of sentences of one language."""

    language: Language
    glossary: Glossary

    def read(self, segment: Segment) -> tuple[Piece, ...]:
        """Return the pieces of a sentence, white space left out."""
        text = segment.text
        folded = fold(text)
        fixed = self._fixed(segment, folded)
        limit = _limits(len(text), fixed)
        cuts = _cuts(segment)

        def candidates(position: int) -> Iterator[Candidate]:
            if position in fixed:
                yield Candidate(fixed[position], 0.0)
                return
            yield from self._open(segment, folded, position, limit[position], cuts)

        return tuple(piece for piece in best_path(len(text), candidates) if piece.pos != "space")

    def _open(
        self, segment: Segment, folded: str, position: int, limit: int, cuts: bytes
    ) -> Iterator[Candidate]:
        """Yield what may begin at a position outside every fixed span, ending by ``limit``."""
        text = segment.text
        language = self.language
        if text[position].isspace():
            yield Candidate(_mark(text, position, "space"), 0.0)
            return
        if _PUNCTUATION.match(text, position):
            yield Candidate(_mark(text, position, "punct"), 0.0)
        for entry in language.lexicon.matches(folded, position):
            end = position + len(entry.source)
            if end > limit or not language.boundary(text, end):
                continue
            piece = language.piece(entry, Span(position, end), text)
            if piece is not None:
                clash = 0.3 * (cuts[position] + cuts[end])
                yield Candidate(piece, language.cost(entry) + clash)
        for candidate in language.extra(segment, position):
            if candidate.piece.span.end <= limit:
                yield candidate
        yield _within(language.unknown(text, position), limit)

    def _fixed(self, segment: Segment, folded: str) -> dict[int, Piece]:
        """Return glossary terms and figures by where they begin; terms win."""
        fixed: dict[int, Piece] = {}
        taken = bytearray(len(folded))
        for occurrence in segment.occurrences:
            span = occurrence.span
            concept = self.glossary.concepts[occurrence.concept]
            fixed[span.start] = self._term(concept, span.of(segment.text), span, folded)
            taken[span.start : span.end] = b"\1" * len(span)
        for figure in self.language.figures(folded):
            if not any(taken[figure.span.start : figure.span.end]):
                source = figure.span.of(segment.text)
                same = figure.text == figure.span.of(folded)
                english = source if same else figure.text
                fixed[figure.span.start] = Piece(figure.span, source, figure.pos, english)
        return fixed

    def _is_verb(self, english: str) -> bool:
        return english in self.language.verbs or english.partition(" ")[0].endswith("ed")

    def _term(self, concept: Concept, found: str, span: Span, folded: str) -> Piece:
        # An abbreviation that the glossary allows in English stays one: WAIC is not spelled out.
        english = found if found in concept.allowed else concept.preferred
        source = span.of(folded)
        entry = self.language.lexicon.get(source)
        pos = _NAME_DOMAINS.get(concept.domain) or (entry.pos if entry else _guess(concept))
        if pos in VERBAL and not self._is_verb(concept.preferred):
            pos = "n"
        role = "place" if concept.domain == "place" else ""
        return Piece(span, source, pos, english, (english,), role=role, fixed=True)


def coverage(pieces: Iterable[Piece]) -> float:
    """Return the share of characters, punctuation aside, that were understood."""
    known = total = 0
    for piece in pieces:
        if piece.pos != "punct":
            total += len(piece.span)
            known += len(piece.span) if piece.known else 0
    return known / total if total else 1.0


def latin_word(text: str, position: int) -> Piece | None:
    """Return the word in Latin letters that begins at a position, kept as it is."""
    found = _LATIN.match(text, position)
    if found is None:
        return None
    return Piece(Span(*found.span()), found[0], "name", found[0])


def verbs_of(lexicon: Lexicon) -> frozenset[str]:
    """Return the English words that are the first rendering of some verb."""
    found = (lexicon.get(key) for key, packed in lexicon.packed.items() if packed[:1] == "v")
    return frozenset(entry.glosses[0] for entry in found if entry and " " not in entry.glosses[0])


def verb_among(glosses: Iterable[str], verbs: frozenset[str]) -> str:
    """Return the first rendering that is a verb, or an empty string."""
    return next((gloss for gloss in glosses if gloss in verbs), "")


def concise(glosses: Sequence[str]) -> str:
    """Return the first rendering, or the first short one where the first explains at length."""
    first = _EXPLAINED.sub("", glosses[0])
    if first.count(" ") < _LENGTHY:
        return first
    return next((gloss for gloss in glosses if gloss and gloss.count(" ") < _LENGTHY), first)


def phrase_bonus(entry: Entry) -> float:
    """Return what is taken off the cost of a phrase, which was written with its context in mind."""
    return _PHRASE_BONUS if len(entry.pos) > 1 and entry.pos[-1] == "p" else 0.0


def _guess(concept: Concept) -> str:
    """Guess the word class of a term that the lexicon lacks from its English."""
    if all(word[:1].isupper() for word in concept.preferred.split()) and " " in concept.preferred:
        return "prop"
    return "adj" if _ADJECTIVE.match(concept.preferred) else "n"


def _mark(text: str, position: int, pos: str) -> Piece:
    return Piece(Span(position, position + 1), text[position], pos, text[position])


def _within(candidate: Candidate, limit: int) -> Candidate:
    """Cut a candidate short where the next fixed span begins."""
    piece = candidate.piece
    if piece.span.end <= limit:
        return candidate
    span = Span(piece.span.start, limit)
    kept = piece.source[: len(span)]
    return Candidate(Piece(span, kept, piece.pos, kept, known=piece.known), candidate.cost)


def _limits(length: int, fixed: Mapping[int, Piece]) -> list[int]:
    """Return for each position where the next fixed span begins."""
    limits = [length] * (length + 1)
    nearest = length
    for position in range(length - 1, -1, -1):
        limits[position] = nearest
        if position in fixed:
            nearest = position
    return limits


def _cuts(segment: Segment) -> bytes:
    """Return a 1 for each position that lies inside a word of the segmenter."""
    inside = bytearray(len(segment.text) + 1)
    for word in segment.words:
        if len(word) > 1:
            inside[word.start + 1 : word.end] = b"\1" * (len(word) - 1)
    return bytes(inside)
