"""``aligntool glossary``: look at glossaries and check English against them."""

from pathlib import Path
from typing import Any

import click

from aligntool.cli import _options
from aligntool.cli._each import as_json
from aligntool.cli._output import table
from aligntool.errors import CheckFailed
from aligntool.languages import SOURCE_LANGUAGES
from aligntool.results import ConceptSummary


@click.group(short_help="List glossaries and check English against them.")
def glossary() -> None:
    """Look at glossaries and check English against them."""


@glossary.command("list", short_help="Show the concepts of glossaries.")
@click.argument("files", nargs=-1, required=True, type=_options.PATH, metavar="FILE...")
@click.option("--domain", help="Only concepts of this domain.")
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object a concept.")
def list_command(files: tuple[Path, ...], domain: str | None, json_wanted: bool) -> None:
    """Check FILE... and print their concepts: id, English, source terms."""
    from dataclasses import asdict

    from aligntool.glossary.load import load

    concepts = [
        concept
        for concept in load(files).concepts.values()
        if domain is None or concept.domain == domain
    ]
    if json_wanted:
        for concept in concepts:
            click.echo(as_json(asdict(concept)))
        return
    langs = sorted({lang for concept in concepts for lang in concept.terms})
    rows = [
        (one.id, one.preferred, *("|".join(one.terms.get(lang, ())) for lang in langs))
        for one in concepts
    ]
    click.echo(table(("concept", "en", *langs), rows, left=2 + len(langs)))
    click.echo(f"{len(concepts)} concepts", err=True)


@glossary.command("check", short_help="Report how the terms fare in an existing translation.")
@click.argument("source", type=_options.PATH, metavar="SOURCE")
@click.argument("english", type=_options.PATH, metavar="ENGLISH")
@_options.glossaries
@click.option("--lang", type=click.Choice(SOURCE_LANGUAGES), help="Language of SOURCE.")
@click.option("--min-terms", type=float, metavar="X", help="Exit 1 if fewer than X of 1 are right.")
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object a concept.")
def check_command(source: Path, english: Path, json_wanted: bool, **settings: Any) -> None:
    """Report for each concept how often line N of ENGLISH renders a term of line N of SOURCE."""
    from aligntool.glossary.load import load
    from aligntool.pipeline.check import check_terms

    summaries = check_terms(source, english, load(settings["glossaries"]), lang=settings["lang"])
    total = sum(one.occurrences for one in summaries)
    right = sum(one.right for one in summaries)
    if json_wanted:
        for one in summaries:
            click.echo(as_json(_record(one)))
    else:
        rows = [(one.concept, one.preferred, f"{one.right}/{one.occurrences}") for one in summaries]
        click.echo(table(("concept", "en", "right"), rows, left=2))
    share = right / total if total else 1.0
    click.echo(f"{right} of {total} term occurrences are right: {share:.3f}", err=True)
    if settings["min_terms"] is not None and share < settings["min_terms"]:
        raise CheckFailed(f"{share:.3f} is below --min-terms {settings['min_terms']:g}")


@glossary.command("learn", short_help="Propose spun words that no table lists.")
@_options.inputs
@click.option(
    "--despin",
    "what",
    is_flag=True,
    required=True,
    help="Look for words that a word spinner put in the place of others (Chinese).",
)
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="PATH",
    help="Ordinary Chinese text besides the packaged corpus; may be given several times.",
)
@click.option(
    "--table",
    "tables",
    type=_options.PATH,
    multiple=True,
    metavar="FILE",
    help="Despin table whose words are known already; may be given several times.",
)
def learn_command(
    inputs: tuple[str, ...], what: bool, references: tuple[str, ...], tables: tuple[Path, ...]
) -> None:
    """Print proposals for a despin table from spun articles, the best supported first.

    Nothing is applied: keep the lines that are right, mend their patterns, and give the file to a
    run with --despin.
    """
    from aligntool.pipeline.learn import learn_spun

    click.echo("spun\tcanonical\tsafe\tcontext_regex\texample\tcount\tsupport")
    for one in learn_spun(inputs, references=references, despin=tables):
        cells = (one.spun, one.canonical, "context", one.context, one.example)
        click.echo("\t".join((*cells, f"{one.count}", f"{one.support:g}")))


def _record(summary: ConceptSummary) -> dict[str, object]:
    return {
        "concept": summary.concept,
        "en": summary.preferred,
        "right": summary.right,
        "occurrences": summary.occurrences,
        "found": list(summary.renderings),
    }
