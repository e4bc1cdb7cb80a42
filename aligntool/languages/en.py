"""English: the target language, read when references and existing translations are checked."""

import re

from aligntool.languages.sentences import SentenceRules
from aligntool.text import Span

_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen rep sen gov st jr sr co inc ltd corp vs no vol fig e.g i.e cf al
    jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n d.c""".split()
)
_RULES = SentenceRules(hard="", soft=".!?\u2026", abbreviations=_ABBREVIATIONS)
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*|[^\w\s]")


class English:
    """English text."""

    code = "en"

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Return the sentences of a passage."""
        return _RULES.split(text)

    def words(self, text: str) -> tuple[Span, ...]:
        """Return the words of a sentence, hyphenated and numeric ones whole."""
        return tuple(Span(*match.span()) for match in _WORD.finditer(text))


_SPELLED_OUT = re.compile(r"[A-Z](?=[A-Z\d]|\b)")
_SPELLED_VOWELS = "AEFHILMNORSX"
_VOWEL_SOUND = re.compile(
    r"[aeio]|u(?!ni[^nm]|s[aeu]|til|r[aio]|k)|hour|honou?r|honest|heir|8|11|18"
)
_CONSONANT_SOUND = re.compile(r"eu|one\b|once\b")


def indefinite_article(following: str) -> str:
    """Return ``a`` or ``an`` for the text that follows, by its sound (an AI system, a UN body)."""
    if _SPELLED_OUT.match(following):
        # An initialism is read letter by letter: an EU rule, an LLM; acronyms go the same way.
        return "an" if following[0] in _SPELLED_VOWELS else "a"
    lower = following.lower()
    return "an" if _VOWEL_SOUND.match(lower) and not _CONSONANT_SOUND.match(lower) else "a"
