"""``aligntool memory``: translations kept for the next time."""

import click

from aligntool.cli._lazy import InOrder, LazyCommands

_ROOM = "aligntool.cli.memory_commands"

COMMANDS = {
    "import": f"{_ROOM}.exchange:import_command",
    "export": f"{_ROOM}.exchange:export_command",
    "search": f"{_ROOM}.search:search_command",
    "stats": f"{_ROOM}.upkeep:stats_command",
    "dedupe": f"{_ROOM}.upkeep:dedupe_command",
    "remove": f"{_ROOM}.upkeep:remove_command",
}
"""Command name → where it is defined."""


@click.group(
    cls=InOrder,
    commands=LazyCommands(COMMANDS),
    short_help="Keep translations and find them again.",
)
def memory() -> None:
    """Keep translations in a memory, from which runs take them, and find them again.

    A memory is one file; several programs may read it while one changes it.  A command that
    changes it does all or nothing.
    """
