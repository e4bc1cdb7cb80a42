"""Alignment of texts that exist in two languages: which sentences say the same."""

from aligntool.alignment.beads import Bead
from aligntool.alignment.sentences import align_sentences

__all__ = ["Bead", "align_sentences"]
