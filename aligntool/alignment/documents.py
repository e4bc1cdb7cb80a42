"""Which documents of two folders are translations of each other.

Documents meet in English (``document_words``, ``document_vectors``).  Lengths and names of files
shift the likeness a little; then the pair that most exceeds what its documents have in common with
others is linked, and so on: competitive linking (Melamed 2000) by margin (Artetxe & Schwenk 2019).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import exp, log
from typing import TYPE_CHECKING

from aligntool.alignment.document_names import name_matches
from aligntool.alignment.document_vectors import similarities
from aligntool.alignment.document_words import Article, english_of, shares_at_large

if TYPE_CHECKING:
    from aligntool.alignment.corpus import Floats

_ENGLISH_LETTERS = {"zh": 3.0, "vi": 1.1, "en": 1.0}
"""Letters of English to a letter of a language."""
_LENGTH = 0.2
"""Most that lengths take away: for one text e times as long as the other, or more."""
_NAME = 0.05
"""What a shared name adds."""
_NEAREST = 5
"""Documents whose likeness is what a document has in common with any."""
_PIVOTED = 0.75
"""Factor of two languages neither of which is English: glosses that both have meet by chance."""
_ALIKE = (40.0, 0.125)
"""Steepness and middle of the logistic function of the likeness."""
_AHEAD = (100.0, 0.015)
"""The same for what is lost by the next best pairs."""


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """Two documents that belong together rather than either does with another."""

    first: int
    """0-based number of the document."""
    second: int
    score: float
    """Likeness of the two, 0 to about 1."""
    confidence: float
    """Estimated probability, 0 to 1, that one is a translation of the other."""


def pair_documents(first: Sequence[Article], second: Sequence[Article]) -> list[DocumentPair]:
    """Return the likeliest pairs in the order of ``first``, no document twice.

    Documents in the same language are never paired.  Where a document has no translation it is
    left alone or in a pair of low confidence; what is enough is the caller's to say.

    Raises:
        UsageError: if a language cannot be aligned.
        MissingDependency: if a package behind a language is not installed.
    """
    if not first or not second:
        return []
    alike = _likeness(first, second)
    links = sorted(_linked(alike))
    made = []
    for (one, other), lead in zip(links, _leads(alike, links), strict=True):
        score = float(alike[one, other])
        confidence = _logistic(score, *_ALIKE) * _logistic(float(lead), *_AHEAD)
        made.append(DocumentPair(one, other, score, confidence))
    return made


def _likeness(first: Sequence[Article], second: Sequence[Article]) -> "Floats":
    """Return how alike the documents are in all respects, 0 for those in the same language."""
    import numpy as np

    english = english_of((*first, *second))
    alike = similarities(islice(english, len(first)), english, shares=shares_at_large())
    apart = np.abs(_sizes(first)[:, None] - _sizes(second))
    alike *= 1 - _LENGTH * np.minimum(apart, 1.0)
    names = [[text.name for text in side] for side in (first, second)]
    for one, other, agreement in name_matches(*names):
        alike[one, other] *= 1 + _NAME * agreement
    rows, columns = (np.array([text.lang for text in side]) for side in (first, second))
    alike[(rows[:, None] != "en") & (columns != "en")] *= _PIVOTED
    alike[rows[:, None] == columns] = 0.0
    return alike


def _linked(alike: "Floats") -> list[tuple[int, int]]:
    """Return pairs, each the best that either of its documents has left."""
    import numpy as np

    lead = alike - (_usual(alike)[:, None] + _usual(alike.T)) / 2
    lead[alike == 0] = -np.inf
    links: list[tuple[int, int]] = []
    while lead.size and np.isfinite(lead.max()):
        best, back = lead.argmax(axis=1), lead.argmax(axis=0)
        rows = np.flatnonzero((back[best] == np.arange(len(best))) & np.isfinite(lead.max(axis=1)))
        links += zip(rows.tolist(), best[rows].tolist(), strict=True)
        lead[rows] = lead[:, best[rows]] = -np.inf
    return links


def _usual(alike: "Floats") -> "Floats":
    """Return the mean likeness of each row's document to those nearest to it."""
    import numpy as np

    nearest = min(_NEAREST, alike.shape[1])
    usual: Floats = np.partition(alike, -nearest, axis=1)[:, -nearest:].sum(axis=1) / _NEAREST
    return usual


def _leads(alike: "Floats", links: Sequence[tuple[int, int]]) -> "Floats":
    """Return how much likeness is lost, at least, where a pair gives one of its documents away.

    To another pair, which gives one back, or to a document that is in no pair.
    """
    import numpy as np

    rows, columns = np.array(links, dtype=np.int64).reshape(-1, 2).T
    own = alike[rows, columns]
    across = alike[np.ix_(rows, columns)]
    exchanged = own[:, None] + own - across - across.T
    np.fill_diagonal(exchanged, np.inf)
    free_rows = np.delete(alike[:, columns], rows, axis=0).max(axis=0, initial=0.0)
    free_columns = np.delete(alike[rows], columns, axis=1).max(axis=1, initial=0.0)
    free = np.maximum(free_rows, free_columns)
    leads: Floats = np.minimum(exchanged.min(axis=1, initial=np.inf), own - free)
    return leads


def _logistic(value: float, steepness: float, middle: float) -> float:
    return 1 / (1 + exp(-steepness * (value - middle)))


def _sizes(texts: Sequence[Article]) -> "Floats":
    """Return the logarithm of the letters that each text would have in English."""
    import numpy as np

    letters = (len("".join(text.text.split())) * _ENGLISH_LETTERS[text.lang] for text in texts)
    return np.array([log(max(count, 1.0)) for count in letters])
