"""``aligntool align``: which sentences of two texts say the same."""

from pathlib import Path

import click

from aligntool.alignment.document import given_sentences, language_of, sentences
from aligntool.alignment.writing import FORMS, SentenceList, write_beads
from aligntool.cli import _options
from aligntool.cli._files import write_file
from aligntool.errors import UsageError
from aligntool.languages import LANGUAGES


@click.command(short_help="Align the sentences of a text and its translation.")
@click.argument("source", metavar="SOURCE")
@click.argument("target", metavar="TARGET")
@click.option(
    "--source-lang",
    type=click.Choice(tuple(LANGUAGES)),
    help="Language of SOURCE; found out where not given.",
)
@click.option(
    "--target-lang",
    type=click.Choice(tuple(LANGUAGES)),
    help="Language of TARGET; found out where not given.",
)
@click.option("--lines", is_flag=True, help="Each line of the files is a sentence.")
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMS)),
    default="jsonl",
    show_default=True,
    help="What is written for each bead.",
)
@click.option(
    "--out",
    type=_options.PATH,
    default="-",
    show_default=True,
    metavar="FILE",
    help="File to write, - for standard output.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Leave out beads that are less certain.",
)
def align(
    source: str,
    target: str,
    source_lang: str | None,
    target_lang: str | None,
    lines: bool,
    form: str,
    out: Path,
    min_confidence: float,
) -> None:
    """Write which sentences of SOURCE and TARGET say the same, in the order of the texts."""
    from aligntool.alignment import align_sentences

    left = _read(source, source_lang, option="--source-lang", lines=lines)
    right = _read(target, target_lang, option="--target-lang", lines=lines)
    beads = align_sentences(
        left.sentences, right.sentences, source_lang=left.lang, target_lang=right.lang
    )
    kept = (bead for bead in beads if bead.confidence >= min_confidence)
    written = "".join(f"{line}\n" for line in write_beads(kept, left, right, form=form))
    write_file(out, lambda stream: stream.writelines([written.encode()]))


def _read(name: str, lang: str | None, *, option: str, lines: bool) -> SentenceList:
    """Return the sentences of a file."""
    from aligntool.pipeline.inputs import discover, read

    files = discover((name,))
    if len(files) != 1:
        raise UsageError(
            f"{name}: stands for {len(files)} files; give one text and its translation"
        )
    text = read(files[0]).text
    known = lang or language_of(text, origin=name, option=option)
    return SentenceList(known, given_sentences(text) if lines else sentences(text, known))
