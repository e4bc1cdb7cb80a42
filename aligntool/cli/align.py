"""``aligntool align``: which sentences of two texts say the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligntool.cli import _options
from aligntool.cli._clock import now
from aligntool.cli._files import named, write_files
from aligntool.cli._output import note
from aligntool.errors import UsageError

if TYPE_CHECKING:
    from aligntool.alignment.review import Alignment
    from aligntool.pipeline.alignments import AlignRequest

_FORMS = ("jsonl", "tsv", "index", "tmx", "xliff", "moses", "json", "review")
_STANDARD_OUTPUT = Path("-")


@click.command(short_help="Align the sentences of a text and its translation.")
@click.argument("source", type=_options.PATH, metavar="SOURCE")
@click.argument("target", type=_options.PATH, required=False, metavar="[TARGET]")
@_options.text_languages("SOURCE", "TARGET")
@click.option("--lines", is_flag=True, help="Each line of the files is a sentence.")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="jsonl",
    show_default=True,
    help="jsonl, tsv, index: a line for each bead.  tmx, xliff, moses: bitext.  json: an alignment "
    "file.  review: a page to correct it in a browser.",
)
@click.option(
    "--out",
    type=_options.PATH,
    default="-",
    show_default=True,
    metavar="FILE",
    help="File to write, - for standard output; a folder where SOURCE and TARGET are folders.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Leave out beads that are less certain.",
)
@click.option("--in-order", is_flag=True, help="Do not look for sentences that changed places.")
@_options.glossaries
@click.option(
    "--draft",
    metavar="ENGINE",
    help="Translate first, with argos, assembly or auto, and compare with that too.",
)
@_options.packages
@_options.quiet
def align(source: Path, target: Path | None, form: str, out: Path, **settings: Any) -> None:
    """Write which sentences of SOURCE and TARGET say the same, in the order of SOURCE.

    Both are texts, or folders of texts whose names differ in the language only (a.zh.txt and
    a.en.txt). A single SOURCE is a bitext (TMX, XLIFF, TSV) to be aligned anew, or an alignment
    file, which is only written in another form.
    """
    from aligntool.pipeline.alignments import WHOLE_FORMS

    least = settings["min_confidence"]
    if least and form in WHOLE_FORMS:
        raise UsageError(f"--format {form} holds every sentence; leave out --min-confidence")
    request = _request(settings)
    if target is not None and (source.is_dir() or target.is_dir()):
        for alignment in _of_folders(source, target, out, request, quiet=settings["quiet"]):
            _write(alignment, form, out / alignment.doc, settings, is_stem=True)
        return
    _write(_of_files(source, target, request), form, out, settings)


def _request(settings: dict[str, Any]) -> "AlignRequest":
    from aligntool.engines.base import EngineOptions
    from aligntool.glossary.load import load
    from aligntool.pipeline.alignments import AlignRequest
    from aligntool.pipeline.stages import Stages

    glossary = load(settings["glossaries"])

    def draft(lang: str) -> Stages:
        return Stages(
            glossary,
            lang=lang,
            engine=settings["draft"],
            options=EngineOptions(packages=settings["packages"]),
            notify=lambda line: note(line, quiet=settings["quiet"]),
        )

    return AlignRequest(
        source_lang=settings["source_lang"],
        target_lang=settings["target_lang"],
        lines=settings["lines"],
        in_order=settings["in_order"],
        glossary=glossary,
        draft=draft if settings["draft"] else None,
    )


def _of_files(source: Path, target: Path | None, request: "AlignRequest") -> "Alignment":
    from aligntool.pipeline.alignments import align_bitext, align_files

    return align_bitext(source, request) if target is None else align_files(source, target, request)


def _of_folders(
    source: Path, target: Path, out: Path, request: "AlignRequest", *, quiet: bool
) -> "Iterator[Alignment]":
    """Yield the alignment of each pair of files, named like the source."""
    from aligntool.pipeline.alignments import align_files, folder_pairs

    for folder in (source, target):
        if not folder.is_dir():
            raise UsageError(f"{folder}: is no folder, and the other is; give two of a kind")
    if out == _STANDARD_OUTPUT:
        raise UsageError("folders are aligned into a folder; give --out FOLDER")
    pairs, alone = folder_pairs(source, target)
    for path in alone:
        note(f"no partner: {path}", quiet=quiet)
    out.mkdir(parents=True, exist_ok=True)
    for one, other in pairs:
        yield align_files(one, other, request)


def _write(
    alignment: "Alignment", form: str, out: Path, settings: dict[str, Any], *, is_stem: bool = False
) -> None:
    from aligntool.pipeline.alignments import write_alignment_as

    left_out, created = 0, now()

    def write(open_file: Any) -> None:
        nonlocal left_out
        left_out = write_alignment_as(
            alignment, form, open_file, created=created, least=settings["min_confidence"]
        )

    write_files(out, write, lambda endings: named(out, endings, is_stem=is_stem))
    if left_out:
        note(f"left out: {left_out} sentences without a partner", quiet=settings["quiet"])
