"""Pieces in, n-best lists of pieces out: batches of like length, several decoded at once."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from aligntool.engines.argos.draft import FIRST_PIECE, GREEDY, Decoding
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


Attention = Sequence[Sequence[float]]
"""A row for each target piece, a column for each source piece."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One hypothesis as pieces."""

    pieces: list[str]
    """Without those that were forced."""
    score: float
    """Mean log-probability of a piece."""
    size: int
    """Pieces that the score counts."""
    attention: Attention
    cut: bool


@dataclass(frozen=True, slots=True)
class _Batch:
    """Sentences that are being decoded."""

    numbers: Sequence[int]
    begun: Sequence[int]
    """How many pieces each was given, besides the forced ones."""
    results: Sequence[Any]
    openings: Sequence[Any]
    """The same sentences decoded up to the first piece, or nothing."""


class Decoder:
    """A loaded model with the settings of a run."""

    def __init__(
        self, package: ArgosPackage, options: EngineOptions, translator: Translator
    ) -> None:
        self._package = package
        self._options = options
        self._translator = translator

    def decode(
        self,
        sentences: Sequence[list[str]],
        decoding: Decoding,
        *,
        hypotheses: int,
        prefixes: Sequence[list[str]] = (),
        openings: bool = False,
    ) -> Iterator[tuple[int, tuple[Rendering, ...]]]:
        """Yield the number of each sentence with its n-best list, the longest sentences first.

        Args:
            sentences: the pieces of each.
            decoding: how to decode.
            hypotheses: how many renderings of each; they change neither the best one nor its score.
            prefixes: pieces with which the English of each begins; scores do not count them.
            openings: whether the attention of first pieces is wanted, at 7 % more CPU time; it is
                zero otherwise, since a beam search gets it wrong.

        Raises:
            InputError: if the package turns out to be damaged.
            UsageError: if the GPU's memory is too small.
        """
        begun = prefixes or [[]] * len(sentences)
        order = _longest_first(sentences, begun)
        beam_size = decoding.beam_size or max(self._options.beam_size, hypotheses)
        waiting: deque[_Batch] = deque()
        at_once = workers(self._options)
        lengths = [len(sentences[number]) for number in order]
        for start, end in batches(lengths, batch_tokens(self._options), at_once):
            numbers = order[start:end]
            batch, starts = [sentences[n] for n in numbers], [begun[n] for n in numbers]
            found = self._submit(batch, starts, decoding, beam_size, hypotheses)
            wanted = openings and beam_size > 1 and not self._forced
            first = self._submit(batch, starts, FIRST_PIECE, 1, 1) if wanted else ()
            waiting.append(_Batch(numbers, [len(one) for one in starts], found, first))
            if len(waiting) >= at_once + _AHEAD:
                yield from self._collect(waiting.popleft(), greedy=beam_size == 1)
        while waiting:
            yield from self._collect(waiting.popleft(), greedy=beam_size == 1)

    def score(self, sentences: Sequence[list[str]], english: Sequence[list[str]]) -> list[float]:
        """Return the log-probability of the English of each sentence, its end mark included.

        Raises:
            InputError: if the package turns out to be damaged.
            UsageError: if the GPU's memory is too small.
        """
        if not sentences:
            return []
        forced = self._forced
        try:
            futures = self._translator.score_batch(
                list(sentences),
                [[*forced, *pieces] for pieces in english],
                max_batch_size=batch_tokens(self._options),
                batch_type="tokens",
                offset=len(forced),
                asynchronous=True,
            )
        except FAILURES as error:
            raise damaged(self._package, str(error)) from error
        return [sum(result.log_probs) for result in self._results(futures)]

    def attend(
        self, sentences: Sequence[list[str]], english: Sequence[list[str]]
    ) -> list[Attention]:
        """Return the attention with which the English of each sentence is written.

        Raises:
            InputError: if the package turns out to be damaged.
            UsageError: if the GPU's memory is too small.
        """
        found = sorted(self.decode(sentences, GREEDY, hypotheses=1, prefixes=english))
        rows = [rendering.attention for _, (rendering,) in found]
        return [one[: len(pieces)] for one, pieces in zip(rows, english, strict=True)]

    @property
    def _forced(self) -> list[str]:
        """The pieces with which all English begins."""
        prefix = self._package.target_prefix
        return [prefix] if prefix else []

    def _submit(
        self,
        batch: list[list[str]],
        prefixes: Sequence[list[str]],
        decoding: Decoding,
        beam_size: int,
        hypotheses: int,
    ) -> Sequence[Any]:
        starts = [[*self._forced, *prefix] for prefix in prefixes]
        try:
            return self._translator.translate_batch(
                batch,
                target_prefix=starts if any(starts) else None,
                asynchronous=True,
                beam_size=beam_size,
                num_hypotheses=hypotheses,
                length_penalty=LENGTH_PENALTY,
                max_decoding_length=decoding.most or MAX_TARGET,
                no_repeat_ngram_size=decoding.no_repeat,
                repetition_penalty=decoding.penalty,
                replace_unknowns=True,
                return_scores=True,
                return_attention=True,
            )
        except FAILURES as error:
            raise damaged(self._package, str(error)) from error

    def _collect(
        self, batch: _Batch, *, greedy: bool
    ) -> Iterator[tuple[int, tuple[Rendering, ...]]]:
        """Wait for a batch and yield what came of it."""
        results = zip_longest(self._results(batch.results), self._results(batch.openings))
        found = zip(batch.numbers, batch.begun, results, strict=True)
        for number, begun, (result, opening) in found:
            renderings = self._renderings(result, begun)
            if not greedy and not self._forced:
                renderings = tuple(_opened(one, opening) for one in renderings)
            yield number, renderings

    def _results(self, futures: Sequence[Any]) -> Iterator[Any]:
        """Wait for each answer and yield it."""
        for future in futures:
            pause, longest = _POLL
            while not future.done():
                time.sleep(pause)
                pause = min(2 * pause, longest)
            try:
                result = future.result()
            except FAILURES as error:
                raise damaged(self._package, str(error)) from error
            yield result

    def _renderings(self, result: Any, begun: int) -> tuple[Rendering, ...]:
        """Return the hypotheses, so many pieces of which were given besides the forced ones."""
        forced = len(self._forced)
        # Each of these attributes is converted anew whenever it is read.
        return tuple(
            Rendering(
                pieces[forced:] if forced else pieces,
                mean_log_probability(score, len(pieces), forced=forced + begun),
                min(len(pieces) + 1, MAX_TARGET) - forced - begun,
                attention[forced:] if forced else attention,
                len(pieces) >= MAX_TARGET,
            )
            for pieces, score, attention in zip(
                result.hypotheses, result.scores, result.attention, strict=True
            )
        )


def _longest_first(sentences: Sequence[list[str]], prefixes: Sequence[list[str]]) -> list[int]:
    """Return the numbers of sentences in the order in which they are decoded.

    The pieces decide between equals, so that the batches, and with them the last digits of the
    scores, depend on the set of sentences only.
    """
    keys = [(len(one), one, prefix) for one, prefix in zip(sentences, prefixes, strict=True)]
    return sorted(range(len(keys)), key=keys.__getitem__, reverse=True)


def _opened(rendering: Rendering, opening: Any) -> Rendering:
    """Return a rendering with the right first row of attention, or zeros where it is not known.

    In a batch CTranslate2's beam search (4.8.5) hands out the first rows of other sentences, to
    every second one; since the row does not depend on what is written, that of any search will do.
    """
    rows = rendering.attention
    if not rows:
        return rendering
    known = opening.attention[0] if opening else ()
    first = known[0] if known else [0.0] * len(rows[0])
    return replace(rendering, attention=[first, *rows[1:]])


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
