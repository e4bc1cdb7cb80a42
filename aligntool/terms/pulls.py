"""Word links in, for each English word: how strongly it belongs to a term, and to anything else."""

from collections.abc import Sequence
from dataclasses import dataclass

from aligntool.model import Link
from aligntool.terms.english import Word
from aligntool.text import Span


@dataclass(frozen=True, slots=True)
class Pull:
    """The links of one English word."""

    inside: float
    """Weight of its strongest link into the term, 0 to 1."""
    outside: float
    """Weight of its strongest link to the rest of the source, 0 to 1."""
    beside: bool = False
    """Whether that link leads to a word next to the term."""

    @property
    def is_free(self) -> bool:
        """Whether nothing in the source claims the word."""
        return self.inside < 0.1 and self.outside < 0.1


def pulls(
    words: Sequence[Word],
    links: Sequence[Link],
    terms: Sequence[Span],
    source: Sequence[Span],
) -> tuple[Pull, ...]:
    """Return the pull of each English word.

    Args:
        words: the English sentence.
        links: between the two sentences.
        terms: the term's places in the source.
        source: the words of the source.
    """
    found = []
    for word in words:
        mine = [link for link in links if link.target.overlaps(word.span)]
        inside = [one.weight for one in mine if any(map(one.source.overlaps, terms))]
        outside = [one for one in mine if not any(map(one.source.overlaps, terms))]
        best = max(outside, key=lambda one: one.weight, default=None)
        found.append(
            Pull(
                max(inside, default=0.0),
                best.weight if best else 0.0,
                best is not None and any(is_beside(best.source, one, source) for one in terms),
            )
        )
    return tuple(found)


def is_beside(one: Span, other: Span, words: Sequence[Span]) -> bool:
    """Tell whether at most one word, such as a particle, lies between two stretches."""
    low, high = sorted((one, other))
    return sum(low.end <= word.start < high.start for word in words) <= 1
