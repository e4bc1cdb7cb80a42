"""Pieces in, n-best lists of pieces out: batches of like length, several decoded at once."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from aligntool.engines.argos.draft import Decoding
from aligntool.engines.argos.loading import (
    FAILURES,
    Translator,
    batch_tokens,
    damaged,
    workers,
)
from aligntool.engines.base import EngineOptions
from aligntool.models.packages import ArgosPackage

LENGTH_PENALTY = 0.2
"""As Argos Translate has it."""
MAX_TARGET = 256
"""Most pieces written for a sentence, as with Argos Translate (CTranslate2's default)."""
_AHEAD = 2
"""Batches that wait behind those being decoded, so that no core idles while results are read; an
interrupted program still has to see them through."""
_POLL = (0.0005, 0.02)
"""Seconds between looks at a batch, at first and at most.  Sleeping, unlike waiting inside
CTranslate2, can be interrupted by the user."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One hypothesis as pieces."""

    pieces: list[str]
    """Without those that were forced."""
    score: float
    """Mean log-probability of a piece."""
    size: int
    """Pieces that the score counts."""
    attention: list[list[float]]
    """A row for each piece; a column for each source piece."""
    cut: bool


class Decoder:
    """A loaded model with the settings of a run."""

    def __init__(
        self, package: ArgosPackage, options: EngineOptions, translator: Translator
    ) -> None:
        self._package = package
        self._options = options
        self._translator = translator

    def decode(
        self, sentences: Sequence[list[str]], decoding: Decoding, *, hypotheses: int
    ) -> Iterator[tuple[int, tuple[Rendering, ...]]]:
        """Yield the number of each sentence with its n-best list, the longest sentences first.

        Args:
            sentences: the pieces of each.
            decoding: how to decode.
            hypotheses: how many renderings of each; they change neither the best one nor its score.

        Raises:
            InputError: if the package turns out to be damaged.
            UsageError: if the GPU's memory is too small.
        """
        # The pieces decide between equals, so that the batches, and with them the last digits of
        # the scores, depend on the set of sentences only.
        order = sorted(
            range(len(sentences)), key=lambda n: (len(sentences[n]), sentences[n]), reverse=True
        )
        waiting: deque[tuple[Sequence[int], Sequence[Any]]] = deque()
        at_once = workers(self._options)
        lengths = [len(sentences[number]) for number in order]
        for start, end in batches(lengths, batch_tokens(self._options), at_once):
            numbers = order[start:end]
            waiting.append(
                (numbers, self._submit([sentences[n] for n in numbers], decoding, hypotheses))
            )
            if len(waiting) >= at_once + _AHEAD:
                yield from self._collect(*waiting.popleft())
        while waiting:
            yield from self._collect(*waiting.popleft())

    def _submit(self, batch: list[list[str]], decoding: Decoding, hypotheses: int) -> Sequence[Any]:
        options = self._options
        prefix = self._package.target_prefix
        try:
            return self._translator.translate_batch(
                batch,
                target_prefix=[[prefix]] * len(batch) if prefix else None,
                asynchronous=True,
                beam_size=max(options.beam_size, hypotheses),
                num_hypotheses=hypotheses,
                length_penalty=LENGTH_PENALTY,
                max_decoding_length=MAX_TARGET,
                no_repeat_ngram_size=decoding.no_repeat,
                repetition_penalty=decoding.penalty,
                replace_unknowns=True,
                return_scores=True,
                return_attention=True,
            )
        except FAILURES as error:
            raise damaged(self._package, str(error)) from error

    def _collect(
        self, numbers: Sequence[int], futures: Sequence[Any]
    ) -> Iterator[tuple[int, tuple[Rendering, ...]]]:
        """Wait for a batch and yield what came of it."""
        pause, longest = _POLL
        while not futures[-1].done():
            time.sleep(pause)
            pause = min(2 * pause, longest)
        for number, future in zip(numbers, futures, strict=True):
            try:
                result = future.result()
            except FAILURES as error:
                raise damaged(self._package, str(error)) from error
            yield number, self._renderings(result)

    def _renderings(self, result: Any) -> tuple[Rendering, ...]:
        forced = 1 if self._package.target_prefix else 0
        # Each of these attributes is converted anew whenever it is read.
        return tuple(
            Rendering(
                pieces[forced:] if forced else pieces,
                mean_log_probability(score, len(pieces), forced=forced),
                min(len(pieces) + 1, MAX_TARGET) - forced,
                attention[forced:] if forced else attention,
                len(pieces) >= MAX_TARGET,
            )
            for pieces, score, attention in zip(
                result.hypotheses, result.scores, result.attention, strict=True
            )
        )


def mean_log_probability(score: float, pieces: int, *, forced: int = 0) -> float:
    """Return the mean log-probability of a hypothesis from CTranslate2's score.

    The score is the sum of the log-probabilities divided by length ** LENGTH_PENALTY.  The length
    counts the end mark, which a hypothesis cut off at MAX_TARGET lacks, and the ``forced`` pieces
    at the start, which add nothing to the sum and are left out of the mean.
    """
    length = min(pieces + 1, MAX_TARGET)
    return float(score * length**LENGTH_PENALTY / (length - forced))


def batches(lengths: Sequence[int], most: int, at_once: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of sentences, given the longest first, that are decoded together.

    None has more than ``most`` pieces with padding, unless it is one sentence; and where there is
    little to do, all workers get a share.
    """
    share = -(-sum(lengths) // at_once) if lengths else 0
    goal = min(most, share)
    start = 0
    for end in range(1, len(lengths)):
        if (end + 1 - start) * lengths[start] > goal:
            yield start, end
            start = end
    if lengths:
        yield start, len(lengths)
