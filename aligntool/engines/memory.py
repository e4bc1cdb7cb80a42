"""The memory engine: a translation memory is asked first, and what it lacks goes to another engine.

Matches of rate 99 and more are the English.  A lower one is offered beside the other engine's
English and flagged ``fuzzy``; it takes the place of a draft.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aligntool.engines.base import FUZZY, Engine, HoldingEngine
from aligntool.memory.likeness import Likeness, open_likeness
from aligntool.memory.lookup import ADAPTED, Finder, Sentence, Wanted
from aligntool.memory.reader import open_reader
from aligntool.memory.wording import context
from aligntool.model import Hold, Hypothesis, Match, Segment

OFFERED = 3
"""Most matches of a sentence."""
_Matches = tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class MemoryEngine:
    """Implements ``engines.base.HoldingEngine``.

    The memory is open only while sentences are looked up.
    """

    path: Path
    wanted: Wanted
    likeness: Likeness
    other: Engine
    """The engine for what the memory lacks."""
    drafts: bool
    """Whether the other engine makes drafts, which a fuzzy match replaces."""
    model: str
    """Name of the memory and what stands for its units."""
    name: str = "memory"

    @property
    def batch_size(self) -> int:
        """What suits the other engine."""
        return self.other.batch_size

    def translate(self, segments: Sequence[Segment]) -> list[tuple[Hypothesis, ...]]:
        """Return the memory's English or the other engine's; fuzzy matches come last.

        Raises:
            InputError: if the memory is damaged or gone.
        """
        found = list(zip(segments, self._found(segments), strict=True))
        others = iter(self.other.translate([one for one, had in found if not self._settled(had)]))
        return [
            (*(() if self._settled(had) else next(others)), *map(self._hypothesis, had))
            for _, had in found
        ]

    def hold(self, wanted: Sequence[Hold]) -> list[Hypothesis | None]:
        """Return what the other engine makes of sentences whose English is its own, else None."""
        results: list[Hypothesis | None] = [None] * len(wanted)
        if isinstance(self.other, HoldingEngine):
            found = self._found([one.segment for one in wanted])
            numbers = [n for n, matches in enumerate(found) if not self._settled(matches)]
            answers = self.other.hold([wanted[number] for number in numbers])
            for number, answer in zip(numbers, answers, strict=True):
                results[number] = answer
        return results

    def _settled(self, matches: _Matches) -> bool:
        """Tell whether matches are the English of a sentence."""
        return bool(matches) and (self.drafts or matches[0].rate >= ADAPTED)

    def _hypothesis(self, match: Match) -> Hypothesis:
        flags = () if match.rate >= ADAPTED else (FUZZY,)
        score = match.rate / 100
        return Hypothesis(match.target, self.name, self.model, score, flags=flags, match=match)

    def _found(self, segments: Sequence[Segment]) -> list[_Matches]:
        if not segments:
            return []
        with open_reader(self.path) as reader:
            finder = Finder(reader, self.wanted, self.likeness)
            return [_best(finder, segment) for segment in segments]


def model_of(path: Path) -> str:
    """Return what a memory is called in results: its name and what stands for its units.

    Raises:
        InputError: if there is no memory, or it is damaged or of a newer version.
    """
    with open_reader(path) as reader:
        return f"{path.name}@{reader.version}"


def open_engine(
    lang: str, other: Engine, *, path: Path, min_rate: int, drafts: bool
) -> MemoryEngine:
    """Return an engine that asks the memory at ``path`` before it asks another.

    Raises:
        InputError: as ``model_of``.
    """
    wanted = Wanted(lang, min_rate=min_rate, limit=OFFERED)
    return MemoryEngine(path, wanted, open_likeness(lang), other, drafts, model_of(path))


def _best(finder: Finder, segment: Segment) -> _Matches:
    """Return the matches of a sentence, best first, as found or as other engines see it."""
    lang = segment.lang
    edges = context(segment.before, lang), context(segment.after, lang)
    clean, normalized = (
        Sentence(text, lang, *edges) for text in (segment.clean.text, segment.text)
    )
    found = finder.best(clean)
    if normalized.worded == clean.worded:
        return found
    other = finder.best(normalized)
    return max(found, other, key=lambda matches: matches[0].rate if matches else 0)
