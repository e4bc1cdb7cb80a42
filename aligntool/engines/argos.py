"""The argos engine: sentences through an installed Argos package, decoded by CTranslate2.

Each sentence gets the answer that Argos Translate gives for it alone, but all are decoded together.
"""

import logging
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Protocol

from aligntool.engines.base import Engine, EngineOptions
from aligntool.errors import AligntoolError, InputError, MissingDependency, UsageError
from aligntool.model import Glossary, Hypothesis, Segment
from aligntool.models.packages import REINSTALL, ArgosPackage, find, package_folder

DEVICES = ("cpu", "cuda", "auto")
COMPUTE_TYPES = (
    "default",
    "auto",
    "int8",
    "int8_float32",
    "int8_float16",
    "int8_bfloat16",
    "int16",
    "float16",
    "bfloat16",
    "float32",
)
LENGTH_PENALTY = 0.2
"""As Argos Translate has it."""
MAX_SOURCE = 1024
"""Pieces of a source sentence that are read; the models have no positions beyond."""
MAX_TARGET = 256
"""Most pieces written for a sentence."""

_log = logging.getLogger(__name__)


class _Tokenizer(Protocol):
    """What ``argostranslate.tokenizer`` offers."""

    def encode(self, sentence: str) -> list[str]: ...

    def decode(self, tokens: list[str]) -> str: ...


def open_engine(lang: str, glossary: Glossary, options: EngineOptions) -> Engine:
    """Return the engine for the newest package from a language into English.

    The glossary has no part in the decoding: terms are put right afterwards.

    Raises:
        MissingModel: if no package serves the language; the message says how to get one.
        UsageError: if an option has a value that cannot work.
    """
    _check_options(options)
    folder = package_folder() if options.packages is None else options.packages
    return ArgosEngine(find(folder, lang, "en"), options)


class ArgosEngine:
    """One package; its model is loaded with the first sentence."""

    name = "argos"
    draft = False
    batch_size = 512

    def __init__(self, package: ArgosPackage, options: EngineOptions) -> None:
        self._package = package
        self._options = options
        self._loaded: tuple[_Tokenizer, Any] | None = None

    @property
    def model(self) -> str:
        """The package's folder name, which ends in its version."""
        return self._package.name

    def translate(self, segments: Sequence[Segment]) -> list[tuple[Hypothesis, ...]]:
        """Return the n-best list of each segment; equal sentences are decoded once.

        A score is the mean log-probability of the pieces written, the end mark among them.  A
        sentence without anything to translate has one empty hypothesis without a score.

        Raises:
            InputError: if the package turns out to be damaged.
            UsageError: if this machine lacks what the options ask for.
        """
        answers = self._answers({segment.text for segment in segments if segment.text.strip()})
        nothing = (Hypothesis("", self.name, self.model),)
        return [answers.get(segment.text, nothing) for segment in segments]

    def _answers(self, texts: Collection[str]) -> dict[str, tuple[Hypothesis, ...]]:
        """Translate different sentences; those without any piece are left out."""
        if not texts:
            return {}
        tokenizer, translator = self._load()
        pieces = {text: found for text in texts if (found := tokenizer.encode(text))}
        _warn_of_long(pieces.values())
        # In a fixed order, so that the batches, and with them the last digits of the scores,
        # depend on the set of sentences only.
        ordered = sorted(pieces, key=lambda text: (len(pieces[text]), text))
        results: list[Any] = []
        for batch in _batches([pieces[text] for text in ordered], self._options.batch_tokens):
            results += self._decode(translator, batch)
        return {
            text: self._hypotheses(tokenizer, result)
            for text, result in zip(ordered, results, strict=True)
        }

    def _load(self) -> tuple[_Tokenizer, Any]:
        if self._loaded is None:
            translator = _translator(self._package, self._options)
            self._loaded = _tokenizer(self._package), translator
        return self._loaded

    def _decode(self, translator: Any, sentences: Sequence[list[str]]) -> Sequence[Any]:
        """Decode one batch: the longest stretch that an interrupt by the user has to wait for."""
        options = self._options
        prefix = self._package.target_prefix
        try:
            results: Sequence[Any] = translator.translate_batch(
                sentences,
                target_prefix=[[prefix]] * len(sentences) if prefix else None,
                beam_size=max(options.beam_size, options.hypotheses),
                num_hypotheses=options.hypotheses,
                length_penalty=LENGTH_PENALTY,
                max_input_length=MAX_SOURCE,
                max_decoding_length=MAX_TARGET,
                replace_unknowns=True,
                return_scores=True,
            )
        except (RuntimeError, ValueError, LookupError) as error:
            raise _damaged(self._package, str(error)) from error
        return results

    def _hypotheses(self, tokenizer: _Tokenizer, result: Any) -> tuple[Hypothesis, ...]:
        """Turn pieces into text as Argos Translate does, the best hypothesis first."""
        forced = 1 if self._package.target_prefix else 0
        return tuple(
            Hypothesis(
                tokenizer.decode(pieces[forced:]).removeprefix(" "),
                self.name,
                self.model,
                mean_log_probability(score, len(pieces), forced=forced),
            )
            for pieces, score in zip(result.hypotheses, result.scores, strict=True)
        )


