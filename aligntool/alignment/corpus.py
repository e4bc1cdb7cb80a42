"""The two texts as numbers: token types, sentence limits, and lifts between the types.

The lift of a source and a target type is p(target | source) / p(target), by Bayes' rule the same
in both directions; log lift is what a pair of words says for two sentences being a translation.
"""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntool.alignment.marks import boundary_classes
from aligntool.alignment.tokens import Tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]


_STRONGEST = 40
_AT_LARGE = 2000.0
"""Tokens that a shorter text is filled up to, to tell how common its words are."""
_CHANCE = 1.5
"""Occurrences in a text that do not make a word common at large."""
_RARE = 1e-4


@dataclass(frozen=True, slots=True)
class Side:
    """One text."""

    tokens: "Ints"
    """Types of all tokens, sentence after sentence."""
    limits: "Ints"
    """Where each sentence begins in ``tokens``; one more for the end."""
    shares: "Floats"
    """Share of each type among the tokens."""
    length: "Floats"
    """Characters before each sentence, white space left out; one more for the end."""
    ends: "Ints"
    """Class of the boundary before each sentence; one more for the end."""

    @property
    def count(self) -> int:
        """Return the number of sentences."""
        return len(self.limits) - 1


@dataclass(frozen=True, slots=True)
class Lifts:
    """A sparse table of lifts, sorted by source and target type."""

    sources: "Ints"
    targets: "Ints"
    values: "Floats"

    def swapped(self) -> "Lifts":
        """Return the table with its sides changed."""
        import numpy as np

        order = np.lexsort((self.sources, self.targets))
        return Lifts(self.targets[order], self.sources[order], self.values[order])

    def strongest(self) -> "Lifts":
        """Return the table with the largest lifts of each type only, to bound time and memory."""
        first = self._first(self.sources)
        return first._first(first.targets)

    def _first(self, keys: "Ints") -> "Lifts":
        import numpy as np

        order = np.lexsort((-self.values, keys))
        ranked = keys[order]
        rank = np.arange(len(ranked)) - np.searchsorted(ranked, ranked)
        kept = np.sort(order[rank < _STRONGEST])
        return Lifts(self.sources[kept], self.targets[kept], self.values[kept])


def number(
    sentences: Sequence[str], split: Sequence[Sequence[str]], starts: Container[int] = ()
) -> tuple[Side, tuple[str, ...]]:
    """Return a text as numbers, and the token of each type.

    Args:
        sentences: the text.
        split: the tokens of each sentence.
        starts: 0-based numbers of the sentences that begin a paragraph.
    """
    import numpy as np

    counts = Counter(token for found in split for token in found)
    types = {token: index for index, token in enumerate(counts)}
    flat = [types[token] for found in split for token in found]
    lengths = [len("".join(sentence.split())) for sentence in sentences]
    frequencies = np.array(list(counts.values()), dtype=float)
    side = Side(
        tokens=np.array(flat, dtype=np.int64),
        limits=np.cumsum([0, *(len(found) for found in split)]).astype(np.int64),
        shares=_shares(frequencies),
        length=np.cumsum([0, *lengths]).astype(float),
        ends=np.array(boundary_classes(sentences, starts), dtype=np.int64),
    )
    return side, tuple(types)


def _shares(counts: "Floats") -> "Floats":
    """Return the share of each type in a longer text of which this one would be a part.

    In a text of ten sentences every word is common; in the language most of them are rare.
    """
    import numpy as np

    total = float(counts.sum())
    at_large = np.maximum(counts - _CHANCE, 0) / max(total, 1.0) + _RARE
    added = max(_AT_LARGE - total, 0.0)
    shares: Floats = (counts + added * at_large) / (total + added)
    return shares


Known = tuple[Side, Sequence[str], Tokens]
"""A text as numbers, the token of each type, and what tokens may be in English."""


def lexicon_lifts(source: Known, target: Known) -> Lifts:
    """Return the lifts that the lexicons know of, through English."""
    import numpy as np

    rarest = 0.5 / max(len(target[0].tokens), _AT_LARGE)
    inverse = _inverse(target[1], target[2])
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, token in enumerate(source[1]):
        for column, chance in _meeting(source[2].english(token), inverse).items():
            rows.append(row)
            columns.append(column)
            values.append(chance / (float(target[0].shares[column]) + rarest))
    table = (np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64))
    order = np.lexsort((table[1], table[0]))
    lifts = Lifts(table[0][order], table[1][order], np.array(values, dtype=float)[order])
    return lifts.strongest()


def _inverse(names: Sequence[str], tokens: Tokens) -> dict[str, dict[int, float]]:
    """Return the types that may stand for each English stem, with probabilities."""
    inverse: dict[str, dict[int, float]] = {}
    for column, token in enumerate(names):
        for english, chance in tokens.english(token).items():
            inverse.setdefault(english, {})[column] = chance
    return {
        english: {
            column: chance / max(1.0, sum(found.values())) for column, chance in found.items()
        }
        for english, found in inverse.items()
    }


def _meeting(
    english: Mapping[str, float], inverse: Mapping[str, Mapping[int, float]]
) -> dict[int, float]:
    made: dict[int, float] = {}
    for stem, chance in english.items():
        for column, back in inverse.get(stem, {}).items():
            made[column] = made.get(column, 0.0) + chance * back
    return made
