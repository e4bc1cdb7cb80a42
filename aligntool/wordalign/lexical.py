"""What a unit may become in English by the lexicon, its spelling, its parts and its value."""

from collections.abc import Mapping

from aligntool.alignment.stems import stem
from aligntool.alignment.tokens import Tokens
from aligntool.wordalign.parts import PartTable

_SURE = 0.6
"""Probability of a number or mark that is the same on both sides."""
_PARTS = 0.3
"""Share of the parts of a word in what it may become."""
_LEAST = 0.002
"""Smallest probability worth keeping."""
_INITIALS = 5
"""Letters of the longest initialism."""
_MONTHS = tuple(
    stem(name)
    for name in "january february march april may june july august september october november"
    " december".split()
)
_CURRENCIES = {"usd": ("US", "dollar", "$"), "美元": ("US", "dollar", "$"), "eur": ("euro", "€")}


class LexicalTable:
    """English units of a language's units with probabilities; keeps what was looked up."""

    def __init__(self, tokens: Tokens, links: Mapping[str, Mapping[str, float]]) -> None:
        """Take a lexicon, and counted links for words that it lacks."""
        self._tokens = tokens
        self._parts = PartTable(links)
        self._found: dict[str, Mapping[str, float]] = {}

    def english(self, source: str) -> Mapping[str, float]:
        """Return what a unit may become."""
        found = self._found.get(source)
        if found is None:
            found = {word: chance for word, chance in self._made(source).items() if chance > _LEAST}
            # Initialisms are written large: nato is the stem of NATO.
            large = {word.upper(): found[word] for word in found if len(word) <= _INITIALS}
            found = self._found[source] = {**large, **found}
        return found

    def _made(self, source: str) -> Mapping[str, float]:
        if not source[0].isalnum():
            return {source: _SURE} | _month_of(source)
        month = source.removeprefix("tháng ").removesuffix("月")
        if month.isdigit() and month != source:
            return {_MONTHS[int(month) - 1]: _SURE}
        found = dict(self._tokens.english(source))
        found |= dict.fromkeys(_CURRENCIES.get(source, ()), _SURE)
        if source.isascii():
            found[stem(source)] = _SURE
        total = max(1.0, sum(found.values()))
        made = {word: (1 - _PARTS) * chance / total for word, chance in found.items()}
        for word, chance in self._parts.english(source).items():
            made[word] = made.get(word, 0.0) + _PARTS * chance
        return made


def _month_of(source: str) -> dict[str, float]:
    """Return the month that a small number may stand for, as in 12/5."""
    digits = source.removeprefix("#")
    month = int(digits) if digits != source and digits.isdecimal() else 0
    return {_MONTHS[month - 1]: 0.1} if 1 <= month <= len(_MONTHS) else {}
