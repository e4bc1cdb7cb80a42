"""A package's model loaded into CTranslate2 with the options given, and the errors it may raise."""

import os
from collections.abc import Sequence
from typing import Any, Protocol

from aligntool.engines.base import EngineOptions
from aligntool.errors import AligntoolError, InputError, MissingDependency, UsageError
from aligntool.models.packages import REINSTALL, ArgosPackage

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
LEAST_VALUES = {"beam_size": 1, "hypotheses": 0, "batch_tokens": 0, "threads": 0, "retries": 0}
FAILURES = (RuntimeError, ValueError, LookupError)
"""What CTranslate2 raises where a model is damaged or memory is lacking."""
CPU_TOKENS = 512
"""Pieces of one batch on a CPU: what it works on stays in the cache.  Tiny and full-size models
are 5 to 15 % slower with 2048, and the user waits longer for an interrupt."""
GPU_TOKENS = 8192
"""Pieces of one batch on a GPU, which idles with less."""
MOST_WORKERS = 16
"""Batches decoded at once; with more cores each batch gets several."""


class Translator(Protocol):
    """What the engine uses of ``ctranslate2.Translator``."""

    def translate_batch(self, source: Sequence[list[str]], **options: Any) -> Sequence[Any]:
        """Return, with ``asynchronous``, an object with done() and result() for each source."""

    def score_batch(
        self, source: Sequence[list[str]], target: Sequence[list[str]], **options: Any
    ) -> Sequence[Any]:
        """Return the same for how likely the model finds each target."""


def check_options(options: EngineOptions) -> None:
    """Refuse values that no machine can work with.

    Raises:
        UsageError: naming the option, its value and what is possible.
    """
    if options.device not in DEVICES:
        raise UsageError(f"no device '{options.device}'; there are: {', '.join(DEVICES)}")
    if options.compute_type not in COMPUTE_TYPES:
        allowed = ", ".join(COMPUTE_TYPES)
        raise UsageError(f"no compute type '{options.compute_type}'; there are: {allowed}")
    for name, least in LEAST_VALUES.items():
        if (value := getattr(options, name)) < least:
            raise UsageError(f"{name} is {value}; it must be at least {least}")


def workers(options: EngineOptions) -> int:
    """Return how many batches are decoded at once.

    One core for each is faster than all cores for one: CTranslate2 parts the work of a batch badly
    (1.6 to 2 times faster with 2 cores, tiny and full-size models alike).
    """
    return min(_cores(options), MOST_WORKERS) if options.device == "cpu" else 1


def batch_tokens(options: EngineOptions) -> int:
    """Return the most pieces, padding counted, of one batch."""
    return options.batch_tokens or (CPU_TOKENS if options.device == "cpu" else GPU_TOKENS)


def load_translator(package: ArgosPackage, options: EngineOptions) -> Translator:
    """Load the model of a package.

    Raises:
        InputError: if the package is damaged.
        MissingDependency: if CTranslate2 is not installed.
        UsageError: if this machine lacks what the options ask for.
    """
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
    at_once = workers(options)
    try:
        translator: Translator = ctranslate2.Translator(
            str(package.path / "model"),
            device=options.device,
            compute_type=options.compute_type,
            inter_threads=at_once,
            intra_threads=max(1, _cores(options) // at_once),
        )
    except FAILURES as error:
        raise damaged(package, str(error)) from error
    return translator


def damaged(package: ArgosPackage, reason: str) -> AligntoolError:
    """Return the error for a package that is there but does not work."""
    reason = " ".join(reason.split())
    if "CUDA" in reason or "cuBLAS" in reason:
        return UsageError(f"the GPU failed ({reason}); use device cpu or a lower batch_tokens")
    return InputError(f"{package.path}: the package does not work ({reason}); {REINSTALL}")


def _cores(options: EngineOptions) -> int:
    """Return the threads asked for, by default the cores that this process may use."""
    if options.threads:
        return options.threads
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
