"""Confidences are probabilities: of all cuts, of related texts, and low where another is close."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import exp

import pytest
from alignment.pairs import EN_OF_VI, EN_OF_ZH, ZH

from aligntool.alignment import Bead, align_sentences
from aligntool.alignment.beads import MOST
from aligntool.alignment.confidence import Clues, clues, confidence
from aligntool.alignment.corpus import lexicon_lifts, number
from aligntool.alignment.posterior import posteriors
from aligntool.alignment.pricing import first_prices
from aligntool.alignment.search import CONTINUED, Scores, Step, price_of, search
from aligntool.alignment.sentences import Sides, score
from aligntool.alignment.tokens import open_tokens

FLATTEN = 3.0
"""So high that no cut of the small text is certain."""
Place = tuple[int, int, int, int]


def scores_of(source: Sequence[str], target: Sequence[str]) -> Scores:
    known = []
    for lang, text in (("zh", source), ("en", target)):
        tokens = open_tokens(lang)
        known.append((*number(text, [tokens.split(one) for one in text]), tokens))
    sides = Sides(known[0][0], known[1][0])
    return score(sides, lexicon_lifts(*known), first_prices(*sides), [])


@pytest.fixture(scope="module")
def scores() -> Scores:
    return scores_of(ZH[2:7], EN_OF_ZH[2:6])


def every_share(scores: Scores) -> dict[Place, float]:
    """Return how much of all readings holds each bead, reading by reading."""
    ends = scores.source.count, scores.target.count
    shares: dict[Place, float] = {}
    weights = list(_readings(scores, (0, 0), ends))
    for weight, places in weights:
        for place in places:
            shares[place] = shares.get(place, 0.0) + exp(weight)
    total = sum(exp(weight) for weight, _ in weights)
    return {place: share / total for place, share in shares.items()}


def _readings(
    scores: Scores, corner: tuple[int, int], ends: tuple[int, int]
) -> Iterator[tuple[float, list[Place]]]:
    """Yield all readings from a corner: some left alone, a bead, and so on."""
    rows, columns = ends[0] - corner[0], ends[1] - corner[1]
    for down, across in product(range(rows + 1), range(columns + 1)):
        top, left = corner[0] + down, corner[1] + across
        alone = [(row, row + 1, corner[1], corner[1]) for row in range(corner[0], top)]
        alone += [(top, top, column, column + 1) for column in range(corner[1], left)]
        weight = _alone(down, scores.prices.shapes[1, 0])
        weight += _alone(across, scores.prices.shapes[0, 1])
        if (top, left) == ends:
            yield weight, alone
        for group, width in product(range(1, MOST + 1), repeat=2):
            bottom, right = top + group, left + width
            if bottom > ends[0] or right > ends[1]:
                continue
            gained = price_of(scores, (top, bottom), (left, right)) / FLATTEN
            for rest, places in _readings(scores, (bottom, right), ends):
                yield weight + gained + rest, [*alone, (top, bottom, left, right), *places]


def _alone(count: int, price: float) -> float:
    return (float(price) + (count - 1) * CONTINUED) / FLATTEN if count else 0.0


def test_a_posterior_is_the_share_of_all_readings(scores: Scores) -> None:
    expected = every_share(scores)
    steps = search(scores)
    places = [(step.top, step.bottom, step.left, step.right) for step in steps]
    found = posteriors(steps, scores, flatten=FLATTEN)
    assert found == pytest.approx([expected[place] for place in places], rel=1e-4)
    assert 0.05 < min(found) < 0.95


def test_a_sentence_alone_has_the_share_of_the_readings_that_leave_it_alone(scores: Scores) -> None:
    everything = every_share(scores)
    rows, columns = scores.source.count, scores.target.count
    steps = [Step(row, row + 1, 0, 0, 0.0) for row in range(rows)]
    steps += [Step(rows, rows, column, column + 1, 0.0) for column in range(columns)]
    expected = [
        sum(
            share
            for place, share in everything.items()
            if (place[0], place[1], place[3] - place[2]) == (row, row + 1, 0)
        )
        for row in range(rows)
    ]
    expected += [
        sum(
            share
            for place, share in everything.items()
            if (place[2], place[3], place[1] - place[0]) == (column, column + 1, 0)
        )
        for column in range(columns)
    ]
    assert posteriors(steps, scores, flatten=FLATTEN) == pytest.approx(expected, rel=1e-3, abs=1e-6)


def test_a_wrong_cut_is_not_trusted(scores: Scores) -> None:
    right = search(scores)
    wrong = [
        Step(0, 1, 0, 2, 0.0),
        Step(1, 2, 2, 3, 0.0),
        Step(2, 4, 3, 4, 0.0),
        Step(4, 5, 4, 4, 0.0),
    ]
    trusted = [confidence(one) for one in clues(right, right, scores)]
    doubted = [confidence(one) for one in clues(right, wrong, scores)]
    assert min(trusted) > 0.6
    assert max(doubted[:2]) < 0.1


def test_what_cannot_be_known_is_not_trusted() -> None:
    source = [*ZH[:3], *[ZH[3]] * 4, *ZH[4:]]
    target = [*EN_OF_ZH[:3], *[EN_OF_ZH[3]] * 3, *EN_OF_ZH[4:]]
    beads = align_sentences(source, target, source_lang="zh", target_lang="en")
    same = [bead for bead in beads if {*bead.source} & {3, 4, 5, 6}]
    assert sum(bead.confidence for bead in same) / len(same) < 0.7
    assert beads[0].confidence > 0.9


def test_a_missing_chapter_is_certain_inside_and_around() -> None:
    source = [f"第{number}号仓库有{number * 7 + 1000}吨大米。" for number in range(100)]
    target = [f"Warehouse {number} has {number * 7 + 1000} tons of rice." for number in range(100)]
    there = align_sentences(source[:40] + source[70:], target, source_lang="zh", target_lang="en")
    back = align_sentences(source, target[:40] + target[70:], source_lang="zh", target_lang="en")
    inside = [_of(there, (), (column,)) for column in range(45, 65)]
    inside += [_of(back, (row,), ()) for row in range(45, 65)]
    assert min(inside) > 0.9


def _of(beads: Sequence[Bead], source: tuple[int, ...], target: tuple[int, ...]) -> float:
    """Return the confidence of a bead, 0 where it was not found."""
    found = (one.confidence for one in beads if (one.source, one.target) == (source, target))
    return next(found, 0.0)


def test_unrelated_texts_are_not_trusted() -> None:
    beads = align_sentences(ZH, EN_OF_VI, source_lang="zh", target_lang="en")
    assert max(bead.confidence for bead in beads) < 0.1


def test_a_narrow_lead_of_a_reading_out_of_order_is_not_trusted() -> None:
    scores = scores_of(ZH[2:4], EN_OF_ZH[2:4][::-1])
    sure = [Step(0, 1, 1, 2, 20.0, lead=20.0), Step(1, 2, 0, 1, 20.0, lead=20.0)]
    close = [Step(0, 1, 1, 2, 20.0, lead=0.0), Step(1, 2, 0, 1, 20.0, lead=0.0)]
    assert min(confidence(one) for one in clues(sure, sure, scores)) > 0.9
    assert max(confidence(one) for one in clues(close, close, scores)) < 0.75


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Clues(odds=4.0, sentences=2, gain=0.5), Clues(odds=1.0, sentences=2, gain=0.5)),
        (Clues(odds=4.0, sentences=2, gain=0.5), Clues(odds=4.0, sentences=5, gain=0.5)),
        (Clues(odds=4.0, sentences=2, gain=0.5), Clues(odds=4.0, sentences=2, gain=-0.4)),
    ],
    ids=["closer rival", "more sentences", "fewer words explained"],
)
def test_each_clue_counts(better: Clues, worse: Clues) -> None:
    assert 0 < confidence(worse) < confidence(better) < 1
