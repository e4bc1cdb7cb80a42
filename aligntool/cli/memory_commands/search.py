"""``aligntool memory search``: what a memory has for a sentence, or with some words in it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligntool.cli import _options
from aligntool.cli._each import as_json
from aligntool.cli.memory_commands import _shared
from aligntool.errors import UsageError

if TYPE_CHECKING:
    from aligntool.model import Match


@click.command("search", short_help="Find sentences in a memory.")
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@_shared.memory
@click.option("--file", type=_options.PATH, metavar="FILE", help="Look up each line of FILE.")
@click.option("--lang", metavar="CODE", help="Language of TEXT; found out where not given.")
@click.option(
    "--min-rate",
    type=click.IntRange(30, 101),
    default=70,
    show_default=True,
    help="Least rate of a match.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=5,
    show_default=True,
    help="Most matches of a sentence.",
)
@click.option("--contains", is_flag=True, help="Find TEXT inside of sources and English instead.")
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object a match.")
def search_command(
    texts: tuple[str, ...],
    memory: Path,
    file: Path | None,
    lang: str | None,
    min_rate: int,
    limit: int,
    contains: bool,
    json_wanted: bool,
) -> None:
    """Print what a memory has for each TEXT: rate, origin, the source found and its English.

    In the source [-what TEXT has not-] and {+what it has instead+} are marked.
    """
    if contains:
        _print_containing(memory, texts, lang, json_wanted=json_wanted)
        return
    from aligntool.memory.search import Question, search

    asked = [*texts, *(_lines(file) if file else ())]
    if not asked:
        raise UsageError("name what to look for: TEXT, or --file FILE")
    for text, matches in search(memory, asked, Question(lang, min_rate, limit)):
        for line in _answer(text, matches, json_wanted=json_wanted):
            click.echo(line)


def _lines(file: Path) -> list[str]:
    from aligntool.pipeline.inputs import InputFile, read

    return [line for line in read(InputFile(file.stem, file)).text.split("\n") if line.strip()]


def _answer(text: str, matches: "Sequence[Match]", *, json_wanted: bool) -> Iterator[str]:
    from aligntool.memory.difference import marked

    if json_wanted:
        yield from (as_json({"text": text, **asdict(match)}) for match in matches)
        return
    yield text
    for match in matches:
        yield f"{match.rate:5} %  {marked(match.source, text)}"
        yield f"{'':9}{match.target}  ({match.origin})"
    if not matches:
        yield f"{'':9}nothing"


def _print_containing(
    memory: Path, texts: tuple[str, ...], lang: str | None, *, json_wanted: bool
) -> None:
    from aligntool.memory.reader import Selection, open_reader

    with open_reader(memory) as reader:
        for text in texts:
            for unit in reader.select(Selection(contains=text, lang=lang)):
                click.echo(_shared.shown(unit, json_wanted=json_wanted))
