"""How much a phrase looks like a term: C-value of nested phrases, log-likelihood of two counts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log, log2

Phrase = tuple[str, ...]
"""The keys of a phrase's words."""
CHANCE = 3.84
"""Log-likelihood that comes about by chance once in twenty (χ², one degree of freedom)."""

_LARGE = 8.0
"""Logarithm of the ratio to the outside from which something belongs inside."""


def c_values(counts: Mapping[Phrase, int]) -> dict[Phrase, float]:
    """Return the C-value of each phrase (Frantzi, Ananiadou & Mima 2000).

    Its count, less the mean count of the longer phrases that it is part of, weighed by its length.
    Of a longer phrase those places count that are not inside one still longer.  The logarithm of
    the length is raised by 1 so that single words count too (Barrón-Cedeño et al. 2009).  What
    stands only inside one longer phrase has none.

    Args:
        counts: how often each phrase occurs, also inside longer ones.
    """
    inside: Counter[Phrase] = Counter()
    longer: Counter[Phrase] = Counter()
    largest: dict[Phrase, int] = {}
    for phrase in sorted(counts, key=len, reverse=True):
        for part in _parts(phrase) & counts.keys():
            inside[part] += max(counts[phrase] - inside[phrase], 0)
            longer[part] += 1
            largest[part] = max(largest.get(part, 0), counts[phrase])
    return {
        phrase: (1 + log2(len(phrase))) * (count - inside[phrase] / max(longer[phrase], 1))
        if largest.get(phrase, 0) < count
        else 0.0
        for phrase, count in counts.items()
    }


@dataclass(frozen=True, slots=True)
class Contrast:
    """How often something occurs in two places, each of some size."""

    inside: float
    inside_total: float
    outside: float
    outside_total: float

    @property
    def log_likelihood(self) -> float:
        """The log-likelihood ratio G² of the 2×2 table (Dunning 1993).

        Negative where the thing is rarer inside than outside.
        """
        total = self.inside_total + self.outside_total
        if not total or not self.inside_total or not self.outside_total:
            return 0.0
        both = self.inside + self.outside
        found = 0.0
        for size, hits in (
            (self.inside_total, self.inside),
            (self.outside_total, self.outside),
        ):
            found += _surplus(hits, size * both / total)
            found += _surplus(size - hits, size * (total - both) / total)
        is_rarer = self.inside / self.inside_total < self.outside / self.outside_total
        return -2 * found if is_rarer else 2 * found

    @property
    def log_ratio(self) -> float:
        """How many times the thing is as frequent inside as outside, as a power of two.

        Half a place is counted outside where there is none (Hardie 2014).
        """
        if not self.inside or not self.outside_total:
            return 0.0
        outside = max(self.outside, 0.5) / self.outside_total
        return log2(self.inside / self.inside_total / outside)

    @property
    def effect(self) -> float:
        """How much the thing belongs inside, by the ratio: from 0, as frequent, to 1."""
        return min(max(self.log_ratio, 0.0) / _LARGE, 1.0)


def _surplus(observed: float, expected: float) -> float:
    return observed * log(observed / expected) if observed > 0 else 0.0


def _parts(phrase: Phrase) -> set[Phrase]:
    """Return the different phrases that a longer one holds."""
    size = len(phrase)
    found = {phrase[start:end] for start in range(size) for end in range(start + 1, size + 1)}
    return found - {phrase}
