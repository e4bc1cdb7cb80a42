"""Candidates for glossaries: what is found in the project's own texts, and how fast.

    python -m bench.candidates extract          top of the lists, for a person to judge
    python -m bench.candidates precision        share of terms in them, as one person judged
    python -m bench.candidates recall           known terms that are found, and their ranks
    python -m bench.candidates learn FOLDER     wrong renderings in machine English

FOLDER holds ``NAME.zh``, ``NAME.argos.en`` and ``news-terms.tsv``.  Judgements are in
``data/candidates.tsv``; what is not there is printed, and counts as no term.
"""

import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from aligntool.candidates.links import SentencePair
from aligntool.candidates.terms import TermCandidate, extract_terms
from aligntool.candidates.wrong import wrong_renderings
from aligntool.glossary.fold import fold
from aligntool.glossary.load import load
from aligntool.glossary.match import Matcher
from aligntool.glossary.renderings import Renderings
from aligntool.languages import open_language
from aligntool.languages.detect import detect
from aligntool.lexicon.corpus import corpus_pairs

ROOT = Path(__file__).parent.parent
GLOSSARY = ROOT / "glossaries" / "ai-governance.tsv"
SLICE = 500
TOP = 50
DEPTHS = (50, 100)
JUDGED = ROOT / "bench" / "data" / "candidates.tsv"
OFTEN = 3
GAPS = {"zh": "", "vi": " "}


def gold(lang: str) -> list[SentencePair]:
    """Return the beads of the sentence gold."""
    return [
        pair
        for path in sorted((ROOT / "bench" / "gold" / "sentences" / f"{lang}-en").glob("*.gold"))
        for pair in _beads(path, lang)
    ]


def _beads(path: Path, lang: str) -> Iterator[SentencePair]:
    sides = [path.with_suffix(f".{code}").read_text("utf-8").splitlines() for code in (lang, "en")]
    for line in path.read_text("utf-8").splitlines():
        numbers = [
            [int(one) for one in part.strip("[]").split(",") if one] for part in line.split(":")[:2]
        ]
        if all(numbers):
            source, target = (
                gap.join(side[number] for number in some)
                for gap, side, some in zip((GAPS[lang], " "), sides, numbers, strict=True)
            )
            yield source, target


def corpus(lang: str) -> list[SentencePair]:
    """Return the first pairs of the packaged corpus, which are about AI."""
    return list(corpus_pairs(lang)[:SLICE])


def seeds(lang: str) -> list[SentencePair]:
    """Return the seeds' sentences with their reference English."""
    rows = (
        json.loads(line)
        for path in sorted((ROOT / "seeds" / "references").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    )
    return [(row["src"], row["ref"]) for row in rows if detect(row["src"]) == lang]


TEXTS = [(name, lang, read) for lang in GAPS for name, read in (("gold", gold), ("corpus", corpus))]


def extract() -> None:
    """Print the best candidates of each text."""
    for name, lang, read in TEXTS:
        found = _timed(name, lang, read(lang))
        for number, one in enumerate(found[:TOP], 1):
            english = "; ".join(f"{some.english} {some.count}" for some in one.renderings[:3])
            _say(f"{number}\t{one.source}\t{one.count}\t{one.score:.1f}\t{english}")


def _timed(name: str, lang: str, pairs: list[SentencePair]) -> tuple[TermCandidate, ...]:
    started, used = time.perf_counter(), time.process_time()
    found = extract_terms(pairs, lang)
    wall, cpu = time.perf_counter() - started, time.process_time() - used
    _say(f"# {name} {lang}: {len(pairs)} pairs, {len(found)} candidates")
    _say(f"# {wall:.1f} s, of the processor {cpu:.1f} s")
    return found


def recall() -> None:
    """Print how many terms of the glossary that are often in a text are candidates."""
    glossary = load([GLOSSARY])
    patterns = Renderings(glossary)
    for name, lang, read in TEXTS:
        pairs = read(lang)
        matcher, cut = Matcher(glossary, lang), open_language(lang).words
        terms = Counter(
            (one.concept, fold(one.span.of(source), lang))
            for source, _ in dict.fromkeys(pairs)
            for one in matcher.find(source, cut(source))
        )
        found = _timed(name, lang, pairs)
        ranks = {fold(one.source, lang): rank for rank, one in enumerate(found, 1)}
        often = [term for term, count in terms.items() if count >= OFTEN]
        hits = [term for term in often if term[1] in ranks]
        english = sum(
            any(
                list(patterns.of(concept).right(one.english))
                + list(patterns.of(concept).wrong(one.english))
                for one in found[ranks[term] - 1].renderings
            )
            for concept, term in hits
        )
        _say(
            f"{len(hits)} of {len(often)} terms, {english} with an English of the glossary, "
            f"median rank {median(ranks[term] for _, term in hits) if hits else 0:g}"
        )
        _say(f"missed: {', '.join(term for _, term in often if term not in ranks)}")


def precision() -> None:
    """Print how many of the best candidates are terms."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        judged = {
            (row["text"], row["lang"], row["source"]): row["term"] == "yes"
            for row in csv.DictReader(file, delimiter="\t")
        }
    for name, lang, read in [("seeds", "vi", seeds), *TEXTS]:
        found = extract_terms(read(lang), lang)
        for depth in DEPTHS:
            best = [(name, lang, one.source.casefold()) for one in found[:depth]]
            terms = sum(judged.get(one, False) for one in best)
            unknown = [source for *text, source in best if (*text, source) not in judged]
            _say(f"{name} {lang}: {terms} terms in the top {len(best)}")
            _say(f"not judged: {', '.join(unknown)}" if unknown else "all judged")


def learn(folder: Path) -> None:
    """Print the wrong renderings of some machine English."""
    glossary = load([folder / "news-terms.tsv"])
    pairs = [
        pair
        for path in sorted(folder.glob("*.zh"))
        for pair in zip(
            path.read_text("utf-8").splitlines(),
            path.with_suffix(".argos.en").read_text("utf-8").splitlines(),
            strict=True,
        )
    ]
    for least in (2, 1):
        started = time.perf_counter()
        found = wrong_renderings(pairs, "zh", glossary, min_count=least)
        seconds = time.perf_counter() - started
        _say(f"# {len(pairs)} pairs, count from {least}: {len(found)} found, {seconds:.0f} s")
        for number, one in enumerate(found[:TOP], 1):
            cells = (one.expected, one.source, one.rendering, f"{one.count}", one.example.target)
            _say("\t".join((f"{number}", *cells)))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    COMMANDS = {"extract": extract, "precision": precision, "recall": recall}
    if sys.argv[1] == "learn":
        learn(Path(sys.argv[2]))
    else:
        COMMANDS[sys.argv[1]]()
