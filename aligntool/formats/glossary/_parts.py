"""The parts of a concept that a format may lack, and how much of each a glossary has."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from aligntool.formats.glossary._exchange import ENGLISH, Export, terms_in
from aligntool.formats.glossary._losses import Losses
from aligntool.model import Concept


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a concept."""

    label: str
    """What it is called in the plural."""
    count: Callable[[Concept, Export], int]
    """How many of it a concept has that is exported."""


def _in_other_languages(concept: Concept, export: Export) -> int:
    chosen = (export.source_lang, export.target_lang)
    return sum(len(words) for lang, words in concept.terms.items() if lang not in chosen)


def _variants(concept: Concept, export: Export) -> int:
    langs = concept.terms if export.source_lang is None else (export.source_lang,)
    found = (terms_in(concept, lang) for lang in langs)
    return sum(len(terms.allowed) for terms in found if terms)


def _allowed(concept: Concept, export: Export) -> int:
    terms = terms_in(concept, export.target_lang)
    return len(terms.allowed) if terms else 0


PARTS: Mapping[str, Part] = {
    "id": Part("concept ids", lambda concept, _: 1),
    "domain": Part("domains", lambda concept, _: bool(concept.domain)),
    "languages": Part("terms of further languages", _in_other_languages),
    "variants": Part("variants of source terms", _variants),
    "allowed": Part("allowed terms beside the preferred one", _allowed),
    "forbidden": Part("forbidden terms", lambda concept, _: len(concept.forbidden)),
    "context": Part("context patterns", lambda concept, _: bool(concept.context)),
    "case": Part("case rules", lambda concept, _: concept.case),
    "dnt": Part("do-not-translate marks", lambda concept, _: concept.dnt),
    "pos": Part("parts of speech", lambda concept, _: bool(concept.pos)),
    "note": Part("notes", lambda concept, _: bool(concept.note)),
}
"""Name → part, in the order in which losses are told."""


def uncarried(export: Export, *, carries: Collection[str], title: str) -> Losses:
    """Return what a glossary has in those parts that a format does not carry."""
    losses = Losses()
    is_pair = "languages" not in carries
    for name, part in PARTS.items():
        # English terms that are forbidden are found in English only.
        told = name == "forbidden" and is_pair and export.target_lang != ENGLISH
        if name in carries and not told:
            continue
        for concept in export.concepts:
            losses.add(
                f"{title} has no {part.label}, left out", concept.id, part.count(concept, export)
            )
    return losses
