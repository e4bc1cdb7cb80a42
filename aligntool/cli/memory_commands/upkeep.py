"""``aligntool memory stats``, ``dedupe`` and ``remove``: what a memory holds, and less of it."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligntool.cli._each import as_json
from aligntool.cli._output import note, table
from aligntool.cli.memory_commands import _shared
from aligntool.errors import UsageError
from aligntool.memory.dedupe import Keep, superfluous

if TYPE_CHECKING:
    from aligntool.memory.reader import MemoryReader
    from aligntool.memory.units import Unit

_COLUMNS = ("languages", "origin", "first", "last", "units")
_DAY = len("2026-01-01")


@click.command("stats", short_help="Show how much a memory holds, and from where.")
@_shared.memory
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object.")
def stats_command(memory: Path, json_wanted: bool) -> None:
    """Print the number of units by languages and by the files and runs that they came from."""
    from aligntool.memory.reader import open_reader

    with open_reader(memory) as reader:
        counts, size, version = reader.counts(), reader.size, reader.version
    if json_wanted:
        facts = {"memory": str(memory), "units": size, "version": version}
        click.echo(as_json({**facts, "origins": [asdict(one) for one in counts]}))
        return
    rows = [
        (one.direction, one.origin, one.first[:_DAY], one.last[:_DAY], f"{one.units:,}")
        for one in counts
    ]
    click.echo(table(_COLUMNS, rows, left=4))
    click.echo(f"{memory}: {size:,} units, {memory.stat().st_size / 1e6:,.1f} MB, {version}")


@click.command("dedupe", short_help="Remove what a memory holds more than once.")
@_shared.memory
@click.option(
    "--keep",
    type=click.Choice([keep.value for keep in Keep]),
    default=Keep.CONTEXTS.value,
    show_default=True,
    help="What is kept of one source: every English in every context, every English once, or the "
    "English that was changed last.",
)
@_shared.dry_run
@_shared.json_lines
def dedupe_command(memory: Path, keep: str, dry_run: bool, json_wanted: bool) -> None:
    """Remove units that say the same of the same source, and print them.

    Sources are the same as in a run: spelling, script and white space aside.
    """
    _take_out(
        memory, lambda reader: superfluous(reader, Keep(keep)), dry=dry_run, json_wanted=json_wanted
    )


@click.command("remove", short_help="Remove units from a memory.")
@click.argument("ids", nargs=-1, type=int, metavar="[ID]...")
@_shared.memory
@_shared.origin
@click.option("--contains", metavar="TEXT", help="Only units with this in source or English.")
@_shared.lang
@_shared.dry_run
@_shared.json_lines
def remove_command(
    ids: tuple[int, ...],
    memory: Path,
    origin: str | None,
    contains: str | None,
    lang: str | None,
    dry_run: bool,
    json_wanted: bool,
) -> None:
    """Remove the units ID... or those that the options name, and print them.

    With --json what is printed can be imported again.
    """
    from aligntool.memory.reader import Selection

    selection = Selection(ids=ids, origin=origin, contains=contains, lang=lang)
    if selection == Selection():
        raise UsageError("name what to remove: ID..., --origin, --contains or --lang")
    _take_out(memory, lambda reader: reader.select(selection), dry=dry_run, json_wanted=json_wanted)


def _take_out(
    memory: Path,
    choose: "Callable[[MemoryReader], Iterable[Unit]]",
    *,
    dry: bool,
    json_wanted: bool,
) -> None:
    """Remove units, unless it is a trial, and print them."""
    from aligntool.memory.reader import chosen
    from aligntool.memory.writer import removed

    units = chosen(memory, choose) if dry else removed(memory, choose)
    for unit in units:
        click.echo(_shared.shown(unit, json_wanted=json_wanted))
    done = "would be removed; nothing was changed" if dry else f"removed from {memory}"
    note(f"{len(units):,} unit{'s' * (len(units) != 1)} {done}", quiet=False)
