"""``aligntool run``: articles in, English with consistent terms and a report out."""

import json
from pathlib import Path
from typing import Any

import click

from aligntool.cli import _options
from aligntool.cli._clock import now
from aligntool.cli._engine import choose_engine
from aligntool.cli._output import TerminalProgress, table
from aligntool.errors import CheckFailed
from aligntool.formats import FORMATS
from aligntool.pipeline.inputs import STANDARD_INPUT, discover
from aligntool.pipeline.records import REPORT, summary_json
from aligntool.pipeline.run import RunRequest, RunResult
from aligntool.pipeline.run import run as run_pipeline
from aligntool.results import DocumentSummary, RunSummary, Score

_COLUMNS = ("document", "language", "sentences", "engine", "terms", "BLEU", "chrF2")


@click.command(short_help="Translate articles and keep their terms straight: the whole run.")
@_options.inputs
@_options.glossaries
@click.option(
    "--refs",
    type=_options.PATH,
    multiple=True,
    metavar="PATH",
    help="Reference translations (JSONL file or folder); may be given several times.",
)
@click.option("--out", type=_options.PATH, metavar="DIR", help="Folder of the results.")
@click.option(
    "--format",
    "formats",
    default="jsonl,tsv,tmx",
    show_default=True,
    metavar="LIST",
    help=f"Exports to write, parted by commas: {', '.join(FORMATS)}; none for none.",
)
@_options.despin
@_options.lang
@_options.recursive
@_options.engine
@click.option("--min-bleu", type=float, metavar="X", help="Exit 1 if BLEU over all is below X.")
@click.option("--min-terms", type=float, metavar="X", help="Exit 1 if fewer than X of 1 are right.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@_options.quiet
def run(inputs: tuple[str, ...], out: Path | None, as_json: bool, **settings: Any) -> None:
    """Clean, segment and translate INPUT... into English, put its terms right, check and export.

    INPUT is a text file, a folder of them, a glob, or - for standard input.  The results go into
    a folder (outputs/NAME, where not given): segments.jsonl, removed.jsonl, scores.json,
    manifest.json, report.html and the exports.
    """
    request = _request(inputs, out or _default_out(inputs), settings)
    with TerminalProgress(len(request.inputs), quiet=settings["quiet"]) as progress:
        result = run_pipeline(request, progress)
    report = request.out / REPORT
    click.echo(_json(result, report) if as_json else _text(result, report))
    _check(result.summary, settings["min_bleu"], settings["min_terms"])


def _request(inputs: tuple[str, ...], out: Path, settings: dict[str, Any]) -> RunRequest:
    from aligntool.glossary.load import load
    from aligntool.pipeline.outputs import check_formats
    from aligntool.quality.references import load_references

    listed = [name.strip() for name in settings["formats"].split(",")]
    formats = tuple(dict.fromkeys(name for name in listed if name and name != "none"))
    check_formats(formats)
    choice = choose_engine(discover(inputs, recursive=settings["recursive"]), settings)
    return RunRequest(
        inputs=choice.inputs,
        skipped=choice.missing,
        out=out,
        glossary=load(settings["glossaries"]),
        references=load_references(settings["refs"]),
        lang=settings["lang"],
        engine=choice.engine,
        engine_options=choice.options,
        despin=settings["despin"],
        formats=formats,
        clock=now,
    )


def _default_out(inputs: tuple[str, ...]) -> Path:
    name = "stdin" if inputs[0] == STANDARD_INPUT else Path(inputs[0]).resolve().stem
    safe = "".join(character for character in name if character not in '*?[]<>|:"\\/')
    return Path("outputs") / (safe or "run")


def _json(result: RunResult, report: Path) -> str:
    summary = {
        **summary_json(result.summary),
        "status": result.manifest.status,
        "notes": result.manifest.notes,
        "skipped": result.manifest.skipped,
        "report": str(report),
    }
    return json.dumps(summary, ensure_ascii=False, indent=2)


def _text(result: RunResult, report: Path) -> str:
    summary = result.summary
    rows = [_row(document) for document in summary.documents]
    if len(rows) > 1:
        sentences = sum(document.sentences for document in summary.documents)
        terms = f"{summary.terms_right}/{summary.terms_total}"
        rows.append(("all", "", f"{sentences}", "", terms, *_cells(summary.scores)))
    lines = [table(_COLUMNS, rows, left=2)]
    lines += [f"{score.name}: {score.signature}" for score in _shown(summary.scores)]
    if result.manifest.skipped:
        lines.append(f"skipped: {len(result.manifest.skipped)}")
    return "\n".join([*lines, f"report: {report}"])


def _row(document: DocumentSummary) -> tuple[str, ...]:
    terms = f"{document.terms_right}/{document.terms_total}"
    facts = (document.doc, document.lang, f"{document.sentences}", document.engine, terms)
    return (*facts, *_cells(document.scores))


def _shown(scores: tuple[Score, ...]) -> list[Score]:
    return [score for score in scores if score.name in _COLUMNS]


def _cells(scores: tuple[Score, ...]) -> tuple[str, ...]:
    values = {score.name: score for score in scores}
    return tuple(_cell(values.get(name)) for name in ("BLEU", "chrF2"))


def _cell(score: Score | None) -> str:
    if score is None:
        return "–"
    interval = "" if score.interval is None else f" ±{score.interval:.1f}"
    return f"{score.value:.1f}{interval}"


def _check(summary: RunSummary, min_bleu: float | None, min_terms: float | None) -> None:
    bleu = next((score.value for score in summary.scores if score.name == "BLEU"), None)
    if min_bleu is not None and (bleu is None or bleu < min_bleu):
        found = "no reference was found" if bleu is None else f"BLEU is {bleu:.1f}"
        raise CheckFailed(f"{found}; --min-bleu asks for {min_bleu:g}")
    share = summary.terms_right / summary.terms_total if summary.terms_total else 1.0
    if min_terms is not None and share < min_terms:
        raise CheckFailed(f"{share:.3f} of the terms are right; --min-terms asks for {min_terms:g}")
