"""What is glossed: the words of a pair, each glossary term with its English."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from aligntool.model import Pair
from aligntool.text import Span, trim

_LONG = 2_000
"""Characters of a sentence beyond which comparing exactly would take seconds."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, a term or a mark."""

    text: str
    """A stretch of ``Pair.normalized``."""
    english: str = ""
    """What the glossary wants for a term; empty for other words."""

    @property
    def is_mark(self) -> bool:
        """Whether it holds no letter and no digit."""
        return not any(unicodedata.category(letter)[0] in "LNM" for letter in self.text)


def units_of(pair: Pair) -> tuple[Unit, ...]:
    """Return the units of a pair's words in order."""
    words = _word_spans(pair)
    english: dict[int, str] = {}
    for term, expected in _term_spans(pair):
        number = max(range(len(words)), key=lambda number: _shared(words[number], term), default=-1)
        if number >= 0 and _shared(words[number], term):
            english.setdefault(number, expected)
    return tuple(
        Unit(word.of(pair.normalized), english.get(number, "")) for number, word in enumerate(words)
    )


def _shared(word: Span, term: Span) -> int:
    """Return how many characters two spans have in common, at least 0."""
    return max(0, min(word.end, term.end) - max(word.start, term.start))


def _word_spans(pair: Pair) -> list[Span]:
    """Return where the words stand in the normalized sentence."""
    spans: list[Span] = []
    end = 0
    for word in pair.words:
        start = pair.normalized.find(word, end)
        if start >= 0:
            end = start + len(word)
            # The rest of a word that a term cut may begin or end with a space, or be one.
            spans.append(trim(pair.normalized, Span(start, end)))
    return [span for span in spans if span]


def _term_spans(pair: Pair) -> list[tuple[Span, str]]:
    """Return where the terms stand in the normalized sentence, each with its English, in order."""
    matches = sorted(pair.terms, key=lambda match: (match.source_span, match.concept))
    if not matches or pair.source == pair.normalized:
        return [(match.source_span, match.expected) for match in matches]
    is_long = len(pair.source) > _LONG
    kept = SequenceMatcher(None, pair.source, pair.normalized, autojunk=is_long).get_opcodes()
    return [(_moved(match.source_span, kept), match.expected) for match in matches]


def _moved(span: Span, codes: Sequence[tuple[str, int, int, int, int]]) -> Span:
    """Return the stretch of the normalized sentence that a span of the source became."""
    touched = [code for code in codes if code[1] < span.end and span.start < code[2]]
    if not touched:
        return Span(0, 0)
    first, last = touched[0], touched[-1]
    start = first[3] + (span.start - first[1] if first[0] == "equal" else 0)
    end = last[4] - (last[2] - span.end if last[0] == "equal" else 0)
    return Span(start, max(start, end))
