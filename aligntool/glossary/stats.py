"""Count what a glossary holds."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from aligntool.model import Concept, Glossary


@dataclass(frozen=True, slots=True)
class LanguageFigures:
    """The terms of one source language."""

    concepts: int
    """Concepts with a term in it."""
    terms: int
    longest: int
    """Code points of its longest term."""


@dataclass(frozen=True, slots=True)
class GlossaryFigures:
    """How much there is of everything."""

    concepts: int
    domains: Mapping[str, int]
    """Concepts by domain, the largest first; those without one under an empty name."""
    languages: Mapping[str, LanguageFigures]
    allowed: int
    """Allowed renderings, all concepts together."""
    forbidden: int
    contexts: int
    """Concepts with a context pattern."""
    case: int
    """Concepts whose case counts."""
    dnt: int
    """Concepts that are not translated."""


def figures(glossary: Glossary) -> GlossaryFigures:
    """Return the figures of a glossary."""
    concepts = list(glossary.concepts.values())
    langs = sorted({lang for concept in concepts for lang in concept.terms})
    domains = Counter(concept.domain for concept in concepts)
    return GlossaryFigures(
        concepts=len(concepts),
        domains=dict(sorted(domains.items(), key=lambda item: (-item[1], item[0]))),
        languages={lang: _language(concepts, lang) for lang in langs},
        allowed=sum(len(concept.allowed) for concept in concepts),
        forbidden=sum(len(concept.forbidden) for concept in concepts),
        contexts=sum(bool(concept.context) for concept in concepts),
        case=sum(concept.case for concept in concepts),
        dnt=sum(concept.dnt for concept in concepts),
    )


def _language(concepts: list[Concept], lang: str) -> LanguageFigures:
    terms = [concept.terms.get(lang, ()) for concept in concepts]
    return LanguageFigures(
        concepts=sum(map(bool, terms)),
        terms=sum(map(len, terms)),
        longest=max(len(term) for some in terms for term in some),
    )
