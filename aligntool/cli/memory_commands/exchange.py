"""``aligntool memory import`` and ``export``: memories from and to files."""

from dataclasses import asdict
from pathlib import Path

import click

from aligntool import __version__
from aligntool.cli import _options
from aligntool.cli._clock import now
from aligntool.cli._each import as_json
from aligntool.cli._files import named, write_files
from aligntool.cli._output import note
from aligntool.cli.memory_commands import _shared
from aligntool.formats.memories import MEMORY_FORMATS


@click.command("import", short_help="Put files and runs into a memory.")
@click.argument("files", nargs=-1, required=True, type=_options.PATH, metavar="FILE...")
@_shared.memory
@click.option(
    "--source-lang",
    metavar="CODE",
    help="Language of the source.  [default: every one that FILE names, else found out]",
)
@click.option(
    "--target-lang", metavar="CODE", default="en", show_default=True, help="Language of the target."
)
@click.option("--drafts", is_flag=True, help="Take English too that is marked as a draft.")
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object a file.")
@_options.quiet
def import_command(
    files: tuple[Path, ...],
    memory: Path,
    source_lang: str | None,
    target_lang: str,
    drafts: bool,
    json_wanted: bool,
    quiet: bool,
) -> None:
    """Put the translations in FILE... into a memory, which is made if it is missing.

    FILE is TMX, XLIFF, a table (TSV), JSON lines, one of these packed with gzip, a Word document
    with a table, or the folder of a run.  A translation that is there already is not put in again.
    """
    from aligntool.pipeline.memory import ImportRequest, import_files
    from aligntool.pipeline.records import iso

    request = ImportRequest(
        paths=files,
        source_lang=source_lang,
        target_lang=target_lang,
        drafts=drafts,
        now=iso(now()),
    )
    for one in import_files(memory, request, lambda line: note(line, quiet=quiet)):
        click.echo(as_json(asdict(one)) if json_wanted else one.line)
    note(f"wrote {memory}", quiet=quiet)


@click.command("export", short_help="Write a memory for another program.")
@_shared.memory
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(MEMORY_FORMATS)),
    default="tmx",
    show_default=True,
    help="Format to write.",
)
@_shared.origin
@_shared.lang
@_options.out
def export_command(
    memory: Path, form: str, origin: str | None, lang: str | None, out: Path
) -> None:
    """Write the units of a memory; XLIFF has a file for each source language."""
    from aligntool.memory.reader import Selection
    from aligntool.model import Provenance
    from aligntool.pipeline.memory import export_memory
    from aligntool.pipeline.records import iso

    made = Provenance(tool_version=__version__, created=iso(now()))
    selection = Selection(origin=origin, lang=lang)
    write_files(
        out,
        lambda open_file: export_memory(memory, selection, form, made, open_file),
        lambda endings: named(out, endings),
    )
