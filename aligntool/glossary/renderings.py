"""How a concept may be written in English, as patterns that find it in a sentence."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from aligntool.model import Concept, Glossary
from aligntool.text import Span

_SUFFIX = r"(?:s|es)?"


class Renderings:
    """The English patterns of a glossary's concepts, compiled when first asked for."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._patterns: dict[str, ConceptPatterns] = {}

    def of(self, concept: str) -> "ConceptPatterns":
        """Return the patterns of a concept of the glossary."""
        if concept not in self._patterns:
            self._patterns[concept] = ConceptPatterns(self._glossary.concepts[concept])
        return self._patterns[concept]

    @property
    def concepts(self) -> Mapping[str, Concept]:
        """The concepts by id."""
        return self._glossary.concepts


class ConceptPatterns:
    """Finds the renderings of one concept: whole words, in any case, with or without a plural."""

    def __init__(self, concept: Concept) -> None:
        self.concept = concept

    def right(self, text: str) -> Iterator[Span]:
        """Yield where ``text`` has the preferred or an allowed rendering."""
        return _spans(self._right, text)

    def wrong(self, text: str) -> Iterator[Span]:
        """Yield where ``text`` has a forbidden rendering."""
        return _spans(self._wrong, text)

    @cached_property
    def _right(self) -> re.Pattern[str] | None:
        return _pattern((self.concept.preferred, *self.concept.allowed), _SUFFIX)

    @cached_property
    def _wrong(self) -> re.Pattern[str] | None:
        return _pattern(self.concept.forbidden, "")


def _pattern(alternatives: tuple[str, ...], suffix: str) -> re.Pattern[str] | None:
    if not alternatives:
        return None
    longest_first = sorted(alternatives, key=len, reverse=True)
    body = "|".join(re.escape(one) for one in longest_first)
    return re.compile(rf"(?<!\w)(?:{body}){suffix}(?!\w)", re.IGNORECASE)


def _spans(pattern: re.Pattern[str] | None, text: str) -> Iterator[Span]:
    if pattern is not None:
        yield from (Span(*match.span()) for match in pattern.finditer(text))
