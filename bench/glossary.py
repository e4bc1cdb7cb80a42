"""Speed of finding glossary terms in Chinese, beside the bare automaton over the same text.

    python -m bench.glossary [TERMS]

The terms are drawn from the lexicon, the text is the packaged corpus; each round times both, by
the processor's clock, so that others on the machine count less.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from ahocorasick_rs import AhoCorasick

from aligntool.glossary.fold import fold
from aligntool.glossary.load import load
from aligntool.glossary.match import Matcher
from aligntool.languages import open_language
from aligntool.lexicon import load_lexicon
from aligntool.model import Concept, Glossary
from aligntool.text import Span

CORPUS = Path(__file__).parent.parent / "aligntool" / "data" / "corpus" / "zh-en.tsv"
ROUNDS = 5
LOADED = 100_000


def drawn(count: int) -> Glossary:
    """Return a glossary of so many Chinese terms of two characters or more."""
    terms = [term for term in sorted(load_lexicon("zh").packed) if len(term) > 1]
    chosen = random.Random(5).sample(terms, min(count, len(terms)))
    concepts = {term: Concept(term, "x", terms={"zh": (term,)}) for term in chosen}
    return Glossary("bench", concepts, "0" * 12)


def rate(text: dict[str, tuple[Span, ...]], work: Callable[[str], object]) -> float:
    """Return megabytes of UTF-8 a second."""
    size = sum(len(line.encode()) for line in text) / 1e6
    started = time.process_time()
    for line in text:
        work(line)
    return size / (time.process_time() - started)


def matching(count: int) -> None:
    """Print the rates of the matcher and of the automaton."""
    rows = CORPUS.read_text(encoding="utf-8").splitlines()[1:]
    cut = open_language("zh").words
    text = {line: cut(line) for line in (row.split("\t")[1] for row in rows)}
    glossary = drawn(count)
    started = time.process_time()
    matcher = Matcher(glossary, "zh")
    built = time.process_time() - started
    bare = AhoCorasick([fold(term, "zh") for term in glossary.concepts])
    # The lexicon is loaded once, with the first term that begins or ends inside a word.
    rate(text, lambda line: matcher.find(line, text[line]))
    rounds = [
        (
            rate(text, matcher.find),
            rate(text, lambda line: matcher.find(line, text[line])),
            rate(text, lambda line: bare.find_matches_as_indexes(line, overlapping=True)),
        )
        for _ in range(ROUNDS)
    ]
    ours, worded, automaton = (median(one) for one in zip(*rounds, strict=True))
    found = sum(len(matcher.find(line)) for line in text)
    kept = sum(len(matcher.find(line, words)) for line, words in text.items())
    sys.stdout.write(
        f"{len(glossary.concepts)} terms in {len(text)} sentences: {found} found at {ours:.1f} "
        f"MB/s, beside known words {kept} at {worded:.1f} MB/s, the automaton by itself "
        f"{automaton:.1f} MB/s; built in {built:.2f} s\n"
    )


def loading(folder: Path) -> None:
    """Print how long a large table takes to load."""
    path = folder / "large.tsv"
    rows = [f"{index}\tTerm {index}\tthuật ngữ {index}" for index in range(LOADED)]
    path.write_text("\n".join(["concept\ten\tvi", *rows]) + "\n", encoding="utf-8")
    started = time.process_time()
    glossary = load([path])
    read = time.process_time() - started
    Matcher(glossary, "vi")
    ready = time.process_time() - started
    sys.stdout.write(f"{LOADED} concepts: loaded in {read:.1f} s, matcher ready at {ready:.1f} s\n")


def main() -> None:
    """Measure once."""
    import tempfile

    matching(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    with tempfile.TemporaryDirectory() as folder:
        loading(Path(folder))


if __name__ == "__main__":
    main()
