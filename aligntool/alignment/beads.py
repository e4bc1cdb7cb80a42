"""What an alignment is: beads, each some sentences of one side with those of the other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

MOST = 5
"""Most sentences of one side in a bead."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Consecutive sentences that say the same in two languages; one side may be empty."""

    source: tuple[int, ...]
    """0-based numbers of the source sentences."""
    target: tuple[int, ...]
    """0-based numbers of the target sentences."""
    score: float
    """Log-likelihood gained over two unrelated texts, in nats."""
    confidence: float
    """Estimated probability, 0 to 1, that exactly these sentences belong together."""

    @property
    def index_form(self) -> str:
        """Return ``[0]:[0, 1]:cost`` as other aligners write it; the cost is 1 - confidence."""
        return f"{list(self.source)}:{list(self.target)}:{1 - self.confidence:.4f}"


def in_source_order(beads: Iterable[Bead]) -> list[Bead]:
    """Return beads by their first source sentence; one without any follows the target before it."""
    every = list(beads)
    alone = {bead.target[0]: bead for bead in every if not bead.source}
    made = list(_following(0, alone))
    for bead in sorted((one for one in every if one.source), key=lambda one: one.source):
        made.append(bead)
        if bead.target:
            made += _following(bead.target[-1] + 1, alone)
    return made


def _following(number: int, alone: Mapping[int, Bead]) -> Iterator[Bead]:
    """Yield the beads of target sentences alone, by their first sentence, from a sentence on."""
    while number in alone:
        yield alone[number]
        number = alone[number].target[-1] + 1
