"""How well `aligntool pair` finds the translations among made folders of small articles.

    python -m bench.pair                      # the packaged corpora
    python -m bench.pair LANG SOURCE ENGLISH  # two files whose lines are translations

Consecutive lines are cut into articles; at most 200 neighbouring ones make two folders, shuffled.
Neighbours are of one topic, often of one article.  Pairs of confidence 0.5 and more count.
"""

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from aligntool.alignment.document_words import Article
from aligntool.alignment.documents import pair_documents

_SEEDS = (1, 2, 3)
_COUNT = 200
_ENOUGH = 0.5

Line = tuple[str, str]
"""A sentence and its English."""
Side = tuple[list[Article], list[int]]
"""The texts of a folder, and for each the number of its article."""


@dataclass(frozen=True, slots=True)
class Variant:
    """How folders are made."""

    name: str
    lines: tuple[int, int] = (6, 14)
    """Fewest and most lines of an article."""
    step: float = 1.0
    """Where the next article begins, in lengths of this one."""
    alone: float = 0.0
    """Share of the articles that have no English, and as many no source."""
    kept: float = 1.0
    """Share of the lines that the English keeps."""
    misnamed: bool = False
    """Each English file bears the name of another article's source."""


VARIANTS = (
    Variant("6-14 lines"),
    Variant("misleading names", misnamed=True),
    Variant("a fifth without partner", alone=0.2),
    Variant("English abridged to 60 %", kept=0.6),
    Variant("3-4 lines", lines=(3, 4)),
    Variant("3-4 lines, a fifth without partner, 60 %", lines=(3, 4), alone=0.2, kept=0.6),
    Variant("neighbours share half their lines", step=0.5),
    Variant("the same, a fifth without partner, 60 %", step=0.5, alone=0.2, kept=0.6),
    Variant("none has a partner", alone=0.5),
    Variant("1 line, a fifth without partner", lines=(1, 1), alone=0.2),
)


def articles(
    groups: Sequence[Sequence[Line]], variant: Variant, chance: random.Random
) -> list[Sequence[Line]]:
    """Return neighbouring articles."""
    made: list[Sequence[Line]] = []
    for group in groups:
        start = 0
        while start + variant.lines[0] <= len(group):
            size = chance.randint(*variant.lines)
            made.append(group[start : start + size])
            start += max(round(size * variant.step), 1)
    first = chance.randrange(max(len(made) - _COUNT, 0) + 1)
    return made[first : first + _COUNT]


def folders(
    made: Sequence[Sequence[Line]], lang: str, variant: Variant, chance: random.Random
) -> tuple[Side, Side]:
    """Return both folders."""
    numbers = chance.sample(range(len(made)), len(made))
    alone = round(variant.alone * len(made))
    first, second = sorted(numbers[alone:]), sorted(numbers[:alone] + numbers[2 * alone :])
    chance.shuffle(first)
    chance.shuffle(second)
    borrowed = chance.sample(second, len(second)) if variant.misnamed else second
    name = "article-{:03}" if variant.misnamed else ""
    sources = [Article(name.format(number), lang, _text(made[number], 0)) for number in first]
    targets = []
    for number, other in zip(second, borrowed, strict=True):
        lines = made[number]
        kept = chance.sample(range(len(lines)), max(round(variant.kept * len(lines)), 1))
        english = _text([lines[line] for line in sorted(kept)], 1)
        targets.append(Article(name.format(other), "en", english))
    return (sources, first), (targets, second)


def _text(lines: Sequence[Line], side: int) -> str:
    return "\n".join(line[side] for line in lines)


def measure(groups: Sequence[Sequence[Line]], lang: str, variant: Variant) -> str:
    """Return a row: size, pairs wanted, right and wrong, P, R, F1, lowest F1, seconds a run."""
    wanted, right, wrong, seconds, scores = 0, 0, 0, 0.0, []
    for seed in _SEEDS:
        chance = random.Random(seed)
        one, other = folders(articles(groups, variant, chance), lang, variant, chance)
        started = time.perf_counter()
        pairs = pair_documents(one[0], other[0])
        seconds += time.perf_counter() - started
        kept = [pair for pair in pairs if pair.confidence >= _ENOUGH]
        hits = sum(one[1][pair.first] == other[1][pair.second] for pair in kept)
        there = len({*one[1]} & {*other[1]})
        scores.append(2 * hits / max(len(kept) + there, 1))
        wanted, right, wrong = wanted + there, right + hits, wrong + len(kept) - hits
    precision, recall = right / max(right + wrong, 1), right / max(wanted, 1)
    average = 2 * right / max(right + wrong + wanted, 1)
    figures = [f"{x:.3f}" if wanted else "" for x in (precision, recall, average, min(scores))]
    sizes = f"{len(one[1])} x {len(other[1])}"
    cells = (lang, variant.name, sizes, *map(str, (wanted, right, wrong)), *figures)
    return f"| {' | '.join(cells)} | {seconds / len(_SEEDS):.1f} |"


def packaged(lang: str) -> list[list[Line]]:
    """Return the packaged corpus, a group for each topic."""
    table = (files("aligntool") / "data" / "corpus" / f"{lang}-en.tsv").read_text(encoding="utf-8")
    groups: dict[str, list[Line]] = {}
    for line in table.splitlines()[1:]:
        topic, source, english = line.split("\t")
        groups.setdefault(topic, []).append((source, english))
    return list(groups.values())


def given(source: str, english: str) -> list[list[Line]]:
    """Return two files of as many lines as one group."""
    sides = (Path(name).read_text(encoding="utf-8").splitlines() for name in (source, english))
    return [list(zip(*sides, strict=True))]


def main() -> None:
    """Print a table."""
    if len(sys.argv) == 4:
        data = {sys.argv[1]: given(*sys.argv[2:])}
    else:
        data = {lang: packaged(lang) for lang in ("zh", "vi")}
    header = "|  | articles | files | wanted | right | wrong | P | R | F1 | lowest F1 | seconds |"
    sys.stdout.write(f"{header}\n|{'---|' * (header.count('|') - 1)}\n")
    for lang, groups in data.items():
        for variant in VARIANTS:
            sys.stdout.write(measure(groups, lang, variant) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
