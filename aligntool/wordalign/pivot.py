"""What two words of languages other than English may have to do with each other: English.

The probabilities of both ways through English are multiplied and summed, as Bannard &
Callison-Burch (2005) do between words of one language.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from aligntool.wordalign.prior import EnglishKnowledge, Prior, Side

_SAME = 0.6
"""Probability that a word stays as it is."""


class Half(Protocol):
    """One language and its English."""

    def becomes(self, key: str) -> Mapping[str, tuple[float, float]]:
        """Return p(English | unit) and p(unit | English) of the English units it may become."""

    def side(self, types: Sequence[str]) -> Side:
        """Return what is known of single types."""


class EnglishHalf:
    """English, which becomes itself; its shares are those of a corpus."""

    def __init__(self, knowledge: EnglishKnowledge) -> None:
        self._knowledge = knowledge

    def becomes(self, key: str) -> Mapping[str, tuple[float, float]]:
        """Return the unit."""
        return {key: (_SAME, _SAME)}

    def side(self, types: Sequence[str]) -> Side:
        """Return what is known of single types."""
        return self._knowledge.english_side(types)


class PivotKnowledge:
    """Words of two languages by way of English; equal words are the same."""

    def __init__(self, source: Half, target: Half) -> None:
        self._halves = (source, target)

    def prior(self, sources: Sequence[str], targets: Sequence[str]) -> Prior:
        """Return what is known of some types."""
        import numpy as np

        across: dict[str, list[tuple[int, float, float]]] = {}
        for column, target in enumerate(targets):
            for english, (ahead, back) in self._halves[1].becomes(target).items():
                across.setdefault(english, []).append((column, ahead, back))
        places = {target: column for column, target in enumerate(targets)}
        cells: dict[tuple[int, int], list[float]] = defaultdict(lambda: [0.0, 0.0])
        for row, source in enumerate(sources):
            for english, (ahead, back) in self._halves[0].becomes(source).items():
                for column, other_ahead, other_back in across.get(english, ()):
                    cell = cells[row, column]
                    cell[0] += ahead * other_back
                    cell[1] += back * other_ahead
            if source in places:
                cell = cells[row, places[source]]
                cell[:] = max(cell[0], _SAME), max(cell[1], _SAME)
        ordered = sorted(cells.items())
        pairs = np.array([place for place, _ in ordered], dtype=np.int64).reshape(-1, 2)
        chances = np.array([both for _, both in ordered], dtype=float).reshape(-1, 2)
        return Prior(
            rows=pairs[:, 0],
            columns=pairs[:, 1],
            forward=chances[:, 0],
            backward=chances[:, 1],
            source=self._halves[0].side(sources),
            target=self._halves[1].side(targets),
        )
