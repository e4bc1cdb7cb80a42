"""``aligntool lexicon``: look at lexicons, and keep files of one's own."""

import click

from aligntool.cli._lazy import LazyCommands

_ROOM = "aligntool.cli.lexicon_commands"

COMMANDS = {
    "lookup": f"{_ROOM}.show:lookup_command",
    "stats": f"{_ROOM}.show:stats_command",
    "add": f"{_ROOM}.edit:add_command",
    "import": f"{_ROOM}.edit:import_command",
    "lint": f"{_ROOM}.lint:lint_command",
}
"""Command name → where it is defined."""


@click.group(
    commands=LazyCommands(COMMANDS),
    short_help="Look up, add, import and check words of the lexicons.",
)
def lexicon() -> None:
    """Look up, add, import and check words of the lexicons that drafts are assembled from.

    Files of one's own are given to a run with --lexicon FILE. A command that changes one writes
    the whole file or nothing, and keeps the previous version as FILE.bak.
    """
