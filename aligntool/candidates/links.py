"""Sentence pairs in, the same with their words linked out; what a stretch became in English."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aligntool.glossary.load import EMPTY
from aligntool.model import Glossary
from aligntool.terms.english import Role, cut, is_preposition
from aligntool.text import Span
from aligntool.wordalign import LinkedText, WordAligner, WordLink

SentencePair = tuple[str, str]
"""A sentence and its English."""
_LEAST = 0.2
"""Probability of a link from which it counts; the second word of a pair for one is less certain."""
_LONGEST = 9
"""English words of the longest rendering."""
_ARTICLES = frozenset(("a", "an", "the"))


@dataclass(frozen=True, slots=True)
class LinkedPair:
    """A sentence and its English with the links of their words."""

    source: str
    target: str
    linked: LinkedText

    def span_of(self, words: range) -> Span:
        """Return where some consecutive words stand in the source; at least one."""
        return Span(self.linked.source[words[0]].start, self.linked.source[words[-1]].end)

    def across(self, words: range) -> Span | None:
        """Return the English of some consecutive source words, or None where it is not clear.

        The smallest stretch that holds everything they became, if no content word in it belongs
        to another part of the source (a consistent phrase pair; Koehn, Och & Marcu 2003).  Content
        words are at both ends.  One of several source words may have no link: it became the word
        beside the stretch that has none either, or of more than two words nothing.
        """
        owners = self._owners()
        mine = {
            target: one
            for target, one in owners.items()
            if one.source in words and self._role(target) is Role.CONTENT
        }
        rendered = {one.source for one in self.linked.links if one.target in mine}
        missing = sum(number not in rendered for number in words)
        if not mine or missing > 1:
            return None
        first, last = min(mine), max(mine)
        if missing:
            first, last = self._with_loose(first, last, owners)
            if last - first == max(mine) - min(mine) and len(words) == 2:
                return None
        first, last = self._whole_words(first, last)
        inner = range(first, last + 1)
        if len(inner) > _LONGEST or not self._is_consistent(words, inner, owners):
            return None
        return Span(self.linked.target[first].start, self.linked.target[last].end)

    def _with_loose(self, first: int, last: int, owners: Mapping[int, WordLink]) -> tuple[int, int]:
        """Return the ends with the content word behind or before that has no link, if any."""
        for number in (last + 1, first - 1):
            inside = 0 <= number < len(self.linked.target)
            if inside and number not in owners and self._role(number) is Role.CONTENT:
                return min(first, number), max(last, number)
        return first, last

    def _owners(self) -> dict[int, WordLink]:
        """Return the strongest link of each English word."""
        owners: dict[int, WordLink] = {}
        for one in self.linked.links:
            if one.target not in owners or owners[one.target].probability < one.probability:
                owners[one.target] = one
        return owners

    def _is_consistent(self, words: range, inner: range, owners: Mapping[int, WordLink]) -> bool:
        others = (number for number in inner if number in owners)
        return all(self._may_stand_inside(number, inner.start) for number in inner) and not any(
            owners[number].source not in words and self._role(number) is Role.CONTENT
            for number in others
        )

    def _may_stand_inside(self, number: int, first: int) -> bool:
        """Tell whether a word may be part of a rendering: nothing of a clause, no other phrase."""
        written = self._written(number)
        if written in _ARTICLES:
            return number > first and is_preposition(self._written(number - 1))
        is_part = self._role(number) in (Role.CONTENT, Role.JOINT)
        return is_part or is_preposition(written) or written == "and"

    def _whole_words(self, first: int, last: int) -> tuple[int, int]:
        """Return the ends with the other parts of hyphenated words taken in."""
        while first >= 2 and self._is_hyphen(first - 1):
            first -= 2
        while last + 2 < len(self.linked.target) and self._is_hyphen(last + 1):
            last += 2
        return first, last

    def _is_hyphen(self, number: int) -> bool:
        before, own, after = self.linked.target[number - 1 : number + 2]
        return own.of(self.target) in "-‐‑" and before.end == own.start and own.end == after.start

    def _written(self, number: int) -> str:
        return self.linked.target[number].of(self.target).lower()

    def _role(self, number: int) -> Role:
        return _role(self._written(number))


def link(
    pairs: Sequence[SentencePair], lang: str, *, glossary: Glossary = EMPTY
) -> list[LinkedPair]:
    """Return sentence pairs with the links that they and the tables of a language teach.

    Raises:
        UsageError: if the language is not one whose words can be aligned.
        MissingDependency: if a package behind it is not installed.
    """
    aligner = WordAligner(lang, "en", glossary=glossary).trained(pairs)
    found = aligner.align_texts(pairs, min_probability=_LEAST)
    return [LinkedPair(*pair, linked) for pair, linked in zip(pairs, found, strict=True)]


@lru_cache(maxsize=20_000)
def _role(written: str) -> Role:
    return cut(written)[0].role
