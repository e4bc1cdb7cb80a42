"""Alignment error rate of word aligners on the gold sentences, as one Markdown table.

    python -m bench.words

Systems: aligntool with what it ships, taught by the gold's own sentences, and by the packaged
corpus with them; IBM-2 as fast_align has it (Dyer et al. 2013); eflomal (Östling & Tiedemann 2016)
where it is installed.  The last two learn from corpus and gold sentences and know no lexicon.
An engine's attention says nothing of the gold's English, which it did not write; on sentences of
its own grammar the tiny package's attention is compared with aligntool's links instead.
The odd-numbered sentences were looked at in development, the even ones are held out.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aligntool.engines.argos import open_engine
from aligntool.engines.base import EngineOptions
from aligntool.glossary.load import EMPTY
from aligntool.lexicon.corpus import corpus_pairs
from aligntool.model import Kind, Segment
from aligntool.text import Rewrite
from aligntool.wordalign import TokenPair, WordAligner
from aligntool.wordalign.batches import UnitPair
from aligntool.wordalign.layout import Layout, lay_out
from aligntool.wordalign.units import open_units
from bench.packages import tiny
from bench.workloads import read as grammar

FOLDER = Path(__file__).parent / "gold" / "words"
NULL, TENSION, CONCENTRATION, ROUNDS = 0.08, 4.0, 0.01, 5
"""fast_align's defaults; the tension is its starting value, which it would also learn."""
Links = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Gold:
    """A sentence pair with sure links, and with sure and possible ones."""

    pair: TokenPair
    sure: Links
    possible: Links


def read(lang: str) -> list[Gold]:
    """Return the gold sentences of a language and English."""
    lines = (FOLDER / f"{lang}-en.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [_gold(*line.split("\t")) for line in lines]


def _gold(source: str, target: str, links: str) -> Gold:
    sure = {_link(link, "-") for link in links.split() if "-" in link}
    possible = {_link(link, "?") for link in links.split() if "?" in link}
    pair = TokenPair(tuple(source.split(" ")), tuple(target.split(" ")))
    return Gold(pair, sure, sure | possible)


def _link(written: str, mark: str) -> tuple[int, int]:
    source, target = written.split(mark)
    return int(source), int(target)


def score(gold: Sequence[Gold], found: Sequence[Links]) -> tuple[float, float, float]:
    """Return alignment error rate, precision and recall (Och & Ney 2003)."""
    made = sum(map(len, found))
    sure = sum(len(one.sure) for one in gold)
    right = sum(len(links & one.possible) for links, one in zip(found, gold, strict=True))
    surely = sum(len(links & one.sure) for links, one in zip(found, gold, strict=True))
    return 1 - (right + surely) / (made + sure), right / made, surely / sure


def written(lang: str) -> list[TokenPair]:
    """Return the packaged corpus in tokens like the gold's: Vietnamese in syllables."""
    units = (open_units(lang), open_units("en"))
    pairs = []
    for texts in corpus_pairs(lang):
        sides = [
            tuple(part for unit in one.split(text) for part in unit.span.of(text).split())
            for one, text in zip(units, texts, strict=True)
        ]
        pairs.append(TokenPair(sides[0], sides[1]))
    return pairs


def grown(ahead: Links, back: Links) -> Links:
    """Return grow-diag-final-and of both directions' links (Koehn, Och & Marcu 2003)."""
    found, union = ahead & back, ahead | back
    near = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j]
    added = True
    while added:
        added = False
        for source, target in sorted(found):
            for place in ((source + i, target + j) for i, j in near):
                if place in union - found and _free(place, found, any):
                    found.add(place)
                    added = True
    for links in (ahead, back):
        found |= {place for place in sorted(links - found) if _free(place, found, all)}
    return found


def _free(place: tuple[int, int], found: Links, how: Callable[[tuple[bool, bool]], bool]) -> bool:
    """Tell whether any or all of a link's words have no link yet."""
    taken = ({source for source, _ in found}, {target for _, target in found})
    return how((place[0] not in taken[0], place[1] not in taken[1]))


