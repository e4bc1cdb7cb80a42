"""Attention in, the places of a draft out where a term is rendered, or would be if it were.

The row of a piece tells what the decoder looked at before it wrote that piece, so that the row
where a wrong rendering begins is also that of what is put there instead.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from aligntool.engines.argos.decoder import Attention
from aligntool.engines.argos.tokens import Tokenizer
from aligntool.text import Span

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

MOST_PLACES = 2
"""Places of one term that are tried; the strongest come first."""

_DRAWN = 0.3
"""Share of a word's attention from which it belongs to a term; near it, a word renders it."""
_OUTSIDE = 1
"""Characters that a source piece may have besides the term's: the 的 of 的人工智能, not the 尼西亚
of 印度尼西亚."""
_SAID, _KEPT = 0.5, 0.75
"""English pieces drawn from a source word that make it said; share of them that must stay."""
_ARTICLES = frozenset(("a", "an", "the"))
_TAIL = re.compile(r"(?:['’]s)?\W*")
_TINY = 1e-6
"""Keeps a row of zeros from a division by zero."""

Shares: TypeAlias = "NDArray[numpy.float32]"
"""Attention, the rows of which sum to 1."""


@dataclass(frozen=True, slots=True)
class Place:
    """Target pieces that a term is to stand for; none, where it is to be put in between."""

    start: int
    end: int
    """The number after the last piece."""


def columns(term: Span, sources: Sequence[Span | None]) -> list[int]:
    """Return the numbers of the source pieces of a term; none if it is a part of a longer word."""
    found = []
    for number, span in enumerate(sources):
        if span is not None and span.overlaps(term):
            if max(term.start - span.start, span.end - term.end) > _OUTSIDE:
                return []
            found.append(number)
    return found


def other_words(
    words: Sequence[Span], term: Sequence[int], spans: Sequence[Span | None]
) -> list[list[int]]:
    """Return the numbers of the source pieces of each word, without those of the term.

    Where a language does not tell its words, each piece is one.
    """
    told = words if len(words) > 1 else [span for span in spans if span is not None]
    others = [(n, span) for n, span in enumerate(spans) if span is not None and n not in term]
    found = [[n for n, span in others if span.overlaps(word)] for word in told]
    return [numbers for numbers in found if numbers]


def find_places(
    pieces: Sequence[str], attention: Attention, term: Sequence[int], tokenizer: Tokenizer
) -> list[Place]:
    """Return where a draft renders a term; if it does so nowhere, where it would.

    Args:
        pieces: of the draft.
        attention: of the draft.
        term: the columns of the term.
        tokenizer: tells where words begin.
    """
    import numpy

    surfaces = tokenizer.surfaces(pieces)
    starts = [*tokenizer.word_starts(pieces), len(pieces)]
    words = [_bare(Span(*ends), surfaces) for ends in pairwise(starts)]
    rows = numpy.asarray(attention, dtype=numpy.float32)[: len(pieces)]
    shares = rows / (rows.sum(axis=1, keepdims=True) + _TINY)
    inside = shares[:, list(term)].sum(axis=1)
    runs = _runs([word for word in words if inside[word.start : word.end].mean() >= _DRAWN], starts)
    runs.sort(key=lambda run: -float(inside[run.start : run.end].sum()))
    places = [place for run in runs[:MOST_PLACES] for place in _with_article(run, surfaces)]
    return places or _between(words, shares, min(term), max(term))


def drawn(attention: Attention, term: Sequence[int], place: Place) -> float:
    """Return how many English pieces are drawn from a term outside a place, shares added up."""
    rows = (*attention[: place.start], *attention[place.end :])
    return sum(row[number] for row in rows for number in term)


def keeps(before: Attention, after: Attention, words: Sequence[Sequence[int]]) -> bool:
    """Tell whether the words of a source that a draft renders are rendered by another one too.

    Args:
        before: attention of the draft.
        after: attention of the other one.
        words: the columns of each word.
    """
    said, still = (list(map(sum, zip(*rows, strict=True))) for rows in (before, after))
    return all(
        sum(still[n] for n in word) >= _KEPT * drawn
        for word in words
        if (drawn := sum(said[n] for n in word)) >= _SAID
    )


def _runs(words: Sequence[Span], starts: Sequence[int]) -> list[Span]:
    """Return words that follow each other as one stretch."""
    runs: list[Span] = []
    for word in words:
        if runs and not any(runs[-1].end < start <= word.start for start in starts):
            runs[-1] = Span(runs[-1].start, word.end)
        else:
            runs.append(word)
    return runs


def _bare(word: Span, surfaces: Sequence[str]) -> Span:
    """Return the pieces of a word without the marks and the possessive behind it."""
    tails = range(word.start + 1, word.end)
    ends = (n for n in tails if _TAIL.fullmatch("".join(surfaces[n : word.end])))
    return Span(word.start, next(ends, word.end))


def _with_article(run: Span, surfaces: Sequence[str]) -> list[Place]:
    """Return the place of a stretch, and the one behind its article: either may be wanted."""
    found = [Place(run.start, run.end)]
    if surfaces[run.start].strip().lower() in _ARTICLES and len(run) > 1:
        found.insert(0, Place(run.start + 1, run.end))
    return found


def _between(words: Sequence[Span], shares: Shares, first: int, last: int) -> list[Place]:
    """Return where a term that was left out would stand: beside what its neighbours became."""
    before, after = max(first - 1, 0), min(last + 1, shares.shape[1] - 1)
    left = [word.end for word in words if first > before and _draws(shares, word, before)]
    right = [word.start for word in words if last < after and _draws(shares, word, after)]
    return [Place(number, number) for number in dict.fromkeys([*left[-1:], *right[:1]])]


def _draws(shares: Shares, word: Span, column: int) -> bool:
    return bool(shares[word.start : word.end, column].max() >= _DRAWN)
