"""What goes in and what comes out: two sentences as tokens, and the links between their tokens."""

from dataclasses import dataclass

from aligntool.model import Link
from aligntool.text import Span


@dataclass(frozen=True, slots=True)
class TokenPair:
    """A sentence and its translation, cut into tokens by whoever asks; a side may be empty."""

    source: tuple[str, ...]
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class WordLink:
    """One token of the source says what one token of the target says."""

    source: int
    """0-based number of the source token."""
    target: int
    """0-based number of the target token."""
    probability: float
    """Mean of the link's posterior probabilities in both directions, 0 to 1."""


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A sentence and its translation as written, with the tokens that were linked."""

    source: tuple[Span, ...]
    """Tokens of the source, into its text."""
    target: tuple[Span, ...]
    """Tokens of the target, into its text."""
    links: tuple[WordLink, ...]

    @property
    def spans(self) -> tuple[Link, ...]:
        """The links as pairs of spans, weighed by their probability."""
        return tuple(
            Link(self.source[one.source], self.target[one.target], one.probability)
            for one in self.links
        )
