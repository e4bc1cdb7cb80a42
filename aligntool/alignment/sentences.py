"""Two lists of sentences in, beads out: lexicon first, then what the pair itself teaches.

The first pass knows the packaged lexicons; the others also know the words, the shapes and the
lengths of the beads that the pass before found, and how freely the text is translated.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from aligntool.alignment.anchors import Band, band_along, find_band
from aligntool.alignment.beads import Bead, in_source_order
from aligntool.alignment.confidence import confidences
from aligntool.alignment.corpus import Known, Lifts, Side, lexicon_lifts, number
from aligntool.alignment.crossing import crossed
from aligntool.alignment.evidence import Evidence, split_all
from aligntool.alignment.gains import (
    Profiles,
    background,
    gains,
    lifts_in,
    mean_gain,
    profiles,
    tempered,
)
from aligntool.alignment.learn import learn
from aligntool.alignment.pricing import first_prices, learnt_prices, with_unpaired
from aligntool.alignment.search import (
    Prices,
    Scores,
    Step,
    search,
    source_windows,
    target_windows,
)
from aligntool.alignment.taught import taught
from aligntool.alignment.texts import Text, paragraphs
from aligntool.alignment.tokens import open_tokens
from aligntool.glossary.load import EMPTY
from aligntool.model import Glossary

if TYPE_CHECKING:
    from aligntool.alignment.corpus import Floats

_PASSES = 3
_BETTER = 0.03
"""Nats a word by which the words of the corpus must explain a text better than the lexicon's."""


class Sides(NamedTuple):
    """Both texts as numbers."""

    source: Side
    target: Side


def align_sentences(
    source: Sequence[str], target: Sequence[str], *, source_lang: str, target_lang: str
) -> list[Bead]:
    """Return the beads of two lists of sentences; see ``align_texts``."""
    return align_texts(Text(source_lang, source), Text(target_lang, target))


def align_texts(
    source: Text, target: Text, *, glossary: Glossary = EMPTY, in_order: bool = False
) -> list[Bead]:
    """Return beads in the order of the source that hold every sentence of both texts once.

    Args:
        source: one text.
        target: the other; in English, or both meet in the English of their words.
        glossary: concepts whose terms show where the texts say the same.
        in_order: whether the beads must be in the order of the target too, as most programs expect.

    Raises:
        UsageError: if a language cannot be aligned.
        MissingDependency: if a package behind a language is not installed.
    """
    if not source.sentences or not target.sentences:
        return _unpaired(len(source.sentences), len(target.sentences))
    # Always the same way round, so that swapping the texts swaps the beads and nothing else.
    if _place(source) > _place(target):
        return in_source_order(
            replace(bead, source=bead.target, target=bead.source)
            for bead in _beads(target, source, glossary, in_order=in_order)
        )
    return in_source_order(_beads(source, target, glossary, in_order=in_order))


def _place(text: Text) -> tuple[bool, str]:
    """Return what texts are ordered by to be aligned: English comes second."""
    return text.lang == "en", text.lang


def _beads(source: Text, target: Text, glossary: Glossary, *, in_order: bool) -> Iterator[Bead]:
    sides, lexicon, corpus = _opened(source, target, glossary)
    scores = score(sides, lexicon, first_prices(*sides), [])
    first_steps = steps = search(scores)
    prior = _better(sides, lexicon, corpus, steps)
    for _ in range(_PASSES - 1):
        lifts = learn(steps, *sides, prior)
        scores = score(sides, lifts, learnt_prices(steps, *sides), steps)
        steps = search(scores)
    if not in_order:
        steps = crossed(steps, scores)
    for one, trust in zip(steps, confidences(first_steps, steps, scores), strict=True):
        rows, columns = range(one.top, one.bottom), range(one.left, one.right)
        yield Bead(tuple(rows), tuple(columns), one.score, trust)


def _opened(source: Text, target: Text, glossary: Glossary) -> tuple[Sides, Lifts, Lifts]:
    """Return both texts as numbers, and the lifts of the lexicon without and with the corpus."""
    starts = paragraphs(source, target)
    first, second = _known(source, starts[0], glossary), _known(target, starts[1], glossary)
    corpus = lexicon_lifts(taught(first, source.lang), taught(second, target.lang))
    return Sides(first[0], second[0]), lexicon_lifts(first, second), corpus


def _known(text: Text, starts: Container[int], glossary: Glossary) -> Known:
    evidence = Evidence(open_tokens(text.lang), text.lang, glossary)
    split = split_all(text, evidence)
    return *number(text.sentences, split, starts), evidence


def score(sides: Sides, lifts: Lifts, prices: Prices, steps: Sequence[Step]) -> Scores:
    """Return all that a search needs; ``steps`` are what an earlier search found."""
    ahead = profiles(sides.source, lifts)
    back = profiles(sides.target, lifts.swapped())
    band = _band(sides, ahead, steps)
    windows = source_windows(band), target_windows(band, sides.target.count)
    shares = [background(lifts) for lifts in _lifts(sides, (ahead, back), steps)]
    return Scores(
        band=band,
        forward=gains(ahead, sides.target, windows[0], tempered(shares[0])),
        backward=gains(back, sides.source, windows[1], tempered(shares[1])),
        prices=with_unpaired(prices, sum(shares) / 2) if steps else prices,
        source=sides.source,
        target=sides.target,
    )


def _lifts(
    sides: Sides, found: tuple[Profiles, Profiles], steps: Sequence[Step]
) -> "tuple[Floats, Floats]":
    """Return the lifts of the target tokens, and of the source tokens, in the steps."""
    paired = [one for one in steps if one.bottom > one.top and one.right > one.left]
    rows = [slice(one.top, one.bottom) for one in paired]
    columns = [slice(one.left, one.right) for one in paired]
    return (
        lifts_in(found[0], sides.target, zip(rows, columns, strict=True)),
        lifts_in(found[1], sides.source, zip(columns, rows, strict=True)),
    )


def _better(sides: Sides, lexicon: Lifts, learnt: Lifts, steps: Sequence[Step]) -> Lifts:
    """Return the lifts learnt from the corpus if they explain the steps better, else the lexicon's.

    The corpus is news and official text; in a novel its words mislead more than they help.
    """

    def gained(lifts: Lifts) -> float:
        found = profiles(sides.source, lifts), profiles(sides.target, lifts.swapped())
        return sum(map(mean_gain, _lifts(sides, found, steps))) / 2

    return learnt if gained(learnt) > gained(lexicon) + _BETTER else lexicon


def _band(sides: Sides, found: Profiles, steps: Sequence[Step]) -> Band:
    import numpy as np

    if not steps:
        return find_band(found, sides.source, sides.target)
    tops = np.array([step.top for step in steps])
    lefts = np.array([step.left for step in steps])
    return band_along(tops, lefts, sides.source, sides.target)


def _unpaired(rows: int, columns: int) -> list[Bead]:
    """Return the beads of two texts one of which is empty."""
    deleted = [Bead((row,), (), 0.0, 0.0) for row in range(rows)]
    return deleted + [Bead((), (column,), 0.0, 0.0) for column in range(columns)]
