"""``aligntool doctor``: what is installed, what is missing, and what helps."""

from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligntool.cli import _options
from aligntool.cli._each import as_json
from aligntool.errors import CheckFailed, MissingDependency

if TYPE_CHECKING:
    from aligntool.doctor import Finding


@click.command(short_help="Show what is installed, what is missing and what helps.")
@_options.packages
@click.option(
    "--offline",
    is_flag=True,
    help="Also translate a sentence of each language with the network forbidden.",
)
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object a finding.")
def doctor(packages: Path | None, offline: bool, json_wanted: bool) -> None:
    """Look at libraries, models and caches; exit 4 if something is missing that a run needs.

    With --offline also work without a network: exit 1 if anything reached for it.
    """
    from aligntool.doctor import examine, work_offline

    findings = []
    for one in chain(examine(packages), work_offline(packages) if offline else ()):
        findings.append(one)
        if json_wanted:
            click.echo(as_json(asdict(one)))
            continue
        click.echo(f"{_state(one)}  {one.topic:9}  {one.text}")
        if one.remedy:
            click.echo(f"{'':9}remedy: {one.remedy}")
    bad = [one for one in findings if one.needed and not one.ok]
    if touched := [one.text for one in bad if one.topic == "offline"]:
        raise CheckFailed("; ".join(touched))
    if bad:
        raise MissingDependency("; ".join(one.text for one in bad))


def _state(finding: "Finding") -> str:
    if finding.ok:
        return "ok     "
    return "FAILED " if finding.topic == "offline" else "MISSING"
