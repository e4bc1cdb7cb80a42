"""What lint commands print of what they found, and when they fail."""

from collections.abc import Sequence
from dataclasses import asdict

import click

from aligntool.cli._each import as_json
from aligntool.errors import CheckFailed, at
from aligntool.glossary.lint import Finding as GlossaryFinding
from aligntool.lexicon.lint import Finding as LexiconFinding
from aligntool.results import Severity


def report(findings: Sequence[GlossaryFinding | LexiconFinding], *, json_wanted: bool) -> None:
    """Print findings, a line or a JSON object each.

    Raises:
        CheckFailed: if one is an error.
    """
    for one in findings:
        if json_wanted:
            click.echo(as_json(asdict(one) | {"path": str(one.path)}))
        else:
            subject = f"{one.subject}: " if one.subject else ""
            click.echo(
                f"{at(one.path, one.line)}: {one.severity}: {one.rule}: {subject}{one.message}"
            )
    errors = sum(one.severity is Severity.ERROR for one in findings)
    fixable = sum(one.fixable for one in findings)
    click.echo(
        f"{errors} errors, {len(findings) - errors} warnings; --fix mends {fixable}", err=True
    )
    if errors:
        raise CheckFailed(f"{errors} errors")
