"""Learn aligntool/data/assembly anew from the packaged corpus.

    python -m bench.learn_assembly [--apart] [--out DIR]
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from aligntool.lexicon.corpus import corpus_pairs

BLOCK, EVERY = 40, 10
"""Sentences in a row that stay together, and which block in so many is kept apart."""
ALIKE = 0.5
"""Share of common four-letter strings that makes two sentences the same for our purpose."""

Pairs = list[tuple[str, str]]


def apart(lang: str) -> tuple[Pairs, Pairs]:
    """Return the pairs of the corpus to learn from, and those to be scored on.

    What is kept apart is whole stretches of articles, without sentences that resemble one of the
    other part.
    """
    pairs = corpus_pairs(lang)
    kept = [place // BLOCK % EVERY == EVERY - 1 for place in range(len(pairs))]
    learnt = [pair for pair, held in zip(pairs, kept, strict=True) if not held]
    held = [pair for pair, held in zip(pairs, kept, strict=True) if held]
    alike = _alike([english for _, english in held], [english for _, english in learnt])
    return learnt, [pair for pair, same in zip(held, alike, strict=True) if not same]


def _alike(texts: Sequence[str], others: Iterable[str]) -> list[bool]:
    """Tell for each text whether one of the others shares most of its four-letter strings."""
    index: dict[str, list[int]] = defaultdict(list)
    grams = [_grams(text) for text in texts]
    for place, found in enumerate(grams):
        for gram in found:
            index[gram].append(place)
    same = [False] * len(texts)
    for other in map(_grams, others):
        common = Counter(place for gram in other for place in index.get(gram, ()))
        for place, count in common.items():
            if count > ALIKE * len(grams[place] | other):
                same[place] = True
    return same


def _grams(text: str) -> frozenset[str]:
    plain = re.sub(r"\d+", "0", text.lower())
    return frozenset(plain[start : start + 4] for start in range(len(plain) - 3))
