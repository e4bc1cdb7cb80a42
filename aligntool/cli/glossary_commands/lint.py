"""``aligntool glossary lint``: find contradictions and slips, mend what is safe to mend."""

from collections.abc import Sequence
from pathlib import Path

import click

from aligntool.cli import _options
from aligntool.cli._findings import report
from aligntool.cli._output import note
from aligntool.cli.glossary_commands import _changes
from aligntool.errors import GlossaryError
from aligntool.glossary.lint import Rule, Severity, fix, lint, rules_named
from aligntool.glossary.load import join
from aligntool.glossary.table import GlossaryTable, read


@click.command("lint", short_help="Find contradictions and slips in glossaries.")
@click.argument("files", nargs=-1, required=True, type=_options.PATH, metavar="FILE...")
@_options.lint_rules
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object a finding.")
def lint_command(
    files: tuple[Path, ...],
    fix_wanted: bool,
    names: tuple[str, ...],
    skip: tuple[str, ...],
    errors_only: bool,
    json_wanted: bool,
) -> None:
    """Print what is wrong with FILE..., used together; exit with 1 if there are errors."""
    rules = rules_named(names, skipped=skip)
    if errors_only:
        rules = tuple(rule for rule in rules if rule.severity is Severity.ERROR)
    tables = [read(file) for file in files]
    if fix_wanted:
        tables = [_mended(table, rules) for table in tables]
    report(lint(tables, rules), json_wanted=json_wanted)


def _mended(table: GlossaryTable, rules: Sequence[Rule]) -> GlossaryTable:
    """Write a table's file anew with what needs no decision mended; one that is broken stays."""
    try:
        join([table])
    except GlossaryError as error:
        note(f"not mended before this is: {error}", quiet=False)
        return table
    mended = fix(table, rules)
    _changes.keep(mended, before=table, dry=False)
    return mended
