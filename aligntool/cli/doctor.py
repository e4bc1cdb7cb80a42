"""``aligntool doctor``: what is installed, what is missing, and what helps."""

from dataclasses import asdict
from pathlib import Path

import click

from aligntool.cli import _options
from aligntool.cli._each import as_json
from aligntool.errors import MissingDependency


@click.command(short_help="Show what is installed, what is missing and what helps.")
@_options.packages
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object a finding.")
def doctor(packages: Path | None, json_wanted: bool) -> None:
    """Look at libraries, models and caches; exit 4 if something is missing that a run needs."""
    from aligntool.doctor import examine

    findings = list(examine(packages))
    for one in findings:
        if json_wanted:
            click.echo(as_json(asdict(one)))
            continue
        click.echo(f"{'ok     ' if one.ok else 'MISSING'}  {one.topic:9}  {one.text}")
        if one.remedy:
            click.echo(f"{'':9}remedy: {one.remedy}")
    missing = [one.text for one in findings if one.needed and not one.ok]
    if missing:
        raise MissingDependency("; ".join(missing))
