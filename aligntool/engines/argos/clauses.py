"""Long sentences cut at clause marks, and their English joined again.

Nothing here knows a language: marks are those of many scripts, white space is a mark where there
is any, and words are only kept whole where the caller says which they are.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from aligntool.engines.argos.draft import Draft, Sentence
from aligntool.model import Link
from aligntool.text import Span

SOFT_LIMIT = 150
"""Pieces of a source sentence beyond which it is cut.  English takes up to 1.6 times as many pieces
as Chinese, and the models write 256 at most; they have seen few sentences as long as this."""
LEAST_PART = 8
"""Pieces of a part that a retry may still cut; shorter ones have no context to be translated in."""

_MARKED = 3
_CLOSING = r"[\"”’」』）)\]】》]*\s*"
_CUTS = tuple(
    re.compile(pattern + _CLOSING)
    for pattern in (
        r"(?:[。！？；…؛؟।]|[!?;.](?=[\s\"”’)\]]))",
        r"(?:[，،]|,(?=[\s\"”’)\]]))",
        r"(?:[、：]|——|:(?=\s)|(?<=\s)[–—-](?=\s))",
    )
)
"""Marks of the ends of clauses, the strongest first: what goes together stays together longest."""
_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_ALNUM = re.compile(r"[0-9A-Za-z\u00c0-\u1fff]")
_WIDE = re.compile(r"[\u2e80-\U0003134f]")

_MARKS = {
    **dict.fromkeys("，,、،", ","),
    **dict.fromkeys("；;؛", ";"),
    **dict.fromkeys("：:", ":"),
    **dict.fromkeys("–—", " –"),
}
_SENTENCE_END = "。！？!?….؟।"
_WORD = re.compile(r"\w")
_TAIL = re.compile(r"[.,;:]+$")
_ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.)+$|\b(?:Mr|Mrs|Ms|Dr|St|Inc|Co|Ltd|Corp|No|etc|vs)\.$")
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?)\]}%”’…]")
_FUNCTION_WORDS = frozenset(
    "a an the this that these those it its he she they we you his her their our your and or but"
    " so yet nor as at by for from in into of on to with without which who whose where when while"
    " if although though because since is are was were has have had will would can could may must"
    " should not no all both each some such there here then thus also after before between during"
    " under over through about including according".split()
)
"""Words that are written small inside a sentence, whatever they mean."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence with its English."""

    source: Span
    """Into the sentence's text."""
    draft: Draft


def cut(
    sentence: Sentence, *, measure: Callable[[str], int], soft: int, hard: int = SOFT_LIMIT
) -> tuple[Span, ...]:
    """Return the parts of a sentence, in order; together they are its text.

    Above ``soft`` pieces it is cut at clause marks as far as there are any, above ``hard`` at
    white space, between words or, in the worst case, anywhere.

    Args:
        sentence: what to cut.
        measure: the number of pieces of a text.
        soft: the length to be reached if marks allow.
        hard: the length to be kept in any case.
    """
    places = _places(sentence)
    return tuple(_cut(sentence.text, Span(0, len(sentence.text)), places, measure, (soft, hard)))


def join(text: str, parts: Sequence[Part]) -> Draft:
    """Return one draft for a text from drafts of its parts, given in order.

    The mark that ends a part of the source ends its English; a sentence goes on in small letters
    after a comma, a semicolon or none, if the next word is one that never has a capital.
    """
    english = ""
    links: list[Link] = []
    carried = False
    for number, part in enumerate(parts):
        piece = part.draft.text.strip()
        if not piece:
            continue
        lead = len(part.draft.text) - len(part.draft.text.lstrip())
        if carried:
            piece = _continued(piece)
        if english and not _NO_SPACE_BEFORE.match(piece):
            english += " "
        shift = len(english) - lead
        links += (_moved(link, part.source.start, shift) for link in part.draft.links)
        last = number == len(parts) - 1
        mark = "." if last else _mark(part.source.of(text))
        english += piece if last else _closed(piece, mark)
        carried = mark in ("", ",", ";") and english[-1] not in "!?"
    return _weighed(english, parts, tuple(links))


