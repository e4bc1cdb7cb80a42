"""What a language is: text in, spans of sentences and of words out, never other text."""

from typing import Protocol

from aligntool.text import Span


class Language(Protocol):
    """Splits text of one language.

    Text is in composed form (NFC), as decoding leaves it.  Spans index the given text, come in
    order and do not overlap; they and the gaps between them rebuild the text exactly.  Gaps hold
    white space only.
    """

    @property
    def code(self) -> str:
        """ISO 639-1 code."""

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Return the sentences of a passage (one paragraph, no line breaks needed)."""

    def words(self, text: str) -> tuple[Span, ...]:
        """Return the words of a sentence, punctuation marks as words of their own."""
