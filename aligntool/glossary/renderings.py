"""How a concept may be written in English, as patterns that find it in a sentence."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from aligntool.model import Concept, Glossary
from aligntool.text import Span

_PLURAL = "(?:s|es)?"
_Y = re.compile("(?<=[^aeiou])y$")


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
    """Finds the renderings of one concept: whole words, in any case, with or without a plural.

    Where renderings overlap the longer counts: ``wild AI`` is wrong although ``AI`` is right.
    """

    def __init__(self, concept: Concept) -> None:
        self.concept = concept
        self._right = {one.casefold() for one in (concept.preferred, *concept.allowed)}

    def right(self, text: str) -> Iterator[Span]:
        """Yield where ``text`` has the preferred or an allowed rendering."""
        return (span for span, is_right in self._found(text) if is_right)

    def wrong(self, text: str) -> Iterator[Span]:
        """Yield where ``text`` has a forbidden rendering."""
        return (span for span, is_right in self._found(text) if not is_right)

    def _found(self, text: str) -> Iterator[tuple[Span, bool]]:
        for match in self._pattern.finditer(text):
            yield Span(*match.span()), self._is_right(match.group("rendering").casefold())

    def _is_right(self, rendering: str) -> bool:
        singular = rendering.removesuffix("ies") + "y" if rendering.endswith("ies") else rendering
        return rendering in self._right or singular in self._right

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        renderings = (self.concept.preferred, *self.concept.allowed, *self.concept.forbidden)
        longest_first = sorted(renderings, key=len, reverse=True)
        body = "|".join(map(_with_plural, longest_first))
        flags = re.NOFLAG if self.concept.case else re.IGNORECASE
        return re.compile(rf"(?<!\w)(?P<rendering>{body}){_PLURAL}(?!\w)", flags)


def _with_plural(rendering: str) -> str:
    """Return a pattern of a rendering that also knows the plural of *country*."""
    if _Y.search(rendering):
        return f"{re.escape(rendering[:-1])}(?:y|ies)"
    return re.escape(rendering)
