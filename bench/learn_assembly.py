"""Learn aligntool/data/assembly anew from the packaged corpus.

    python -m bench.learn_assembly [--apart] [--glosses] [--out DIR]

``data/assembly`` gets a phrase table of each language and a language model, ``data/lexicon`` the
shapes of nouns and, if asked for, the order of glosses (``bench.learn_lexicon``).

The phrase table has the pairs that the word links allow (Koehn, Och & Marcu 2003): renderings of
single words, and of longer stretches that the corpus has at least twice.  The language model is
learnt from the English of the corpus (``bench.learn_english``).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from aligntool.lexicon.corpus import corpus_pairs
from aligntool.lexicon.tables import fold
from aligntool.wordalign import LinkedText, WordAligner
from bench.learn_english import cases, lines, true_case
from bench.learn_lexicon import preferred, shapes

LANGS = ("vi", "zh")
BLOCK, EVERY = 40, 10
"""Sentences in a row that stay together, and which block in so many is kept apart."""
ALIKE = 0.5
"""Share of common four-letter strings that makes two sentences the same for our purpose."""
LONGEST, LONGEST_ENGLISH = 6, 9
"""Tokens of a phrase and of its English."""
LOOSE = 2
"""Unlinked English words that may stand on either side of what is linked."""
TWICE = 2
SILENT = 0.3
"""Share of its occurrences that a word has no link, if it may have none inside a phrase."""
UNSAID = 0.4
"""Share of its occurrences without link that lets a word be left out of the English."""
DROPPED = 2.5
"""Nats that leaving out a word costs besides, since a draft should rather say too much."""
DISCOUNT = 0.4
"""Taken off each count, so that what was met once is less certain."""
LEAST = 0.03
"""Probability that keeps a rendering."""
BACKWARD = 0.3
"""Weight of the probability of the source given the English."""
MOST = 6
"""Renderings of one stretch."""
DATA = Path(__file__).parent.parent / "aligntool" / "data"
_MARK = re.compile(r"[^\w\s'’-]|\d")

Pairs = list[tuple[str, str]]


def apart(lang: str) -> tuple[Pairs, Pairs]:
    """Return the pairs of the corpus to learn from, and those to be scored on.

    What is kept apart is whole stretches of articles, without sentences that resemble one of the
    other part.
    """
    pairs = corpus_pairs(lang)
    kept = [place // BLOCK % EVERY == EVERY - 1 for place in range(len(pairs))]
    learnt = [pair for pair, held in zip(pairs, kept, strict=True) if not held]
    held = [pair for pair, held in zip(pairs, kept, strict=True) if held]
    same = alike([english for _, english in held], [english for _, english in learnt])
    return learnt, [pair for pair, met in zip(held, same, strict=True) if not met]


def alike(texts: Sequence[str], others: Iterable[str]) -> list[bool]:
    """Tell for each text whether one of the others shares most of its four-letter strings."""
    index: dict[str, list[int]] = defaultdict(list)
    grams = [_grams(text) for text in texts]
    for place, found in enumerate(grams):
        for gram in found:
            index[gram].append(place)
    same = [False] * len(texts)
    for other in map(_grams, others):
        common = Counter(place for gram in other for place in index.get(gram, ()))
        for place, count in common.items():
            if count > ALIKE * len(grams[place] | other):
                same[place] = True
    return same


def _grams(text: str) -> frozenset[str]:
    plain = re.sub(r"\d+", "0", text.lower())
    return frozenset(plain[start : start + 4] for start in range(len(plain) - 3))


@dataclass(frozen=True, slots=True)
class Linked:
    """A sentence pair with its word links."""

    texts: tuple[str, str]
    words: LinkedText
    ahead: dict[int, list[int]]
    """English tokens by source token."""
    back: dict[int, list[int]]

    def keys(self) -> list[str]:
        """Return the source tokens as keys are compared."""
        return [fold(span.of(self.texts[0])) for span in self.words.source]

    def phrases(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield first and last token, source and English, of what the links allow."""
        for first in sorted(self.ahead):
            low, high = len(self.words.target), -1
            for last in range(first, min(len(self.words.source), first + LONGEST)):
                if last not in self.ahead:
                    continue
                low, high = min(low, *self.ahead[last]), max(high, *self.ahead[last])
                inside = (self.back.get(place, ()) for place in range(low, high + 1))
                if all(first <= place <= last for found in inside for place in found):
                    for left in self._loose(low, -1):
                        for right in self._loose(high, 1):
                            if right - left < LONGEST_ENGLISH:
                                yield first, last, left, right

    def _loose(self, place: int, step: int) -> Iterator[int]:
        """Yield a place in the English and those beside it that have no links of their own."""
        yield place
        for found in range(place + step, place + step * (LOOSE + 1), step):
            if found in self.back or not 0 <= found < len(self.words.target):
                return
            yield found


