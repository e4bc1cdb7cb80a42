"""``aligntool lexicon add`` and ``import``: words by hand, and from dictionaries."""

from pathlib import Path

import click

from aligntool.cli import _options
from aligntool.cli._files import write_file
from aligntool.cli._output import note
from aligntool.cli.lexicon_commands import _shared
from aligntool.formats.lexicon import AUTO, LEXICON_FORMATS, Given
from aligntool.lexicon.entries import PARTS_OF_SPEECH


@click.command("add", short_help="Add a word and its English to a lexicon.")
@click.argument("file", type=_options.PATH, metavar="FILE")
@click.argument("source", metavar="SOURCE")
@click.argument("english", nargs=-1, required=True, metavar="ENGLISH...")
@click.option(
    "--pos",
    type=click.Choice(sorted(PARTS_OF_SPEECH)),
    help="Part of speech; v where the English begins with to, n elsewhere, if not given.",
)
@_shared.lang("Language of SOURCE; told from its characters if not given.")
@click.option("--dry-run", is_flag=True, help="Show the change and write nothing.")
def add_command(
    file: Path,
    source: str,
    english: tuple[str, ...],
    pos: str | None,
    lang: str | None,
    dry_run: bool,
) -> None:
    """Add SOURCE with ENGLISH..., the best first, to FILE, which is made if there is none.

    If FILE has SOURCE already, the ENGLISH that it lacks is added behind the other. Write - for a
    word that English leaves out.
    """
    from aligntool.lexicon.edit import added, language_of, new_file
    from aligntool.lexicon.files import read

    if file.exists():
        before = read(file)
        after = added(before, source, english, pos=pos or "", lang=lang or "")
        _shared.keep(after, before=before, dry=dry_run)
        return
    empty = new_file(file, lang or language_of(source))
    made = added(empty, source, english, pos=pos or "", lang=lang or "")
    if dry_run:
        click.echo(made.data.decode(), nl=False)
        note("nothing was written", quiet=False)
    else:
        write_file(file, lambda stream: stream.writelines([made.data]))


@click.command("import", short_help="Turn a dictionary into a lexicon.")
@click.argument("file", type=_options.PATH, metavar="FILE")
@click.option(
    "--format",
    "form",
    type=click.Choice((AUTO, *LEXICON_FORMATS)),
    default=AUTO,
    show_default=True,
    help="Format of FILE; auto tells it by name and content.",
)
@_shared.lang("Language of the words; found out if not given.")
@_options.out
def import_command(file: Path, form: str, lang: str | None, out: Path) -> None:
    """Write the words of FILE with English that can stand in a sentence, as a lexicon.

    FILE is a StarDict dictionary (any of its files, or their folder), a list of words with commas
    or tabs, or CC-CEDICT. A line on standard error tells of each thing that was left out.
    """
    from aligntool.formats.lexicon import read
    from aligntool.lexicon.edit import new_file

    found = read(form, Given(file, lang))
    title = f"from {found.title or file.name}"
    made = new_file(out, found.lang, found.entries, title=title)
    write_file(out, lambda stream: stream.writelines([made.data]))
    for line in found.lines:
        note(line, quiet=False)
    note(f"{len(found.entries)} entries of {found.articles} words", quiet=False)
