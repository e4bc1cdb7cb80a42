"""Alignment of texts that exist in two languages: which sentences say the same."""

from aligntool.alignment.beads import Bead
from aligntool.alignment.documents import DocumentPair, pair_documents
from aligntool.alignment.sentences import align_sentences, align_texts
from aligntool.alignment.texts import Text

__all__ = ["Bead", "DocumentPair", "Text", "align_sentences", "align_texts", "pair_documents"]
