"""Make the terms of a translation that exists come out right: files in, mended English out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from aligntool.alignment.sentences import align_texts
from aligntool.alignment.texts import Text
from aligntool.errors import InputError
from aligntool.languages import open_language
from aligntool.model import Glossary, Hypothesis, Pair, RawText, Segment
from aligntool.pipeline.inputs import InputFile, read
from aligntool.pipeline.omissions import Place, omissions
from aligntool.pipeline.stages import Stages, Translated
from aligntool.segment import join
from aligntool.text import Edit, Span, rewrite

GIVEN = "given"
"""What pairs name as the engine."""
DRAFTS = "assembly"
"""The engine of what a translation leaves out."""


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
    place: Place


def apply_terms(
    source: Path,
    english: Path,
    glossary: Glossary,
    *,
    lang: str | None = None,
    lines: bool = True,
    fill: bool = False,
) -> Applied:
    """Return an English text with the terms of its source as the glossary wants them.

    Args:
        source: the text that was translated.
        english: its translation.
        glossary: the terms.
        lang: language of the source; None to find it out.
        lines: whether line N of the one translates line N of the other; else sentences are
            aligned first.
        fill: whether sentences without English get a draft from the lexicons.

    Raises:
        InputError: if a file cannot be read, or the two differ in their number of lines.
    """
    stages = Stages(glossary, lang=lang, engine=DRAFTS)
    given, places = aligned_parts(stages, source, english, glossary, lines=lines, fill=fill)
    pairs = stages.align(given)
    return Applied(mended(english, places, pairs), tuple(pairs))


def mended(english: Path, places: Sequence[Place], pairs: Sequence[Pair]) -> str:
    """Return an English text with the pairs' targets at their places, else as it was."""
    text = read_text(english).text
    changed = [
        Edit(place.span, place.before + pair.target + place.after)
        for place, pair in zip(places, pairs, strict=True)
        if pair.target != place.span.of(text)
    ]
    return rewrite(text, sorted(changed, key=lambda edit: edit.span)).text


def aligned_parts(
    stages: Stages,
    source: Path,
    english: Path,
    glossary: Glossary,
    *,
    lines: bool,
    fill: bool = False,
) -> tuple[list[Translated], list[Place]]:
    """Return the segments of a source with their English, and where that stands in its file.

    The English of what is left out is empty, or a draft if ``fill`` says so.

    Raises:
        InputError: if a file cannot be read, or the two differ in their number of lines.
    """
    first, second = read_text(source), read_text(english)
    if lines:
        parts = _by_line(list(stages.lines(first)), second, f"{source}", f"{english}")
    else:
        parts = _by_sentence(stages.paragraphs(first), second, glossary)
    written = [part.place.span.of(second.text) for part in parts]
    empty = [
        number
        for number, part in enumerate(parts)
        if part.segment.text.strip() and not written[number].strip()
    ]
    drafted = stages.translate(parts[number].segment for number in empty) if fill else ()
    drafts = dict(zip(empty, drafted, strict=False))
    given: list[Translated] = [
        drafts.get(number, (part.segment, (_given(written[number]),)))
        for number, part in enumerate(parts)
    ]
    return given, [part.place for part in parts]


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
    return [_Part(one, Place(span)) for one, span in zip(segments, spans, strict=True)]


def _by_sentence(
    paragraphs: Sequence[Sequence[Segment]], english: RawText, glossary: Glossary
) -> list[_Part]:
    """Return every sentence of the source, or several that are translated as one, in order."""
    segments = [segment for paragraph in paragraphs for segment in paragraph]
    if not segments:
        return []
    lines = _sentence_spans(english.text)
    spans = [span for line in lines for span in line]
    written = [" ".join(span.of(english.text).split()) for span in spans]
    beads = align_texts(
        Text(segments[0].lang, [one.text for one in segments], _starts(paragraphs)),
        Text("en", written, _starts(lines)),
        glossary=glossary,
    )
    parts = [
        _Part(
            join([segments[number] for number in bead.source]),
            Place(Span(spans[bead.target[0]].start, spans[bead.target[-1]].end)),
        )
        for bead in beads
        if bead.source and bead.target
    ]
    numbers = [number for number, one in enumerate(paragraphs) for _ in one]
    left_out = omissions(beads, numbers, spans, english.text)
    parts += (_Part(segments[number], place) for number, place in left_out)
    return sorted(parts, key=lambda part: part.segment.seg)


def _starts(paragraphs: Sequence[Sequence[object]]) -> frozenset[int]:
    """Return the number of the first sentence of each paragraph."""
    sizes = [len(one) for one in paragraphs if one]
    return frozenset(accumulate(sizes[:-1], initial=0))


def _line_spans(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _sentence_spans(text: str) -> list[list[Span]]:
    """Return where the sentences of each line of an English text stand."""
    language = open_language("en")
    return [
        [span.shifted(line.start) for span in language.sentences(line.of(text))]
        for line in _line_spans(text)
    ]
