"""``aligntool glossary list``, ``show`` and ``stats``: look at glossaries."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from aligntool.cli import _options
from aligntool.cli._each import as_json
from aligntool.cli._output import table
from aligntool.model import Concept

_FILES = click.argument("files", nargs=-1, required=True, type=_options.PATH, metavar="FILE...")


@click.command("list", short_help="Show the concepts of glossaries.")
@_FILES
@click.option("--domain", help="Only concepts of this domain.")
@click.option("--lang", metavar="CODE", help="Only concepts with a term in this language, and it.")
@click.option("--text", help="Only concepts with this in their id, English or terms, in any case.")
@click.option("--tsv", "as_tsv", is_flag=True, help="Print them as a glossary table.")
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object a concept.")
def list_command(
    files: tuple[Path, ...],
    domain: str | None,
    lang: str | None,
    text: str | None,
    as_tsv: bool,
    json_wanted: bool,
) -> None:
    """Check FILE... and print their concepts: id, English, source terms."""
    from aligntool.glossary.load import load
    from aligntool.glossary.select import Selection

    concepts = Selection(domain, lang, text).of(load(files).concepts.values())
    click.echo(_listed(concepts, as_tsv=as_tsv, json_wanted=json_wanted), nl=False)
    click.echo(f"{len(concepts)} concepts", err=True)


@click.command("show", short_help="Show all that a glossary says of concepts.")
@click.argument("file", type=_options.PATH, metavar="FILE")
@click.argument("concepts", nargs=-1, required=True, metavar="ID...")
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object a concept.")
def show_command(file: Path, concepts: tuple[str, ...], json_wanted: bool) -> None:
    """Print the cells of the concepts ID... of FILE, one a line."""
    from aligntool.glossary.table import read

    glossary = read(file)
    for concept in concepts:
        row = glossary.row(concept)
        cells = {name: cell for name, cell in glossary.values(row).items() if cell}
        if json_wanted:
            click.echo(as_json({"line": row.line, **cells}))
        else:
            click.echo(f"{file}:{row.line}")
            for name, cell in cells.items():
                click.echo(f"  {name}: {cell.replace('|', ' | ')}")


@click.command("stats", short_help="Count what glossaries hold.")
@_FILES
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object.")
def stats_command(files: tuple[Path, ...], json_wanted: bool) -> None:
    """Print how many concepts, terms and renderings FILE... hold, by language and domain."""
    from aligntool.glossary.load import load
    from aligntool.glossary.stats import figures

    found = figures(load(files))
    if json_wanted:
        click.echo(as_json(asdict(found)))
        return
    rows = [
        (lang, f"{one.concepts}", f"{one.terms}", f"{one.longest}")
        for lang, one in found.languages.items()
    ]
    click.echo(table(("language", "concepts", "terms", "longest"), rows, left=1))
    domains = [(name or "(none)", f"{count}") for name, count in found.domains.items()]
    click.echo(f"\n{table(('domain', 'concepts'), domains, left=1)}\n")
    click.echo(
        f"{found.concepts} concepts, {found.allowed} allowed and {found.forbidden} forbidden "
        f"renderings; {found.contexts} with a context, {found.case} with a case of their own, "
        f"{found.dnt} not translated"
    )


def _listed(concepts: Sequence[Concept], *, as_tsv: bool, json_wanted: bool) -> str:
    """Return concepts as a table for people, a glossary table or JSON lines."""
    from aligntool.formats.glossary.columns import rows_of
    from aligntool.glossary.cells import joined

    if json_wanted:
        lines = [as_json(asdict(concept)) for concept in concepts]
    elif as_tsv:
        lines = [joined(row) for row in rows_of(concepts)]
    else:
        langs = sorted({lang for concept in concepts for lang in concept.terms})
        rows = [
            (one.id, one.preferred, *("|".join(one.terms.get(lang, ())) for lang in langs))
            for one in concepts
        ]
        lines = [table(("concept", "en", *langs), rows, left=2 + len(langs))]
    return "".join(f"{line}\n" for line in lines)
