"""The frozen types of results: scores, figures of documents and concepts, weight of findings."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from aligntool.model import Status

_Material = TypeVar("_Material")
_Problem = TypeVar("_Problem")


class Severity(StrEnum):
    """How much a finding of a lint matters."""

    ERROR = "error"
    """The file contradicts itself or cannot be used."""
    WARNING = "warning"
    """Worth a look; may be meant."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[_Material, _Problem]):
    """One kind of finding of a lint."""

    name: str
    severity: Severity
    what: str
    """What is found, as the documents say it."""
    check: Callable[[_Material], Iterable[_Problem]]
    fixes: bool = False
    """Whether some of its problems have a fix."""


@dataclass(frozen=True, slots=True)
class Score:
    """A metric's value, never without its signature."""

    name: str
    value: float
    signature: str
    interval: float | None = None
    """Half width of the 95 % bootstrap confidence interval."""
    sentences: int = 0


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """The figures of one document of a run."""

    doc: str
    lang: str
    engine: str
    model: str
    draft: bool
    """Whether the engine makes drafts rather than translations."""
    sentences: int
    terms_right: int
    """Term occurrences whose sentence has the preferred or an allowed rendering in the end."""
    terms_total: int
    referenced: int = 0
    """Sentences for which a reference was found."""
    references: int = 0
    """References there are for the document."""
    scores: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True)
class ConceptSummary:
    """What became of one concept over all documents of a run."""

    concept: str
    preferred: str
    languages: tuple[str, ...]
    """Codes of the source languages it was met in."""
    outcomes: Mapping[Status, int]
    """How many occurrences ended in each status."""
    raw: tuple[str, ...] = ()
    """The different English that the engines had written for it, commonest first."""
    renderings: tuple[str, ...] = ()
    """The different English it has in the end, commonest first; case and plural ignored."""

    @property
    def occurrences(self) -> int:
        """How often the concept was met."""
        return sum(self.outcomes.values())

    @property
    def right(self) -> int:
        """How many occurrences have an accepted rendering in the end."""
        return self.occurrences - self.outcomes.get(Status.MISSING, 0)

    @property
    def consistent(self) -> bool:
        """Whether it came out one way only, in every document and from every language."""
        return len(self.renderings) <= 1 and self.right == self.occurrences


@dataclass(frozen=True, slots=True)
class RunSummary:
    """The figures of a run."""

    documents: tuple[DocumentSummary, ...]
    scores: tuple[Score, ...]
    """Over all documents."""
    concepts: tuple[ConceptSummary, ...]
    """The most frequent first."""

    @property
    def terms_right(self) -> int:
        """Term occurrences that are right, over all documents."""
        return sum(document.terms_right for document in self.documents)

    @property
    def terms_total(self) -> int:
        """Term occurrences, over all documents."""
        return sum(document.terms_total for document in self.documents)