def ibm2(pairs: Sequence[TokenPair]) -> list[Links]:
    """Return the links of all pairs by IBM model 2 with a diagonal prior, both ways, grown."""
    ahead = _one_way([UnitPair(_low(pair.source), _low(pair.target)) for pair in pairs])
    back = _one_way([UnitPair(_low(pair.target), _low(pair.source)) for pair in pairs])
    return [
        grown(links, {(source, target) for target, source in other})
        for links, other in zip(ahead, back, strict=True)
    ]


def _low(tokens: Sequence[str]) -> tuple[str, ...]:
    return tuple(token.lower() for token in tokens)


def _one_way(pairs: Sequence[UnitPair]) -> list[Links]:
    """Return the links from each target word to the source word that most likely made it."""
    layout = lay_out(pairs)
    table = np.full(len(layout.types.keys) + 1, 1e-3)
    empty = np.full(len(layout.types.targets), 1e-3)
    found: dict[UnitPair, Links] = {}
    for _ in range(ROUNDS):
        table[-1] = 0.0
        counts, silent = np.zeros_like(table), np.zeros_like(empty)
        for batch, places in zip(layout.batches, layout.places, strict=True):
            shares = _shares(batch.sizes, places.shape) * table[places] * (1 - NULL)
            nothing = NULL * np.where(batch.targets >= 0, empty[batch.targets], 1.0)
            shares /= (shares.sum(axis=1) + nothing)[:, None, :]
            weighed = shares * batch.weights[:, None, None]
            counts += np.bincount(places.ravel(), weighed.ravel(), minlength=len(counts))
            quiet = (1 - shares.sum(axis=1)) * batch.weights[:, None] * (batch.targets >= 0)
            silent += np.bincount(
                np.maximum(batch.targets, 0).ravel(), quiet.ravel(), minlength=len(silent)
            )
            for number, pair in enumerate(batch.pairs):
                found[pair] = _best(shares[number, : len(pair.source), : len(pair.target)])
        table, empty = _updated(layout, counts), (silent + CONCENTRATION) / (silent + 1).sum()
    return [found.get(pair, set()) for pair in pairs]


def _shares(sizes: tuple[np.ndarray, np.ndarray], shape: tuple[int, ...]) -> np.ndarray:
    """Return the distortion: how likely each source word makes each target word (b, s, t)."""
    rows = (np.arange(shape[1]) + 1) / sizes[0][:, None]
    columns = (np.arange(shape[2]) + 1) / sizes[1][:, None]
    nearness = np.exp(-TENSION * np.abs(rows[:, :, None] - columns[:, None, :]))
    nearness *= (np.arange(shape[1]) < sizes[0][:, None])[:, :, None]
    return nearness / nearness.sum(axis=1, keepdims=True)


def _updated(layout: Layout, counts: np.ndarray) -> np.ndarray:
    """Return the translation table with a sparse Dirichlet prior (variational Bayes)."""
    raised = counts[:-1] + CONCENTRATION
    total = np.bincount(layout.types.rows, raised, minlength=len(layout.types.sources))
    return np.append(np.exp(_digamma(raised) - _digamma(total)[layout.types.rows]), 0.0)


def _digamma(values: np.ndarray) -> np.ndarray:
    shifted = values + 6
    series = np.log(shifted) - 0.5 / shifted - 1 / (12 * shifted**2) + 1 / (120 * shifted**4)
    return series - sum(1 / (values + step) for step in range(6))


def _best(shares: np.ndarray) -> Links:
    """Return the likeliest source word of each target word that nothing explains less well."""
    best = shares.argmax(axis=0)
    sure = shares.max(axis=0) > 1 - shares.sum(axis=0)
    return {(int(best[target]), int(target)) for target in np.nonzero(sure)[0]}