def linked(lang: str, pairs: Pairs) -> list[Linked]:
    """Return sentence pairs with their word links."""
    found: list[Linked] = []
    for texts, words in zip(pairs, WordAligner(lang, "en").align_texts(pairs), strict=True):
        ahead, back = defaultdict(list), defaultdict(list)
        for link in words.links:
            ahead[link.source].append(link.target)
            back[link.target].append(link.source)
        found.append(Linked(texts, words, dict(ahead), dict(back)))
    return found


def phrase_table(corpus: Sequence[Linked], cased: Callable[[str], str]) -> list[str]:
    """Return the lines of the table but for its header."""
    counts: Counter[tuple[str, str, bool]] = Counter()
    silent = _silent(corpus)
    for pair in corpus:
        keys = pair.keys()
        for first, last, left, right in pair.phrases():
            gaps = (place for place in range(first, last) if place not in pair.ahead)
            source, english = _cut(pair, first, last, left, right)
            if not _MARK.search(source + english) and all(
                silent[keys[place]] >= SILENT for place in gaps
            ):
                counts[source, cased(english) if left == 0 else english, last > first] += 1
    return _rows(counts, {key: share for key, share in silent.items() if share >= UNSAID})


def _cut(pair: Linked, first: int, last: int, left: int, right: int) -> tuple[str, str]:
    source, target = pair.words.source, pair.words.target
    stretch = pair.texts[0][source[first].start : source[last].end]
    return fold(stretch), pair.texts[1][target[left].start : target[right].end]


def _silent(corpus: Sequence[Linked]) -> dict[str, float]:
    """Return the share of its occurrences that a source token has no link."""
    met, without = Counter[str](), Counter[str]()
    for pair in corpus:
        keys = pair.keys()
        met.update(keys)
        without.update(key for place, key in enumerate(keys) if place not in pair.ahead)
    return {key: without[key] / count for key, count in met.items()}


def _rows(counts: Counter[tuple[str, str, bool]], unsaid: Mapping[str, float]) -> list[str]:
    sources, targets = Counter[str](), Counter[str]()
    for (source, english, _), count in counts.items():
        sources[source] += count
        targets[english] += count
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (source, english, longer), count in counts.items():
        chance = (count - DISCOUNT) / sources[source]
        if chance >= LEAST and (count >= TWICE or not longer):
            back = (count - DISCOUNT) / targets[english]
            cost = -math.log(chance) - BACKWARD * math.log(back)
            found[source].append((round(10 * cost), english))
    return [
        "\t".join((source, *_cells(sorted(found[source])[:MOST], unsaid.get(source))))
        for source in sorted(found)
    ]


def _cells(renderings: Iterable[tuple[int, str]], unsaid: float | None) -> Iterator[str]:
    """Yield renderings with their costs, and the empty one of a word often without link."""
    for cost, text in renderings:
        yield f"{text}={cost}"
    if unsaid is not None:
        yield f"={round(10 * (DROPPED - math.log(unsaid)))}"


@click.command()
@click.option("--apart", "held", is_flag=True, help="Learn from nine tenths of the corpus only.")
@click.option("--glosses", is_flag=True, help="Write the order of glosses, too.")
@click.option("--out", type=click.Path(path_type=Path), default=DATA, help="Instead of data.")
def main(held: bool, glosses: bool, out: Path) -> None:
    """Write the tables."""
    pairs = {lang: apart(lang)[0] if held else corpus_pairs(lang) for lang in LANGS}
    texts = list(dict.fromkeys(english for lang in LANGS for _, english in pairs[lang]))
    inside = cases(texts)
    write(out / "assembly" / "english.tsv", "context\tleaving it and its words", lines(texts))
    first: list[str] = []
    for lang in LANGS:
        corpus = linked(lang, pairs[lang])
        rows = phrase_table(corpus, lambda text: true_case(text, inside))
        write(out / "assembly" / f"{lang}-en.tsv", "source\tenglish=cost", rows)
        taught = (_cut(pair, *ends) for pair in corpus for ends in pair.phrases())
        first += preferred(lang, taught) if glosses else []
    if glosses:
        write(out / "lexicon" / "preferred.tsv", "lang\tsource\ten", first)
    write(out / "lexicon" / "english.tsv", "noun\tshape", shapes(texts))


def write(path: Path, header: str, rows: Iterable[str]) -> None:
    """Write a table."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = "".join(f"{line}\n" for line in (header, *rows))
    path.write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
