"""Word alignment: which words of a sentence became which words of its translation."""

from aligntool.wordalign.aligner import MIN_PROBABILITY, WordAligner, align_words
from aligntool.wordalign.links import LinkedText, TokenPair, WordLink

__all__ = [
    "MIN_PROBABILITY",
    "LinkedText",
    "TokenPair",
    "WordAligner",
    "WordLink",
    "align_words",
]
