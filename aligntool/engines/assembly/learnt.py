"""What the packaged corpus has in English for words and phrases: the learnt phrase table.

A line of ``data/assembly/zh-en.tsv`` is a stretch of source, then English renderings with their
costs in tenths of a nat, cheapest first; an empty one, for words that the corpus often leaves out,
comes last.  ``bench/learn_assembly.py`` makes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aligntool.engines.assembly.packaged import TENTHS, read_packaged


@dataclass(frozen=True, slots=True)
class Rendering:
    """English for a stretch of source."""

    text: str
    cost: float
    """Nats."""


@dataclass(frozen=True, slots=True)
class LearntPhrases:
    """Renderings by folded source text, unpacked when asked for."""

    packed: Mapping[str, str]

    def of(self, source: str) -> tuple[Rendering, ...]:
        """Return the renderings of a stretch of source; most have none, one may be empty."""
        line = self.packed.get(source)
        if line is None:
            return ()
        cells = (cell.rpartition("=") for cell in line.split("\t"))
        return tuple(Rendering(text, int(cost) / TENTHS) for text, _, cost in cells)


def load_learnt(lang: str, folder: Path | None = None) -> LearntPhrases:
    """Return the packaged table of a language, or that of a folder.

    Raises:
        InputError: if a line of it is broken.
    """
    return LearntPhrases(read_packaged(f"{lang}-en.tsv", folder))
