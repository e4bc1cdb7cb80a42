"""How often phrases stand in ordinary text: news and official text of the packaged corpus."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from aligntool.candidates.phrases import LONGEST
from aligntool.candidates.scores import Phrase
from aligntool.wordalign.units import Units


@dataclass(frozen=True, slots=True)
class Background:
    """Counts of phrases in a text."""

    counts: Counter[Phrase]
    words: int
    """Words of the whole text."""


def count(sentences: Iterable[str], units: Units, *, wanted: Collection[Phrase]) -> Background:
    """Return how often the wanted phrases stand in sentences."""
    firsts = {phrase[0] for phrase in wanted}
    counts: Counter[Phrase] = Counter()
    words = 0
    for sentence in sentences:
        keys = tuple(unit.key for unit in units.split(sentence))
        words += len(keys)
        for start, key in enumerate(keys):
            if key in firsts:
                ends = range(start + 1, min(len(keys), start + LONGEST) + 1)
                counts.update(found for end in ends if (found := keys[start:end]) in wanted)
    return Background(counts, words)
