"""Options that several commands share, each written once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from aligntool.engines import AUTO, ENGINES, MEMORY
from aligntool.engines.base import EngineOptions
from aligntool.languages import LANGUAGES, is_code

_F = TypeVar("_F", bound=Callable[..., Any])
_DEFAULTS = EngineOptions()
PATH = click.Path(path_type=Path)


def inputs(command: _F) -> _F:
    """Add the files to work on."""
    return click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")(command)


def recursive(command: _F) -> _F:
    """Add ``--recursive``."""
    return click.option("--recursive", is_flag=True, help="Look into subfolders too.")(command)


def _code(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_code(value):
        raise click.BadParameter(f"'{value}' is no language code, such as vi")
    return value


def lang(command: _F) -> _F:
    """Add ``--lang``."""
    return click.option(
        "--lang",
        metavar="CODE",
        callback=_code,
        help="Language of every input; Chinese and Vietnamese are found out where it is not given.",
    )(command)


def glossaries(command: _F) -> _F:
    """Add ``--glossary``."""
    return click.option(
        "--glossary",
        "glossaries",
        type=PATH,
        multiple=True,
        metavar="FILE",
        help="Glossary table (TSV); may be given several times.",
    )(command)


def lexicons(purpose: str) -> Callable[[_F], _F]:
    """Add ``--lexicon``; the help says what the files are used for."""
    return click.option(
        "--lexicon",
        "lexicons",
        type=PATH,
        multiple=True,
        metavar="FILE",
        help=f"Lexicon table (TSV) for {purpose}; may be given several times.",
    )


def despin(command: _F) -> _F:
    """Add ``--despin``."""
    return click.option(
        "--despin",
        type=PATH,
        multiple=True,
        metavar="FILE",
        help="Table of spun words besides the packaged one; may be given several times.",
    )(command)


def lines(command: _F) -> _F:
    """Add ``--lines``."""
    return click.option(
        "--lines", is_flag=True, help="One sentence a line in, one line out; nothing is removed."
    )(command)


def quiet(command: _F) -> _F:
    """Add ``--quiet``."""
    return click.option("--quiet", is_flag=True, help="No notes and no progress bar.")(command)


def out(command: _F) -> _F:
    """Add ``--out``, a file that is standard output unless it is given."""
    return click.option(
        "--out",
        type=PATH,
        default="-",
        show_default=True,
        metavar="FILE",
        help="File to write, - for standard output.",
    )(command)


def lint_rules(command: _F) -> _F:
    """Add which rules of a lint count, and ``--fix``."""
    for option in reversed(_LINT_OPTIONS):
        command = option(command)
    return command


_LINT_OPTIONS = (
    click.option("--fix", "fix_wanted", is_flag=True, help="Mend first what needs no decision."),
    click.option(
        "--rule", "names", multiple=True, metavar="NAME", help="Only this rule; repeatable."
    ),
    click.option("--skip", multiple=True, metavar="NAME", help="Not this rule; repeatable."),
    click.option("--errors", "errors_only", is_flag=True, help="Print no warnings."),
)


def text_languages(first: str, second: str, *, each: str = "") -> Callable[[_F], _F]:
    """Add ``--source-lang`` and ``--target-lang`` of two texts, named as the help calls them."""

    def add(command: _F) -> _F:
        for name, text in (("--target-lang", second), ("--source-lang", first)):
            command = click.option(
                name,
                type=click.Choice(tuple(LANGUAGES)),
                help=f"Language of {text}; found out{each} where not given.",
            )(command)
        return command

    return add


def packages(command: _F) -> _F:
    """Add ``--packages``."""
    return click.option(
        "--packages",
        type=PATH,
        metavar="DIR",
        help="Folder of Argos packages.  [default: Argos Translate's own]",
    )(command)


def engine(command: _F) -> _F:
    """Add the choice of the engine and its settings."""
    for option in reversed(_ENGINE_OPTIONS):
        command = option(command)
    return command


_ENGINE_OPTIONS = (
    click.option(
        "--engine",
        default=AUTO,
        show_default=True,
        metavar="NAME",
        help=f"Engine: {', '.join((AUTO, *ENGINES, MEMORY))}.",
    ),
    click.option(
        "--mt",
        type=PATH,
        metavar="PATH",
        help="English that exists already, for the engine recorded: a file (text, TSV, TMX, XLIFF, "
        "DOCX, JSONL) or a folder of files named as the inputs.",
    ),
    click.option(
        "--memory",
        type=PATH,
        metavar="FILE",
        help="Translation memory that is asked before the engine.",
    ),
    click.option(
        "--memory-threshold",
        type=click.FloatRange(0.3, 1),
        default=_DEFAULTS.memory_threshold,
        show_default=True,
        metavar="X",
        help="Least share of a sentence that must agree with one in the memory.",
    ),
    packages,
    click.option(
        "--beam-size",
        type=click.IntRange(1, 64),
        default=_DEFAULTS.beam_size,
        show_default=True,
        help="Beam size of argos.",
    ),
    click.option(
        "--hypotheses",
        type=click.IntRange(0, 64),
        default=_DEFAULTS.hypotheses,
        show_default=True,
        help="Renderings of a sentence that argos offers; 0 is 4 where it has terms, else 1.",
    ),
    click.option(
        "--retries",
        type=click.IntRange(0, 4),
        default=_DEFAULTS.retries,
        show_default=True,
        help="Other ways in which argos decodes a sentence whose English is suspicious.",
    ),
    click.option(
        "--retranslate/--no-retranslate",
        default=_DEFAULTS.retranslate,
        show_default=True,
        help="Let argos decode a sentence again where a term is missing in its English.",
    ),
    click.option(
        "--batch-tokens",
        type=click.IntRange(0, 1_000_000),
        default=_DEFAULTS.batch_tokens,
        show_default=True,
        help="Source tokens that argos decodes at once; 0 for what suits the device.",
    ),
    click.option(
        "--threads",
        type=click.IntRange(0, 1024),
        default=_DEFAULTS.threads,
        show_default=True,
        help="Cores that argos uses; 0 for all.",
    ),
    click.option(
        "--device",
        default=_DEFAULTS.device,
        show_default=True,
        metavar="NAME",
        help="cpu, cuda or auto.",
    ),
    click.option(
        "--compute-type",
        default=_DEFAULTS.compute_type,
        show_default=True,
        metavar="NAME",
        help="Number type of argos, such as int8 or float32.",
    ),
    lexicons("assembly, before the packaged one"),
)


def engine_options(settings: dict[str, Any]) -> EngineOptions:
    """Take the settings of the engine out of a command's options."""
    names = (
        "packages",
        "beam_size",
        "hypotheses",
        "retries",
        "retranslate",
        "batch_tokens",
        "threads",
        "device",
        "compute_type",
        "lexicons",
        "memory",
        "memory_threshold",
    )
    return EngineOptions(**{name: settings[name] for name in names})
