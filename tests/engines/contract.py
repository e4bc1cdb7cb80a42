"""What every translation engine promises, as tests: subclass, and give the two fixtures."""

from collections.abc import Sequence

import pytest

from aligntool.engines.base import Engine
from aligntool.model import Hypothesis, Kind, Segment
from aligntool.text import Rewrite, Span


def segment(text: str, lang: str, seg: int = 1) -> Segment:
    """Return a sentence as the segmenter would hand it on, all of it one word."""
    same = Rewrite(text, text)
    return Segment("test", seg, Kind.BODY, lang, same, same, (Span(0, len(text)),))


def texts(answers: Sequence[Sequence[Hypothesis]]) -> list[list[str]]:
    """Return the texts of lists of hypotheses."""
    return [[hypothesis.text for hypothesis in answer] for answer in answers]


class EngineContract:
    """A subclass defines ``engine`` and ``segments``, three or more different sentences for it."""

    @pytest.fixture
    def engine(self) -> Engine:
        raise NotImplementedError

    @pytest.fixture
    def segments(self) -> Sequence[Segment]:
        raise NotImplementedError

    def test_no_sentences_give_no_answers(self, engine: Engine) -> None:
        assert engine.translate([]) == []

    def test_every_sentence_gets_a_tuple_with_something_in_it(
        self, engine: Engine, segments: Sequence[Segment]
    ) -> None:
        answers = engine.translate(segments)
        assert len(answers) == len(segments) >= 3
        assert all(isinstance(answer, tuple) and answer for answer in answers)
        assert all(hypothesis.text for answer in answers for hypothesis in answer)

    def test_answers_are_in_the_order_of_the_sentences(
        self, engine: Engine, segments: Sequence[Segment]
    ) -> None:
        answers = engine.translate(segments)
        assert len(set(answers)) > 1
        assert engine.translate(segments[::-1]) == answers[::-1]

    def test_a_sentence_is_translated_without_regard_to_the_others(
        self, engine: Engine, segments: Sequence[Segment]
    ) -> None:
        alone = [engine.translate([one])[0] for one in segments]
        assert texts(engine.translate(segments)) == texts(alone)

    def test_the_same_sentence_gets_the_same_answer(
        self, engine: Engine, segments: Sequence[Segment]
    ) -> None:
        answers = engine.translate([*segments, *segments])
        assert answers[: len(segments)] == answers[len(segments) :]

    def test_the_best_hypothesis_comes_first(
        self, engine: Engine, segments: Sequence[Segment]
    ) -> None:
        for answer in engine.translate(segments):
            scores = [hypothesis.score for hypothesis in answer if hypothesis.score is not None]
            assert scores == sorted(scores, reverse=True)

    def test_hypotheses_name_the_engine_and_its_model(
        self, engine: Engine, segments: Sequence[Segment]
    ) -> None:
        named = {(one.engine, one.model) for answer in engine.translate(segments) for one in answer}
        assert named == {(engine.name, engine.model)}

    def test_the_engine_takes_batches(self, engine: Engine) -> None:
        assert engine.batch_size >= 0
