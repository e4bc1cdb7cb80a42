"""How a concept may be written in English, as patterns that find it in a sentence."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from aligntool.model import Concept, Glossary
from aligntool.text import Span

_PLURAL = "(?:s|es)?"
_Y = re.compile("(?<=[^aeiou])y$")
_WORD = re.compile(r"\w")


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

    Where renderings overlap the longer counts: ``wild AI`` is wrong although ``AI`` is right.  A
    forbidden rendering that differs from a right one in case only, as ``ai`` from ``AI``, is wrong
    as it is written.  If the concept says that case counts, so it does, but for a capital at the
    start of the sentence.  What is not to be translated is wrong in any other case.
    """

    def __init__(self, concept: Concept) -> None:
        self.concept = concept
        right = (concept.preferred, *concept.allowed)
        self._right = frozenset(map(self._form, right))
        self._wrong = frozenset(concept.forbidden).difference(right)

    def right(self, text: str) -> Iterator[Span]:
        """Yield where ``text``, a sentence, has the preferred or an allowed rendering."""
        return (span for span, is_right in self._found(text) if is_right)

    def wrong(self, text: str) -> Iterator[Span]:
        """Yield where ``text``, a sentence, has a forbidden rendering."""
        return (span for span, is_right in self._found(text) if not is_right)

    def _found(self, text: str) -> Iterator[tuple[Span, bool]]:
        for match in self._pattern.finditer(text):
            written = match["rendering"]
            if written is not None:
                yield Span(*match.span()), self._is_right(written)
            elif not _WORD.search(text, 0, match.start()):
                yield Span(*match.span()), True

    def _is_right(self, written: str) -> bool:
        if written in self._wrong:
            return False
        singular = written.removesuffix("ies") + "y" if written.endswith("ies") else written
        return self._form(written) in self._right or self._form(singular) in self._right

    def _form(self, rendering: str) -> str:
        """Return what is the same of a rendering where it counts as the same."""
        is_exact = self.concept.case or self.concept.dnt
        return rendering if is_exact else rendering.casefold()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        concept = self.concept
        right = (concept.preferred, *concept.allowed)
        initial = {one[0].upper() + one[1:] for one in right} if concept.case else set()
        body, capital = _any_of({*right, *concept.forbidden}), _any_of(initial.difference(right))
        flags = re.NOFLAG if concept.case else re.IGNORECASE
        pattern = rf"(?<!\w)(?:(?P<rendering>{body})|(?:{capital})){_PLURAL}(?!\w)"
        return re.compile(pattern, flags)


def _any_of(renderings: Collection[str]) -> str:
    """Return a pattern of some renderings, the longest first; of none it matches nothing."""
    longest_first = sorted(renderings, key=lambda one: (-len(one), one))
    return "|".join(map(_with_plural, longest_first)) or "(?!)"


def _with_plural(rendering: str) -> str:
    """Return a pattern of a rendering that also knows the plural of *country*."""
    if _Y.search(rendering):
        return f"{re.escape(rendering[:-1])}(?:y|ies)"
    return re.escape(rendering)
