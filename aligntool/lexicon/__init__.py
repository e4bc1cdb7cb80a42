"""Bilingual lexicons: what a Vietnamese or Chinese word or phrase may be in English."""

from aligntool.lexicon.entries import Entry, Lexicon
from aligntool.lexicon.loading import load_lexicon

__all__ = ["Entry", "Lexicon", "load_lexicon"]
