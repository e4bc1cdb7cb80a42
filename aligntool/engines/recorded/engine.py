"""The recorded engine: sentences in, the English that was given for them out."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from aligntool.engines.base import UNTRANSLATED, EngineOptions, RecordedText
from aligntool.engines.recorded.places import Place, Placing
from aligntool.engines.recorded.rows import RowIndex, index_rows, place_rows
from aligntool.engines.recorded.texts import place_text
from aligntool.errors import InputError, UsageError
from aligntool.model import Glossary, Hypothesis, Segment

_SHOWN = 60
"""Characters of a sentence in a note."""


class RecordedEngine:
    """Implements ``engines.base.Engine``; a document's sentences must come together."""

    name = "recorded"
    batch_size = 0

    def __init__(self, glossary: Glossary, options: EngineOptions) -> None:
        """Take the English from the options; the glossary helps to align it."""
        self._glossary = glossary
        self._recorded = options.recorded
        self._notify = options.notify
        self._indexes: dict[str, RowIndex] = {}

    @property
    def model(self) -> str:
        """The files of the English."""
        return ", ".join(dict.fromkeys(one.name for one in self._recorded.values()))

    def translate(self, segments: Sequence[Segment]) -> list[tuple[Hypothesis, ...]]:
        """Return the English of each sentence, empty with a flag where there is none for it alone.

        Raises:
            InputError: if there is no English for a document, or not as many lines as must be.
            UsageError: if sentences must be aligned whose language cannot be.
        """
        return [
            (Hypothesis(place.english, self.name, name, place.score, flags=place.flags),)
            for doc, group in groupby(segments, key=lambda one: one.doc)
            for name, place in self._placed(doc, list(group))
        ]

    def _placed(self, doc: str, segments: Sequence[Segment]) -> Iterator[tuple[str, Place]]:
        if doc not in self._recorded:
            raise InputError(f"{doc}: there is no recorded English for this document")
        recorded = self._recorded[doc]
        placing = self._place(recorded, segments)
        for line in _notes(doc, recorded.name, placing):
            self._notify(line)
        return ((recorded.name, place) for place in placing.places)

    def _place(self, recorded: RecordedText, segments: Sequence[Segment]) -> Placing:
        if not recorded.rows:
            return place_text(segments, recorded, self._glossary)
        if recorded.name not in self._indexes:
            self._indexes[recorded.name] = index_rows(recorded)
        return place_rows(segments, self._indexes[recorded.name], self._glossary)


def open_engine(lang: str, glossary: Glossary, options: EngineOptions) -> RecordedEngine:
    """Return the engine; of the options ``recorded`` and ``notify`` concern it.

    Raises:
        UsageError: if there is no recorded English.
    """
    if not options.recorded:
        raise UsageError(
            f"the engine recorded needs English that exists for {lang}: give --mt FILE_OR_FOLDER"
        )
    return RecordedEngine(glossary, options)


def _notes(doc: str, name: str, placing: Placing) -> Iterator[str]:
    missing = sum(UNTRANSLATED in place.flags for place in placing.places)
    if missing:
        yield f"{doc}: {missing} of {len(placing.places)} sentences have no English in {name}"
    if placing.left_over:
        first = placing.left_over[0]
        shown = first if len(first) <= _SHOWN else f"{first[:_SHOWN]}…"
        yield (
            f"{doc}: {len(placing.left_over)} English sentences of {name} translate none of it, "
            f"the first: {shown}"
        )
