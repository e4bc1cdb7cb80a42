"""Run a stage over several files, printing as it goes."""

import json
from collections.abc import Callable, Iterable, Mapping

import click

from aligntool.cli._output import note
from aligntool.errors import InputError
from aligntool.model import RawText


def print_each(
    names: tuple[str, ...],
    work: Callable[[RawText], Iterable[str]],
    *,
    recursive: bool,
    quiet: bool,
) -> None:
    """Print the lines that ``work`` makes of each file.

    Of several files those that cannot be used are skipped with a line each.

    Raises:
        InputError: if no file could be used.
    """
    from aligntool.pipeline.inputs import discover, read

    files = discover(names, recursive=recursive)
    skipped = 0
    for file in files:
        try:
            for line in work(read(file)):
                click.echo(line)
        except InputError as error:
            if len(files) == 1:
                raise
            skipped += 1
            note(f"skipped: {error}", quiet=quiet)
    if skipped == len(files):
        raise InputError(f"none of the {skipped} files could be used")


def as_json(record: Mapping[str, object]) -> str:
    """Return a record as one line of JSON."""
    return json.dumps(record, ensure_ascii=False)
