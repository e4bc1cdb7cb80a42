"""What the commands on lexicons share: options, and how a changed file is kept."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import click

from aligntool.cli._output import note
from aligntool.lexicon.files import LexiconFile
from aligntool.lexicon.tables import TABLES
from aligntool.saving import BACKUP, put_in_place

_F = TypeVar("_F", bound=Callable[..., Any])
LANGS = tuple(sorted(TABLES))

form = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Form of what is printed.",
)


def lang(help_text: str) -> Callable[[_F], _F]:
    """Add ``--lang``, a language that has a lexicon."""
    return click.option("--lang", type=click.Choice(LANGS), help=help_text)


def keep(file: LexiconFile, *, before: LexiconFile, dry: bool) -> None:
    """Print the lines that changed and, unless it is a trial, write the file."""
    for line in _changes(file, before):
        click.echo(line)
    if dry:
        note("nothing was written", quiet=False)
    elif file.data == before.data:
        note(f"{file.path}: nothing to change", quiet=False)
    else:
        put_in_place(file.path, file.data, before=before.data)
        note(f"wrote {file.path}; the previous version is {file.path}{BACKUP}", quiet=False)


def _changes(file: LexiconFile, before: LexiconFile) -> Iterator[str]:
    old, new = (
        {line.number: line.raw.strip("\r\n") for line in one.lines} for one in (before, file)
    )
    for number in sorted(old.keys() | new.keys()):
        if old.get(number) != new.get(number):
            for sign, lines in (("-", old), ("+", new)):
                if number in lines:
                    yield f"{sign} {lines[number]}"
