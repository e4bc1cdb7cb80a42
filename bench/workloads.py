"""The documents that are translated: sentences of the tiny packages' grammar put together."""

import random
from collections.abc import Sequence
from pathlib import Path

DATA = Path(__file__).parent / "data"
PARAGRAPH = 5
"""Sentences in a paragraph of an article."""
ARTICLE = 60
"""Sentences in an article."""

Workload = list[list[list[str]]]
"""Documents of paragraphs of sentences."""


def read(name: str) -> list[str]:
    """Return the sentences of a file in ``bench/data``."""
    return (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def short_documents(sentences: Sequence[str], number: int) -> Workload:
    """Return documents of one paragraph of one to three sentences; no sentence comes twice."""
    lengths = [random.Random(f"document {one}").randint(1, 3) for one in range(number)]
    waiting = iter(sentences)
    return [[[next(waiting) for _ in range(length)]] for length in lengths]


def articles(sentences: Sequence[str], number: int) -> Workload:
    """Return articles of paragraphs; no sentence comes twice."""
    starts = range(0, number * ARTICLE, PARAGRAPH)
    paragraphs = [list(sentences[start : start + PARAGRAPH]) for start in starts]
    size = ARTICLE // PARAGRAPH
    return [paragraphs[at : at + size] for at in range(0, len(paragraphs), size)]


def singly(sentences: Sequence[str]) -> Workload:
    """Return each sentence as a document of its own."""
    return [[[sentence]] for sentence in sentences]
