"""``aligntool report``: the HTML report of a finished run, made anew."""

from pathlib import Path

import click

from aligntool.cli import _options


@click.command(short_help="Write the HTML report of a finished run anew.")
@click.argument("run", type=_options.PATH, metavar="RUN")
@click.option(
    "--out",
    type=_options.PATH,
    metavar="FILE",
    help="File to write, - for standard output  [default: RUN/report.html]",
)
def report(run: Path, out: Path | None) -> None:
    """Write the report of RUN, the folder of a finished run."""
    from aligntool.cli._files import write_file
    from aligntool.pipeline.outputs import report_run
    from aligntool.pipeline.records import REPORT

    write_file(out or run / REPORT, lambda stream: report_run(run, stream))
