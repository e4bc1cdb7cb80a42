"""A wrong rendering's place in, the edit out that puts the right one there so that it agrees.

Article, number, case, the capital of a sentence's start and the possessive are the sentence's; the
words are the glossary's.  Nothing that stands beside the place is said twice.
"""

import re
from dataclasses import dataclass, replace

from aligntool.engines.assembly.english import is_plural, plural
from aligntool.languages.en import indefinite_article
from aligntool.terms.english import (
    Role,
    is_adjectival,
    is_name,
    is_preposition,
    is_verbal,
)
from aligntool.terms.place import Place
from aligntool.text import Span

_ARTICLE = re.compile(r"(?<!\w)(an?|the)(\s+)$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"^\W*$|[.!?:]\W*$")
_WITH_THE = frozenset(
    "nations union organization organisation council commission congress bank fund committee "
    "association agency region delta area initiative reserve states authority corporation "
    "forum federation department kingdom court parliament".split()
)
"""Last words of names that take the article; names that begin with Ministry take it too."""
_OFFICES = frozenset("ministry department bureau office".split())
_ADJECTIVES = 1
"""Adjectives that may stand between an attribute and its noun."""
_MASS = re.compile(r"(?:ism|ness|ing|ware|ics|alleviation|opening-up)$")
_POSTMODIFIED = re.compile(r" (?:with|of|for|in|on|to|from|by) ")


@dataclass(frozen=True, slots=True)
class Replacement:
    """One edit of a sentence and where the rendering stands in it."""

    span: Span
    """Into the sentence as it was."""
    text: str
    rendering: Span
    """Into ``text``."""


def agree(place: Place, preferred: str, *, fixed: bool = False) -> Replacement:
    """Return the edit that puts the preferred English at a place.

    ``fixed`` English, such as *iPhone*, keeps its capitals and its number everywhere.
    """
    place = _undoubled(place, preferred)
    english = preferred if fixed else _cased(place, _numbered(place, preferred))
    head, tail, place = _turned(place, english)
    if place.inner is not None:
        head = f"{_kept(place, *place.inner)} {head}"
    return _with_article(place, head, english, tail)


def _kept(place: Place, first: int, last: int) -> str:
    """Return the words inside that are kept: *human*, of *a high-quality path of* the head."""
    inside = Span(place.words[first].span.start, place.words[last].span.end).of(place.text)
    before, after = place.words[first - 1], place.words[last + 1]
    return f"{inside} of" if after.lower == "of" and before.role is Role.CONTENT else inside


def _undoubled(place: Place, preferred: str) -> Place:
    """Take in words beside the place that the preferred English begins or ends with."""
    wanted = preferred.lower().split()
    first, last = place.first, place.last
    for size in range(len(wanted) - 1, 0, -1):
        before = [word.lower for word in place.words[max(0, first - size) : first]]
        if before == wanted[:size]:
            first -= size
            break
    if first >= 2 and wanted[1:2] == ["of"] and place.words[first - 2].lower in _OFFICES:
        # The Department of Commerce is the Ministry of Commerce, not of it.
        first -= 2 if place.words[first - 1].lower == "of" else 0
    for size in range(len(wanted) - 1, 0, -1):
        after = [word.lower for word in place.words[last + 1 : last + 1 + size]]
        if after == wanted[-size:]:
            last += size
            break
    return replace(place, first=first, last=last)


def _numbered(place: Place, preferred: str) -> str:
    """Return the preferred English in the plural where the wrong rendering is plural."""
    if is_name(preferred) or not is_plural(place.found.rstrip("'’")):
        return preferred
    many = plural(preferred)
    # Only a plural at the very end leaves the rendering as it can be found.
    regular = many.startswith(preferred) or many == f"{preferred[:-1]}ies"
    return many if regular and " and " not in preferred else preferred


def _cased(place: Place, english: str) -> str:
    """Return the English as the sentence writes it: in capitals, as a heading, at its start."""
    if place.text.isupper() and len(place.text) > len(place.found):
        return english.upper()
    start = _SENTENCE_START.search(place.text[: place.span.start])
    if start or (_is_heading(place) and place.found[0].isupper()):
        return english[0].upper() + english[1:]
    return english


def _is_heading(place: Place) -> bool:
    long = [word for word in place.words if len(word.text) > 3 and word.text.isalpha()]
    return len(long) > 2 and sum(word.is_name for word in long) >= 0.8 * len(long)


def _turned(place: Place, english: str) -> tuple[str, str, Place]:
    """Return what stands before and after the English, and the place with what that takes in.

    *managing water* becomes *governance of water*; *a Chinese-style socialist party* becomes *a
    party of socialism with Chinese characteristics*.
    """
    following, last = place.next(), place.words[place.last]
    if following is None or place.text[last.span.end : following.span.start] != " ":
        return "", "", place
    gerund = place.first == place.last and last.lower.endswith("ing") and last.text.islower()
    if gerund and following.role in (Role.CONTENT, Role.DETERMINER):
        return "", " of", place
    turns = _POSTMODIFIED.search(english) and not is_name(english) and is_adjectival(last.lower)
    head = _head_behind(place) if turns and not place.inner else 0
    if not head:
        return "", "", place
    noun = Span(following.span.start, place.words[place.last + head].span.end).of(place.text)
    before = place.before()
    bare = before is None or before.role in (Role.MARK, Role.FUNCTION)
    owned = place.words[place.first + 1].is_possessive
    the = "the " if (bare or owned) and not is_plural(noun) else ""
    return f"{the}{noun} of ", "", replace(place, last=place.last + head)


def _head_behind(place: Place) -> int:
    """Return how many words behind a rendering make up the noun that it describes."""
    for count in range(1, _ADJECTIVES + 2):
        word = place.next(count)
        if word is None or word.role is not Role.CONTENT or not word.text.islower():
            return 0
        if is_verbal(word.lower):
            return 0
        if not is_adjectival(word.lower):
            behind = place.next(count + 1)
            # A part of a hyphenated word is no noun by itself: party-building.
            return 0 if behind is not None and behind.role is Role.JOINT else count
    return 0


def _with_article(place: Place, head: str, english: str, tail: str) -> Replacement:
    before = place.text[: place.span.start]
    article = _ARTICLE.search(before)
    body = head + english + tail
    if article is None:
        added = "the " if _wants_the(place, english) and not head else ""
        shift = len(added) + len(head)
        return Replacement(place.span, added + body, Span(shift, shift + len(english)))
    span = Span(article.start(), place.span.end)
    written = article.group(1)
    wanted = _article(place, head, english, tail, written.lower())
    if not wanted:
        if written[0].isupper() and not head:
            english = english[0].upper() + english[1:]
        shift = len(head)
        return Replacement(span, head + english + tail, Span(shift, shift + len(english)))
    wanted = wanted.capitalize() if written[0].isupper() else wanted
    if wanted == written:
        shift = len(head)
        return Replacement(place.span, body, Span(shift, shift + len(english)))
    opening = wanted + article.group(2)
    shift = len(opening) + len(head)
    return Replacement(span, opening + body, Span(shift, shift + len(english)))


def _article(place: Place, head: str, english: str, tail: str, written: str) -> str:
    """Return the article that the English wants where one is written; empty if none."""
    bare = _is_uncounted(english) or is_name(english)
    alone = not head and not tail and not _is_attributive(place)
    if written == "the":
        was_of = " of " in place.found and " of " not in english
        following = place.next()
        followed = following is not None and following.lower == "of"
        drops = was_of and alone and bare and not followed and not _takes_the(english)
        return "" if drops else "the"
    if alone and _takes_the(english):
        return "the"
    if alone and (bare or is_plural(english)):
        return ""
    return indefinite_article(head + english)


def _wants_the(place: Place, english: str) -> bool:
    before = place.before()
    return (
        before is not None
        and is_preposition(before.lower)
        and _takes_the(english)
        and not _is_attributive(place)
    )


def _takes_the(english: str) -> bool:
    words = english.split()
    named = is_name(english) and len(words) > 1
    return named and (words[-1].lower() in _WITH_THE or words[0] in ("Ministry", "Bank"))


def _is_attributive(place: Place) -> bool:
    """Tell whether a noun follows that the rendering stands before."""
    following, last = place.next(), place.words[place.last]
    if following is None or following.role not in (Role.CONTENT, Role.JOINT):
        return False
    gap = place.text[last.span.end : following.span.start]
    if following.role is Role.JOINT:
        return gap == "" and following.text in "-‐‑/"
    return gap == " " and not is_verbal(following.lower)


def _is_uncounted(english: str) -> bool:
    if is_plural(english):
        return False
    return plural(english) == english or bool(_MASS.search(_POSTMODIFIED.split(english)[0]))
