"""``aligntool translate``: English for each sentence, without files."""

from collections.abc import Iterator
from typing import Any

import click

from aligntool.cli import _options
from aligntool.cli._each import print_each
from aligntool.cli._engine import choose_engine
from aligntool.cli._output import note
from aligntool.model import RawText


@click.command(short_help="Translate articles or lines to standard output.")
@_options.inputs
@_options.glossaries
@_options.despin
@_options.lang
@_options.recursive
@_options.lines
@_options.engine
@_options.quiet
def translate(inputs: tuple[str, ...], lines: bool, **settings: Any) -> None:
    """Print a line of segments.jsonl for each sentence of each INPUT; terms as in a run.

    With --lines print the English alone, one line for each line of INPUT.
    """
    from aligntool.formats.segments import write_pair
    from aligntool.glossary.load import load
    from aligntool.pipeline.inputs import discover
    from aligntool.pipeline.stages import Stages

    files = discover(inputs, recursive=settings["recursive"])
    choice = choose_engine(files, settings, line_by_line=lines)
    stages = Stages(
        load(settings["glossaries"]),
        lang=settings["lang"],
        engine=choice.engine,
        options=choice.options,
        despin=settings["despin"],
        notify=lambda line: note(line, quiet=settings["quiet"]),
    )

    def work(raw: RawText) -> Iterator[str]:
        if lines:
            return (pair.target for pair in stages.pairs(stages.lines(raw)))
        pairs = stages.pairs(stages.segment(stages.clean(raw)))
        return (write_pair(pair).removesuffix("\n") for pair in pairs)

    print_each(inputs, work, recursive=settings["recursive"], quiet=settings["quiet"])
