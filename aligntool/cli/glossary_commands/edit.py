"""``aligntool glossary add``, ``edit`` and ``remove``: change concepts by hand."""

from pathlib import Path

import click

from aligntool.cli import _options
from aligntool.cli.glossary_commands import _changes
from aligntool.glossary import edit
from aligntool.glossary.table import read

_FILE = click.argument("file", type=_options.PATH, metavar="FILE")
_ID = click.argument("concept", metavar="ID")
_SET = _changes.assignments(
    "--set",
    "cells",
    help_text="Write a cell, such as en=AI or 'zh=人工智能|AI'; may be given several times.",
)
Assignments = tuple[edit.Assignment, ...]


@click.command("add", short_help="Add a concept to a glossary.")
@_FILE
@_ID
@_SET
@_changes.dry_run
def add_command(file: Path, concept: str, cells: Assignments, dry_run: bool) -> None:
    """Add the concept ID at the end of FILE, with its English and a term at least."""
    before = read(file)
    _changes.keep(edit.added(before, concept, dict(cells)), before=before, dry=dry_run)


@click.command("edit", short_help="Change a concept of a glossary.")
@_FILE
@_ID
@_SET
@_changes.assignments(
    "--add-term",
    "more",
    help_text="Add an alternative, such as vi=TTNT or en_allowed=AIs; may be repeated.",
)
@_changes.assignments(
    "--remove-term", "fewer", help_text="Take an alternative out; may be given several times."
)
@_changes.dry_run
def edit_command(
    file: Path,
    concept: str,
    cells: Assignments,
    more: Assignments,
    fewer: Assignments,
    dry_run: bool,
) -> None:
    """Change the concept ID of FILE; every other byte of the file stays as it is."""
    before = read(file)
    after = edit.edited(before, concept, cells=dict(cells), more=more, fewer=fewer)
    _changes.keep(after, before=before, dry=dry_run)


@click.command("remove", short_help="Take concepts out of a glossary.")
@_FILE
@click.argument("concepts", nargs=-1, required=True, metavar="ID...")
@_changes.dry_run
def remove_command(file: Path, concepts: tuple[str, ...], dry_run: bool) -> None:
    """Take the concepts ID... out of FILE."""
    before = read(file)
    _changes.keep(edit.removed(before, concepts), before=before, dry=dry_run)
