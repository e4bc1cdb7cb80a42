"""The parts of a language pair's model: how its texts are cut, what is known, what follows what."""

from dataclasses import dataclass

from aligntool.alignment.tokens import open_tokens
from aligntool.lexicon.linkcounts import load_counts
from aligntool.model import Glossary
from aligntool.wordalign.jumps import load_jumps
from aligntool.wordalign.lexical import LexicalTable
from aligntool.wordalign.pivot import EnglishHalf, Half, PivotKnowledge
from aligntool.wordalign.prior import EnglishKnowledge, Knowledge
from aligntool.wordalign.terms import Terms
from aligntool.wordalign.train import Directions
from aligntool.wordalign.units import Units, open_units

_ANY = "zh"
"""Language whose table says how common English words are, where English meets English."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A model of two languages before it has seen a text; the target is English if either is."""

    units: tuple[Units, Units]
    knowledge: Knowledge
    directions: Directions
    terms: Terms


def open_parts(source_lang: str, target_lang: str, glossary: Glossary) -> Parts:
    """Return the parts of a model.

    Raises:
        UsageError: if a language is not one whose words can be aligned.
        MissingDependency: if a package behind a language is not installed.
    """
    units = (open_units(source_lang), open_units(target_lang))
    jumps = load_jumps()[source_lang if source_lang != "en" else _ANY]
    if target_lang == "en" and source_lang != "en":
        knowledge: Knowledge = _knowledge(source_lang)
        directions = Directions(*jumps)
    else:
        knowledge = PivotKnowledge(_half(source_lang), _half(target_lang))
        directions = Directions(jumps[0], jumps[0])
    return Parts(units, knowledge, directions, Terms(glossary, source_lang, target_lang))


def _knowledge(lang: str) -> EnglishKnowledge:
    counts = load_counts(lang)
    return EnglishKnowledge(counts, LexicalTable(open_tokens(lang), counts.links))


def _half(lang: str) -> Half:
    return EnglishHalf(_knowledge(_ANY)) if lang == "en" else _knowledge(lang)
