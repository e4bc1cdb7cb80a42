"""The hidden Markov model beside its definition: the sum over all alignments of a sentence."""

from itertools import product

import numpy as np
import pytest

from aligntool.wordalign.hmm import WIDEST, Jumps, Sentences, expected_jumps, opportunities, run

JUMPS = Jumps(tuple(1 / (1 + abs(width - 1)) for width in range(-WIDEST, WIDEST + 1)), 0.25)
TEMPER = 0.6


def weight(before: int, after: int, states: int) -> float:
    """Return the probability of a jump, as the model's definition has it."""
    weights = np.array(JUMPS.weights) ** TEMPER
    ways = [weights[other - before + WIDEST] for other in range(states)]
    return float(ways[after] / sum(ways))


def summed(emissions: np.ndarray, silent: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return posteriors (t, s) and expected jumps by going through every alignment."""
    times, states = emissions.shape
    links, jumps = np.zeros((times, states)), np.zeros(2 * WIDEST + 1)
    total = 0.0
    for first in range(states):
        for way in product(range(-1, states), repeat=times):
            # The place before the first word is where a silent first word stays.
            place = first if way[0] < 0 else -1
            chance = weight(-1, first, states) if way[0] < 0 else 1.0
            if way[0] >= 0 and first:
                continue
            widths = []
            for time, state in enumerate(way):
                if state < 0:
                    chance *= JUMPS.silence * silent[time]
                    continue
                chance *= (1 - JUMPS.silence) * weight(place, state, states)
                chance *= emissions[time, state]
                if time:
                    widths.append(state - place + WIDEST)
                place = state
            total += chance
            for time, state in enumerate(way):
                if state >= 0:
                    links[time, state] += chance
            for width in widths:
                jumps[width] += chance
    return links / total, jumps / total


@pytest.fixture
def batch() -> Sentences:
    """Two sentences of different sizes, padded to one."""
    chance = np.random.default_rng(7)
    emissions = chance.random((4, 2, 3))
    emissions[:, 1, 2] = 0
    emissions[3, 1, :] = 0
    silent = chance.random((4, 2))
    return Sentences(emissions, silent, np.array([4, 3]), np.array([3, 2]))


def test_posteriors_are_sums_over_all_alignments(batch) -> None:
    found = run(batch, JUMPS).posteriors
    for number, (times, states) in enumerate(((4, 3), (3, 2))):
        emissions = batch.emissions[:times, number, :states]
        right, _ = summed(emissions, batch.silent[:times, number])
        assert np.allclose(found[:times, number, :states], right)
    assert not found[3, 1].any()
    assert not found[:, 1, 2].any()


def test_expected_jumps_are_sums_over_all_alignments(batch) -> None:
    right = sum(
        summed(batch.emissions[:times, number, :states], batch.silent[:times, number])[1]
        for number, (times, states) in enumerate(((4, 3), (3, 2)))
    )
    assert np.allclose(expected_jumps(run(batch, JUMPS), JUMPS), right)


def test_every_jump_has_its_opportunities() -> None:
    found = opportunities(np.array([4, 3]), np.array([3, 2]))
    # Three jumps among three states and two among two: nine and four ways, evenly used.
    assert found[WIDEST] == pytest.approx(3 * 3 / 3 + 2 * 2 / 2)
    assert found[WIDEST + 2] == pytest.approx(3 * 1 / 3)
