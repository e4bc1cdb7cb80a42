"""What the commands that change a glossary share: how changes are given, shown and kept."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import click

from aligntool.cli._output import note
from aligntool.errors import CheckFailed
from aligntool.glossary.diff import Change, Difference, differences
from aligntool.glossary.merge import FAIL
from aligntool.glossary.save import save
from aligntool.glossary.table import GlossaryTable
from aligntool.saving import BACKUP

_F = TypeVar("_F", bound=Callable[..., Any])
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}

dry_run = click.option("--dry-run", is_flag=True, help="Show the changes and write nothing.")


def assignments(*names: str, help_text: str) -> Callable[[_F], _F]:
    """Return a repeatable option, named as click has it, whose values are ``COLUMN=VALUE``."""
    return click.option(
        *names, multiple=True, metavar="COLUMN=VALUE", callback=_split, help=help_text
    )


def _split(
    _context: click.Context, _option: click.Parameter, values: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    pairs = []
    for value in values:
        column, sign, text = value.partition("=")
        if not sign or not column:
            raise click.BadParameter(f"'{value}' is not of the form COLUMN=VALUE")
        pairs.append((column.strip(), text.strip()))
    return tuple(pairs)


def settle(conflicts: Sequence[str], *, prefer: str) -> None:
    """Print the conflicts of a merge.

    Raises:
        CheckFailed: if there are any and nobody said whose side to take.
    """
    for conflict in conflicts:
        click.echo(f"conflict: {conflict}", err=True)
    if conflicts and prefer == FAIL:
        raise CheckFailed(
            f"{len(conflicts)} conflicts, nothing was written; choose --prefer mine or theirs"
        )


def keep(table: GlossaryTable, *, before: GlossaryTable, dry: bool) -> None:
    """Print what changed and, unless it is a trial, write the file."""
    for line in described(differences(before, table)):
        click.echo(line)
    if dry:
        note("nothing was written", quiet=False)
    elif save(table, before=before):
        note(f"wrote {table.path}; the previous version is {table.path}{BACKUP}", quiet=False)
    else:
        note(f"{table.path}: nothing to change", quiet=False)


def described(found: Iterable[Difference]) -> Iterator[str]:
    """Yield differences as lines: the concept, then each of its columns."""
    for one in found:
        yield f"{_SIGNS[one.kind]} {one.concept}"
        for change in one.changes:
            yield f"    {change.column}: {_change(change)}"


def _change(change: Change) -> str:
    signed = [*(f"-{old}" for old in change.old), *(f"+{new}" for new in change.new)]
    return " | ".join(signed)
