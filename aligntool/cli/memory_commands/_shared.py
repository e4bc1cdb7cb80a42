"""What the commands on a memory share: which memory, which units, and how a unit is shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from aligntool.cli import _options
from aligntool.memory.place import default_memory

if TYPE_CHECKING:
    from aligntool.memory.units import Unit

_F = TypeVar("_F", bound=Callable[..., Any])

memory = click.option(
    "--memory",
    type=_options.PATH,
    default=default_memory,
    show_default="memory.sqlite in your folder for data of programs",
    metavar="FILE",
    help="Memory to work on.",
)
lang = click.option("--lang", metavar="CODE", help="Only units whose source is in this language.")
dry_run = click.option("--dry-run", is_flag=True, help="Show the units and change nothing.")
json_lines = click.option(
    "--json", "json_wanted", is_flag=True, help="Print one JSON object a unit, as export does."
)


def origin(command: _F) -> _F:
    """Add ``--origin``."""
    return click.option(
        "--origin", metavar="NAME", help="Only units from this file or run; * and ? stand for any."
    )(command)


def shown(unit: "Unit", *, json_wanted: bool) -> str:
    """Return a unit as a line of JSON, or as its number, source and English."""
    if json_wanted:
        from aligntool.formats.memories import json_line

        return json_line(unit)
    return f"{unit.id}\t{unit.source}\t{unit.target}"
