"""Named plug-ins: one table a kind, resolved only when a name is used.

A table maps a name to ``"module:attribute"``.  Names that a table lacks are looked up among the
entry points of the group ``aligntool.<kind>``, so another package can add a format or an engine.
"""

from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from aligntool.errors import UsageError


def lookup(kind: str, table: Mapping[str, str], name: str) -> Any:
    """Return the object registered as ``name``.

    Raises:
        UsageError: if neither the table nor an installed package knows the name.
    """
    if name in table:
        module, attribute = table[name].split(":")
        return getattr(import_module(module), attribute)
    for entry in entry_points(group=f"aligntool.{kind}", name=name):
        return entry.load()
    raise UsageError(f"no {kind[:-1]} is called '{name}'; there are: {', '.join(table)}")
