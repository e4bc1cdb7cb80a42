"""Make the terms of a translation that exists come out right: files in, mended English out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from aligntool.alignment.sentences import align_texts
from aligntool.alignment.texts import Text
from aligntool.errors import InputError
from aligntool.languages import open_language
from aligntool.model import Glossary, Hypothesis, Pair, RawText, Segment
from aligntool.pipeline.inputs import InputFile, read
from aligntool.pipeline.stages import Stages, Translated
from aligntool.text import Edit, Rewrite, Span, rewrite

GIVEN = "given"
"""What pairs name as the engine."""


@dataclass(frozen=True, slots=True)
class Applied:
    """An English text with its terms mended."""

    text: str
    """The text as it was but for the terms."""
    pairs: tuple[Pair, ...]
    """Its sentences with their sources, in the order of the source."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the English with the source that it translates."""

    segment: Segment
    span: Span
    """Into the English text."""


def apply_terms(
    source: Path, english: Path, glossary: Glossary, *, lang: str | None = None, lines: bool = True
) -> Applied:
    """Return an English text with the terms of its source as the glossary wants them.

    Args:
        source: the text that was translated.
        english: its translation.
        glossary: the terms.
        lang: language of the source; None to find it out.
        lines: whether line N of the one translates line N of the other; else sentences are
            aligned first.

    Raises:
        InputError: if a file cannot be read, or the two differ in their number of lines.
    """
    stages = Stages(glossary, lang=lang)
    given, spans = aligned_parts(stages, source, english, glossary, lines=lines)
    pairs = stages.align(given)
    return Applied(mended(english, spans, pairs), tuple(pairs))


def mended(english: Path, spans: Sequence[Span], pairs: Sequence[Pair]) -> str:
    """Return an English text with the pairs' targets at their places, else as it was."""
    changed = [
        Edit(span, pair.target)
        for span, pair in zip(spans, pairs, strict=True)
        if pair.target != pair.mt
    ]
    return rewrite(read_text(english).text, sorted(changed, key=lambda edit: edit.span)).text


def aligned_parts(
    stages: Stages, source: Path, english: Path, glossary: Glossary, *, lines: bool
) -> tuple[list[Translated], list[Span]]:
    """Return the segments of a source with their English, and where that stands in its file.

    Raises:
        InputError: if a file cannot be read, or the two differ in their number of lines.
    """
    first, second = read_text(source), read_text(english)
    if lines:
        parts = _by_line(list(stages.lines(first)), second, f"{source}", f"{english}")
    else:
        parts = _by_sentence(list(stages.sentences(first)), second, glossary)
    given: list[Translated] = [
        (part.segment, (_given(part.span.of(second.text)),)) for part in parts
    ]
    return given, [part.span for part in parts]


def read_text(path: Path) -> RawText:
    """Read a file as it is.

    Raises:
        InputError: if it is missing or cannot be read.
    """
    if not path.exists():
        raise InputError(f"{path}: there is no such file")
    return read(InputFile(path.stem, path))


def _given(text: str) -> Hypothesis:
    return Hypothesis(text, GIVEN, GIVEN)


def _by_line(
    segments: Sequence[Segment], english: RawText, source_name: str, english_name: str
) -> list[_Part]:
    spans = list(_line_spans(english.text.removesuffix("\n")))
    if len(spans) != len(segments):
        raise InputError(
            f"{source_name} has {len(segments)} lines but {english_name} has {len(spans)}; "
            "line N of one must translate line N of the other, or give --documents"
        )
    return [_Part(*one) for one in zip(segments, spans, strict=True)]


def _by_sentence(segments: Sequence[Segment], english: RawText, glossary: Glossary) -> list[_Part]:
    """Return the beads of two texts; what has no partner is left out."""
    if not segments:
        return []
    spans = list(_sentence_spans(english.text))
    beads = align_texts(
        Text(segments[0].lang, [one.text for one in segments]),
        Text("en", [" ".join(span.of(english.text).split()) for span in spans]),
        glossary=glossary,
    )
    return [
        _Part(
            _joined([segments[number] for number in bead.source]),
            Span(spans[bead.target[0]].start, spans[bead.target[-1]].end),
        )
        for bead in beads
        if bead.source and bead.target
    ]


def _line_spans(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _sentence_spans(text: str) -> Iterator[Span]:
    language = open_language("en")
    for line in _line_spans(text):
        for span in language.sentences(line.of(text)):
            yield span.shifted(line.start)


def _joined(segments: Sequence[Segment]) -> Segment:
    """Return consecutive sentences as one segment."""
    if len(segments) == 1:
        return segments[0]
    gap = "" if segments[0].lang == "zh" else " "
    normalized = _concatenated([one.normalized for one in segments], gap)
    sizes = [len(one.text) + len(gap) for one in segments]
    shifts = [0, *accumulate(sizes[:-1])]
    placed = list(zip(segments, shifts, strict=True))
    return replace(
        segments[0],
        clean=_concatenated([one.clean for one in segments], gap),
        normalized=normalized,
        words=tuple(span.shifted(by) for one, by in placed for span in one.words),
        occurrences=tuple(
            replace(found, span=found.span.shifted(by))
            for one, by in placed
            for found in one.occurrences
        ),
    )


def _concatenated(parts: Sequence[Rewrite], gap: str) -> Rewrite:
    original, text = "", ""
    changes: list[tuple[Span, Span]] = []
    for number, part in enumerate(parts):
        before = gap if number else ""
        original, text = original + before, text + before
        changes += (
            (old.shifted(len(original)), new.shifted(len(text))) for old, new in part.changes
        )
        original, text = original + part.original, text + part.text
    return Rewrite(original, text, tuple(changes))
