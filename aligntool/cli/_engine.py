"""Which engine a command translates with, from its options and, with ``--mt``, its inputs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from aligntool.cli import _options
from aligntool.cli._output import note
from aligntool.engines import AUTO, RECORDED
from aligntool.engines.base import EngineOptions
from aligntool.errors import UsageError

if TYPE_CHECKING:
    from aligntool.pipeline.inputs import InputFile


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """An engine with its settings, and the inputs that it can translate."""

    engine: str
    options: EngineOptions
    inputs: "tuple[InputFile, ...]"
    missing: tuple[str, ...] = ()
    """A line for each input that it cannot."""


def choose_engine(
    inputs: "Sequence[InputFile]", settings: dict[str, Any], *, line_by_line: bool = False
) -> EngineChoice:
    """Return the engine that a command's options ask for; ``--mt`` asks for recorded English.

    Raises:
        UsageError: if ``--mt`` and ``--engine`` disagree.
        InputError: if no recorded English is found.
    """
    name, options = settings["engine"], _options.engine_options(settings)
    if settings["mt"] is None:
        return EngineChoice(name, options, tuple(inputs))
    if name not in (AUTO, RECORDED):
        raise UsageError(f"--mt gives English that exists, --engine {name} makes it; leave one out")
    from aligntool.pipeline.recorded import find_recorded

    found = find_recorded(inputs, settings["mt"], line_by_line=line_by_line)
    for path in found.unused:
        note(f"no input for {path}", quiet=settings["quiet"])
    recorded = replace(options, recorded=found.texts)
    return EngineChoice(RECORDED, recorded, found.inputs, found.missing)
