"""A trigram model of English: words in, how surprising they are out.

Interpolated Kneser-Ney estimates (Chen & Goodman 1998) in tenths of a nat.  A line of
``data/assembly/english.tsv`` is a context of no, one or two words, what it costs to leave it where
a word is not listed, and the words listed with their surprise (``bench/learn_english.py``).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from aligntool.engines.assembly.packaged import TENTHS, read_packaged

START = "<s>"
NUMBER = "#"
_UNKNOWN = 14.0
"""Nats that a word costs which the model has never seen."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:]*|[^\w\s]")
_FOLDED = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "，": ",", "。": "."}


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and marks of a text as the model has them: lower case, numbers alike."""
    found = _TOKEN.findall(text.lower().replace("’", "'"))
    return tuple(NUMBER if word[0].isdigit() else _FOLDED.get(word, word) for word in found)


@dataclass(frozen=True, slots=True)
class Ngrams:
    """Looks up surprise; a context is unpacked when first asked for, and kept."""

    packed: Mapping[str, str]
    """By context, the rest of its line."""
    _opened: dict[str, tuple[float, dict[str, float]]] = field(default_factory=dict, repr=False)

    def surprise(self, before: str, last: str, word: str) -> float:
        """Return ``-ln p(word | before last)`` in nats."""
        left = 0.0
        for context in (f"{before} {last}", last, ""):
            found = self._opened.get(context) or self._open(context)
            known = found[1].get(word)
            if known is not None:
                return left + known
            left += found[0]
        return left + _UNKNOWN

    def _open(self, context: str) -> tuple[float, dict[str, float]]:
        leaving, *cells = self.packed.get(context, "0").split(" ")
        pairs = (cell.rpartition("=") for cell in cells)
        found = (int(leaving) / TENTHS, {word: int(cost) / TENTHS for word, _, cost in pairs})
        self._opened[context] = found
        return found


def load_ngrams(folder: Path | None = None) -> Ngrams:
    """Return the packaged model, or that of a folder.

    Raises:
        InputError: if a line of it is broken.
    """
    return Ngrams(read_packaged("english.tsv", folder))
