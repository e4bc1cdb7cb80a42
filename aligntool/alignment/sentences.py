"""Two lists of sentences in, beads out: lexicon first, then what the pair itself teaches.

Two passes of two steps each.  The first pass knows the packaged lexicons; the second also knows
the words and the shapes and lengths of beads that the first pass found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntool.alignment.anchors import Band, band_along, find_band
from aligntool.alignment.beads import Bead
from aligntool.alignment.confidence import confidences
from aligntool.alignment.corpus import Lifts, Side, lexicon_lifts, number
from aligntool.alignment.crossing import crossed
from aligntool.alignment.gains import Profiles, background, gains, profiles
from aligntool.alignment.learn import learn
from aligntool.alignment.pricing import first_prices, learnt_prices
from aligntool.alignment.search import (
    Prices,
    Scores,
    Step,
    search,
    source_windows,
    target_windows,
)
from aligntool.alignment.tokens import open_tokens

if TYPE_CHECKING:
    pass

_PASSES = 3
K, S, M, UN0, CAP = 0.8, 12.0, 0.7, 0.0002, 0.6


@dataclass(frozen=True, slots=True)
class Texts:
    """Both texts as numbers."""

    source: Side
    target: Side


def align_sentences(
    source: Sequence[str], target: Sequence[str], *, source_lang: str, target_lang: str
) -> list[Bead]:
    """Return beads in order that hold every sentence of both texts exactly once.

    Raises:
        UsageError: if a language cannot be aligned.
        MissingDependency: if a package behind a language is not installed.
    """
    if not source or not target:
        return _unpaired(len(source), len(target))
    speakers = (open_tokens(source_lang), open_tokens(target_lang))
    first, first_names = number(source, speakers[0])
    second, second_names = number(target, speakers[1])
    ends = (first, first_names, speakers[0]), (second, second_names, speakers[1])
    # English always comes second, so that swapping the texts swaps the beads and nothing else.
    backward = source_lang == "en"
    prior = lexicon_lifts(*ends[::-1]).swapped() if backward else lexicon_lifts(*ends)
    texts = Texts(first, second)
    scores = score(texts, prior, first_prices(first, second), [])
    first_steps = steps = search(scores)
    for _ in range(_PASSES - 1):
        lifts = learn(steps, first, second, prior)
        scores = score(texts, lifts, learnt_prices(steps, first, second), steps)
        steps = search(scores)
    steps = crossed(steps, scores)
    return [
        Bead(tuple(range(one.top, one.bottom)), tuple(range(one.left, one.right)), one.score, trust)
        for one, trust in zip(steps, confidences(first_steps, steps, scores), strict=True)
    ]


def score(texts: Texts, lifts: Lifts, prices: Prices, steps: Sequence[Step]) -> Scores:
    """Return all that a search needs; ``steps`` are what an earlier search found."""
    ahead = profiles(texts.source, lifts)
    back = profiles(texts.target, lifts.swapped())
    band = _band(texts, ahead, steps)
    windows = source_windows(band), target_windows(band, texts.target.count)
    paired = [
        (slice(one.top, one.bottom), slice(one.left, one.right))
        for one in steps
        if one.bottom > one.top and one.right > one.left
    ]
    import math
    if paired:
        e1 = background(ahead, texts.target, paired)
        e2 = background(back, texts.source, [(b, a) for a, b in paired])
        mid = (e1 + e2) / 2
        e1, e2 = (min(max(K * e, 0.2), CAP) for e in (e1, e2))
        un = math.log(UN0) + S * max(0.0, M - mid)
        prices.shapes[0, 1] = prices.shapes[1, 0] = un
    else:
        e1 = e2 = 0.55
    return Scores(
        band=band,
        forward=gains(ahead, texts.target, windows[0], e1),
        backward=gains(back, texts.source, windows[1], e2),
        prices=prices,
        source=texts.source,
        target=texts.target,
    )


def _band(texts: Texts, found: Profiles, steps: Sequence[Step]) -> Band:
    import numpy as np

    if not steps:
        return find_band(found, texts.source, texts.target)
    tops = np.array([step.top for step in steps])
    lefts = np.array([step.left for step in steps])
    return band_along(tops, lefts, texts.source, texts.target)


def _unpaired(rows: int, columns: int) -> list[Bead]:
    """Return the beads of two texts one of which is empty."""
    deleted = [Bead((row,), (), 0.0, 0.0) for row in range(rows)]
    return deleted + [Bead((), (column,), 0.0, 0.0) for column in range(columns)]
