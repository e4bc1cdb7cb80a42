"""Check the terms of translations made elsewhere; nothing is changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligntool.model import Glossary, Pair, Status, TermMatch
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


@dataclass(frozen=True, slots=True)
class Fault:
    """A term that is not right, with what ``glossary apply`` would make of it."""

    pair: Pair
    """Its sentence, as ``glossary apply`` would leave it."""
    term: TermMatch

    @property
    def after(self) -> str:
        """What would stand there; empty where nothing would be changed."""
        span = self.term.target_span
        return span.of(self.pair.target) if span else ""


@dataclass(frozen=True, slots=True)
class Checked:
    """How the terms of some translations fare."""

    report: TermReport
    faults: tuple[Fault, ...] = ()
    """In the order of the texts; none if they were not asked for."""


def check_terms(
    translations: Sequence[Translation],
    glossary: Glossary,
    *,
    lines: bool = True,
    faults: bool = False,
) -> Checked:
    """Return how the terms of a glossary fare in some translations.

    Args:
        translations: files.
        glossary: the terms.
        lines: whether line N of an English file translates line N of its source; else sentences
            are aligned first.
        faults: whether to say where terms are not right, and what would mend them; this takes the
            time of ``glossary apply``.

    Raises:
        InputError: if a file cannot be read or two differ in their number of lines.
    """
    found: list[TermRate] = []
    wrong: list[Fault] = []
    # Without any step the aligner only looks for what is there.
    looking, mending = TermAligner(glossary, steps=frozenset()), TermAligner(glossary)
    for one in translations:
        stages = Stages(glossary, lang=one.lang)
        parts, _ = aligned_parts(stages, one.source, one.english, glossary, lines=lines)
        pairs = looking.align(parts)
        lang = pairs[0].lang if pairs else one.lang or ""
        found += rates(one.source.stem, lang, pairs)
        if faults:
            wrong += _faults(mending.align(parts))
    return Checked(report(found), tuple(wrong))


def _faults(pairs: Sequence[Pair]) -> Iterator[Fault]:
    for pair in pairs:
        for term in pair.terms:
            if term.status is not Status.OK:
                yield Fault(pair, term)
