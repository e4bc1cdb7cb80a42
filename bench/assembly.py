"""chrF2, BLEU, speed and memory of the assembly engine on sentences kept apart, as one table.

    python -m bench.assembly [--flores DIR] [--learnt DIR] [--lang vi] [--write DIR]

Sets: the tenth of the packaged corpus that ``bench.learn_assembly --apart`` does not learn from
(honest only with ``--learnt``, the folder it wrote), the one-to-one beads of our gold articles, and
FLORES where its folder is given.  None of them teaches the tables but the corpus.
"""

import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from aligntool.engines.assembly.engine import AssemblyEngine, engine_of, open_composer
from aligntool.glossary.load import EMPTY
from aligntool.languages import open_language
from aligntool.lexicon import load_lexicon
from aligntool.model import Kind, Segment
from aligntool.text import Rewrite
from bench.learn_assembly import apart

GOLD = Path(__file__).parent / "gold" / "sentences"
LANGS = ("vi", "zh")


@dataclass(frozen=True, slots=True)
class Sample:
    """Sentences with one reference each."""

    name: str
    sources: Sequence[str]
    references: Sequence[str]


def samples(lang: str, flores: Path | None) -> Iterator[Sample]:
    """Yield the sets of a language."""
    yield Sample("corpus, held out", *zip(*apart(lang)[1], strict=True))
    yield Sample("gold articles", *zip(*gold(lang), strict=True))
    if flores is not None:
        sources = _lines(flores / f"{lang}-en.flores-dev.{lang}")
        yield Sample("FLORES dev", sources, _lines(flores / "zh-en.flores-dev.en"))


def gold(lang: str) -> list[tuple[str, str]]:
    """Return the one-to-one beads of the gold articles."""
    folder = GOLD / f"{lang}-en"
    return [pair for path in sorted(folder.glob("*.gold")) for pair in _beads(path, lang)]


def _beads(path: Path, lang: str) -> Iterator[tuple[str, str]]:
    sides = [_lines(path.with_suffix(f".{one}")) for one in (lang, "en")]
    for line in _lines(path):
        places = [part.strip("[]").split(",") for part in line.split(":")]
        if all(len(side) == 1 and side[0] for side in places):
            yield sides[0][int(places[0][0])], sides[1][int(places[1][0])]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def segments(lang: str, texts: Sequence[str]) -> list[Segment]:
    """Return sentences as the pipeline hands them to an engine."""
    language = open_language(lang)
    return [
        Segment("d", number, Kind.BODY, lang, plain, plain, language.words(text))
        for number, text in enumerate(texts, start=1)
        for plain in [Rewrite(text, text)]
    ]


def scores(found: Sequence[str], references: Sequence[str]) -> tuple[float, float]:
    """Return chrF2 and BLEU as sacrebleu has them by default."""
    from sacrebleu import corpus_bleu, corpus_chrf

    return corpus_chrf(found, [references]).score, corpus_bleu(found, [references]).score


def measure(engine: AssemblyEngine, sample: Sample, lang: str, write: Path | None) -> str:
    """Return the row of a set."""
    cut = segments(lang, sample.sources)
    start = time.process_time()
    drafts = [found[0] for found in engine.translate(cut)]
    speed = len(cut) / (time.process_time() - start)
    texts = [draft.text for draft in drafts]
    if write is not None:
        write.mkdir(parents=True, exist_ok=True)
        rows = zip(sample.sources, sample.references, texts, strict=True)
        content = "".join(f"{one}\n{two}\n{three}\n\n" for one, two, three in rows)
        (write / f"{lang}-{sample.name.split()[0]}.txt").write_text(content, encoding="utf-8")
    chrf, bleu = scores(texts, sample.references)
    covered = sum(draft.score or 0.0 for draft in drafts) / len(drafts)
    return (
        f"| {lang} | {sample.name} | {len(cut)} | {chrf:.1f} | {bleu:.1f} | {covered:.3f} "
        f"| {speed:.0f} |"
    )


@click.command()
@click.option("--flores", type=click.Path(path_type=Path, exists=True), help="Folder of FLORES.")
@click.option("--learnt", type=click.Path(path_type=Path, exists=True), help="Tables to use.")
@click.option("--lang", "langs", multiple=True, default=LANGS, type=click.Choice(LANGS))
@click.option("--write", type=click.Path(path_type=Path), help="Folder for the drafts.")
def main(
    flores: Path | None, learnt: Path | None, langs: tuple[str, ...], write: Path | None
) -> None:
    """Print the table."""
    click.echo("| lang | set | sentences | chrF2 | BLEU | covered | sentences a second |")
    click.echo("|---|---|---|---|---|---|---|")
    for lang in langs:
        start = time.perf_counter()
        lexicon = load_lexicon(lang)
        composer = open_composer(lexicon, folder=learnt / "assembly" if learnt else None)
        engine = engine_of(lexicon, EMPTY, composer)
        loaded = time.perf_counter() - start
        for sample in samples(lang, flores):
            click.echo(measure(engine, sample, lang, write))
        click.echo(f"{lang}: loaded in {loaded:.2f} s", err=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stderr.write(f"at most {peak:.0f} MB\n")


if __name__ == "__main__":
    main()
