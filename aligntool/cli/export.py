"""``aligntool export``: a finished run in another format."""

from pathlib import Path

import click

from aligntool.cli import _options
from aligntool.formats import FORMATS, file_name


@click.command(short_help="Write a finished run as TMX, TSV or JSONL.")
@click.argument("run", type=_options.PATH, metavar="RUN")
@click.option(
    "--format", "format_name", required=True, metavar="NAME", help=f"Format: {', '.join(FORMATS)}."
)
@click.option(
    "--out",
    type=_options.PATH,
    metavar="FILE",
    help="File to write, - for standard output  [default: RUN/bitext.NAME]",
)
def export(run: Path, format_name: str, out: Path | None) -> None:
    """Write the bitext of RUN, the folder of a finished run."""
    from aligntool.cli._files import write_file
    from aligntool.pipeline.outputs import export_run

    target = out or run / file_name(format_name)
    write_file(target, lambda stream: export_run(run, format_name, stream))
