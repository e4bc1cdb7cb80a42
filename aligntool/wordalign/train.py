"""What a text teaches about its own words: expectation maximisation over both directions.

The posteriors of both directions are multiplied before they are counted, so that each direction
learns only what the other one agrees to (Liang, Taskar & Klein 2006).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligntool.wordalign.batches import Batch
from aligntool.wordalign.hmm import Jumps, Passes, Sentences, run
from aligntool.wordalign.layout import Layout
from aligntool.wordalign.prior import Knowledge
from aligntool.wordalign.tables import Tables, Taught, known, tables

if TYPE_CHECKING:
    from aligntool.wordalign.hmm import Floats, Ints

_ROUNDS = 4
"""Rounds of expectation maximisation over a text."""
_OWN = 0.7
"""Part of a pair's expected count that is taken off, as if left out once."""
_SETTLING = 2
"""How often a pair listens to itself."""
_TENSION = 2.0
"""How much less likely a link is the farther it is from the diagonal."""


@dataclass(frozen=True, slots=True)
class Directions:
    """How states follow each other in each direction."""

    forward: Jumps
    """Source words emit target words."""
    backward: Jumps
    """Target words emit source words."""


def teach(layout: Layout, knowledge: Knowledge, directions: Directions) -> Taught:
    """Return the links that a text's own words are expected to have."""
    import numpy as np

    before = known(layout.types, knowledge)
    counts: Floats = np.zeros(len(layout.types.keys))
    for _ in range(_ROUNDS):
        found = tables(layout.types, before, counts)
        counts = np.zeros(len(layout.types.keys) + 1)
        for batch, places in zip(layout.batches, layout.places, strict=True):
            cells = cells_of(batch, places, found)
            weighed = agreed(*both(batch, cells, found, directions)) * batch.weights[:, None, None]
            counts += np.bincount(places.ravel(), weighed.ravel(), minlength=len(counts))
        # What a pair taught must not speak for that very pair: words met once prove nothing.
        counts = np.maximum(counts[:-1] - _OWN, 0)
    return Taught(layout.types, counts)


def both(
    batch: Batch, cells: "tuple[Floats, Floats]", found: Tables, directions: Directions
) -> tuple[Passes, Passes]:
    """Return the posteriors of a batch in both directions, from the probabilities of its cells.

    The first's links are (t, b, s): target words as times; the second's (s, b, t).
    """
    import numpy as np

    sizes = batch.sizes
    ahead = Sentences(
        emissions=np.ascontiguousarray(cells[0].transpose(2, 0, 1)),
        silent=found.silent_targets[batch.targets.T],
        times=sizes[1],
        states=sizes[0],
    )
    back = Sentences(
        emissions=np.ascontiguousarray(cells[1].transpose(1, 0, 2)),
        silent=found.silent_sources[batch.sources.T],
        times=sizes[0],
        states=sizes[1],
    )
    return run(ahead, directions.forward), run(back, directions.backward)


def cells_of(batch: Batch, places: "Ints", found: Tables) -> "tuple[Floats, Floats]":
    """Return the probabilities of a batch's cells (b, s, t) in both directions."""
    import numpy as np

    near = _nearness(batch)
    forward, backward = found.forward[places] * near, found.backward[places] * near
    pair, row, column, least, least_back = batch.boosts
    forward[pair, row, column] = np.maximum(forward[pair, row, column], least)
    backward[pair, row, column] = np.maximum(backward[pair, row, column], least_back)
    return forward, backward


def _nearness(batch: Batch) -> "Floats":
    """Return the weight of each cell (b, s, t) by its distance from the diagonal."""
    import numpy as np

    sources, targets = (
        (np.arange(types.shape[1]) + 0.5) / size[:, None]
        for types, size in zip((batch.sources, batch.targets), batch.sizes, strict=True)
    )
    nearness: Floats = np.exp(-_TENSION * np.abs(sources[:, :, None] - targets[:, None, :]))
    return nearness


def agreed(ahead: Passes, back: Passes) -> "Floats":
    """Return what both directions say (b, s, t)."""
    product: Floats = ahead.posteriors.transpose(1, 2, 0) * back.posteriors.transpose(1, 0, 2)
    return product


def settle(
    batch: Batch, places: "Ints", found: Tables, directions: Directions
) -> tuple[Passes, Passes]:
    """Return the posteriors after each pair has listened to itself.

    What both directions of a pair agree to is counted for this pair alone, as a text's counts are
    for all of it, so that a word that is taken no longer attracts others.
    """
    first = cells_of(batch, places, found)
    weights = (
        found.source_weights[batch.sources][:, :, None],
        found.target_weights[batch.targets][:, None, :],
    )
    ahead, back = both(batch, first, found, directions)
    for _ in range(_SETTLING):
        counts = agreed(ahead, back)
        cells = (
            (first[0] * weights[0] + counts) / (weights[0] + counts.sum(axis=2, keepdims=True)),
            (first[1] * weights[1] + counts) / (weights[1] + counts.sum(axis=1, keepdims=True)),
        )
        ahead, back = both(batch, cells, found, directions)
    return ahead, back
