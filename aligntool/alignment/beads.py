"""What an alignment is: beads, each some sentences of one side with those of the other."""

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
