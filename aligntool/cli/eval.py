"""``aligntool eval``: BLEU, chrF and TER of any English."""

from dataclasses import asdict
from pathlib import Path

import click

from aligntool.cli import _options
from aligntool.cli._each import as_json
from aligntool.results import Score


@click.command("eval", short_help="Score English against references.")
@click.argument("hypothesis", type=_options.PATH, metavar="HYP")
@click.option(
    "--ref",
    "reference",
    type=_options.PATH,
    required=True,
    metavar="REF",
    help="References: text with as many lines, or JSONL {doc, src, ref} for a run.",
)
@click.option("--json", "json_wanted", is_flag=True, help="Print the scores as JSON.")
def evaluate_command(hypothesis: Path, reference: Path, json_wanted: bool) -> None:
    """Score HYP: English text, one sentence a line, a segments.jsonl, or the folder of a run."""
    from aligntool.quality.evaluate import evaluate

    for score in evaluate(hypothesis, reference):
        click.echo(as_json(asdict(score)) if json_wanted else _line(score))


def _line(score: Score) -> str:
    interval = "" if score.interval is None else f" ± {score.interval:.2f}"
    return (
        f"{score.name} {score.value:.2f}{interval}  {score.sentences} sentences  {score.signature}"
    )
