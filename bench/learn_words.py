"""Learn aligntool/data/words anew from the packaged corpus.

    python -m bench.learn_words

The model starts from the lexicon alone and learns link counts, jumps and silent words in rounds.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from aligntool.alignment.tokens import open_tokens
from aligntool.lexicon.corpus import corpus_pairs
from aligntool.lexicon.linkcounts import gather
from aligntool.wordalign.batches import UnitPair
from aligntool.wordalign.hmm import WIDEST, Jumps, Passes, expected_jumps, opportunities
from aligntool.wordalign.layout import Layout, lay_out
from aligntool.wordalign.lexical import LexicalTable
from aligntool.wordalign.prior import EnglishKnowledge
from aligntool.wordalign.tables import Known, known, tables
from aligntool.wordalign.train import Directions, agreed, both, cells_of
from aligntool.wordalign.units import open_units

ROUNDS = 6
LEAST = 0.4
"""Expected links that a pair of words needs to be kept."""
LEAST_SILENT = 0.1
QUIET = 0.02
"""Silent occurrences that every word has besides."""
PARTICLES = frozenset("了 着 过 把 地 得".split())
ARTICLES = frozenset(("the", "a", "an"))
"""Particles stand where English has an article, and yet the one says nothing of the other."""
FOLDER = Path(__file__).parent.parent / "aligntool" / "data" / "words"
FIRST = Jumps(
    tuple(float(np.exp(-abs(width - 1) / 3)) for width in range(-WIDEST, WIDEST + 1)), 0.2
)


def numbered(lang: str) -> Layout:
    """Return the packaged corpus laid out in units."""
    units = (open_units(lang), open_units("en"))
    keys = (
        [tuple(unit.key for unit in one.split(text)) for one, text in zip(units, pair, strict=True)]
        for pair in corpus_pairs(lang)
    )
    return lay_out([UnitPair(source, target) for source, target in keys])


def start(layout: Layout, lang: str) -> Known:
    """Return what the lexicon knows, with every word silent as often as any other."""
    rows: Counter[tuple[str, str]] = Counter()
    for pair in (pair for batch in layout.batches for pair in batch.pairs):
        rows.update((key, "") for key in pair.source)
        rows.update(("", key) for key in pair.target)
    words = gather((*row, float(count)) for row, count in rows.items())
    lexical = LexicalTable(open_tokens(lang), {})
    made = known(layout.types, EnglishKnowledge(words, lexical))
    apart = _of(layout.types.sources, PARTICLES)[layout.types.rows]
    apart &= _of(layout.types.targets, ARTICLES)[layout.types.columns]
    return replace(
        made,
        forward=np.where(apart, 0.0, made.forward),
        backward=np.where(apart, 0.0, made.backward),
    )


def _of(types: Iterable[str], wanted: frozenset[str]) -> np.ndarray:
    return np.array([key in wanted for key in types], dtype=bool)


class Tally:
    """Sums over the batches of one round and one direction."""

    def __init__(self, types: int) -> None:
        self.silent = np.zeros(types)
        self._times = 0
        self._jumps = np.zeros(2 * WIDEST + 1)
        self._chances = np.zeros(2 * WIDEST + 1)

    def add(self, found: Passes, jumps: Jumps, times: np.ndarray, states: np.ndarray) -> None:
        """Add a batch; ``times`` (b, t) and ``states`` (b, s) are types, -1 where padded."""
        inside = times >= 0
        quiet = 1 - found.posteriors.sum(axis=2).T
        self.silent += np.bincount(times[inside], quiet[inside], minlength=len(self.silent))
        self._times += int(inside.sum())
        self._jumps += expected_jumps(found, jumps)
        self._chances += opportunities(inside.sum(axis=1), (states >= 0).sum(axis=1))

    def learnt(self) -> Jumps:
        """Return the jumps, smoothed a little."""
        weights = (self._jumps + 0.5) / (self._chances + 10.0)
        return Jumps(tuple(weights / weights.sum()), float(self.silent.sum() / self._times))


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is known after some rounds."""

    links: np.ndarray
    """Expected links of each key of the layout."""
    silent: tuple[np.ndarray, np.ndarray]
    """Expected silent occurrences of source and target types."""
    directions: Directions


def study(layout: Layout, before: Known, directions: Directions, links: np.ndarray) -> Lesson:
    """Return what one round over the corpus teaches."""
    found = tables(layout.types, before, links, most=1e9)
    ahead, back = Tally(len(layout.types.targets)), Tally(len(layout.types.sources))
    counts = np.zeros(len(layout.types.keys) + 1)
    for batch, places in zip(layout.batches, layout.places, strict=True):
        passes = both(batch, cells_of(batch, places, found), found, directions)
        counts += np.bincount(places.ravel(), agreed(*passes).ravel(), minlength=len(counts))
        ahead.add(passes[0], directions.forward, batch.targets, batch.sources)
        back.add(passes[1], directions.backward, batch.sources, batch.targets)
    silent = (back.silent, ahead.silent)
    return Lesson(counts[:-1], silent, Directions(ahead.learnt(), back.learnt()))


def learn(lang: str) -> tuple[list[tuple[str, str, float]], Directions]:
    """Return the rows of a language's table and its jumps."""
    layout = numbered(lang)
    first = before = start(layout, lang)
    lesson = study(layout, before, Directions(FIRST, FIRST), np.zeros(len(layout.types.keys)))
    for number in range(1, ROUNDS):
        silent = [(one + QUIET) / (one + QUIET).sum() for one in lesson.silent]
        before = replace(
            first,
            source=replace(first.source, silent=silent[0]),
            target=replace(first.target, silent=silent[1]),
        )
        lesson = study(layout, before, lesson.directions, lesson.links)
        sys.stderr.write(f"{lang} round {number + 1}: {lesson.links.sum():.0f} links\n")
    return rows(layout, lesson), lesson.directions


def rows(layout: Layout, lesson: Lesson) -> list[tuple[str, str, float]]:
    """Return source, English and count; either is empty for silent words."""
    sources, targets = list(layout.types.sources), list(layout.types.targets)
    cells = zip(layout.types.rows, layout.types.columns, lesson.links, strict=True)
    made = [
        (sources[row], targets[column], count) for row, column, count in cells if count >= LEAST
    ]
    made += [(key, "", count) for key, count in zip(sources, lesson.silent[0], strict=True)]
    made += [("", key, count) for key, count in zip(targets, lesson.silent[1], strict=True)]
    return sorted(row for row in made if row[2] >= LEAST_SILENT)


def main() -> None:
    """Write the tables."""
    jumps = ["lang\tstates\tsilence\t" + "\t".join(map(str, range(-WIDEST, WIDEST + 1)))]
    for lang in ("vi", "zh"):
        found, directions = learn(lang)
        lines = [f"{source}\t{english}\t{count:.1f}\n" for source, english, count in found]
        (FOLDER / f"{lang}-en.tsv").write_text(
            "source\tenglish\tcount\n" + "".join(lines), encoding="utf-8", newline="\n"
        )
        for states, one in (("source", directions.forward), ("english", directions.backward)):
            cells = (f"{value:.5f}" for value in (one.silence, *one.weights))
            jumps.append("\t".join((lang, states, *cells)))
    (FOLDER / "jumps.tsv").write_text("\n".join(jumps) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
