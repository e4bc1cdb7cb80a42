"""C-value and log-likelihood against the figures of the papers that introduced them."""

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.candidates.scores import Contrast, c_values


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FRANTZI = {
    words("adenoid cystic basal cell carcinoma"): 5,
    words("cystic basal cell carcinoma"): 11,
    words("ulcerated basal cell carcinoma"): 7,
    words("recurrent basal cell carcinoma"): 5,
    words("circumscribed basal cell carcinoma"): 3,
    words("basal cell carcinoma"): 984,
}
"""Counts of the example in Frantzi, Ananiadou & Mima (2000)."""


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("adenoid cystic basal cell carcinoma", 11.61, id="in no longer one"),
        pytest.param("cystic basal cell carcinoma", 12.0, id="in one"),
        pytest.param("basal cell carcinoma", 1551.36, id="in five, one of them nested itself"),
    ],
)
def test_c_value_as_in_the_paper(phrase: str, expected: float) -> None:
    key = words(phrase)
    # Ours raises the logarithm of the length by one.
    without_one = c_values(FRANTZI)[key] * log2(len(key)) / (1 + log2(len(key)))
    assert without_one == pytest.approx(expected, abs=0.01)


def test_what_stands_only_in_one_longer_phrase_has_none() -> None:
    counts = {("水生",): 5, ("邹", "水生"): 5, ("邹", "水生", "家"): 1}
    found = c_values(counts)
    assert found["水生",] == 0
    assert found["邹", "水生"] == pytest.approx(2 * (5 - 1))


def test_a_single_word_counts() -> None:
    assert c_values({("模型",): 4}) == {("模型",): 4}


@pytest.mark.parametrize(
    ("contrast", "expected"),
    [
        # Dunning (1993), "the swiss": 110 of 2552 against 111 of 29,225.
        pytest.param(Contrast(110, 2552, 111, 29225), 270.72, id="Dunning"),
        pytest.param(Contrast(111, 29225, 110, 2552), -270.72, id="the other way"),
        pytest.param(Contrast(2, 100, 20, 1000), 0, id="as often"),
        pytest.param(Contrast(0, 0, 3, 10), 0, id="nothing inside"),
        pytest.param(Contrast(3, 10, 0, 0), 0, id="nothing outside"),
    ],
)
def test_log_likelihood(contrast: Contrast, expected: float) -> None:
    assert contrast.log_likelihood == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(
    ("contrast", "expected"),
    [
        pytest.param(Contrast(8, 100, 20, 1000), 2, id="four times as often"),
        pytest.param(Contrast(1, 100, 20, 1000), -1, id="half as often"),
        pytest.param(Contrast(4, 100, 0, 100), 3, id="nowhere else"),
        pytest.param(Contrast(0, 100, 4, 100), 0, id="not inside"),
        pytest.param(Contrast(4, 100, 0, 0), 0, id="nothing outside"),
    ],
)
def test_log_ratio(contrast: Contrast, expected: float) -> None:
    assert contrast.log_ratio == pytest.approx(expected)


@pytest.mark.parametrize(
    ("contrast", "expected"),
    [
        pytest.param(Contrast(4, 100, 4, 100), 0, id="as frequent"),
        pytest.param(Contrast(1, 100, 4, 100), 0, id="less frequent"),
        pytest.param(Contrast(16, 100, 1, 100), 0.5, id="half way, 16 times"),
        pytest.param(Contrast(512, 1000, 1, 1000), 1, id="512 times"),
    ],
)
def test_effect(contrast: Contrast, expected: float) -> None:
    assert contrast.effect == pytest.approx(expected)


@given(st.lists(st.integers(0, 50), min_size=4, max_size=4))
def test_log_likelihood_has_the_sign_of_the_difference(figures: list[int]) -> None:
    inside, more, outside, others = figures
    contrast = Contrast(inside, inside + more + 1, outside, outside + others + 1)
    difference = inside / contrast.inside_total - outside / contrast.outside_total
    assert contrast.log_likelihood * difference >= -1e-9
