"""``aligntool glossary import`` and ``export``: glossaries in the formats of other programs."""

from collections.abc import Iterable
from pathlib import Path

import click

from aligntool.cli import _options
from aligntool.cli._clock import now
from aligntool.cli._files import write_file
from aligntool.cli._output import note
from aligntool.cli.glossary_commands import _changes
from aligntool.errors import InputError, UsageError
from aligntool.formats.glossary import AUTO, GLOSSARY_FORMATS, Export, Given, read, write
from aligntool.formats.glossary.columns import table_of, tsv, unread
from aligntool.glossary.load import join
from aligntool.glossary.merge import FAIL, PREFERENCES, merge
from aligntool.glossary.table import GlossaryTable
from aligntool.glossary.table import read as read_table
from aligntool.pipeline.records import iso


@click.command("import", short_help="Read a glossary of another program.")
@click.argument("file", type=_options.PATH, metavar="FILE")
@click.option(
    "--format",
    "form",
    type=click.Choice((AUTO, *GLOSSARY_FORMATS)),
    default=AUTO,
    show_default=True,
    help="Format of FILE; auto tells it by its content.",
)
@click.option(
    "--source-lang",
    metavar="CODE",
    help="Language of the source terms, where FILE does not name it; found out if not given.",
)
@click.option(
    "--target-lang",
    metavar="CODE",
    help="Language of the target terms, where FILE does not name it.",
)
@click.option("--into", type=_options.PATH, metavar="GLOSSARY", help="Glossary to merge FILE into.")
@click.option(
    "--prefer",
    type=click.Choice(PREFERENCES),
    default=FAIL,
    show_default=True,
    help="Where GLOSSARY and FILE contradict each other: keep mine (GLOSSARY), take theirs, or "
    "write nothing.",
)
@_changes.dry_run
@click.option("--out", type=_options.PATH, metavar="FILE", help="Glossary to write.  [default: -]")
def import_command(
    file: Path,
    form: str,
    source_lang: str | None,
    target_lang: str | None,
    into: Path | None,
    prefer: str,
    dry_run: bool,
    out: Path | None,
) -> None:
    """Turn FILE into a glossary of aligntool, or merge it into one.

    A line on standard error tells of each thing that a glossary has no place for.
    """
    if into is None and dry_run:
        raise UsageError("--dry-run shows what --into would change; add --into GLOSSARY")
    if into is not None and out is not None:
        raise UsageError("--into and --out cannot go together; --into changes GLOSSARY itself")
    if out is not None:
        _check_other(out, file)
    before = read_table(into) if into else None
    given = Given(str(file), source_lang, target_lang, ids=_ids(before))
    reading = read(form, _bytes(file), given)
    _tell(reading.lines)
    if before is None:
        write_file(out or Path("-"), lambda stream: stream.writelines([tsv(reading.concepts)]))
    else:
        _merge(table_of(reading.concepts, str(file)), before, prefer=prefer, dry=dry_run)


@click.command("export", short_help="Write a glossary for another program.")
@click.argument("glossary", type=_options.PATH, metavar="GLOSSARY")
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(tuple(GLOSSARY_FORMATS)),
    help="Format to write.",
)
@click.option(
    "--source-lang",
    metavar="CODE",
    help="Language of the source terms; needed where GLOSSARY has several and the format one.",
)
@click.option(
    "--target-lang",
    metavar="CODE",
    default="en",
    show_default=True,
    help="Language of the target terms.",
)
@_options.out
def export_command(
    glossary: Path, form: str, source_lang: str | None, target_lang: str, out: Path
) -> None:
    """Write GLOSSARY in another format.

    A line on standard error tells of each thing that the format cannot carry.
    """
    _check_other(out, glossary)
    table = read_table(glossary)
    export = Export(join([table]), source_lang, target_lang, changed=iso(now()))
    told = list(unread(table).lines())
    write_file(out, lambda stream: told.extend(write(form, export, stream)))
    _tell(told)


def _check_other(out: Path, read: Path) -> None:
    """Refuse to write over the file that is read: the other form may hold less."""
    if out.resolve() == read.resolve():
        raise UsageError(f"{out} is the file that is read; choose another --out")


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{file}: there is no such file") from error
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from error


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        note(line, quiet=False)


def _ids(table: GlossaryTable | None) -> dict[str, str]:
    """Return the concepts of a glossary by their preferred English."""
    rows = [table.values(row) for row in table.concepts()] if table else []
    return {cells["en"]: cells["concept"] for cells in rows}


def _merge(theirs: GlossaryTable, before: GlossaryTable, *, prefer: str, dry: bool) -> None:
    """Merge the concepts that were read into a glossary."""
    merged = merge(before, theirs, prefer=prefer)
    _changes.settle(merged.conflicts, prefer=prefer)
    _changes.keep(merged.table, before=before, dry=dry)
