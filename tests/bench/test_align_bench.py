"""What sentence alignment is measured with: scores, calibration, its figure, made texts."""

import random
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from aligntool.alignment.confidence import Clues
from bench.align_figure import diagram
from bench.align_judge import (
    BINS,
    Judged,
    bins,
    brier,
    calibration_error,
    fit_cut,
    fit_related,
)
from bench.align_made import article
from bench.align_score import Tally, crossing, read_links
from bench.align_sets import gold, unrelated

ROOT = Path(__file__).parents[2]
GOLD = read_links("[0]:[0]\n[1, 2]:[1]\n[3]:[3]\n[4]:[2]\n[5]:[]\n[]:[4]\n")
SVG = "{http://www.w3.org/2000/svg}"


def judged(confidence: float, *, is_right: bool) -> Judged:
    return Judged(((0,), (0,)), Clues(0.0, 2, 0.0), confidence, is_right)


def test_what_follows_a_bead_is_left_out() -> None:
    assert read_links("[0, 1]:[2]:0.25\n\n[]:[3]\n") == {((0, 1), (2,)), ((), (3,))}


@pytest.mark.parametrize(
    ("found", "precision", "recall", "lax_precision", "lax_recall"),
    [
        ("[0]:[0]\n[1, 2]:[1]\n[3]:[3]\n[4]:[2]\n[5]:[]\n[]:[4]", 1, 1, 1, 1),
        ("[0]:[0]\n[1]:[1]\n[2]:[]\n[3]:[3]\n[4]:[2]\n[5]:[4]", 3 / 6, 3 / 4, 4 / 6, 1),
        ("[0]:[1]\n[1]:[0]", 0, 0, 0, 0),
    ],
    ids=["gold itself", "a sentence too few", "nothing"],
)
def test_scores(found, precision, recall, lax_precision, lax_recall) -> None:
    tally = Tally()
    tally.add(read_links(found), GOLD)
    assert tally.precision.value == pytest.approx(precision)
    assert tally.recall.value == pytest.approx(recall)
    assert tally.lax_precision.value == pytest.approx(lax_precision)
    assert tally.lax_recall.value == pytest.approx(lax_recall)


def test_what_is_found_of_each_shape() -> None:
    tally = Tally()
    tally.add(read_links("[0]:[0]\n[1]:[1]\n[2]:[]\n[3]:[3]\n[4]:[2]\n[5]:[]\n[]:[4]"), GOLD)
    counts = {name: (one.right, one.total) for name, one in tally.shapes.items()}
    assert counts == {"1–1": (3, 3), "n–m": (0, 1), "unpaired": (2, 2), "crossing": (2, 2)}


def test_a_sentence_that_was_moved_crosses_those_it_passed() -> None:
    links = read_links("[0]:[2]\n[1]:[0]\n[2]:[1]\n[3]:[3]\n[4]:[]")
    assert crossing(links) == {((0,), (2,)), ((1,), (0,)), ((2,), (1,))}


def test_calibration_of_some_beads() -> None:
    beads = [
        judged(0.95, is_right=True),
        judged(0.95, is_right=False),
        judged(0.25, is_right=False),
        judged(1.0, is_right=True),
    ]
    found = bins(beads)
    assert [one.beads for one in found] == [0, 0, 1, 0, 0, 0, 0, 0, 0, 3]
    assert (found[9].confidence, found[9].right) == pytest.approx((2.9 / 3, 2 / 3))
    assert calibration_error(beads) == pytest.approx((0.25 + 0.9) / 4)
    assert brier(beads) == pytest.approx((0.05**2 + 0.95**2 + 0.25**2) / 4)


def test_parameters_are_found_again() -> None:
    chance = np.random.default_rng(1)
    beads = []
    for _ in range(20_000):
        odds, size = float(chance.normal(1, 3)), int(chance.integers(1, 6))
        right = chance.random() < 1 / (1 + np.exp(-(0.5 + 0.8 * odds - 0.3 * size)))
        beads.append(Judged(((), ()), Clues(odds, size, 0.0), 0.0, bool(right)))
    assert fit_cut(beads, [1.0] * len(beads)) == pytest.approx([0.5, 0.8, -0.3], abs=0.1)


def test_related_texts_are_told_from_others() -> None:
    sides = [
        [Judged(((), ()), Clues(0.0, 2, middle + n / 100), 0.0, False) for n in range(20)]
        for middle in (0.1, -0.4)
    ]
    constant, slope = fit_related(*sides)
    assert slope > 0
    assert constant + slope * 0.1 > 0 > constant + slope * -0.21


def test_the_figure_has_a_point_and_a_count_for_each_bin() -> None:
    sets = {
        "one & two": bins([judged(0.95, is_right=True)] * 17 + [judged(0.3, is_right=False)] * 16),
        "few": bins([judged(0.5, is_right=True)] * 9),
    }
    root = ElementTree.fromstring(diagram(sets))
    assert len(root.findall(f"{SVG}circle")) == 2
    texts = [one.text for one in root.findall(f"{SVG}text")]
    counts = texts[texts.index("one & two") + 1 :][:BINS]
    assert counts == ["0", "0", "0", "16", "0", "0", "0", "0", "0", "17"]


@pytest.mark.parametrize("moved", [False, True])
def test_a_made_article_has_every_sentence_in_one_bead(moved: bool) -> None:
    lines = [
        (f"第{one}行写得很长，也很清楚。", f"Line {one} is long, and it is clear.")
        for one in range(99)
    ]
    made = article(lines, "zh", random.Random(2), moved=moved)
    rows = sorted(row for source, _ in made.links for row in source)
    columns = sorted(column for _, target in made.links for column in target)
    assert rows == list(range(len(made.source)))
    assert columns == list(range(len(made.target)))
    assert bool(crossing(made.links)) == moved


def test_held_out_texts_are_apart() -> None:
    development, kept = gold("vi"), gold("vi", held_out=True)
    assert (len(development), len(kept)) == (8, 4)
    assert not {one.source.sentences[0] for one in development} & {
        one.source.sentences[0] for one in kept
    }
    pairs = unrelated(development)
    assert all(one.source is case.source for one, case in zip(pairs, development, strict=True))
    assert not any(
        one.target is case.target or one.gold for one, case in zip(pairs, development, strict=True)
    )


def test_scale_runs_by_its_number() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench.align", "60"],
        stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True, cwd=ROOT,
    )  # fmt: skip
    assert re.fullmatch(
        r"6\d x \d\d sentences: \d+\.\d s \(\d+\.\d s of processor\), \d+ MB, F1 [01]\.\d{4}\n",
        done.stdout,
    )