def _cut(
    text: str,
    span: Span,
    places: Sequence[Sequence[int]],
    measure: Callable[[str], int],
    limits: tuple[int, int],
) -> Iterator[Span]:
    size = measure(span.of(text))
    soft, hard = limits
    if size <= min(soft, hard) or len(span) < 2:
        yield span
        return
    usable = places if size > hard else places[:_MARKED]
    position = _best(usable, span)
    if position is None:
        yield span
        return
    yield from _cut(text, Span(span.start, position), places, measure, limits)
    yield from _cut(text, Span(position, span.end), places, measure, limits)


def _best(places: Sequence[Sequence[int]], span: Span) -> int | None:
    """Return the place to cut: the one nearest the middle of the strongest kind that is near it."""
    middle = (span.start + span.end) / 2
    for margin in (len(span) // 5, 0):
        for positions in places:
            first = bisect_right(positions, span.start + margin)
            last = bisect_left(positions, span.end - margin)
            if first < last:
                return min(positions[first:last], key=lambda position: abs(position - middle))
    return None


def _places(sentence: Sentence) -> tuple[list[int], ...]:
    """Return where the text may be cut, the best kind of place first, anywhere last."""
    text = sentence.text
    marks = [[match.end() for match in pattern.finditer(text)] for pattern in _CUTS]
    spaces = [match.end() for match in _SPACE.finditer(text)]
    edges = {edge for word in sentence.words for edge in (word.start, word.end)}
    words = [place for place in sorted(edges) if not _inside(text, place)]
    anywhere = list(range(1, len(text)))
    between = [place for place in anywhere if not _inside(text, place)]
    return (*marks, spaces, words, between, anywhere)


def _inside(text: str, place: int) -> bool:
    """Tell whether a place lies inside a word of letters or a number."""
    before, after = text[place - 1 : place], text[place : place + 1]
    if not before or not after:
        return False
    if before in ".,:/-@" or after in ".,:/-@_":
        return bool(_ALNUM.match(before) or _ALNUM.match(after)) and not after.isspace()
    return bool(_ALNUM.match(before) and _ALNUM.match(after)) and not _WIDE.match(after)


def _mark(source: str) -> str:
    """Return the English mark for the one that ends a part of the source; "" for none."""
    ending = source.rstrip(' \t\n\u3000"”’」』）)]】》')[-1:]
    return "." if ending in _SENTENCE_END and ending else _MARKS.get(ending, "")


def _closed(piece: str, mark: str) -> str:
    """Return a part with its mark; the full stop that the model put there goes."""
    if mark == "." or piece[-1] in "!?" or not _WORD.search(piece):
        return piece
    if not _ABBREVIATION.search(piece):
        piece = _TAIL.sub("", piece)
    return piece if piece[-1] in '"”’' else piece + mark


def _continued(piece: str) -> str:
    """Return a part that does not begin a sentence."""
    word = re.match(r"[A-Za-z]+", piece)
    if word and word.group().lower() in _FUNCTION_WORDS:
        return piece[0].lower() + piece[1:]
    return piece


def _moved(link: Link, source: int, target: int) -> Link:
    return Link(link.source.shifted(source), link.target.shifted(target), link.weight)


def _weighed(english: str, parts: Sequence[Part], links: tuple[Link, ...]) -> Draft:
    """Return the draft; its score is the mean over all pieces written."""
    scored = [part.draft for part in parts if part.draft.score is not None]
    size = sum(draft.size for draft in scored)
    total = sum((draft.score or 0.0) * draft.size for draft in scored)
    cut_off = any(part.draft.cut for part in parts)
    return Draft(english, total / size if size else None, size, links, cut_off)
