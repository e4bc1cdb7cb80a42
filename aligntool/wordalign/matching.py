"""Units of sentence pairs in, links between units out, a chunk of pairs at a time."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from aligntool.wordalign.batches import UnitPair
from aligntool.wordalign.layout import lay_out
from aligntool.wordalign.opening import Parts
from aligntool.wordalign.pieces import Piece, is_long, pieces
from aligntool.wordalign.tables import Taught, known, tables
from aligntool.wordalign.train import settle, teach

if TYPE_CHECKING:
    from aligntool.wordalign.hmm import Floats

LEAST = 0.05
"""Probability below which a link is not reported at all."""
_CHUNK = 2_000
"""Pairs computed at once when links are sought."""
_LESSONS = 20_000
"""Different pairs that a text is learnt from at most; more take memory and teach little."""
Found = tuple[tuple[int, int, float], ...]
"""Source unit, target unit and probability of each link of a pair."""


def learn(pairs: Sequence[UnitPair], parts: Parts) -> Taught:
    """Return what some pairs teach; very long ones teach nothing."""
    lessons = sorted({pair for pair in pairs if not is_long(pair)})
    step = -(-len(lessons) // _LESSONS) or 1
    chosen = frozenset(lessons[::step])
    kept = [pair for pair in pairs if pair in chosen]
    return teach(lay_out(kept), parts.knowledge, parts.directions)


def match(pairs: Sequence[UnitPair], parts: Parts, taught: Taught | None) -> list[Found]:
    """Return the links of each pair, those of the smallest numbers first."""
    found: dict[UnitPair, list[tuple[int, int, float]]] = {pair: [] for pair in pairs}
    windows = ((pair, piece) for pair in sorted(found) for piece in pieces(pair))
    while chunk := list(islice(windows, _CHUNK)):
        matrices = _agreement([piece.pair for _, piece in chunk], parts, taught)
        for pair, piece in chunk:
            if piece.pair in matrices:
                found[pair] += _links(matrices[piece.pair], piece, pair)
    return [tuple(sorted(found[pair])) for pair in pairs]


def _agreement(
    pairs: Sequence[UnitPair], parts: Parts, taught: Taught | None
) -> "dict[UnitPair, Floats]":
    """Return for each pair the mean of both directions' posteriors."""
    import numpy as np

    layout = lay_out(pairs)
    types = layout.types
    counts = np.zeros(len(types.keys)) if taught is None else taught.of(types)
    found = tables(types, known(types, parts.knowledge), counts)
    made = {}
    for batch, places in zip(layout.batches, layout.places, strict=True):
        ahead, back = settle(batch, places, found, parts.directions)
        means = (ahead.posteriors.transpose(1, 2, 0) + back.posteriors.transpose(1, 0, 2)) / 2
        for pair, mean in zip(batch.pairs, means, strict=True):
            made[pair] = mean[: len(pair.source), : len(pair.target)]
    return made


def _links(mean: "Floats", piece: Piece, pair: UnitPair) -> Iterator[tuple[int, int, float]]:
    rows, columns = (mean >= LEAST).nonzero()
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        source, target = row + piece.source, column + piece.target
        if piece.decides(source / len(pair.source), target / len(pair.target)):
            yield source, target, float(mean[row, column])
