"""Show what a second decoding does for terms, with the tiny packages: run by hand.

    PYTHONPATH=tests python -m engines.argos_held [--show]

The glossaries ask for English that a package can write but did not: one of two names that its
grammar has for a term.  To see what is forced in wrongly, they ask for the name of something else.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import process_time

from engines.argos_fakes import ROOT, unpacked
from engines.contract import segment

from aligntool.engines.argos import ArgosEngine, open_engine
from aligntool.engines.base import EngineOptions
from aligntool.glossary.match import Matcher
from aligntool.languages import open_language
from aligntool.model import Concept, Glossary, Pair, Segment, Status
from aligntool.terms import TermAligner, align_again

NAMES = {
    "zh": {
        "人工智能": ("AI", "artificial intelligence"),
        "能力建设": ("ability construction", "capacity building"),
        "大模型": ("big models", "large models"),
        "网络安全": ("cybersecurity", "network security"),
        "高质量发展": ("high-quality growth", "high-quality development"),
        "新质生产力": ("new quality productivity", "new quality productive forces"),
        "算力建设": ("calculation power construction", "computing power construction"),
        "数字丝绸之路": ("Digital Silk Road", "digital silk route"),
        "人机协同": ("human-machine collaboration", "man-machine cooperation"),
        "主权平等": ("equal sovereignty", "sovereign equality"),
        "共同富裕": ("common prosperity", "shared wealth"),
        "多边主义": ("multilateral doctrine", "multilateralism"),
        "全球发展倡议": ("global development proposal", "Global Development Initiative"),
        "全球安全倡议": ("global safety proposal", "Global Security Initiative"),
        "智能鸿沟": ("smart divide", "intelligence gap"),
        "数字鸿沟": ("digital gap", "digital divide"),
        "以人为本": ("people-oriented approach", "putting people first"),
        "智能向善": ("intelligence for good", "AI for good"),
        "全球南方": ("global southern countries", "Global South"),
        "世界人工智能大会": ("World AI Congress", "World Artificial Intelligence Conference"),
        "联合国": ("UN", "United Nations"),
    },
    "vi": {
        "trí tuệ nhân tạo": ("AI", "artificial intelligence"),
        "quản trị": ("administration", "management", "governance"),
        "an ninh mạng": ("cybersecurity", "network security"),
        "chuyển đổi số": ("digital transformation", "digital conversion"),
        "Liên Hợp Quốc": ("UN", "United Nations"),
        "Hội nghị": ("conference", "meeting"),
    },
}
"""Names that the grammars of the tiny packages have for a term."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the terms of one glossary."""

    first: Sequence[Pair]
    second: Sequence[Pair]
    seconds: tuple[float, float]
    """CPU time of translating, and of the second decoding."""


def glossaries(lang: str) -> Iterator[tuple[str, Glossary]]:
    """Yield glossaries: each name preferred in turn, then names of something else."""
    names = NAMES[lang]
    for number in range(2):
        yield (
            f"name {number + 1}",
            _glossary(lang, {term: all_[number] for term, all_ in names.items()}),
        )
    terms = list(names)
    moved = {term: names[terms[place - 1]][0] for place, term in enumerate(terms)}
    yield "another term's", _glossary(lang, moved)


def _glossary(lang: str, english: dict[str, str]) -> Glossary:
    concepts = {term: Concept(term, name, terms={lang: (term,)}) for term, name in english.items()}
    return Glossary("names", concepts, "0" * 12)


def translated(engine: ArgosEngine, segments: Sequence[Segment], glossary: Glossary) -> Outcome:
    """Return the pairs before and after a second decoding; nothing else mends them."""
    aligner = TermAligner(glossary, steps=frozenset())
    start = process_time()
    items = list(zip(segments, engine.translate(segments), strict=True))
    between = process_time()
    first = aligner.align(items)
    ready = process_time()
    second = align_again(aligner, items, first, engine.hold)
    return Outcome(first, second, (between - start, process_time() - ready))


def segments_of(lang: str, glossary: Glossary) -> list[Segment]:
    """Return the sentences of the grammar with the glossary's terms."""
    file = ROOT / "bench" / "data" / f"grammar-{lang}.txt"
    matcher, language = Matcher(glossary, lang), open_language(lang)
    return [
        replace(segment(text, lang), words=language.words(text), occurrences=matcher.find(text))
        for text in file.read_text(encoding="utf-8").splitlines()
    ]


def main() -> None:
    """Print a line for each glossary."""
    with tempfile.TemporaryDirectory() as folder:
        packages = unpacked(Path(folder))
        for lang in NAMES:
            for name, glossary in glossaries(lang):
                engine = open_engine(lang, glossary, EngineOptions(packages=packages, retries=0))
                assert isinstance(engine, ArgosEngine)
                engine.translate([segment("。", lang)])
                _report(lang, name, translated(engine, segments_of(lang, glossary), glossary))


def _report(lang: str, name: str, outcome: Outcome) -> None:
    before, after = (
        Counter(term.status for pair in pairs for term in pair.terms)
        for pairs in (outcome.first, outcome.second)
    )
    names = NAMES[lang]
    changed = [(a, b) for a, b in zip(outcome.first, outcome.second, strict=True) if a != b]
    asked = sum(any(t.status is Status.MISSING for t in pair.terms) for pair in outcome.first)
    only = sum(b.target in _renamed(a, names) for a, b in changed)
    sys.stdout.write(
        f"{lang} {name}: {before.total()} terms, missing {before[Status.MISSING]} ->"
        f" {after[Status.MISSING]}, changed {len(changed)}, only the name {only}; CPU"
        f" {outcome.seconds[0]:.2f} s for {len(outcome.first)} sentences,"
        f" {outcome.seconds[1]:.2f} s for {asked} again\n"
    )
    if "--show" in sys.argv:
        for a, b in changed:
            if b.target not in _renamed(a, names):
                sys.stdout.write(f"    {a.source}\n    - {a.target}\n    + {b.target}\n")


def _renamed(pair: Pair, names: dict[str, tuple[str, ...]]) -> set[str]:
    """Return the English with other names for any of its terms."""
    found = {pair.target}
    for term in pair.terms:
        for old in names[term.concept]:
            found |= {text.replace(old, term.expected) for text in list(found)}
    return found


if __name__ == "__main__":
    main()
