"""Choose concepts of a glossary."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from aligntool.model import Concept


@dataclass(frozen=True, slots=True)
class Selection:
    """What the chosen concepts have in common; what is None or empty asks for nothing."""

    domain: str | None = None
    lang: str | None = None
    """They have a term in it; the terms of other languages are left out."""
    text: str | None = None
    """Part of their id, English or terms, in any case."""

    def of(self, concepts: Iterable[Concept]) -> tuple[Concept, ...]:
        """Return those of the concepts, in order."""
        chosen = (self._narrowed(concept) for concept in concepts if self._fits(concept))
        return tuple(concept for concept in chosen if concept.terms)

    def _fits(self, concept: Concept) -> bool:
        if self.domain is not None and concept.domain != self.domain:
            return False
        terms = [term for some in concept.terms.values() for term in some]
        english = (concept.preferred, *concept.allowed, *concept.forbidden)
        wanted = (self.text or "").casefold()
        return any(wanted in one.casefold() for one in (concept.id, *english, *terms))

    def _narrowed(self, concept: Concept) -> Concept:
        if not self.lang:
            return concept
        terms = {lang: some for lang, some in concept.terms.items() if lang == self.lang}
        return replace(concept, terms=terms)