def eflomal(pairs: Sequence[TokenPair]) -> list[Links] | None:
    """Return eflomal's links, both ways, grown; None if it is not installed."""
    try:
        from eflomal import Aligner
    except ImportError:
        return None
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder) / name for name in ("source", "target", "forward", "reverse")]
        for name, side in zip(names, ("source", "target"), strict=False):
            lines = (" ".join(_low(getattr(pair, side))) + "\n" for pair in pairs)
            name.write_text("".join(lines), encoding="utf-8")
        with names[0].open(encoding="utf-8") as source, names[1].open(encoding="utf-8") as target:
            Aligner().align(
                source, target, links_filename_fwd=str(names[2]), links_filename_rev=str(names[3])
            )
        both = [
            [{_link(one, "-") for one in line.split()} for line in name.read_text().splitlines()]
            for name in names[2:]
        ]
    return [grown(ahead, back) for ahead, back in zip(*both, strict=True)]


def _ours(aligner: WordAligner, pairs: Sequence[TokenPair]) -> list[Links]:
    return [{(one.source, one.target) for one in links} for links in aligner.align(pairs)]


def systems(lang: str, gold: Sequence[Gold]) -> dict[str, Callable[[], list[Links] | None]]:
    """Return what finds the links of the gold sentences, by name."""
    pairs = [one.pair for one in gold]
    more = [*pairs, *written(lang)]
    aligner = WordAligner(lang, "en")
    return {
        "aligntool, as shipped": lambda: _ours(aligner, pairs),
        "aligntool, taught by the 100": lambda: _ours(aligner.trained(pairs), pairs),
        "aligntool, taught by corpus and the 100": lambda: _ours(aligner.trained(more), pairs),
        "IBM-2 as in fast_align, corpus and the 100": lambda: ibm2(more)[: len(pairs)],
        "eflomal, corpus and the 100": lambda: (eflomal(more) or [])[: len(pairs)] or None,
    }


def attention(lang: str, count: int = 100) -> tuple[int, int]:
    """Return how many English words of a tiny package's translations have one main source word by
    attention, and for how many of these aligntool links a stretch that shares characters with it.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = tiny(lang, Path(folder))
        engine = open_engine(lang, EMPTY, EngineOptions(packages=place))
        texts = grammar(f"grammar-{lang}")[:count]
        plain = [Rewrite(text, text) for text in texts]
        segments = [Segment("gold", 1, Kind.BODY, lang, one, one, ()) for one in plain]
        best = [answer[0] for answer in engine.translate(segments)]
    pairs = [(text, one.text) for text, one in zip(texts, best, strict=True)]
    linked = WordAligner(lang, "en").trained(pairs).align_texts(pairs)
    asked = agreed = 0
    for one, ours in zip(best, linked, strict=True):
        for link in (link for link in one.links if link.weight > 0.5):
            here = [other for other in ours.spans if other.target.overlaps(link.target)]
            asked += bool(here)
            agreed += any(other.source.overlaps(link.source) for other in here)
    return asked, agreed


def main() -> None:
    """Print the table."""
    sys.stdout.write("| pair | system | odd: AER | precision | recall | even: AER |")
    sys.stdout.write(" precision | recall | s |\n|---|---|---|---|---|---|---|---|---|\n")
    for lang in ("zh", "vi"):
        gold = read(lang)
        for name, align in systems(lang, gold).items():
            started = time.process_time()
            found = align()
            seconds = time.process_time() - started
            if found is None:
                sys.stdout.write(f"| {lang}–en | {name} | not installed |\n")
                continue
            cells = [
                f"{value:.3f}"
                for first in (0, 1)
                for value in score(gold[first::2], found[first::2])
            ]
            sys.stdout.write(f"| {lang}–en | {name} | {' | '.join(cells)} | {seconds:.1f} |\n")
            sys.stdout.flush()
        asked, agreed = attention(lang)
        sys.stdout.write(f"| {lang}–en | attention agrees with aligntool | {agreed} of {asked} |\n")


if __name__ == "__main__":
    main()
