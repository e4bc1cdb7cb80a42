"""Check the terms of translations made elsewhere; nothing is changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aligntool.model import Glossary
from aligntool.pipeline.apply import aligned_parts
from aligntool.pipeline.stages import Stages
from aligntool.quality.terminology import TermRate, TermReport, rates, report
from aligntool.terms import TermAligner


@dataclass(frozen=True, slots=True)
class Translation:
    """A text and its English."""

    source: Path
    english: Path
    lang: str | None = None
    """Language of the source; None to find it out."""


def check_terms(
    translations: Sequence[Translation], glossary: Glossary, *, lines: bool = True
) -> TermReport:
    """Return how the terms of a glossary fare in some translations.

    Args:
        translations: files.
        glossary: the terms.
        lines: whether line N of an English file translates line N of its source; else sentences
            are aligned first.

    Raises:
        InputError: if a file cannot be read or two differ in their number of lines.
    """
    found: list[TermRate] = []
    # Without any step the aligner only looks for what is there.
    looking = TermAligner(glossary, steps=frozenset())
    for one in translations:
        stages = Stages(glossary, lang=one.lang)
        parts, _ = aligned_parts(stages, one.source, one.english, glossary, lines=lines)
        pairs = looking.align(parts)
        lang = pairs[0].lang if pairs else one.lang or ""
        found += rates(one.source.stem, lang, pairs)
    return report(found)
