"""More to know a sentence by than its own words: glossary terms and a draft of its English.

Both become tokens of the sentence.  A term is the same token in every language; a word of a draft
stands for itself in English.
"""

from dataclasses import replace

from aligntool.alignment.stems import stem, words
from aligntool.alignment.texts import Text
from aligntool.alignment.tokens import Tokens
from aligntool.glossary.match import Matcher
from aligntool.model import Glossary

_TERM, _DRAFT = "§", "≈"
"""What tokens of terms and drafts begin with; no word or mark does."""
_TERM_MASS = 0.9
"""Probability that a term is the glossary's English."""
_DRAFT_MASS = 0.6
"""Probability that a word of a draft is what was written."""


class Evidence:
    """The tokens of a language, with terms and drafts added."""

    def __init__(self, tokens: Tokens, lang: str, glossary: Glossary) -> None:
        self._tokens = tokens
        self._matcher = Matcher(_with_english(glossary), lang)
        self._english: dict[str, dict[str, float]] = {}

    def tokens_of(self, sentence: str, draft: str = "") -> list[str]:
        """Return the tokens of a sentence, its terms, and the words of its draft."""
        terms = [_TERM + one.concept for one in self._matcher.find(sentence)]
        drafted = [_DRAFT + stem(word) for word in words(draft)]
        return self._tokens.split(sentence) + terms + drafted

    def split(self, sentence: str) -> list[str]:
        """Return the tokens of a sentence and its terms."""
        return self.tokens_of(sentence)

    def english(self, token: str) -> dict[str, float]:
        """Return what a token may become in English, terms as themselves."""
        if token.startswith(_TERM):
            return {token: _TERM_MASS}
        if token.startswith(_DRAFT):
            return {token.removeprefix(_DRAFT): _DRAFT_MASS}
        if token not in self._english:
            self._english[token] = self._tokens.english(token)
        return self._english[token]


def _with_english(glossary: Glossary) -> Glossary:
    """Return the glossary with the right English renderings as terms of English."""
    concepts = {
        name: replace(one, terms={**one.terms, "en": (one.preferred, *one.allowed)})
        for name, one in glossary.concepts.items()
    }
    return replace(glossary, concepts=concepts)


def split_all(text: Text, evidence: Evidence) -> list[list[str]]:
    """Return the tokens of each sentence of a text."""
    drafts = text.draft or [""] * len(text.sentences)
    return [evidence.tokens_of(*both) for both in zip(text.sentences, drafts, strict=True)]
