"""What beads cost apart from their words: shapes, lengths, ends, sentences left alone."""

from collections.abc import Container, Sequence
from itertools import product
from math import exp

import numpy as np
import pytest

from aligntool.alignment.beads import MOST
from aligntool.alignment.corpus import Side, number
from aligntool.alignment.pricing import first_prices, learnt_prices, with_unpaired
from aligntool.alignment.search import Step


def side(sentences: Sequence[str], starts: Container[int] = ()) -> Side:
    return number(sentences, [sentence.split() for sentence in sentences], starts)[0]


def one_to_one(count: int) -> list[Step]:
    return [Step(n, n + 1, n, n + 1, 0.0) for n in range(count)]


def lettered(lengths: Sequence[int]) -> Side:
    return side(["a" * length for length in lengths])


def asking(starts: Container[int]) -> Side:
    """Return forty sentences: the boundary 1 is after a question, 2 and 8 after a statement."""
    return side(["a b?" if place % 3 == 0 else "a b c." for place in range(40)], starts)


LENGTHS = [4, 30, 12, 55, 20, 9, 41, 17, 26, 33] * 4
SOURCE = lettered(LENGTHS)


class TestShapes:
    def test_longer_beads_are_dearer_on_both_sides_alike(self) -> None:
        shapes = first_prices(SOURCE, SOURCE).shapes
        assert (shapes == shapes.T).all()
        for rows in range(1, MOST):
            assert (np.diff(shapes[rows, rows:]) < 0).all()

    def test_two_sentences_are_not_left_alone_at_once(self) -> None:
        shapes = first_prices(SOURCE, SOURCE).shapes
        assert np.isneginf(shapes[0, [0, *range(2, MOST + 1)]]).all()

    def test_shapes_are_learnt(self) -> None:
        merged = [Step(n, n + 2, n // 2, n // 2 + 1, 0.0) for n in range(0, 40, 2)]
        first = first_prices(SOURCE, lettered(LENGTHS[:20])).shapes
        learnt = learnt_prices(merged, SOURCE, lettered(LENGTHS[:20])).shapes
        assert learnt[2, 1] > first[2, 1] + 1
        assert learnt[1, 1] < first[1, 1]

    def test_sentences_left_alone_teach_no_price(self) -> None:
        alone = [Step(n, n + 1, 0, 0, 0.0) for n in range(40)]
        shapes = learnt_prices(alone, SOURCE, SOURCE).shapes
        assert shapes[1, 0] == shapes[0, 1] == first_prices(SOURCE, SOURCE).shapes[1, 0]


class TestUnpaired:
    @staticmethod
    def price(background: float) -> float:
        shapes = with_unpaired(first_prices(SOURCE, SOURCE), background).shapes
        assert shapes[0, 1] == shapes[1, 0]
        return float(shapes[0, 1])

    def test_cheaper_in_close_translations(self) -> None:
        assert self.price(0.35) > self.price(0.5) > self.price(0.65)

    def test_in_free_translations_as_dear_as_at_first(self) -> None:
        free = float(first_prices(SOURCE, SOURCE).shapes[0, 1])
        assert self.price(0.75) == self.price(1.0) == free

    def test_still_less_likely_than_a_pair_in_identical_texts(self) -> None:
        assert self.price(0.0) < first_prices(SOURCE, SOURCE).shapes[1, 1]

    def test_other_prices_stay(self) -> None:
        before = first_prices(SOURCE, SOURCE)
        after = with_unpaired(before, 0.3)
        changed = np.argwhere(after.shapes != before.shapes).tolist()
        assert changed == [[0, 1], [1, 0]]
        assert (after.ratio, after.spread) == (before.ratio, before.spread)


class TestLengths:
    def test_the_first_ratio_is_that_of_the_texts(self) -> None:
        assert first_prices(lettered([10, 20]), lettered([30, 60])).ratio == 3.0

    @pytest.mark.parametrize(
        ("source", "target"), [([""], ["abc"]), (["abc"], [" "]), ([""], [""])]
    )
    def test_without_characters_there_is_a_ratio(self, source, target) -> None:
        assert 0 < first_prices(side(source), side(target)).ratio <= 3

    def test_the_ratio_is_learnt_from_beads_alone(self) -> None:
        target = lettered([2 * length for length in LENGTHS] + [500])
        prices = learnt_prices(one_to_one(40), SOURCE, target)
        assert prices.ratio == 2.0
        assert first_prices(SOURCE, target).ratio > 2.4

    def test_close_lengths_narrow_the_spread_and_others_widen_it(self) -> None:
        close = learnt_prices(one_to_one(40), SOURCE, SOURCE)
        loose = learnt_prices(one_to_one(40), SOURCE, lettered(LENGTHS[1:] + LENGTHS[:1]))
        assert close.spread < first_prices(SOURCE, SOURCE).spread < loose.spread

    def test_one_wrong_bead_widens_it_a_little(self) -> None:
        wrong = lettered([*LENGTHS[:-1], 5000])
        close = learnt_prices(one_to_one(39), SOURCE, SOURCE).spread
        assert learnt_prices(one_to_one(40), SOURCE, wrong).spread < 20 * close

    def test_without_beads_the_first_prices_stay(self) -> None:
        prices, first = learnt_prices([], SOURCE, SOURCE), first_prices(SOURCE, SOURCE)
        assert (prices.ratio, prices.spread) == (first.ratio, first.spread)
        assert np.isfinite(prices.ends).all()


class TestEnds:
    @pytest.fixture
    def texts(self) -> tuple[Side, Side]:
        """Twice the same: every third sentence a question, every fourth begins a paragraph."""
        return asking(range(4, 40, 4)), asking(range(4, 40, 4))

    def test_agreement_lifts_at_first(self, texts) -> None:
        source, target = texts
        ends = first_prices(source, target).ends
        for row, column in product(sorted(set(source.ends)), sorted(set(target.ends))):
            assert ends[row, column] <= ends[row, row]
            assert row == column or ends[row, column] < ends[row, row]

    def test_paragraphs_that_agree_lift(self, texts) -> None:
        source, target = texts
        ends = learnt_prices(one_to_one(40), source, target).ends
        within, closing = source.ends[2], source.ends[8]
        assert ends[closing, closing] > ends[closing, within]
        assert ends[within, within] > ends[within, closing]

    def test_questions_that_agree_lift(self, texts) -> None:
        source, target = texts
        ends = learnt_prices(one_to_one(40), source, target).ends
        question, statement = source.ends[1], source.ends[2]
        assert ends[question, question] > 0 > ends[question, statement]

    def test_paragraphs_that_disagree_are_learnt_to_mean_little(self, texts) -> None:
        source, shifted = texts[0], asking(range(2, 40, 4))
        within, closing = source.ends[2], source.ends[8]

        def lift(target: Side) -> float:
            ends = learnt_prices(one_to_one(40), source, target).ends
            return float(ends[closing, closing] - ends[closing, within])

        assert lift(shifted) < lift(source)

    def test_paragraphs_count_less_than_questions(self, texts) -> None:
        source, target = texts
        ends = learnt_prices(one_to_one(40), source, target).ends
        question, within, closing = source.ends[1], source.ends[2], source.ends[8]
        assert exp(ends[within, within] - ends[within, closing]) < exp(
            ends[question, question] - ends[question, within]
        )
