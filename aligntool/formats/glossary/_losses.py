"""What does not get from one format to another, gathered by reason: one line for each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_NAMED = 3


@dataclass(slots=True)
class Losses:
    """How much of which concept was lost, and why."""

    _found: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, reason: str, concept: str, count: int = 1) -> None:
        """Count something lost; nothing happens where ``count`` is 0."""
        if count:
            concepts = self._found.setdefault(reason, {})
            concepts[concept] = concepts.get(concept, 0) + count

    def __add__(self, other: "Losses") -> "Losses":
        """Return the losses of both, these first."""
        both = Losses()
        for losses in (self, other):
            for reason, concepts in losses._found.items():
                for concept, count in concepts.items():
                    both.add(reason, concept, count)
        return both

    def lines(self) -> tuple[str, ...]:
        """Return a line for each reason: how many, and in which concepts."""
        return tuple(
            f"{reason}: {sum(concepts.values())} ({', '.join(_named(concepts))})"
            for reason, concepts in self._found.items()
        )


def _named(concepts: Mapping[str, int]) -> Iterator[str]:
    """Yield the first concepts by name, with their number where it is not 1."""
    for concept in list(concepts)[:_NAMED]:
        count = concepts[concept]
        yield f"{concept} {count}" if count > 1 else concept
    if len(concepts) > _NAMED:
        yield f"{len(concepts) - _NAMED} more"
