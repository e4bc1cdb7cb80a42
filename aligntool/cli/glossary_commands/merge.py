"""``aligntool glossary merge`` and ``diff``: bring glossaries together, and compare them."""

from dataclasses import asdict
from pathlib import Path

import click

from aligntool.cli import _options
from aligntool.cli._each import as_json
from aligntool.cli.glossary_commands import _changes
from aligntool.errors import CheckFailed
from aligntool.glossary.diff import differences
from aligntool.glossary.merge import FAIL, PREFERENCES, merge
from aligntool.glossary.table import read


@click.command("merge", short_help="Bring glossaries into another.")
@click.argument("into", type=_options.PATH, metavar="INTO")
@click.argument("files", nargs=-1, required=True, type=_options.PATH, metavar="FILE...")
@click.option(
    "--prefer",
    type=click.Choice(PREFERENCES),
    default=FAIL,
    show_default=True,
    help="Where they contradict each other: keep mine (INTO), take theirs, or write nothing.",
)
@_changes.dry_run
def merge_command(into: Path, files: tuple[Path, ...], prefer: str, dry_run: bool) -> None:
    """Add the concepts, terms and cells of FILE... to INTO; conflicts are listed."""
    before = after = read(into)
    conflicts: list[str] = []
    for file in files:
        merged = merge(after, read(file), prefer=prefer)
        after = merged.table
        conflicts += merged.conflicts
    _changes.settle(conflicts, prefer=prefer)
    _changes.keep(after, before=before, dry=dry_run)


@click.command("diff", short_help="Compare two glossaries concept by concept.")
@click.argument("old", type=_options.PATH, metavar="OLD")
@click.argument("new", type=_options.PATH, metavar="NEW")
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object a concept.")
def diff_command(old: Path, new: Path, json_wanted: bool) -> None:
    """Print how the concepts of NEW differ from those of OLD; exit with 1 if they do."""
    found = tuple(differences(read(old), read(new)))
    lines = (as_json(asdict(one)) for one in found) if json_wanted else _changes.described(found)
    for line in lines:
        click.echo(line)
    if found:
        raise CheckFailed(f"{len(found)} concepts differ")
