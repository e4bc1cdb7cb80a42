"""The texts that sentence alignment is measured on, with the beads that are right."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligntool.alignment.texts import Text
from aligntool.lexicon.corpus import corpus_pairs
from aligntool.model import RawText
from aligntool.pipeline.stages import Stages
from bench.align_made import article
from bench.align_score import Link, read_links

LANGS = ("zh", "vi")
HELD_OUT = ("03", "06", "09", "12")
_GOLD = Path(__file__).parent / "gold" / "sentences"
_APART = 3
"""How far in the list texts stand that are paired though they say nothing of each other."""
_MADE = 20
"""Articles made for each language."""


@dataclass(frozen=True, slots=True)
class Case:
    """A text and its translation."""

    source: Text
    target: Text
    gold: frozenset[Link]


def gold(lang: str, *, held_out: bool = False) -> list[Case]:
    """Return the project's own texts: those of development, or those kept for the end."""
    folder = _GOLD / f"{lang}-en"
    names = sorted(path.stem for path in folder.glob("*.gold"))
    return [_case(folder, name, lang) for name in names if (name in HELD_OUT) == held_out]


def mac_dev(folder: Path) -> list[Case]:
    """Return the chapters of MAC-Dev."""
    return [_case(folder, path.stem, "zh") for path in sorted(folder.glob("*.gold"))]


def made(lang: str) -> list[Case]:
    """Return articles put together from the packaged corpus, which taught the word table."""
    lines = corpus_pairs(lang)
    articles = (
        article(lines, lang, random.Random(f"{lang} {number}"), moved=bool(number % 2))
        for number in range(_MADE)
    )
    return [Case(Text(lang, one.source), Text("en", one.target), one.links) for one in articles]


def unrelated(cases: Sequence[Case]) -> list[Case]:
    """Return each source with the target of another text; no bead is right."""
    return [
        Case(one.source, cases[(number + _APART) % len(cases)].target, frozenset())
        for number, one in enumerate(cases)
    ]


def without_paragraphs(case: Case) -> Case:
    """Return the case as if nobody knew where paragraphs begin."""
    return replace(
        case,
        source=replace(case.source, starts=frozenset()),
        target=replace(case.target, starts=frozenset()),
    )


def with_draft(case: Case) -> Case:
    """Return the case with a draft of its source by the assembly engine."""
    stages = Stages(lang=case.source.lang, engine="assembly")
    lines = stages.lines(RawText("draft", "\n".join(case.source.sentences)))
    draft = [pair.target for pair in stages.pairs(lines)]
    return replace(case, source=replace(case.source, draft=draft))


def _case(folder: Path, name: str, lang: str) -> Case:
    right = read_links((folder / f"{name}.gold").read_text(encoding="utf-8"))
    return Case(_text(folder / f"{name}.{lang}", lang), _text(folder / f"{name}.en", "en"), right)


def _text(path: Path, lang: str) -> Text:
    # Sentences may hold line separators of Unicode, which splitlines would cut at.
    sentences = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    beside = path.with_name(f"{path.name}.par")
    starts = beside.read_text(encoding="utf-8").split() if beside.exists() else []
    return Text(lang, sentences, frozenset(map(int, starts)))
