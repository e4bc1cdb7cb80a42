"""What an engine is: sentences in, the same number of lists of English hypotheses out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from aligntool.model import Hypothesis, Segment


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """Settings of the engines; each uses those that concern it."""

    packages: Path | None = None
    """Folder of Argos packages; None for Argos Translate's own."""
    beam_size: int = 4
    """Raised to ``hypotheses`` where it is lower."""
    hypotheses: int = 0
    """English renderings of each sentence; 0 for several where it has glossary terms, else one."""
    batch_tokens: int = 0
    """Most source tokens, padding counted, in one decoding batch; 0 for what suits the device."""
    threads: int = 0
    """Cores to use; 0 for all that the process may use."""
    retries: int = 4
    """Other ways in which a sentence whose English is suspicious is decoded; 0 for none."""
    device: str = "cpu"
    compute_type: str = "auto"


class Engine(Protocol):
    """Translates sentences of one language into English.

    Adapters hold state (a loaded model) but translate each sentence independently of the others.
    """

    @property
    def name(self) -> str:
        """The engine's name in the registry."""

    @property
    def model(self) -> str:
        """Name and version of the data behind it."""

    @property
    def batch_size(self) -> int:
        """How many sentences it is best given at a time."""

    def translate(self, segments: Sequence[Segment]) -> list[tuple[Hypothesis, ...]]:
        """Return one non-empty tuple of hypotheses, best first, for each segment, in order."""
