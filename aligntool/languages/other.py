"""Any other language that an Argos package translates from: rules that most writing shares."""

import re

from aligntool.languages.sentences import SentenceRules
from aligntool.text import Span

_RULES = SentenceRules(hard="。！？｡।؟", soft=".!?\u2026")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


class OtherLanguage:
    """A language without an adapter of its own; words are what white space and marks part."""

    def __init__(self, code: str) -> None:
        self.code = code

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Return the sentences of a passage."""
        return _RULES.split(text)

    def words(self, text: str) -> tuple[Span, ...]:
        """Return the words of a sentence."""
        return tuple(Span(*match.span()) for match in _WORD.finditer(text))
