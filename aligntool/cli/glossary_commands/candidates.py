"""``aligntool glossary extract`` and ``learn``: propose entries, for a person to accept."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligntool.cli import _options
from aligntool.cli._each import as_json
from aligntool.cli._files import write_file
from aligntool.cli.glossary_commands import _changes
from aligntool.errors import UsageError
from aligntool.languages import SOURCE_LANGUAGES

if TYPE_CHECKING:
    from aligntool.pipeline.candidates import Reading

_MIN_COUNT = click.option(
    "--min-count",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    help="Places at which a candidate must be found.",
)
_LIMIT = click.option("--limit", type=click.IntRange(1), help="Candidates at most.")
_LANG = click.option(
    "--lang", type=click.Choice(SOURCE_LANGUAGES), help="Language of INPUT; found out if not given."
)
_LINES = click.option(
    "--lines",
    is_flag=True,
    help="Line N of the English translates line N of the text; else sentences are aligned first.",
)
_JSON = click.option(
    "--json", "json_wanted", is_flag=True, help="Write one JSON object a candidate, with all found."
)
_DECIDING = ("concept", "rendering", "reviewed", "dry_run")
_SPUN = ("spun", "canonical", "safe", "context_regex", "example", "count", "support")


@click.command("extract", short_help="Propose terms of a translation for a glossary.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT [ENGLISH]")
@_options.glossaries
@_LANG
@_LINES
@_MIN_COUNT
@_LIMIT
@_JSON
@_options.out
def extract_command(inputs: tuple[str, ...], json_wanted: bool, out: Path, **settings: Any) -> None:
    """Write what may be terms, with the English they were given, the best first.

    INPUT is the folder of a run or its segments.jsonl, a bitext (TMX, XLIFF, TSV), or a text with
    its translation ENGLISH. The table has the columns of the first --glossary, whose terms are
    left out, so that the rows that are right can be merged into it.
    """
    from aligntool.candidates.writing import record, term_rows
    from aligntool.glossary.cells import joined
    from aligntool.glossary.load import join
    from aligntool.glossary.table import read
    from aligntool.pipeline.candidates import find_terms

    tables = [read(path) for path in settings["glossaries"]]
    glossary = join(tables)
    found = find_terms(_reading(inputs, settings), glossary, min_count=settings["min_count"])
    kept = found[: settings["limit"]]
    rows = term_rows(kept, columns=tables[0].columns if tables else (), taken=glossary.concepts)
    _write(out, (as_json(record(one)) for one in kept) if json_wanted else map(joined, rows))
    _tell(len(kept), len(found))


@click.command("learn", short_help="Propose wrong renderings to forbid, or spun words.")
@click.argument("inputs", nargs=-1, metavar="INPUT [ENGLISH]")
@_options.glossaries
@_LANG
@_LINES
@_MIN_COUNT
@_LIMIT
@_JSON
@_options.out
@click.option("--accept", is_flag=True, help="Forbid renderings in the --glossary file.")
@click.option("--concept", metavar="ID", help="With --accept: the concept.")
@click.option("--rendering", metavar="TEXT", help="With --accept: the rendering to forbid.")
@click.option(
    "--reviewed", type=_options.PATH, metavar="FILE",
    help="With --accept: a table that this command wrote, with the rows that are right only.",
)  # fmt: skip
@_changes.dry_run
@click.option(
    "--despin",
    is_flag=True,
    help="Look for words that a word spinner put in the place of others (Chinese) instead.",
)
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="PATH",
    help="With --despin: ordinary Chinese text besides the packaged corpus; repeatable.",
)
@click.option(
    "--table",
    "tables",
    type=_options.PATH,
    multiple=True,
    metavar="FILE",
    help="With --despin: despin table whose words are known already; repeatable.",
)
def learn_command(inputs: tuple[str, ...], out: Path, **settings: Any) -> None:
    """Write what the terms of a glossary were rendered as instead of as it wants.

    INPUT is the folder of a run, whose English is looked at as the engine wrote it, a bitext, or a
    text with its machine translation ENGLISH. Nothing is forbidden but with --accept, which takes
    what --concept and --rendering name, or the rows of --reviewed.

    With --despin, INPUT... are spun articles, and lines for a despin table are printed: keep those
    that are right, mend their patterns, and give the file to a run with --despin.
    """
    if settings["accept"]:
        _accept(inputs, settings)
    elif any(settings[name] for name in _DECIDING):
        raise UsageError("--concept, --rendering, --reviewed and --dry-run go with --accept")
    elif not inputs:
        raise UsageError("give INPUT: a run, a bitext, or a text and its machine translation")
    elif settings["despin"]:
        _learn_spun(inputs, settings, out)
    else:
        _learn_wrong(inputs, settings, out)


def _learn_wrong(inputs: tuple[str, ...], settings: dict[str, Any], out: Path) -> None:
    """Write wrong renderings."""
    from aligntool.candidates.writing import record, wrong_rows
    from aligntool.glossary.cells import joined
    from aligntool.glossary.load import load
    from aligntool.pipeline.candidates import find_wrong

    if not settings["glossaries"]:
        raise UsageError("give --glossary: whose terms are looked at; or --despin")
    glossary = load(settings["glossaries"])
    found = find_wrong(_reading(inputs, settings), glossary, min_count=settings["min_count"])
    kept = found[: settings["limit"]]
    records = (as_json(record(one)) for one in kept)
    _write(out, records if settings["json_wanted"] else map(joined, wrong_rows(kept)))
    _tell(len(kept), len(found))


def _learn_spun(inputs: tuple[str, ...], settings: dict[str, Any], out: Path) -> None:
    """Write proposals for a despin table."""
    from aligntool.pipeline.learn import learn_spun

    found = learn_spun(inputs, references=settings["references"], despin=settings["tables"])
    kept = found[: settings["limit"]]
    if settings["json_wanted"]:
        _write(out, (as_json(asdict(one)) for one in kept))
        return
    rows = (
        (one.spun, one.canonical, "context", one.context, one.example, f"{one.count}",
         f"{one.support:g}")
        for one in kept
    )  # fmt: skip
    # A despin table knows no quotes.
    _write(out, ("\t".join(cells) for cells in (_SPUN, *rows)))


def _accept(inputs: tuple[str, ...], settings: dict[str, Any]) -> None:
    """Forbid what a person decided on."""
    from aligntool.candidates.acceptance import accepted, reviewed
    from aligntool.glossary.table import read

    named = (settings["concept"], settings["rendering"])
    if inputs or all(named) == bool(settings["reviewed"]) or any(named) != all(named):
        raise UsageError("--accept takes --concept ID --rendering TEXT, or --reviewed FILE, alone")
    if len(settings["glossaries"]) != 1:
        raise UsageError("--accept changes one glossary; give one --glossary")
    before = read(settings["glossaries"][0])
    decisions = reviewed(settings["reviewed"]) if settings["reviewed"] else [named]
    _changes.keep(accepted(before, decisions), before=before, dry=settings["dry_run"])


def _reading(inputs: tuple[str, ...], settings: dict[str, Any]) -> "Reading":
    from aligntool.pipeline.candidates import Reading

    return Reading(inputs, settings["lang"], settings["lines"])


def _write(out: Path, lines: Iterable[str]) -> None:
    written = [f"{line}\n".encode() for line in lines]
    write_file(out, lambda stream: stream.writelines(written))


def _tell(written: int, found: int) -> None:
    click.echo(
        f"{written} of {found} candidates; a person decides what enters a glossary", err=True
    )
