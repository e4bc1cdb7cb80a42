"""Time and memory of sentence alignment on two made texts of N sentences.

    python -m bench.align [N]

Sentences are words drawn from the lexicon and their glosses in another order; a tenth are merged
in pairs and one in fifty is dropped, so that the right beads are known.
"""

import random
import resource
import sys
import time

from aligntool.alignment import align_sentences
from aligntool.lexicon import load_lexicon


def made(count: int) -> tuple[list[str], list[str], set[tuple[tuple[int, ...], tuple[int, ...]]]]:
    """Return Chinese sentences, English ones, and the pairs of sentence groups."""
    chance = random.Random(5)
    lexicon = load_lexicon("zh")
    keys = [key for key in sorted(lexicon.packed) if len(key) == 2]
    common = chance.sample(keys, 300)
    source: list[str] = []
    target: list[str] = []
    right = set()
    while len(source) < count:
        first = len(source)
        drawn = [_words(chance, keys, common) for _ in range(1 + (chance.random() < 0.1))]
        source += ("".join(words) + "。" for words in drawn)
        if chance.random() < 0.02:
            continue
        glosses = [lexicon.get(word).glosses[0] for words in drawn for word in words]
        chance.shuffle(glosses)
        target.append(" ".join(glosses) + ".")
        right.add((tuple(range(first, len(source))), (len(target) - 1,)))
    return source, target, right


def _words(chance: random.Random, keys: list[str], common: list[str]) -> list[str]:
    size = chance.randint(4, 20)
    return [chance.choice(common if chance.random() < 0.6 else keys) for _ in range(size)]


def main() -> None:
    """Align once and print the figures."""
    source, target, right = made(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    started = time.perf_counter()
    beads = align_sentences(source, target, source_lang="zh", target_lang="en")
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {(bead.source, bead.target) for bead in beads if bead.source and bead.target}
    line = f"{len(source)} x {len(target)} sentences: {seconds:.1f} s, {peak:.0f} MB"
    sys.stdout.write(f"{line}, F1 {2 * len(found & right) / (len(found) + len(right)):.4f}\n")


if __name__ == "__main__":
    main()
