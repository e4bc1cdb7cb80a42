"""How often beads of each confidence are right, and parameters under which that is so."""

from collections.abc import Sequence
from dataclasses import dataclass
from unittest.mock import patch

import numpy as np

from aligntool.alignment import sentences
from aligntool.alignment.confidence import Clues, clues, confidence
from aligntool.alignment.search import Scores, Step
from bench.align_score import Link
from bench.align_sets import Case

BINS = 10
_RIDGE = 0.02
"""Keeps parameters finite where two sets can be told apart without a mistake."""
_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Judged:
    """A bead that was found."""

    link: Link
    clues: Clues
    confidence: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The beads with a confidence in a tenth of its range."""

    beads: int
    confidence: float
    """Mean, 0 where there is none."""
    right: float
    """Share, 0 where there is none."""


class _Recorder:
    """Stands in for ``confidences`` and keeps what it was made from."""

    def __init__(self) -> None:
        self.found: list[Clues] = []

    def __call__(self, first: Sequence[Step], steps: Sequence[Step], scores: Scores) -> list[float]:
        self.found = clues(first, steps, scores)
        return [confidence(one) for one in self.found]


def judge(case: Case) -> list[Judged]:
    """Align a text and say of each bead whether it is right."""
    recorder = _Recorder()
    with patch.object(sentences, "confidences", recorder):
        beads = sentences.align_texts(case.source, case.target)
    return [
        Judged(link := (bead.source, bead.target), found, bead.confidence, link in case.gold)
        for found, bead in zip(recorder.found, beads, strict=True)
    ]


def bins(judged: Sequence[Judged]) -> list[Bin]:
    """Return the beads in ``BINS`` bins of equal width."""
    trust, right = _columns(judged)
    place = np.minimum((trust * BINS).astype(int), BINS - 1)
    counts = np.bincount(place, minlength=BINS)
    means = (np.bincount(place, one, BINS) / np.maximum(counts, 1) for one in (trust, right))
    return [
        Bin(*row) for row in zip(counts.tolist(), *(one.tolist() for one in means), strict=True)
    ]


def calibration_error(judged: Sequence[Judged]) -> float:
    """Return the mean distance of confidence and share right over the bins (Naeini et al. 2015)."""
    off = sum(one.beads * abs(one.confidence - one.right) for one in bins(judged))
    return off / max(len(judged), 1)


def brier(judged: Sequence[Judged]) -> float:
    """Return the mean squared distance of confidence and outcome (Brier 1950)."""
    trust, right = _columns(judged)
    return float(np.mean((trust - right) ** 2)) if len(judged) else 0.0


def _columns(judged: Sequence[Judged]) -> tuple[np.ndarray, np.ndarray]:
    trust = np.array([one.confidence for one in judged])
    return trust, np.array([one.is_right for one in judged], dtype=float)


def fit_cut(judged: Sequence[Judged], weights: Sequence[float]) -> list[float]:
    """Return constant and weights of log-odds and sentences, from beads of related texts."""
    rows = [(1.0, one.clues.odds, one.clues.sentences) for one in judged]
    return _fit(rows, [one.is_right for one in judged], weights)


def fit_related(related: Sequence[Judged], unrelated: Sequence[Judged]) -> list[float]:
    """Return constant and weight of the gain, from beads of texts that belong together or not."""
    both = (*related, *unrelated)
    outcomes = [True] * len(related) + [False] * len(unrelated)
    return _fit([(1.0, one.clues.gain) for one in both], outcomes, [1.0] * len(both))


def _fit(
    rows: Sequence[Sequence[float]], outcomes: Sequence[bool], weights: Sequence[float]
) -> list[float]:
    """Return the parameters of a logistic function, by Newton's method."""
    matrix, right = np.array(rows), np.array(outcomes, dtype=float)
    weight = np.array(weights)
    found = np.zeros(matrix.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-matrix @ found))
        slope = matrix.T @ (weight * (right - chance)) - _RIDGE * found
        curve = (matrix.T * (weight * chance * (1 - chance))) @ matrix
        found = found + np.linalg.solve(curve + _RIDGE * np.eye(len(found)), slope)
    return [float(value) for value in found]
