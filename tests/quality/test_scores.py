"""Scores: known values, signatures and intervals."""

import pytest

from aligntool.errors import InputError, UsageError
from aligntool.quality.evaluate import evaluate
from aligntool.quality.scores import score

HYPOTHESES = ["the cat sat on the mat", "there is a dog here"]
REFERENCES = ["the cat sat on the mat", "there is a dog there"]


def test_equal_texts_score_full_marks() -> None:
    values = {one.name: one.value for one in score(REFERENCES, REFERENCES)}
    assert values == pytest.approx({"BLEU": 100, "chrF2": 100, "chrF2++": 100, "TER": 0})


def test_bleu_by_hand() -> None:
    # n-grams right: 10/11, 8/9, 6/7, 4/5; no brevity penalty.
    expected = 100 * (10 / 11 * 8 / 9 * 6 / 7 * 4 / 5) ** 0.25
    bleu = score(HYPOTHESES, REFERENCES)[0]
    assert bleu.value == pytest.approx(expected)
    assert bleu.sentences == 2


def test_ter_by_hand() -> None:
    # One substitution over eleven reference words.
    assert score(HYPOTHESES, REFERENCES)[3].value == pytest.approx(100 / 11)


def test_every_score_has_its_signature() -> None:
    signatures = {one.name: one.signature for one in score(HYPOTHESES, REFERENCES)}
    assert "nrefs:1|bs:1000|seed:12345|case:mixed|eff:no|tok:13a|smooth:exp" in signatures["BLEU"]
    assert "nc:6|nw:0" in signatures["chrF2"]
    assert "nc:6|nw:2" in signatures["chrF2++"]


def test_intervals_need_two_sentences() -> None:
    assert all(one.interval is None for one in score(["a"], ["b"]))
    assert all((one.interval or 0) > 0 for one in score(HYPOTHESES, REFERENCES))


def test_nothing_has_no_scores_and_lengths_must_agree() -> None:
    assert score([], []) == ()
    with pytest.raises(UsageError, match="1 sentences against 0"):
        score(["a"], [])


def test_text_files_are_compared_line_by_line(tmp_path) -> None:
    hypothesis, reference = tmp_path / "h.txt", tmp_path / "r.txt"
    hypothesis.write_text("\n".join(HYPOTHESES) + "\n", encoding="utf-8")
    reference.write_text("\n".join(REFERENCES), encoding="utf-8")
    assert evaluate(hypothesis, reference) == score(HYPOTHESES, REFERENCES)
    reference.write_text("one\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"h\.txt has 2 lines but .*r\.txt has 1"):
        evaluate(hypothesis, reference)
