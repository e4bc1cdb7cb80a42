"""``aligntool gloss``: words, what each means, and the English, under each other."""

import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligntool.cli import _options
from aligntool.cli._clock import now
from aligntool.cli._engine import choose_engine
from aligntool.cli._files import write_file
from aligntool.cli._output import note

if TYPE_CHECKING:
    from aligntool.model import Bitext

_WRITERS = {"text": "write_text", "html": "write_page", "tsv": "write_table"}


@click.command(short_help="Show what each word of an article means: an interlinear gloss.")
@_options.inputs
@_options.glossaries
@_options.despin
@_options.lang
@_options.recursive
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(_WRITERS)),
    default="text",
    show_default=True,
    help="Columns of plain text, a page for the browser, or a table with a line for each word.",
)
@click.option("--pinyin/--no-pinyin", default=True, show_default=True, help="Pinyin of Chinese.")
@click.option(
    "--width",
    type=click.IntRange(20, 10_000),
    help="Columns of plain text.  [default: those of the terminal, else 80]",
)
@_options.out
@_options.engine
@_options.quiet
def gloss(inputs: tuple[str, ...], form: str, out: Path, **settings: Any) -> None:
    """Write each sentence of each INPUT with its words, a gloss under each, and its English.

    A word has the English of the glossary, an abbreviation of the Leipzig Glossing Rules, or the
    sense of the lexicon that fits the English; ? stands before a word that is not known.
    """
    from aligntool.formats import gloss as writers

    options = writers.GlossOptions(
        lexicons=settings["lexicons"],
        readings=settings["pinyin"],
        width=settings["width"] or shutil.get_terminal_size().columns,
    )
    write = getattr(writers, _WRITERS[form])
    write_file(out, partial(write, _bitext(inputs, settings), options=options))


def _bitext(inputs: tuple[str, ...], settings: dict[str, Any]) -> "Bitext":
    from aligntool.glossary.load import load
    from aligntool.pipeline.gloss import bitext_of
    from aligntool.pipeline.inputs import discover
    from aligntool.pipeline.stages import Stages

    say = partial(note, quiet=settings["quiet"])
    choice = choose_engine(discover(inputs, recursive=settings["recursive"]), settings)
    for line in choice.missing:
        say(f"skipped: {line}")
    stages = Stages(
        load(settings["glossaries"]),
        lang=settings["lang"],
        engine=choice.engine,
        options=choice.options,
        despin=settings["despin"],
        notify=say,
    )
    name = ", ".join(file.doc for file in choice.inputs[:3])
    return bitext_of(choice.inputs, stages, name=name, created=now(), skipped=say)
