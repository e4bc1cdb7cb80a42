"""The command line: one module a command, loaded when called; one handler for every error."""

import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from aligntool import __version__
from aligntool.cli._lazy import InOrder, LazyCommands
from aligntool.errors import AligntoolError

COMMANDS = {
    "run": "aligntool.cli.run:run",
    "clean": "aligntool.cli.clean:clean",
    "segment": "aligntool.cli.segment:segment",
    "translate": "aligntool.cli.translate:translate",
    "align": "aligntool.cli.align:align",
    "pair": "aligntool.cli.pair:pair",
    "words": "aligntool.cli.words:words",
    "gloss": "aligntool.cli.gloss:gloss",
    "eval": "aligntool.cli.eval:evaluate_command",
    "export": "aligntool.cli.export:export",
    "report": "aligntool.cli.report:report",
    "glossary": "aligntool.cli.glossary:glossary",
    "lexicon": "aligntool.cli.lexicon:lexicon",
    "memory": "aligntool.cli.memory:memory",
    "models": "aligntool.cli.models:models",
    "doctor": "aligntool.cli.doctor:doctor",
}
"""Command name → where it is defined, in the order of ``--help``."""

INTERRUPTED = 130


@click.group(
    cls=InOrder,
    commands=LazyCommands(COMMANDS),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="aligntool")
def cli() -> None:
    """Turn Chinese and Vietnamese articles into English whose terms are consistent, offline."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_exit_code(arguments))


def _exit_code(arguments: Sequence[str] | None) -> int:
    try:
        cli.main(arguments, prog_name="aligntool", standalone_mode=False)
        sys.stdout.flush()
    except AligntoolError as error:
        click.echo(f"aligntool: {error}", err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("aligntool: interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone, as in `aligntool clean … | head`; click does the same.
        sys.stdout = None  # or the interpreter would flush it once more
        return 1
    except OSError as error:
        click.echo(f"aligntool: cannot be read or written: {error}", err=True)
        return AligntoolError.exit_code
    return 0
