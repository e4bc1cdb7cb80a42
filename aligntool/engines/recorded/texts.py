"""A text in English in, the places of its sentences in the document that it translates out."""

from collections.abc import Sequence

from aligntool.alignment.document import cut
from aligntool.cleaning.marks import clean_text
from aligntool.engines.base import RecordedText
from aligntool.engines.recorded.places import Place, Placing, aligned
from aligntool.errors import InputError, UsageError
from aligntool.languages import LANGUAGES
from aligntool.model import Glossary, Segment
from aligntool.text import collapse

_SAMPLE = 200
"""Lines by which it is told whether line N translates sentence N."""
_HALF = 0.5
"""Share of these that the aligner must see so, too."""


def place_text(segments: Sequence[Segment], recorded: RecordedText, glossary: Glossary) -> Placing:
    """Return the English of each sentence.

    Where the text has a line for each sentence, and the aligner finds that at least half of the
    lines translate the sentence of their number, or does not know the language, all do; else its
    sentences are aligned.

    Raises:
        InputError: if it must be line by line and the numbers of lines differ.
        UsageError: if sentences must be aligned whose language cannot be.
    """
    if recorded.line_by_line:
        return _same_lines(segments, recorded)
    lines = [line for line in map(_plain, recorded.text.split("\n")) if line]
    if len(lines) == len(segments) and _go_together(segments, lines, glossary):
        return Placing(tuple(Place(line) for line in lines))
    if segments[0].lang not in LANGUAGES:
        raise UsageError(
            f"{recorded.name}: sentences in '{segments[0].lang}' cannot be aligned; give a line "
            "for each sentence, or a bitext"
        )
    return aligned(segments, sentences_of("\n".join(lines)), glossary)


def sentences_of(english: str) -> Sequence[str]:
    """Return the sentences of English, each line of which is a paragraph."""
    return cut(english, "en").sentences


def _same_lines(segments: Sequence[Segment], recorded: RecordedText) -> Placing:
    lines = recorded.text.removesuffix("\n").split("\n")
    if len(lines) != len(segments):
        raise InputError(
            f"{recorded.name}: {len(lines)} lines of English for {len(segments)} lines of "
            f"{segments[0].doc}; with --lines line N must translate line N"
        )
    return Placing(tuple(Place(collapse(line)) for line in lines))


def _plain(line: str) -> str:
    return clean_text(collapse(line)).text


def _go_together(segments: Sequence[Segment], lines: Sequence[str], glossary: Glossary) -> bool:
    if segments[0].lang not in LANGUAGES:
        return True
    found = aligned(segments[:_SAMPLE], lines[:_SAMPLE], glossary).places
    same = sum(place.english == line for place, line in zip(found, lines, strict=True))
    return same >= _HALF * len(found)
