"""The frozen types that the modules of the argos engine hand each other."""

from dataclasses import dataclass

from aligntool.model import HeldTerm, Link
from aligntool.text import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is to be translated."""

    text: str
    words: tuple[Span, ...] = ()
    """Into ``text``; where the language tells its words, none of them is cut in two."""
    terms: bool = False
    """Whether it has glossary terms, so that all its drafts need links, not the best one only."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sentence that is to be decoded with terms in its English."""

    text: str
    words: tuple[Span, ...]
    """Into ``text``; where the language does not tell its words, one or none."""
    english: str
    """The draft to begin with."""
    terms: tuple[HeldTerm, ...]


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to decode: as Argos Translate does, unless a retry asks for something else."""

    parts: int = 1
    """Into how many parts a sentence is cut at least, if it can be cut at a mark."""
    no_repeat: int = 0
    """No sequence of so many pieces is written twice; 0 for no such rule."""
    penalty: float = 1.0
    """Divides the probability of pieces that were written before."""
    beam_size: int = 0
    """0 for the size that the options give."""
    most: int = 0
    """Most pieces written; 0 for as many as the engine ever writes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One rendering of a sentence or of a part of it."""

    text: str
    score: float | None = None
    """Mean log-probability of a piece; None where nothing was decoded."""
    size: int = 0
    """Pieces written, the end mark among them: the weight of the score in a joined sentence."""
    links: tuple[Link, ...] = ()
    """From the sentence's text to ``text``."""
    cut: bool = False
    """Whether the model was stopped before it had come to an end."""


PLAIN = Decoding()
GREEDY = Decoding(beam_size=1)
FIRST_PIECE = Decoding(beam_size=1, most=1)
