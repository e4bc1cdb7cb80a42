"""What the corpus says of the lexicons: the glosses it has, and the shapes of nouns in it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from aligntool.alignment.stems import stem
from aligntool.engines.assembly.english import plural
from aligntool.lexicon import load_lexicon
from aligntool.lexicon.entries import Lexicon

TWICE = 2
"""Occurrences that a gloss needs to go before the first."""
FEWEST = 2
"""Occurrences that a noun needs to have a shape."""
SHARE = 0.3
"""Share of a noun's occurrences that has its shape."""
_NOUN = re.compile(
    r"\b(the|an?|[a-z]+) ((?:[a-z-]+ )?)([a-z]{3,})\b"
    r"(?= (?:of|in|on|at|to|for|and|with|from|by|that|will|is|are|was|were|has|have)\b|[,.;])"
)
"""A noun at the end of its phrase, and the word before it."""


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
    return glosses[seen.index(most)] if most >= TWICE and most > seen[0] else ""


def _stems(english: str) -> str:
    words = english.lower().split()
    return " ".join(stem(word) for word in words if word not in ("the", "a", "an", "to"))


def shapes(texts: Iterable[str]) -> list[str]:
    """Return the nouns that mostly stand with "the", with "a" or in the plural, and which."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for before, _, word in _NOUN.findall(text):
            shape = {"the": "the", "a": "a", "an": "a"}.get(before, "")
            found[word][shape] += 1
    for word in list(found):
        many = found.get(plural(word)) if plural(word) != word else None
        if many is not None:
            found[word]["plural"] += many.total()
    chosen = ((word, _shape(counts)) for word, counts in sorted(found.items()))
    return [f"{word}\t{shape}" for word, shape in chosen if shape]


def _shape(counts: Counter[str]) -> str:
    total = counts.total()
    shape, count = max(((one, counts[one]) for one in ("plural", "the", "a")), key=_count)
    return shape if total >= FEWEST and count >= SHARE * total else ""


def _count(pair: tuple[str, int]) -> int:
    return pair[1]
