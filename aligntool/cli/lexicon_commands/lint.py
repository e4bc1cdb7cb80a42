"""``aligntool lexicon lint``: find slips in lexicon files, mend what is safe to mend."""

from pathlib import Path

import click

from aligntool.cli import _options
from aligntool.cli.lexicon_commands import _shared


@click.command("lint", short_help="Find contradictions and slips in lexicons.")
@click.argument("files", nargs=-1, required=True, type=_options.PATH, metavar="FILE...")
@_options.lint_rules
@_shared.form
def lint_command(
    files: tuple[Path, ...],
    fix_wanted: bool,
    names: tuple[str, ...],
    skip: tuple[str, ...],
    errors_only: bool,
    form: str,
) -> None:
    """Print what is wrong with FILE..., used together; exit with 1 if there are errors."""
    from aligntool.cli._findings import report
    from aligntool.lexicon.files import read
    from aligntool.lexicon.lint import fix, lint, rules_named
    from aligntool.results import Severity

    rules = rules_named(names, skipped=skip)
    if errors_only:
        rules = tuple(rule for rule in rules if rule.severity is Severity.ERROR)
    read_files = [read(file) for file in files]
    if fix_wanted:
        for place, before in enumerate(read_files):
            mended = fix(before, rules)
            _shared.keep(mended, before=before, dry=False)
            read_files[place] = mended
    report(lint(read_files, rules), json_wanted=form == "json")
