"""Sentences that a translation leaves out: where in the English each belongs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligntool.alignment.beads import Bead
from aligntool.text import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence's English stands in its file, or is to be put."""

    span: Span
    """Into the English text; empty for a sentence that is left out."""
    before: str = ""
    after: str = ""
    """What parts English that is put there from its neighbours."""


def omissions(
    beads: Sequence[Bead], paragraphs: Sequence[int], spans: Sequence[Span], text: str
) -> Iterator[tuple[int, Place]]:
    """Yield the source sentences without English, each with its place.

    A sentence stands behind what is translated before it in its paragraph, else before what is
    translated behind it there; a paragraph that is left out whole gets a line of its own.

    Args:
        beads: in the order of the source.
        paragraphs: the number of each source sentence's paragraph.
        spans: of the English sentences, into the text.
        text: the English.
    """
    gap = "\n\n" if "\n\n" in text else "\n"
    paired = [bead for bead in beads if bead.source and bead.target]
    passed = 0
    for bead in beads:
        if bead.target:
            passed += bool(bead.source)
            continue
        before = paired[max(0, passed - 1) : passed]
        after = paired[passed : passed + 1]
        for number in bead.source:
            here = paragraphs[number]
            if before and paragraphs[before[0].source[-1]] == here:
                end = spans[before[0].target[-1]].end
                yield number, Place(Span(end, end), before=" ")
            elif after and paragraphs[after[0].source[0]] == here:
                start = spans[after[0].target[0]].start
                yield number, Place(Span(start, start), after=" ")
            elif before:
                end = _line_end(text, spans[before[0].target[-1]].end)
                yield number, Place(Span(end, end), before=gap)
            else:
                yield number, Place(Span(0, 0), after=gap)


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end
