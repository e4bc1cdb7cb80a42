"""Words as the packaged corpus has them: the lexicon's English, and what it was linked to there."""

from aligntool.alignment.corpus import Known
from aligntool.alignment.tokens import Tokens
from aligntool.lexicon.linkcounts import COUNTED, LinkCounts, load_counts

_LEXICON = 12.0
"""Links in the corpus that the lexicon weighs as much as."""


class TaughtTokens:
    """The tokens of a language, with probabilities from the corpus too."""

    def __init__(self, tokens: Tokens, counts: LinkCounts) -> None:
        self._tokens = tokens
        self._counts = counts

    def split(self, sentence: str) -> list[str]:
        """Return the tokens of a sentence."""
        return self._tokens.split(sentence)

    def english(self, token: str) -> dict[str, float]:
        """Return what a token may become in English."""
        known = self._tokens.english(token)
        links = self._counts.links.get(token)
        if not links:
            return known
        silent = self._counts.silent_sources.get(token, 0.0)
        total = sum(links.values()) + silent + _LEXICON
        made = {english: _LEXICON * chance / total for english, chance in known.items()}
        for english, count in links.items():
            made[english] = made.get(english, 0.0) + count / total
        return made


def taught(text: Known, lang: str) -> Known:
    """Return a text whose tokens know the corpus, if there is one of its language."""
    side, names, tokens = text
    return side, names, TaughtTokens(tokens, load_counts(lang)) if lang in COUNTED else tokens
