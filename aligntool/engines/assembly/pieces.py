"""A piece: one stretch of the source sentence together with the English chosen for it."""

from dataclasses import dataclass

from aligntool.text import Span

NOMINAL = frozenset({"n", "np", "prop"})
VERBAL = frozenset({"v", "vp"})
ADJECTIVAL = frozenset({"adj", "adjp"})
ADVERBIAL = frozenset({"adv", "advp"})
DATED = frozenset({"date", "month", "year"})
NUMERIC = frozenset({"num", "ordinal", "percent"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Pieces are put in another order and replaced by inflected copies, never changed."""

    span: Span
    """Into ``Segment.text``."""
    source: str
    """The lexicon's key, or the text itself where no entry stands behind the piece."""
    pos: str
    """A part of speech of the lexicon, or: punct, date, month, year, ordinal, percent, name,
    unknown."""
    text: str
    """English; may be empty."""
    glosses: tuple[str, ...] = ()
    """Every rendering the lexicon offers."""
    noun: str = ""
    """English for use as a noun, where the lexicon knows one for a verb."""
    verb: str = ""
    """English for use as a verb, where the lexicon knows one for a noun."""
    role: str = ""
    """Grammatical function of a closed-class word, from the tables of its language."""
    fixed: bool = False
    """Whether a glossary demands this English."""
    plural: bool = False
    """Whether it names several things; the English is inflected already if it can be."""
    known: bool = True
    """Whether anything but the source itself stands behind the English."""

    @property
    def nominal(self) -> bool:
        """Whether it can head or modify a noun phrase."""
        return self.pos in NOMINAL

    @property
    def verbal(self) -> bool:
        """Whether it is a content verb; closed-class verbs have a role instead."""
        return self.pos in VERBAL and not self.role

    @property
    def adjectival(self) -> bool:
        """Whether it is an adjective."""
        return self.pos in ADJECTIVAL and not self.role
