"""Named plug-ins: one table a kind, resolved only when a name is used.

A table maps a name to ``"module:attribute"``.  Names that a table lacks are looked up among the
entry points of the group ``aligntool.<kind>``, so another package can add a format or an engine.
"""

from collections.abc import Collection, Iterable, Mapping
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any, Protocol, TypeVar

from aligntool.errors import UsageError


class Named(Protocol):
    """Something that is chosen by its name."""

    @property
    def name(self) -> str:
        """The name."""


_T = TypeVar("_T", bound=Named)


def named(
    kind: str, table: Iterable[_T], names: Collection[str], *, skipped: Collection[str] = ()
) -> tuple[_T, ...]:
    """Return those of a table with some names but not others; all where no name is given.

    Raises:
        UsageError: if the table does not know a name.
    """
    listed = tuple(table)
    known = [one.name for one in listed]
    for name in (*names, *skipped):
        if name not in known:
            raise UsageError(f"no {kind} is called '{name}'; there are: {', '.join(known)}")
    return tuple(
        one for one in listed if (not names or one.name in names) and one.name not in skipped
    )


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
