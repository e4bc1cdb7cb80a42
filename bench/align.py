"""Measure sentence alignment.

    python -m bench.align scale [N]                         # or: python -m bench.align N
    python -m bench.align gold [--held-out] [--draft] [--mac-dev DIR]
    python -m bench.align calibration --mac-dev DIR
    python -m bench.align fit --mac-dev DIR

MAC-Dev is no part of this project; DIR holds its ``NNN.zh``, ``NNN.en`` and ``NNN.gold``.
"""

import resource
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import click

from aligntool.alignment import align_sentences
from bench import align_sets
from bench.align_figure import diagram
from bench.align_judge import Judged, bins, brier, calibration_error, fit_cut, fit_related, judge
from bench.align_made import drawn
from bench.align_score import SHAPES, Tally, is_paired
from bench.align_sets import LANGS, Case

FIGURE = Path(__file__).parent.parent / "docs" / "alignment-calibration.svg"
MAC_DEV = "MAC-Dev"
PARAGRAPHS = "paragraphs"
QUALITY = ("beads", "mean confidence", "share right", "ECE", "Brier")


class _Group(click.Group):
    """Takes a mere number for the size of ``scale``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command before its number."""
        return super().parse_args(ctx, ["scale", *args] if args and args[0].isdigit() else args)


def _folder(*, required: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(
        "--mac-dev",
        "folder",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        required=required,
        help="The folder of MAC-Dev.",
    )


@click.group(cls=_Group)
def main() -> None:
    """Measure sentence alignment."""


@main.command()
@click.argument("count", default=10_000)
def scale(count: int) -> None:
    """Print time and memory of aligning COUNT sentences of drawn words."""
    text = drawn(count)
    started = time.perf_counter(), time.process_time()
    beads = align_sentences(text.source, text.target, source_lang="zh", target_lang="en")
    seconds, busy = time.perf_counter() - started[0], time.process_time() - started[1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tally = Tally()
    tally.add({link for bead in beads if is_paired(link := (bead.source, bead.target))}, text.links)
    sizes = f"{len(text.source)} x {len(text.target)} sentences"
    times = f"{seconds:.1f} s ({busy:.1f} s of processor)"
    click.echo(f"{sizes}: {times}, {peak:.0f} MB, F1 {tally.strict:.4f}")


@main.command()
@click.option("--held-out", is_flag=True, help="The texts kept for the end instead.")
@click.option("--draft", is_flag=True, help="Also with a draft by the assembly engine.")
@_folder(required=False)
def gold(held_out: bool, draft: bool, folder: Path | None) -> None:
    """Print the scores on the gold texts, and how good the confidences are."""
    found = (f"{name} found" for name in SHAPES)
    _head("set", "texts", "strict P", "R", "F1", "lax F1", *found, *QUALITY)
    for name, cases in _gold_sets(folder, held_out=held_out, draft=draft):
        tally, judged = Tally(), []
        for case in cases:
            beads = judge(case)
            tally.add({bead.link for bead in beads}, case.gold)
            judged += beads
        shares = (tally.precision.value, tally.recall.value, tally.strict, tally.lax)
        shapes = (f"{one.right} of {one.total}" for one in tally.shapes.values())
        _row(name, str(len(cases)), *map(_rounded, shares), *shapes, *_quality(judged))


@main.command()
@_folder(required=True)
def calibration(folder: Path) -> None:
    """Draw how often beads of each confidence are right, and print it."""
    plain = _plain_sets(folder)
    sets = {
        **plain,
        "unrelated": _unrelated(plain.values()),
        "made": [case for lang in LANGS for case in align_sets.made(lang)],
    }
    judged = {name: _judged(cases) for name, cases in sets.items()}
    in_bins = {name: bins(found) for name, found in judged.items()}
    FIGURE.write_text(diagram(in_bins), encoding="utf-8")
    _head("set", *QUALITY)
    for name, found in judged.items():
        _row(name, *_quality(found))
    click.echo()
    _head("confidence", *judged)
    for number, row in enumerate(zip(*in_bins.values(), strict=True)):
        cells = (f"{one.right:.3f} of {one.beads}" if one.beads else "" for one in row)
        _row(f"{number / 10:.1f}–{(number + 1) / 10:.1f}", *cells)


@main.command()
@_folder(required=True)
def fit(folder: Path) -> None:
    """Print the parameters of the confidence, fitted to MAC-Dev and the development texts."""
    sets = dict(_gold_sets(folder, held_out=False, draft=False))
    judged = {name: _judged(cases) for name, cases in sets.items()}
    unrelated = _judged(_unrelated(_plain_sets(folder).values()))
    related = [bead for found in judged.values() for bead in found]
    # Texts that are there with and without their paragraphs count once.
    weights = [0.5 if name != MAC_DEV else 1.0 for name, found in judged.items() for _ in found]
    click.echo(f"_CUT = {_parameters(fit_cut(related, weights))}")
    click.echo(f"_RELATED = {_parameters(fit_related(related, unrelated))}")


def _gold_sets(
    folder: Path | None, *, held_out: bool, draft: bool
) -> Iterator[tuple[str, Sequence[Case]]]:
    """Yield the sets that are scored; MAC-Dev knows no paragraphs."""
    sets = {f"{lang}–en": align_sets.gold(lang, held_out=held_out) for lang in LANGS}
    if folder is not None:
        sets[MAC_DEV] = align_sets.mac_dev(folder)
    for name, cases in sets.items():
        kinds = {name: [align_sets.without_paragraphs(case) for case in cases]}
        if name != MAC_DEV:
            kinds[f"{name}, {PARAGRAPHS}"] = cases
        for kind, variants in kinds.items():
            yield kind, variants
            if draft:
                yield f"{kind}, draft", [align_sets.with_draft(case) for case in variants]


def _plain_sets(folder: Path) -> dict[str, Sequence[Case]]:
    """Return MAC-Dev and the development texts as if nobody knew where paragraphs begin."""
    sets = _gold_sets(folder, held_out=False, draft=False)
    return {name: cases for name, cases in sets if PARAGRAPHS not in name}


def _unrelated(sets: Iterable[Sequence[Case]]) -> list[Case]:
    return [case for cases in sets for case in align_sets.unrelated(cases)]


def _judged(cases: Sequence[Case]) -> list[Judged]:
    return [bead for case in cases for bead in judge(case)]


def _quality(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield the cells of ``QUALITY``."""
    yield str(len(judged))
    yield _rounded(sum(one.confidence for one in judged) / len(judged))
    yield _rounded(sum(one.is_right for one in judged) / len(judged))
    yield _rounded(calibration_error(judged))
    yield f"{brier(judged):.4f}"


def _parameters(values: Sequence[float]) -> str:
    return f"({', '.join(f'{value:.2f}' for value in values)})"


def _rounded(value: float) -> str:
    return f"{value:.3f}"


def _head(*cells: str) -> None:
    _row(*cells)
    _row(*("---" for _ in cells))


def _row(*cells: str) -> None:
    click.echo(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
