"""What the corpus says of the lexicons: the glosses it has, and the shapes of nouns in it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from aligntool.alignment.stems import stem
from aligntool.engines.assembly.english import plural
from aligntool.lexicon import load_lexicon
from aligntool.lexicon.entries import Lexicon

LEAST = 3
"""Occurrences that a gloss needs to go before the first."""
MARGIN = 2
"""So many times as often as the first it must occur."""
FEWEST = 3
"""Occurrences that a noun needs to have a shape."""
BARE = 0.7
"""For each time that a noun stands bare, so often it must have its shape."""
_ARTICLES = {"the": "the", "a": "a", "an": "a"}
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*|\w+|[^\w\s]")


def preferred(lang: str, taught: Iterable[tuple[str, str]]) -> list[str]:
    """Return the glosses that the corpus has more often than the one the lexicon names first.

    ``taught`` are phrases that the word links allow, each with its English.
    """
    lexicon = load_lexicon(lang)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for source, english in taught:
        if source in lexicon:
            counts[source][_stems(english)] += 1
    chosen = ((source, _chosen(lexicon, source, counts[source])) for source in sorted(counts))
    return [f"{lang}\t{source}\t{gloss}" for source, gloss in chosen if gloss]


def _chosen(lexicon: Lexicon, source: str, counts: Counter[str]) -> str:
    """Return the gloss that occurs most, or nothing if that is the first."""
    entry = lexicon.get(source)
    glosses = entry.glosses if entry is not None else ()
    seen = [counts[_stems(gloss)] if gloss else 0 for gloss in glosses]
    most = max(seen, default=0)
    return glosses[seen.index(most)] if most >= max(LEAST, MARGIN * seen[0]) else ""


def _stems(english: str) -> str:
    words = english.lower().split()
    return " ".join(stem(word) for word in words if word not in ("the", "a", "an", "to"))


def shapes(texts: Iterable[str]) -> list[str]:
    """Return the nouns that mostly stand with "the", with "a" or in the plural, and which."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        words = ["", "", *_WORD.findall(text)]
        for before, beside, word in zip(words, words[1:], words[2:], strict=False):
            article = beside.lower()
            if beside.islower() and article not in _ARTICLES:
                article = before.lower()
            if len(word) > 2 and word.islower() and word.isalpha():
                found[word][_ARTICLES.get(article, "")] += 1
    chosen = ((word, _shape(word, found)) for word in sorted(found))
    return [f"{word}\t{shape}" for word, shape in chosen if shape]


def _shape(word: str, found: Mapping[str, Counter[str]]) -> str:
    """Return the commonest shape of a word, unless it stands bare more often by far."""
    many = plural(word)
    counts = {"plural": found[many].total() if many != word and many in found else 0}
    counts |= {shape: found[word][shape] for shape in ("the", "a")}
    shape = max(counts, key=lambda one: counts[one])
    total = sum(counts.values()) + found[word][""]
    return shape if total >= FEWEST and counts[shape] >= BARE * found[word][""] else ""
