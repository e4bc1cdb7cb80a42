"""What is aligned: the sentences of a text, and what is known about them besides."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

_FEW, _MOST = 0.02, 0.9
"""Share of sentences between which beginnings of paragraphs tell something."""


@dataclass(frozen=True, slots=True)
class Text:
    """One side."""

    lang: str
    sentences: Sequence[str]
    starts: frozenset[int] = frozenset()
    """0-based numbers of the sentences that begin a paragraph; empty where it is not known."""
    draft: Sequence[str] = ()
    """A rough English translation of each sentence; empty where there is none."""

    @property
    def has_paragraphs(self) -> bool:
        """Whether paragraphs are known, of more than one sentence and more than one of them."""
        return _FEW * len(self.sentences) < len(self.starts) <= _MOST * len(self.sentences)


def paragraphs(first: Text, second: Text) -> tuple[Container[int], Container[int]]:
    """Return where paragraphs begin, or nothing where one of the texts does not say."""
    if first.has_paragraphs and second.has_paragraphs:
        return first.starts, second.starts
    return (), ()
