"""Wrong renderings that a run has shown: English found again and again where a term is.

A stretch that links propose in several sentences, and that is seldom where the term is not, is the
engine's own name for the term.  Proposals of links are counted, not all n-grams, which is what
makes a handful of sentences enough.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_LEAST = 2
"""Different sentences in which a wrong rendering must be proposed."""
_OWN = 0.5
"""Share of all sentences with the English that must have the term."""


@dataclass(frozen=True, slots=True)
class Shown:
    """English that stands for a concept by evidence, most frequent first."""

    by_concept: Mapping[str, tuple[str, ...]]

    def has(self, concept: str, english: str) -> bool:
        """Tell whether some English is known to stand for a concept."""
        return english.lower() in self.by_concept.get(concept, ())


NOTHING_SHOWN = Shown({})


Line = tuple[str, frozenset[str]]
"""An English sentence with the concepts of its source."""


def learn(proposals: Iterable[tuple[str, str, str]], lines: Iterable[Line]) -> Shown:
    """Return what a run shows.

    Args:
        proposals: concept, English stretch and English sentence, for each stretch proposed.
        lines: each English sentence of the run with the concepts of its source.
    """
    where: dict[tuple[str, str], set[str]] = defaultdict(set)
    for concept, english, line in proposals:
        where[concept, english.lower()].add(line)
    counts = {key: len(found) for key, found in where.items() if len(found) >= _LEAST}
    elsewhere = _elsewhere(counts, lines)
    kept: dict[str, list[str]] = defaultdict(list)
    for (concept, english), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if count / (count + elsewhere[concept, english]) >= _OWN:
            kept[concept].append(english)
    return Shown({concept: tuple(found) for concept, found in kept.items()})


def _elsewhere(keys: Iterable[tuple[str, str]], lines: Iterable[Line]) -> Counter[tuple[str, str]]:
    """Count the sentences with the English whose source does not have the concept."""
    concepts: dict[str, list[str]] = defaultdict(list)
    for concept, english in keys:
        concepts[english].append(concept)
    found: Counter[tuple[str, str]] = Counter()
    if not concepts:
        return found
    longest_first = sorted(concepts, key=len, reverse=True)
    patterns = {one: re.compile(rf"(?<!\w){re.escape(one)}(?!\w)") for one in longest_first}
    for line, present in lines:
        lower = line.lower()
        for english, pattern in patterns.items():
            if english in lower and pattern.search(lower):
                found.update((one, english) for one in concepts[english] if one not in present)
    return found
