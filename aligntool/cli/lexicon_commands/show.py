"""``aligntool lexicon lookup`` and ``stats``: look at what the lexicons hold."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligntool.cli import _options
from aligntool.cli._each import as_json
from aligntool.cli._output import note, table
from aligntool.cli.lexicon_commands import _shared
from aligntool.errors import CheckFailed

if TYPE_CHECKING:
    from aligntool.lexicon.lookup import Found
    from aligntool.lexicon.stats import Coverage, LexiconFigures

_MANY = "4 or more"


@click.command("lookup", short_help="Show what the lexicons say of words, and where.")
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@_options.lexicons("looking before the packaged one")
@_shared.lang("Language of the words; told from their characters if not given.")
@_shared.form
def lookup_command(
    words: tuple[str, ...], lexicons: tuple[Path, ...], lang: str | None, form: str
) -> None:
    """Print every entry of WORD..., the one that is used first; exit with 1 if one has none."""
    from aligntool.lexicon.edit import language_of
    from aligntool.lexicon.lookup import lookup

    found = {word: lookup(word, lang or language_of(word), own=lexicons) for word in words}
    if form == "json":
        for word, some in found.items():
            for number, one in enumerate(some):
                record = {"word": word, "origin": one.origin, "used": number == 0}
                click.echo(as_json(record | asdict(one.entry)))
    else:
        rows = [_row(word, one) for word, some in found.items() for one in some]
        if rows:
            click.echo(table(("word", "pos", "English", "from"), rows, left=4))
    lacking = [word for word, some in found.items() if not some]
    if lacking:
        raise CheckFailed(f"no entry: {', '.join(lacking)}")


@click.command("stats", short_help="Count what lexicons hold, and how much of a text they know.")
@click.argument("files", nargs=-1, type=_options.PATH, metavar="[FILE]...")
@_shared.lang("Only this language.")
@click.option(
    "--text",
    "texts",
    multiple=True,
    metavar="INPUT",
    help="Text whose words are looked up: a file, folder, glob or -; repeatable.",
)
@click.option(
    "--missing",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="With --text: how many of the words that are missing to print, the commonest first.",
)
@_shared.form
def stats_command(
    files: tuple[Path, ...], lang: str | None, texts: tuple[str, ...], missing: int, form: str
) -> None:
    """Print what the packaged lexicons hold, with FILE... of one's own before them.

    With --text print which share of the running words of texts they know instead, and which words
    are missing.
    """
    from aligntool.lexicon.stats import figures
    from aligntool.pipeline.lexicons import cover

    if texts:
        found = cover(texts, lang=lang, own=files, notify=lambda line: note(line, quiet=False))
        for code, one in found.items():
            click.echo(_coverage(code, one, missing=missing, as_text=form == "text"))
        return
    for code in (lang,) if lang else _shared.LANGS:
        counted = figures(code, own=files)
        click.echo(_figures(counted) if form == "text" else as_json(asdict(counted)))


def _row(word: str, one: "Found") -> tuple[str, ...]:
    entry = one.entry
    glosses = [gloss or "(nothing)" for gloss in entry.glosses]
    noun = f"; as a noun: {entry.noun}" if entry.noun else ""
    return (word, entry.pos, ", ".join(glosses) + noun, one.origin)


def _figures(found: "LexiconFigures") -> str:
    sources = [(one.name, f"{one.entries}", f"{one.used}") for one in found.sources]
    unit = "characters" if found.lang == "zh" else "syllables"
    return "\n".join(
        (
            f"{found.lang}: {found.entries} entries, {found.own} of your own; version "
            f"{found.version}",
            "",
            table(("source", "entries", "used"), sources, left=1),
            "",
            f"part of speech: {_counts(found.pos)}",
            f"{unit}: {_counts(found.lengths)}",
            f"glosses: {_counts(found.glosses)}",
            f"longest: {found.longest}",
            "",
        )
    )


def _counts(counts: Mapping[str, int] | Mapping[int, int]) -> str:
    return ", ".join(f"{_MANY if key == 4 else key} {count}" for key, count in counts.items())


def _coverage(lang: str, found: "Coverage", *, missing: int, as_text: bool) -> str:
    shown = found.missing[:missing]
    if not as_text:
        return as_json({"lang": lang, **asdict(found), "missing": [asdict(one) for one in shown]})
    unknown = found.words - found.known - found.in_parts
    lines = [
        f"{lang}: {found.words} words, {_share(found.known, found.words)} known, "
        f"{_share(found.in_parts, found.words)} known in parts, "
        f"{_share(unknown, found.words)} unknown"
    ]
    rows = [(one.word, "in parts" if one.in_parts else "unknown", f"{one.count}") for one in shown]
    return "\n".join([*lines, *_table(rows)])


def _table(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    listed = list(rows)
    return ["", table(("missing", "", "count"), listed, left=2), ""] if listed else []


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole if whole else 0:.1%})"
