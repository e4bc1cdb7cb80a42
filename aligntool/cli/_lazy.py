"""Groups of commands whose modules are imported when a command is looked up."""

from collections import UserDict
from importlib import import_module
from typing import Any

import click


class LazyCommands(UserDict[str, Any]):
    """Commands by name, made from ``module:attribute`` by name."""

    def __getitem__(self, name: str) -> click.Command:
        module, attribute = self.data[name].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


class InOrder(click.Group):
    """A group that lists its commands in the order of their table."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(self.commands)
