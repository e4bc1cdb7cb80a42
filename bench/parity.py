"""Compare aligntool's argos engine with argostranslate's Python API, sentence by sentence.

To be run in the environment of ``make parity``.  Both get the same tiny packages and settings;
argostranslate translates one sentence at a time, aligntool all of them in its batches.  The exit
code is 1 if a sentence in a package's own grammar comes out differently.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from aligntool.engines.argos.clauses import SOFT_LIMIT
from bench import packages, table
from bench.engine import DOCUMENT, FOLDER, note
from bench.systems import PARITY, ROOT, Job, run
from bench.workloads import read, singly

SEEDS = ROOT / "seeds"
GRAMMAR = "in the grammar"
COMPUTE_TYPES = ("auto", "float32")
"""``auto`` is the default of both: int8, with these packages."""

_END = re.compile(r"(?<=[。！？])|(?<=[.!?])\s+(?=[A-ZĐ])")


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that the two translate differently."""

    source: str
    argostranslate: str
    aligntool: str

    def __str__(self) -> str:
        return (
            f"  {self.source}\n    argostranslate: {self.argostranslate}\n"
            f"    aligntool:      {self.aligntool}"
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of one set of sentences."""

    lang: str
    sentences: str
    """What they are."""
    compute_type: str
    compared: int
    cut: int
    """Sentences that argostranslate's splitter cut in several, which are not compared."""
    long: int
    """Others that aligntool cuts at clause marks, which are not compared either."""
    """Sentences for which aligntool preferred another answer to the model's first."""
    differences: list[Difference]

    @property
    def failed(self) -> bool:
        """Whether the two must be alike here and are not."""
        return self.sentences == GRAMMAR and bool(self.differences or not self.compared)


def sets(lang: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the sets of sentences with what they are."""
    yield GRAMMAR, read(f"grammar-{lang}")
    yield "seed articles", seeds(lang)
    yield "other news", read(f"other-{lang}")


def seeds(lang: str) -> list[str]:
    """Return the sentences of the seed articles in a language, noise and all."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.txt"))]
    lines = [line for text in texts if _lang(text) == lang for line in text.splitlines()]
    sentences = [one.strip() for line in lines for one in _END.split(line)]
    return [one for one in dict.fromkeys(sentences) if len(one) > 8]


def _lang(text: str) -> str:
    return "zh" if re.search(r"[一-鿿]{4}", text) else "vi"


def compare(lang: str, kind: str, sentences: list[str], *, compute_type: str) -> Comparison:
    """Translate sentences with both and return where they differ."""
    folder = packages.tiny(lang, FOLDER)
    theirs, ours = (
        # One thread, as aligntool has for each batch; no retries: the model's own answers.
        run(
            Job(
                system,
                str(folder),
                lang,
                singly(sentences),
                compute_type,
                intra_threads=1,
                retries=0,
            )
        )
        for system in ("argostranslate", "aligntool")
    )
    rows = list(zip(sentences, theirs.answers, ours.answers, strict=True))
    long = [size > SOFT_LIMIT for size in sizes(folder, sentences)]
    cut = [number > 1 for number in theirs.cut]
    alike = [not (a or b) for a, b in zip(long, cut, strict=True)]
    return Comparison(
        lang=lang,
        sentences=kind,
        compute_type=compute_type,
        compared=sum(alike),
        cut=sum(cut),
        long=sum(a and not b for a, b in zip(long, cut, strict=True)),
        differences=[
            Difference(*row)
            for row, same in zip(rows, alike, strict=True)
            if same and row[1] != row[2]
        ],
    )


def sizes(folder: Path, sentences: list[str]) -> list[int]:
    """Return how many pieces each sentence has for the package in a folder."""
    from sentencepiece import SentencePieceProcessor

    (file,) = folder.glob("*/sentencepiece.model")
    return [
        len(pieces) for pieces in SentencePieceProcessor(model_file=str(file)).encode(sentences)
    ]


def tabled(comparisons: list[Comparison]) -> str:
    """Return the table of what was compared."""
    head = "language sentences compute-type compared identical different cut long".split()
    rows = [f"| {' | '.join(head)} |".replace("-", " "), "|---" * len(head) + "|"]
    for one in comparisons:
        different = len(one.differences)
        counts = (one.compared, one.compared - different, different, one.cut, one.long)
        cells = [one.lang, one.sentences, one.compute_type, *map(str, counts)]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


@click.command()
@click.option("--write", is_flag=True, help="Put the table into docs/benchmarks.md.")
def main(write: bool) -> None:
    """Compare, list the differences, and print the table."""
    if not PARITY.exists():
        raise click.ClickException("there is no .venv-parity; `make parity` makes it")
    FOLDER.mkdir(parents=True, exist_ok=True)
    comparisons = []
    for lang in ("zh", "vi"):
        for kind, sentences in sets(lang):
            for compute_type in COMPUTE_TYPES:
                done = compare(lang, kind, sentences, compute_type=compute_type)
                comparisons.append(done)
                differing = f"{len(done.differences)} of {done.compared} differ"
                note(f"{lang}, {kind}, {compute_type}: {differing}")
                for difference in done.differences:
                    click.echo(difference)
    text = tabled(comparisons)
    click.echo(text)
    if write:
        table.put(DOCUMENT, "bench/parity.py", text)
    if any(one.failed for one in comparisons):
        raise click.ClickException("sentences in the grammar of their package come out differently")


if __name__ == "__main__":
    main()
