"""``aligntool clean``: what of each file is the article, and what is not."""

from collections.abc import Iterator

import click

from aligntool.cli import _options
from aligntool.cli._each import as_json, print_each
from aligntool.cli._output import note
from aligntool.model import Document, Passage, RawText, Removal


@click.command(short_help="Take everything that is not the article out of scraped text.")
@_options.inputs
@_options.lang
@_options.recursive
@_options.lines
@click.option("--removed", is_flag=True, help="Show also what was taken out, and why.")
@_options.quiet
def clean(
    inputs: tuple[str, ...],
    lang: str | None,
    recursive: bool,
    lines: bool,
    removed: bool,
    quiet: bool,
) -> None:
    """Print the passages of each INPUT, one JSON object a line."""
    from aligntool.pipeline.stages import Stages

    stages = Stages(lang=lang, notify=lambda line: note(line, quiet=quiet))

    def work(raw: RawText) -> Iterator[str]:
        if lines:
            return (segment.clean.text for segment in stages.lines(raw))
        return _records(stages.clean(raw), removed=removed)

    print_each(inputs, work, recursive=recursive, quiet=quiet)


def _records(document: Document, *, removed: bool) -> Iterator[str]:
    parts: list[Passage | Removal] = [*document.passages]
    if removed:
        parts += document.removals
    for part in sorted(parts, key=lambda one: one.span):
        yield as_json(_record(document.doc, part))


def _record(doc: str, part: Passage | Removal) -> dict[str, object]:
    if isinstance(part, Removal):
        return {"doc": doc, "line": part.line, "removed": part.text, "why": part.why}
    return {
        "doc": doc,
        "line": part.line,
        "kind": part.kind.value,
        "source": part.clean.original,
        "clean": part.clean.text,
    }
