"""Precision, recall and F1 of beads, strict and lax, and how many of each shape are found.

Strict counts a bead that is in gold; lax one that shares sentences with a bead of gold on both
sides.  Sentences left alone count for precision and not for recall, as is usual (Sennrich & Volk
2010; Thompson & Koehn 2019); how many of them are found is a figure of its own.
"""

import ast
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field

Link = tuple[tuple[int, ...], tuple[int, ...]]
"""Source and target sentences of a bead."""


def read_links(text: str) -> frozenset[Link]:
    """Return the beads of a file, one a line: ``[0, 1]:[2]``; what follows is left out."""
    parts = (line.split(":")[:2] for line in text.splitlines() if line.strip())
    return frozenset(
        (tuple(ast.literal_eval(source.strip())), tuple(ast.literal_eval(target.strip())))
        for source, target in parts
    )


def is_paired(link: Link) -> bool:
    """Return whether a bead has sentences on both sides."""
    return bool(link[0] and link[1])


def crossing(links: Iterable[Link]) -> set[Link]:
    """Return the beads that stand the other way round in the target than some other bead."""
    paired = sorted(filter(is_paired, links))
    return {one for one in paired for other in paired if (one[0] < other[0]) != (one[1] < other[1])}


_SHAPES: Mapping[str, Callable[[Link], bool]] = {
    "1–1": lambda link: (len(link[0]), len(link[1])) == (1, 1),
    "n–m": lambda link: is_paired(link) and len(link[0]) + len(link[1]) > 2,
    "unpaired": lambda link: not is_paired(link),
}
SHAPES = (*_SHAPES, "crossing")


@dataclass(slots=True)
class Ratio:
    """So many of so many."""

    right: int = 0
    total: int = 0

    def add(self, right: int, total: int) -> None:
        """Count some more."""
        self.right += right
        self.total += total

    @property
    def value(self) -> float:
        """The share; 0 of nothing."""
        return self.right / self.total if self.total else 0.0


@dataclass(slots=True)
class Tally:
    """Counts over the texts of a set."""

    precision: Ratio = field(default_factory=Ratio)
    recall: Ratio = field(default_factory=Ratio)
    lax_precision: Ratio = field(default_factory=Ratio)
    lax_recall: Ratio = field(default_factory=Ratio)
    shapes: dict[str, Ratio] = field(default_factory=lambda: {name: Ratio() for name in SHAPES})

    def add(self, found: Set[Link], gold: Set[Link]) -> None:
        """Count a text."""
        paired, right = set(filter(is_paired, found)), set(filter(is_paired, gold))
        self.precision.add(len(found & gold), len(found))
        self.recall.add(len(paired & right), len(right))
        self.lax_precision.add(_touching(found, gold), len(found))
        self.lax_recall.add(_touching(right, paired), len(right))
        kinds = {name: set(filter(is_one, gold)) for name, is_one in _SHAPES.items()}
        for name, links in {**kinds, "crossing": crossing(gold)}.items():
            self.shapes[name].add(len(found & links), len(links))

    @property
    def strict(self) -> float:
        """Strict F1."""
        return _harmonic(self.precision.value, self.recall.value)

    @property
    def lax(self) -> float:
        """Lax F1."""
        return _harmonic(self.lax_precision.value, self.lax_recall.value)


def _touching(links: Iterable[Link], others: Iterable[Link]) -> int:
    """Return how many of the links are among the others or overlap one on both sides."""
    known = set(others)
    cells = {(row, column) for source, target in known for row in source for column in target}
    return sum(
        link in known or any((row, column) in cells for row in link[0] for column in link[1])
        for link in links
    )


def _harmonic(first: float, second: float) -> float:
    return 2 * first * second / (first + second) if first + second else 0.0
