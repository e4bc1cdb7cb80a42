"""An interpolated Kneser-Ney trigram model: English sentences in, the lines of english.tsv out.

Modified discounts as in Chen & Goodman (1998).  A bigram or trigram is kept if the model without it
would find it much less likely, in the manner of Stolcke (1998) but without weighing by frequency;
what a context has left goes to the shorter context.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from aligntool.engines.assembly.ngrams import START, words_of

LEAST = math.log(5.0)
"""Gain in nats over the shorter context that keeps an n-gram of three or two words."""
SEEN = 2
"""Occurrences that a trigram needs."""

Gram = tuple[str, ...]
Chances = dict[Gram, float]


def lines(texts: Iterable[str]) -> list[str]:
    """Return the table's lines but for its header."""
    third = Counter[Gram]()
    for text in texts:
        words = (START, START, *words_of(text), "</s>")
        third.update(zip(words, words[1:], words[2:], strict=False))
    second = Counter(gram[1:] for gram in third)
    first = Counter(gram[1:] for gram in second)
    total = sum(first.values()) + len(first)
    single: Chances = {gram: (count + 1) / (total + 1) for gram, count in first.items()}
    double = estimated(second, single)
    triple = estimated(third, double)
    double_kept = worth(double, single, second, 1)
    triple_kept = worth(triple, double, third, SEEN)
    return [
        *written({(): 1.0}, single),
        *written(left(double_kept, single), double_kept),
        *written(left(triple_kept, double), triple_kept),
    ]


def discounts(counts: Mapping[Gram, int]) -> tuple[float, float, float, float]:
    """Return what is taken off counts of none, one, two, and three or more."""
    times = Counter(counts.values())
    share = times[1] / (times[1] + 2 * times[2])
    steps = (size - (size + 1) * share * times[size + 1] / times[size] for size in (1, 2, 3))
    return (0.0, *steps)


def estimated(counts: Mapping[Gram, int], shorter: Chances) -> Chances:
    """Return the interpolated probability of each n-gram's last word after the others."""
    off = discounts(counts)
    totals, freed = Counter[Gram](), defaultdict[Gram, float](float)
    for gram, count in counts.items():
        totals[gram[:-1]] += count
        freed[gram[:-1]] += off[min(count, 3)]
    return {
        gram: (count - off[min(count, 3)] + freed[gram[:-1]] * shorter[gram[1:]])
        / totals[gram[:-1]]
        for gram, count in counts.items()
    }


def worth(chances: Chances, shorter: Chances, counts: Mapping[Gram, int], least: int) -> Chances:
    """Return the n-grams that say something new."""
    return {
        gram: chance
        for gram, chance in chances.items()
        if counts[gram] >= least and math.log(chance / shorter[gram[1:]]) >= LEAST
    }


def left(kept: Chances, shorter: Chances) -> dict[Gram, float]:
    """Return by context the factor of the shorter context's probabilities of unlisted words."""
    listed, below = defaultdict[Gram, float](float), defaultdict[Gram, float](float)
    for gram, chance in kept.items():
        listed[gram[:-1]] += chance
        below[gram[:-1]] += shorter[gram[1:]]
    return {
        context: max(1e-3, 1 - chance) / max(1e-3, 1 - below[context])
        for context, chance in listed.items()
    }


def written(factors: Mapping[Gram, float], chances: Chances) -> list[str]:
    """Return a line for each context."""
    cells: dict[Gram, list[str]] = defaultdict(list)
    for gram, chance in sorted(chances.items()):
        cells[gram[:-1]].append(f"{gram[-1]}={tenths(chance)}")
    return [
        f"{' '.join(context)}\t{tenths(factors[context])} {' '.join(found)}"
        for context, found in sorted(cells.items())
    ]


def tenths(chance: float) -> int:
    """Return a probability as cost in tenths of a nat."""
    return round(-10 * math.log(chance))


def true_case(text: str, inside: Mapping[str, int]) -> str:
    """Return a sentence's beginning with the capital only that the word has elsewhere, too."""
    found = re.match(r"[^\W\d_]+", text)
    if (
        found is None
        or found[0].isupper()
        or inside.get(found[0].lower(), 0) < inside.get(found[0], 0)
    ):
        return text
    return found[0].lower() + text[found.end() :]


def cases(texts: Sequence[str]) -> Counter[str]:
    """Return how often words are written so inside sentences."""
    return Counter(word for text in texts for word in re.findall(r"(?<=\w )[^\W\d_]+", text))
