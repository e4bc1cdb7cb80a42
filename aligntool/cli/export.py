"""``aligntool export``: a finished run in another format."""

from collections.abc import Sequence
from pathlib import Path

import click

from aligntool.cli import _options
from aligntool.cli._files import named, write_files
from aligntool.formats import FORMATS, file_name


@click.command(short_help=f"Write a finished run as one of {', '.join(FORMATS)}.")
@click.argument("run", type=_options.PATH, metavar="RUN")
@click.option(
    "--format", "format_name", required=True, metavar="NAME", help=f"Format: {', '.join(FORMATS)}."
)
@click.option(
    "--out",
    type=_options.PATH,
    metavar="FILE",
    help="File to write, - for standard output; where there are several, each has its languages "
    "added to the name, as in FILE.zh-en.zh  [default: RUN/bitext.*]",
)
def export(run: Path, format_name: str, out: Path | None) -> None:
    """Write the bitext of RUN, the folder of a finished run.

    XLIFF has a file for each source language, Moses a file for each side of it.
    """
    from aligntool.pipeline.outputs import export_run

    write_files(
        out or run / file_name(format_name),
        lambda open_file: export_run(run, format_name, open_file),
        lambda endings: _places(run, out, endings),
    )


def _places(run: Path, out: Path | None, endings: Sequence[str]) -> list[Path]:
    if out is None:
        return [run / file_name(ending) for ending in endings]
    return named(out, endings)
