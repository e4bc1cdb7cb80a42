"""A trigram model of English: words in, how surprising they are out.

Interpolated Kneser-Ney estimates (Chen & Goodman 1998) in tenths of a nat.  A line of
``data/assembly/english.tsv`` is a context of one or two words, what is added where a word is not
listed after it, and the words listed with their surprise.  The line without context has the words
by themselves.  ``bench/learn_assembly.py`` makes the file.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

TENTHS = 10.0
START, NUMBER = "<s>", "#"
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:]*|[^\w\s]")
_FOLDED = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "，": ",", "。": "."}


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and marks of a text as the model has them: lower case, numbers alike."""
    found = _TOKEN.findall(text.lower().replace("’", "'"))
    return tuple(NUMBER if word[0].isdigit() else _FOLDED.get(word, word) for word in found)


@dataclass(frozen=True, slots=True)
class Ngrams:
    """Looks up surprise; contexts are unpacked when first asked for."""

    packed: Mapping[str, str]
    """By context, the rest of its line."""
    unknown: float
    """Surprise of a word the model has never seen."""
    _opened: dict[str, tuple[float, dict[str, float]]] = field(default_factory=dict, repr=False)

    def surprise(self, before: str, last: str, word: str) -> float:
        """Return -ln p(word | before last) in nats."""
        added = 0.0
        for context in (f"{before} {last}", last, ""):
            found = self._opened.get(context)
            if found is None:
                found = self._open(context)
            known = found[1].get(word)
            if known is not None:
                return added + known
            added += found[0]
        return added + self.unknown

    def _open(self, context: str) -> tuple[float, dict[str, float]]:
        line = self.packed.get(context)
        if line is None:
            found: tuple[float, dict[str, float]] = (0.0, {})
        else:
            backoff, *cells = line.split(" ")
            words = (cell.rpartition("=") for cell in cells)
            listed = {word: int(tenths) / TENTHS for word, _, tenths in words}
            found = (int(backoff) / TENTHS, listed)
        self._opened[context] = found
        return found


def load_ngrams(folder: Path | None = None) -> Ngrams:
    """Return the packaged model, or the one in a folder."""
    place = folder or files("aligntool") / "data" / "assembly"
    text = (place / "english.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    packed = dict((context, rest) for context, rest in rows)
    return Ngrams(packed, unknown=float(UNKNOWN))


UNKNOWN = 14.0
