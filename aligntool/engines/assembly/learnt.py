"""What the packaged corpus says in English for words and phrases: the learnt phrase table.

A line of ``data/assembly/zh-en.tsv`` is a stretch of source, then English renderings with their
costs in tenths of a nat, cheapest first.  ``bench/learn_assembly.py`` makes it from word alignments.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from aligntool.engines.assembly.ngrams import TENTHS


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
        """Return the renderings of a stretch of source, cheapest first; mostly none."""
        line = self.packed.get(source)
        if line is None:
            return ()
        cells = (cell.rpartition("=") for cell in line.split("\t"))
        return tuple(Rendering(text, int(tenths) / TENTHS) for text, _, tenths in cells)


def load_learnt(lang: str, folder: Path | None = None) -> LearntPhrases:
    """Return the packaged table of a language, or the one in a folder."""
    place = folder or files("aligntool") / "data" / "assembly"
    text = (place / f"{lang}-en.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in text.splitlines()[1:])
    return LearntPhrases({source: rest for source, _, rest in rows})
