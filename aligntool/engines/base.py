"""What an engine is: sentences in, the same number of lists of English hypotheses out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

from aligntool.model import Hold, Hypothesis, Segment

JOINED = "joined"
"""Flag of an empty hypothesis whose English stands with the sentence before, and of both as one."""
FUZZY = "fuzzy"
"""Flag of English that a memory has for a sentence that is only alike."""
UNTRANSLATED = "untranslated"
"""Flag of an empty hypothesis: there is no English for the sentence."""


def say_nothing(line: str) -> None:
    """Drop a line that is meant for the user."""


@dataclass(frozen=True, slots=True)
class RecordedText:
    """English that exists already: the whole text of one document, or rows for any."""

    name: str
    """Name of the file and digest of what it holds, as in ``a.en.txt@0123456789ab``."""
    text: str = ""
    """English of one document; empty where there are rows."""
    rows: tuple[tuple[str, str], ...] = ()
    """Sources with their English."""
    line_by_line: bool = False
    """Whether line N translates line N, blank lines counted, and nothing else will do."""


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
    retranslate: bool = True
    """Whether a sentence is decoded once more if terms are missing, by an engine that can."""
    links: bool = False
    """Whether all links are wanted; else only those that terms need, the others as they come."""
    device: str = "cpu"
    compute_type: str = "auto"
    lexicons: tuple[Path, ...] = ()
    """Lexicon files of the user's, for the engine ``assembly``."""
    recorded: Mapping[str, RecordedText] = field(default_factory=dict)
    """English that exists already, by document; for the engine ``recorded``."""
    memory: Path | None = None
    """Translation memory that is asked before the engine; None for none."""
    fragments: Path | None = None
    """Translation memory whose short units the engine ``assembly`` takes as phrases."""
    memory_threshold: float = 0.75
    """Least share (0–1) of a sentence that must agree with one in the memory."""
    notify: Callable[[str], None] = say_nothing
    """Receives what the user must know, a line each."""


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
        """How many sentences it is best given at a time; 0 for a whole document, always."""

    def translate(self, segments: Sequence[Segment]) -> list[tuple[Hypothesis, ...]]:
        """Return one non-empty tuple of hypotheses, best first, for each segment, in order."""


@runtime_checkable
class HoldingEngine(Engine, Protocol):
    """An engine that can translate a sentence so that it has certain terms."""

    def hold(self, wanted: Sequence[Hold]) -> list[Hypothesis | None]:
        """Return English that has one or more of the terms, or None, for each sentence, in order.

        It is None too where the engine thinks little of all English that has them.
        """
