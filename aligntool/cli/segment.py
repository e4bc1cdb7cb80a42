"""``aligntool segment``: sentences and words, with glossary terms as one word."""

from collections.abc import Iterator
from pathlib import Path

import click

from aligntool.cli import _options
from aligntool.cli._each import as_json, print_each
from aligntool.cli._output import note
from aligntool.model import RawText, Segment


@click.command(short_help="Split articles into sentences and words.")
@_options.inputs
@_options.glossaries
@_options.despin
@_options.lang
@_options.recursive
@_options.lines
@_options.quiet
def segment(
    inputs: tuple[str, ...],
    glossaries: tuple[Path, ...],
    despin: tuple[Path, ...],
    lang: str | None,
    recursive: bool,
    lines: bool,
    quiet: bool,
) -> None:
    """Print the sentences of each INPUT, one JSON object a line.

    With --lines print each line's words, parted by spaces (a space inside a word becomes _).
    """
    from aligntool.glossary.load import load
    from aligntool.pipeline.stages import Stages

    stages = Stages(
        load(glossaries), lang=lang, despin=despin, notify=lambda line: note(line, quiet=quiet)
    )

    def work(raw: RawText) -> Iterator[str]:
        if lines:
            return (_spaced(one) for one in stages.lines(raw))
        return (as_json(_record(one)) for one in stages.segment(stages.clean(raw)))

    print_each(inputs, work, recursive=recursive, quiet=quiet)


def _spaced(segment: Segment) -> str:
    words = (span.of(segment.text) for span in segment.words)
    return " ".join(word.replace(" ", "_") for word in words)


def _record(segment: Segment) -> dict[str, object]:
    return {
        "doc": segment.doc,
        "seg": segment.seg,
        "kind": segment.kind.value,
        "lang": segment.lang,
        "source": segment.source,
        "clean": segment.clean.text,
        "normalized": segment.text,
        "words": [span.of(segment.text) for span in segment.words],
        "terms": [
            {"concept": one.concept, "span": [one.span.start, one.span.end]}
            for one in segment.occurrences
        ],
    }
