"""A wrong rendering's place in its sentence, and whether a noun may stand there."""

from collections.abc import Sequence
from dataclasses import dataclass

from aligntool.terms.english import (
    AUXILIARIES,
    Role,
    Word,
    is_adjectival,
    is_common_verb,
    is_verbal,
)
from aligntool.text import Span

_ADVERBS = frozenset("not yet also still already never ever always often just".split())
_FOR_OR_AGAINST = frozenset({"pro", "anti", "non"})
_COPULAS = frozenset("be is are was were been being".split())
_FEW = 3
"""Adverbs that may stand before a word."""


@dataclass(frozen=True, slots=True)
class Place:
    """A wrong rendering in its sentence."""

    text: str
    """The sentence."""
    words: Sequence[Word]
    first: int
    last: int
    """Numbers of the first and the last word of the rendering."""
    inner: tuple[int, int] | None = None
    """Words inside that render something else; they come to stand before the rendering."""

    @property
    def span(self) -> Span:
        """The rendering's place."""
        return Span(self.words[self.first].span.start, self.words[self.last].span.end)

    @property
    def found(self) -> str:
        """The wrong rendering."""
        return self.span.of(self.text)

    def next(self, number: int = 1) -> Word | None:
        """Return the word that many places behind the rendering."""
        place = self.last + number
        return self.words[place] if place < len(self.words) else None

    def before(self, number: int = 1) -> Word | None:
        """Return the word that many places before the rendering."""
        place = self.first - number
        return self.words[place] if place >= 0 else None


def fits(place: Place) -> bool:
    """Tell whether a noun may stand where the rendering does.

    It may not stand for a verb, behind a hyphen, nor where the head of a longer word is meant.
    """
    before, following = _governor(place), place.next()
    if before is not None and before.text in "-‐‑" and before.span.end == place.span.start:
        return False
    word = place.words[place.first]
    if _is_predicate(place, before, following):
        return False
    if place.first != place.last:
        return not (is_common_verb(word.text) and before and before.lower in AUXILIARIES)
    if not word.text.islower():
        return True
    governs = following is not None and following.role in (Role.DETERMINER, Role.CONTENT)
    if word.lower.endswith("ing"):
        return not (governs and before is not None and before.role is Role.CONTENT)
    if before is not None and before.lower in AUXILIARIES:
        return False
    if following is not None and following.role is Role.DETERMINER:
        return False
    return not is_verbal(word.lower) or (governs and is_adjectival(word.lower))


def _is_predicate(place: Place, before: Word | None, following: Word | None) -> bool:
    """Tell whether the rendering is an adjective by itself: *industries are pro-poor*."""
    alone = following is None or following.role in (Role.MARK, Role.FUNCTION)
    prefixed = place.words[place.first].lower in _FOR_OR_AGAINST and place.first != place.last
    return prefixed and alone and before is not None and before.lower in _COPULAS


def begins_name(place: Place, preferred: str) -> bool:
    """Tell whether the rendering is only the first word of another name: *European Commission*."""
    following = place.next()
    return (
        place.found.lower() in preferred.lower().split()[:-1]
        and following is not None
        and following.role is Role.CONTENT
        and following.is_name
        and place.text[place.span.end : following.span.start] == " "
    )


def _governor(place: Place) -> Word | None:
    """Return the word before the rendering, adverbs left out."""
    number = 1
    while (word := place.before(number)) and (
        word.lower in _ADVERBS or (word.lower.endswith("ly") and number < _FEW)
    ):
        number += 1
    return word
