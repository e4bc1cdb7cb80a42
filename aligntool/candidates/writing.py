"""Candidates as tables that a person edits, and as records for programs.

The table of term candidates has a glossary's columns first, so that its rows can be pasted or
merged into one.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict

from aligntool.candidates.renderings import Example, Rendering
from aligntool.candidates.terms import TermCandidate
from aligntool.candidates.wrong import WrongRendering
from aligntool.glossary.cells import together

TERM_COLUMNS = ("count", "score", "renderings", "example")
"""Columns of a term candidate behind those of a glossary."""
WRONG_COLUMNS = (
    "concept", "rendering", "count", "share", "score", "expected", "lang", "source", "example",
)  # fmt: skip
"""Columns of a wrong rendering."""
_PLAIN = ("concept", "domain", "en", "en_allowed", "en_forbidden")
_NOT_IN_IDS = re.compile("[^a-z0-9]+")
_DECIMALS = 3


def term_rows(
    candidates: Sequence[TermCandidate], *, columns: Sequence[str] = (), taken: Collection[str] = ()
) -> Iterator[tuple[str, ...]]:
    """Yield the header and a row for each term candidate.

    Args:
        candidates: what is written.
        columns: those of the glossary that the rows are meant for; the usual ones if none.
        taken: ids that its concepts have.
    """
    langs = sorted({one.lang for one in candidates})
    own = (*columns, *langs) if columns else (*_PLAIN, *langs, "note")
    header = tuple(dict.fromkeys((*own, *TERM_COLUMNS)))
    yield header
    for one, concept in zip(candidates, _ids(candidates, taken), strict=True):
        best = one.renderings[0]
        cells = {
            "concept": concept,
            "en": best.english,
            one.lang: one.source,
            "count": f"{one.count}",
            "score": f"{one.score:.1f}",
            "renderings": together([_rendering(rendering) for rendering in one.renderings]),
            "example": _example(best.examples[0]),
        }
        yield tuple(cells.get(name, "") for name in header)


def wrong_rows(found: Iterable[WrongRendering]) -> Iterator[tuple[str, ...]]:
    """Yield the header and a row for each wrong rendering."""
    yield WRONG_COLUMNS
    for one in found:
        figures = (f"{one.count}", f"{one.share:.2f}", f"{one.log_likelihood:.1f}")
        about = (one.expected, one.lang, one.source, _example(one.example))
        yield one.concept, one.rendering, *figures, *about


def record(found: TermCandidate | WrongRendering) -> dict[str, object]:
    """Return all that is known of a candidate."""
    return {key: _rounded(value) for key, value in asdict(found).items()}


def _rendering(one: Rendering) -> str:
    return f"{one.english} ({one.count}, {one.share:.0%})"


def _example(example: Example) -> str:
    return f"{example.source} / {example.target}"


def _ids(candidates: Iterable[TermCandidate], taken: Collection[str]) -> Iterator[str]:
    """Yield an id for each candidate, made of its English; no two are the same."""
    used = set(taken)
    for one in candidates:
        plain = unicodedata.normalize("NFKD", one.renderings[0].english.lower())
        letters = plain.replace("đ", "d").encode("ascii", "ignore").decode()
        name = _NOT_IN_IDS.sub("-", letters).strip("-") or "term"
        number = 1
        while (concept := name if number == 1 else f"{name}-{number}") in used:
            number += 1
        used.add(concept)
        yield concept


def _rounded(value: object) -> object:
    """Return a JSON value with its numbers rounded: the digits beyond are noise."""
    if isinstance(value, float):
        return round(value, _DECIMALS)
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(inner) for inner in value]
    return value
