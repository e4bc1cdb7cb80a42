"""``aligntool glossary``: maintain glossaries and check English against them."""

import click

from aligntool.cli._lazy import InOrder, LazyCommands

_ROOM = "aligntool.cli.glossary_commands"

COMMANDS = {
    "list": f"{_ROOM}.show:list_command",
    "show": f"{_ROOM}.show:show_command",
    "stats": f"{_ROOM}.show:stats_command",
    "add": f"{_ROOM}.edit:add_command",
    "edit": f"{_ROOM}.edit:edit_command",
    "remove": f"{_ROOM}.edit:remove_command",
    "merge": f"{_ROOM}.merge:merge_command",
    "diff": f"{_ROOM}.merge:diff_command",
    "lint": f"{_ROOM}.lint:lint_command",
    "import": f"{_ROOM}.exchange:import_command",
    "export": f"{_ROOM}.exchange:export_command",
    "check": f"{_ROOM}.terms:check_command",
    "apply": f"{_ROOM}.terms:apply_command",
    "extract": f"{_ROOM}.candidates:extract_command",
    "learn": f"{_ROOM}.candidates:learn_command",
}
"""Command name → where it is defined."""


@click.group(
    cls=InOrder,
    commands=LazyCommands(COMMANDS),
    short_help="Maintain glossaries and check English against them.",
)
def glossary() -> None:
    """Maintain glossaries and check English against them.

    A command that changes a glossary checks the result first, writes the whole file or nothing,
    and keeps the previous version as FILE.bak.
    """
