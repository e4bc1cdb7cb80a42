"""English words that translate the same foreign words, counted from a lexicon's own glosses.

*angry* and *furious* share many entries, so a sentence with one may well meet the other (the
pivot method of Bannard & Callison-Burch 2005, over a dictionary).
"""

from collections import defaultdict
from collections.abc import Mapping

from aligntool.alignment.stems import EMPTY, stem
from aligntool.lexicon import Lexicon

_GLOSSES = 6
_KEPT = 12
"""Synonyms kept of a word."""
_DOUBT = 2.0
"""Added to a word's count: what was seen together once is hardly a synonym."""


def synonyms(lexicon: Lexicon) -> Mapping[str, Mapping[str, float]]:
    """Return for each English stem its likeliest synonyms with their probabilities."""
    together: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for key in lexicon.packed:
        stems = _stems(lexicon, key)
        for first in stems if len(stems) > 1 else ():
            found = together[first]
            for second in stems:
                if second != first:
                    found[second] += 1 / (len(stems) - 1)
    return {word: _likeliest(found) for word, found in together.items()}


def _stems(lexicon: Lexicon, key: str) -> list[str]:
    """Return the stems of an entry's glosses that are single words."""
    entry = lexicon.get(key)
    glosses = entry.glosses[:_GLOSSES] if entry is not None else ()
    single = (gloss for gloss in glosses if gloss.isalpha() and gloss.islower())
    return list(dict.fromkeys(stem(gloss) for gloss in single if gloss not in EMPTY))


def _likeliest(found: Mapping[str, float]) -> dict[str, float]:
    total = sum(found.values()) + _DOUBT
    best = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_KEPT]
    return {word: weight / total for word, weight in best}
