"""Check the terms of a translation made elsewhere, line by line with its source."""

from dataclasses import replace
from pathlib import Path

from aligntool.errors import InputError
from aligntool.model import Glossary, Hypothesis, RawText, Status, TermMatch
from aligntool.pipeline.inputs import InputFile, read
from aligntool.pipeline.stages import Stages
from aligntool.quality.terms import TermTally
from aligntool.results import ConceptSummary

_GIVEN = "given"


def check_terms(
    source: Path, english: Path, glossary: Glossary, *, lang: str | None = None
) -> tuple[ConceptSummary, ...]:
    """Return how each concept fares in an English text whose line N translates the source's.

    Raises:
        InputError: if a file cannot be read or the two differ in their number of lines.
    """
    stages = Stages(glossary, lang=lang)
    segments = list(stages.lines(_read(source)))
    lines = _read(english).text.removesuffix("\n").split("\n")
    if len(lines) != len(segments):
        raise InputError(
            f"{source} has {len(segments)} lines but {english} has {len(lines)}; "
            "line N of one must translate line N of the other"
        )
    tally = TermTally()
    for segment, line in zip(segments, lines, strict=True):
        pair = stages.align(segment, (Hypothesis(line, _GIVEN, _GIVEN),))
        tally.add(replace(pair, terms=tuple(map(_as_given, pair.terms))))
    return tally.summaries()


def _as_given(term: TermMatch) -> TermMatch:
    """Return what the text itself has of a term: what aligning would replace, it does not have."""
    if term.status is not Status.REPLACED:
        return term
    return replace(term, status=Status.MISSING, target_span=None)


def _read(path: Path) -> RawText:
    if not path.exists():
        raise InputError(f"{path}: there is no such file")
    return read(InputFile(path.stem, path))
