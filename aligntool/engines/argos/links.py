"""Cross-attention as word links: how much each English word was drawn from which source pieces."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from aligntool.engines.argos.tokens import locate
from aligntool.model import Link
from aligntool.text import Span

LEAST = 0.1
"""Share of a word's attention below which there is no link: what is spread over a whole sentence
says nothing, and ten links a word are more than anyone reads."""

_TINY = 1e-6
"""Keeps words that are drawn from no source text from a division by zero; adds nothing visible."""
_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’-]\w+)*")


def word_links(
    attention: Sequence[Sequence[float]],
    text: str,
    *,
    surfaces: Sequence[str],
    sources: Sequence[Span | None],
) -> tuple[Link, ...]:
    """Return the links of an English text, word by word.

    The weights of a word are the mean attention of its pieces, as shares of what lies on source
    pieces that are text at all (an end mark is not); they sum to 1 or, with the weak ones dropped,
    to less.

    Args:
        attention: a row for each target piece, a column for each source piece.
        text: the English.
        surfaces: what each target piece adds to it.
        sources: where each source piece stands in the source text.
    """
    import numpy

    words, firsts, lasts = _word_pieces(text, surfaces[: len(attention)])
    if not words:
        return ()
    rows = numpy.array(attention, dtype=numpy.float32)
    rows[:, [number for number, span in enumerate(sources) if span is None]] = 0
    sums = numpy.zeros((len(rows) + 1, rows.shape[1]), dtype=numpy.float32)
    rows.cumsum(axis=0, out=sums[1:])
    means = sums[lasts] - sums[firsts]
    means /= means.sum(axis=1, keepdims=True) + _TINY
    chosen = (means >= LEAST).nonzero()
    return tuple(
        Link(span, words[word], weight)
        for word, column, weight in zip(
            chosen[0].tolist(), chosen[1].tolist(), means[chosen].tolist(), strict=True
        )
        if (span := sources[column]) is not None
    )


def _word_pieces(text: str, surfaces: Sequence[str]) -> tuple[list[Span], list[int], list[int]]:
    """Return the words' spans, the number of their first piece, and that after their last."""
    starts, ends = locate(text, surfaces)
    spans, firsts, lasts = [], [], []
    for match in _WORD.finditer(text):
        first, last = bisect_right(ends, match.start()), bisect_left(starts, match.end())
        if first < last:
            spans.append(Span(*match.span()))
            firsts.append(first)
            lasts.append(last)
    return spans, firsts, lasts