def mean_log_probability(score: float, pieces: int, *, forced: int = 0) -> float:
    """Return the mean log-probability of a hypothesis from CTranslate2's score.

    The score is the sum of the log-probabilities divided by length ** LENGTH_PENALTY.  The length
    counts the end mark, which a hypothesis cut off at MAX_TARGET lacks, and the ``forced`` pieces
    at the start, which add nothing to the sum and are left out of the mean.
    """
    length = min(pieces + 1, MAX_TARGET)
    return float(score * length**LENGTH_PENALTY / (length - forced))


def _check_options(options: EngineOptions) -> None:
    """Refuse values that no machine can work with."""
    if options.device not in DEVICES:
        raise UsageError(f"no device '{options.device}'; there are: {', '.join(DEVICES)}")
    if options.compute_type not in COMPUTE_TYPES:
        allowed = ", ".join(COMPUTE_TYPES)
        raise UsageError(f"no compute type '{options.compute_type}'; there are: {allowed}")
    for name, least in (("beam_size", 1), ("hypotheses", 1), ("batch_tokens", 1), ("threads", 0)):
        if (value := getattr(options, name)) < least:
            raise UsageError(f"{name} is {value}; it must be at least {least}")


def _translator(package: ArgosPackage, options: EngineOptions) -> Any:
    """Load the model of a package."""
    try:
        import ctranslate2
    except ImportError as error:
        raise MissingDependency("argos needs CTranslate2: pip install ctranslate2") from error
    if options.device == "cuda" and not ctranslate2.get_cuda_device_count():
        raise UsageError("device 'cuda': there is no CUDA device here; use cpu or auto")
    usable = {"default", "auto", *ctranslate2.get_supported_compute_types(options.device)}
    if options.compute_type not in usable:
        raise UsageError(
            f"compute type '{options.compute_type}' does not work on this {options.device};"
            f" these do: {', '.join(sorted(usable))}"
        )
    try:
        return ctranslate2.Translator(
            str(package.path / "model"),
            device=options.device,
            compute_type=options.compute_type,
            intra_threads=options.threads,
        )
    except (RuntimeError, ValueError, LookupError) as error:
        raise _damaged(package, str(error)) from error


def _tokenizer(package: ArgosPackage) -> _Tokenizer:
    """Load the tokenizer of a package."""
    try:
        # The one module of argostranslate that makes no folders when imported.
        from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer
    except ImportError as error:
        raise MissingDependency(
            "argos needs Argos Translate: pip install argostranslate"
        ) from error
    file = package.tokenizer_file
    tokenizer: _Tokenizer = (
        SentencePieceTokenizer(file)
        if package.tokenizer == "sentencepiece"
        else BPETokenizer(file, package.from_code, package.to_code)
    )
    try:
        # Reads the file, which it would do with the first sentence; sys.exit is what the BPE code
        # makes of a bad line.
        tokenizer.encode("a")
    except (RuntimeError, ValueError, OSError, SystemExit) as error:
        raise _damaged(package, f"{file.name}: {error}") from error
    return tokenizer


def _damaged(package: ArgosPackage, reason: str) -> AligntoolError:
    """Return the error for a package that is there but does not work."""
    reason = " ".join(reason.split())
    if "CUDA" in reason or "cuBLAS" in reason:
        return UsageError(f"the GPU failed ({reason}); use device cpu or a lower batch_tokens")
    return InputError(f"{package.path}: the package does not work ({reason}); {REINSTALL}")


def _batches(sentences: Sequence[list[str]], most: int) -> Iterator[Sequence[list[str]]]:
    """Yield stretches of sentences sorted by length, none over ``most`` pieces with padding."""
    start = 0
    for end, sentence in enumerate(sentences):
        if end > start and (end + 1 - start) * len(sentence) > most:
            yield sentences[start:end]
            start = end
    if sentences:
        yield sentences[start:]


def _warn_of_long(sentences: Collection[list[str]]) -> None:
    if long := sum(len(pieces) > MAX_SOURCE for pieces in sentences):
        _log.warning(
            "%d sentence(s) longer than %d pieces: the rest of each is not translated",
            long,
            MAX_SOURCE,
        )
