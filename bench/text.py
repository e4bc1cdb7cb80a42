"""How long cleaning and segmenting take beside the bare segmenters, in one run.

Usage: python bench/text.py [--repeats N]

For each language the packaged corpus is laid out as articles, and three things are timed in turn,
again and again: the bare segmenter on the whole text in one call, the bare segmenter sentence by
sentence, and aligntool's decode + clean + normalise + segment (sentences, glossary terms, words)
on the same text.  Printed are medians and the median of the ratios taken round by round, so that a
machine whose speed drifts does not matter.
"""

import argparse
import logging
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from aligntool.cleaning.clean import clean
from aligntool.cleaning.decode import decode
from aligntool.cleaning.despin import packaged_rules
from aligntool.cleaning.normalize import plan
from aligntool.glossary.load import load
from aligntool.glossary.match import Matcher
from aligntool.languages import open_language
from aligntool.lexicon.corpus import corpus_pairs
from aligntool.segment import Segmenter

ROOT = Path(__file__).parent.parent
PARAGRAPH = 4
LIMITS = {"zh": 6_000, "vi": 2_500}
"""Sentences of the corpus used, so that a round takes a second or two."""


def articles(lang: str) -> tuple[str, list[str]]:
    """Return the text of a language's corpus in paragraphs, and its sentences."""
    rows = [source for source, _ in corpus_pairs(lang)[: LIMITS[lang]]]
    joint = "" if lang == "zh" else " "
    paragraphs = [joint.join(rows[i : i + PARAGRAPH]) for i in range(0, len(rows), PARAGRAPH)]
    return "\n".join(paragraphs), rows


def bare(lang: str) -> Callable[[str], object]:
    """Return the segmenter that aligntool builds on, as its users call it."""
    if lang == "zh":
        import jieba

        logging.getLogger("jieba").setLevel(logging.CRITICAL)
        tokenizer = jieba.Tokenizer()
        tokenizer.initialize()
        return lambda text: sum(1 for _ in tokenizer.tokenize(text))
    from underthesea.pipeline.word_tokenize import word_tokenize

    return lambda text: len(word_tokenize(text))


def whole(lang: str) -> Callable[[str], object]:
    """Return aligntool's way from bytes to segments."""
    language = open_language(lang)
    matcher = Matcher(load([ROOT / "glossaries" / "ai-governance.tsv"]), lang)
    rules = packaged_rules()

    def run(text: str) -> int:
        document = clean(decode(text.encode(), doc="bench"), language)
        segmenter = Segmenter(language, plan(document, rules), matcher)
        return sum(1 for _ in segmenter.sentences(document))

    return run


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that a call takes."""
    # Time of this process alone: other work on the machine is not ours.
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(lang: str, repeats: int) -> str:
    """Return one row of the table."""
    text, rows = articles(lang)
    segmenter, ours = bare(lang), whole(lang)
    segmenter(rows[0]), ours(rows[0])
    rounds = []
    for _ in range(repeats):
        rounds.append(
            (
                seconds(lambda: segmenter(text)),
                seconds(lambda: [segmenter(row) for row in rows]),
                seconds(lambda: ours(text)),
            )
        )
    size = len(text.encode()) / 1e6
    once, each, us = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratios = [all_of_it / alone for alone, _, all_of_it in rounds]
    spread = f"{min(ratios):.2f}–{max(ratios):.2f}"
    return (
        f"| {lang} | {size:.2f} MB | {size / once:.2f} MB/s | {size / each:.2f} MB/s "
        f"| {size / us:.2f} MB/s | {statistics.median(ratios):.2f} ({spread}) |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=7)
    options = parser.parse_args()
    lines = [
        "| language | text | bare, one call | bare, by sentence | clean + segment | time ÷ bare |",
        "|---|---|---|---|---|---|",
        *(measure(lang, options.repeats) for lang in LIMITS),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
