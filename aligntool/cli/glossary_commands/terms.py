"""``aligntool glossary apply`` and ``check``: the terms of a translation that exists."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from aligntool.cli import _options
from aligntool.cli._each import as_json
from aligntool.cli._files import write_file
from aligntool.cli._output import note, table
from aligntool.errors import CheckFailed, UsageError
from aligntool.languages import SOURCE_LANGUAGES

if TYPE_CHECKING:
    from aligntool.model import Pair
    from aligntool.pipeline.check import Checked
    from aligntool.quality.terminology import ConceptRate

_DECIMALS = 3
"""Decimals of rates."""
_documents = click.option(
    "--documents",
    is_flag=True,
    help="The files are whole texts whose lines need not match; sentences are aligned first.",
)


@click.command("apply", short_help="Make the terms of an existing translation come out right.")
@click.argument("source", type=_options.PATH, metavar="SOURCE")
@click.argument("english", type=_options.PATH, metavar="ENGLISH")
@_options.glossaries
@click.option("--lang", type=click.Choice(SOURCE_LANGUAGES), help="Language of SOURCE.")
@_documents
@click.option(
    "--fill",
    is_flag=True,
    help="Put drafts from the lexicons where sentences have no English, and say how many.",
)
@_options.out
@click.option(
    "--changes",
    type=_options.PATH,
    metavar="FILE",
    help="Also write a line of JSON for each term that is changed or missing.",
)
@click.option("--dry-run", is_flag=True, help="Only tell how many terms would be changed.")
@_options.quiet
def apply_command(source: Path, english: Path, **settings: Any) -> None:
    """Write ENGLISH with the terms of SOURCE as the glossary wants them, and nothing else changed.

    Line N of ENGLISH translates line N of SOURCE. No model is needed.
    """
    from aligntool.glossary.load import load
    from aligntool.pipeline.apply import apply_terms

    applied = apply_terms(
        source,
        english,
        load(settings["glossaries"]),
        lang=settings["lang"],
        lines=not settings["documents"],
        fill=settings["fill"],
    )
    if not settings["dry_run"]:
        _write(settings["out"], applied.text)
    if settings["changes"] is not None:
        lines = "".join(f"{line}\n" for pair in applied.pairs for line in _changes(pair))
        _write(settings["changes"], lines)
    for line in (_counted(applied.pairs), *_left_out(applied.pairs)):
        note(line, quiet=settings["quiet"])


def _write(path: Path, text: str) -> None:
    def write(stream: BinaryIO) -> None:
        stream.write(text.encode("utf-8"))

    write_file(path, write)


def _counted(pairs: "Sequence[Pair]") -> str:
    statuses = [term.status.value for pair in pairs for term in pair.terms]
    counts = ", ".join(f"{statuses.count(one)} {one}" for one in ("ok", "replaced", "missing"))
    return f"{len(statuses)} term occurrences: {counts}"


def _left_out(pairs: "Sequence[Pair]") -> list[str]:
    """Return what is to be said of sentences whose English was missing."""
    from aligntool.pipeline.apply import DRAFTS

    drafts = sum(pair.engine == DRAFTS for pair in pairs)
    if drafts:
        return [f"sentences without English: {drafts}; drafts stand for them, which must be read"]
    missing = sum(not pair.target.strip() and bool(pair.source.strip()) for pair in pairs)
    return [f"sentences without English: {missing}; --fill drafts them"] if missing else []


def _changes(pair: "Pair") -> list[str]:
    return [
        as_json(
            {
                "doc": pair.doc,
                "seg": pair.seg,
                "engine": pair.engine,
                "concept": term.concept,
                "source": term.source,
                "status": term.status.value,
                "reason": term.reason,
                "before": term.found,
                "after": term.target_span.of(pair.target) if term.target_span else None,
                "mt": pair.mt,
                "target": pair.target,
            }
        )
        for term in pair.terms
        if term.status.value != "ok"
    ]


@click.command("check", short_help="Report how the terms fare in existing translations.")
@click.argument("files", nargs=-1, required=True, type=_options.PATH, metavar="SOURCE ENGLISH...")
@_options.glossaries
@click.option(
    "--lang",
    "langs",
    type=click.Choice(SOURCE_LANGUAGES),
    multiple=True,
    help="Language of SOURCE; of several, once for each or for none.",
)
@_documents
@click.option(
    "--min-terms",
    type=click.FloatRange(0, 1),
    metavar="X",
    help="Exit 1 if fewer than X of 1 are right.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "html")),
    default="text",
    show_default=True,
    help="How to report.",
)
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object a concept.")
def check_command(files: tuple[Path, ...], **settings: Any) -> None:
    """Report how the English of some texts renders their terms: success and consistency.

    Give SOURCE and ENGLISH of each text. Line N of ENGLISH translates line N of SOURCE.
    """
    from aligntool.glossary.load import load
    from aligntool.pipeline.check import check_terms

    form = "concepts" if settings["json_wanted"] else settings["form"]
    checked = check_terms(
        _translations(files, settings["langs"]),
        load(settings["glossaries"]),
        lines=not settings["documents"],
        faults=form == "html",
    )
    click.echo(_FORMS[form](checked))
    report = checked.report
    share = report.right / report.occurrences if report.occurrences else 1.0
    click.echo(
        f"{report.right} of {report.occurrences} term occurrences are right: {share:.3f}; "
        f"success {report.success:.3f}, consistency {report.consistency:.3f}",
        err=True,
    )
    least = settings["min_terms"]
    if least is not None and share < least:
        raise CheckFailed(f"{share:.3f} is below --min-terms {least:g}")


def _translations(files: Sequence[Path], langs: Sequence[str]) -> list[Any]:
    from aligntool.pipeline.check import Translation

    if len(files) % 2:
        raise UsageError(f"{files[-1]}: its translation is missing; give SOURCE and ENGLISH")
    texts = list(zip(files[::2], files[1::2], strict=True))
    if len(langs) not in (0, 1, len(texts)):
        raise UsageError(f"{len(texts)} texts but {len(langs)} --lang; give one for each or none")
    every = len(texts) if len(langs) == 1 else 1
    codes: list[str | None] = [*langs] * every or [None] * len(texts)
    return [
        Translation(source, english, lang)
        for (source, english), lang in zip(texts, codes, strict=True)
    ]


def _as_table(checked: "Checked") -> str:
    rows = [
        (
            one.concept,
            one.preferred,
            "; ".join(f"{lang}: {', '.join(names)}" for lang, names in one.renderings if names),
            f"{one.right}/{one.occurrences}",
            f"{one.success:.3f}",
            f"{one.consistency:.3f}" + ("" if one.agrees else " differs"),
        )
        for one in checked.report.concepts
    ]
    return table(("concept", "en", "found", "right", "success", "consistency"), rows, left=3)


def _as_json(checked: "Checked") -> str:
    report = checked.report
    return as_json(
        {
            "right": report.right,
            "occurrences": report.occurrences,
            "success": round(report.success, _DECIMALS),
            "consistency": round(report.consistency, _DECIMALS),
            "disagreeing": list(report.disagreeing),
            "concepts": [_concept(one) for one in report.concepts],
            "documents": [
                {
                    "doc": one.doc,
                    "lang": one.lang,
                    "concept": one.concept,
                    "right": one.right,
                    "occurrences": one.occurrences,
                    "success": round(one.success, _DECIMALS),
                }
                for one in report.rates
            ],
        }
    )


def _as_concepts(checked: "Checked") -> str:
    return "\n".join(as_json(_concept(one)) for one in checked.report.concepts)


def _concept(one: "ConceptRate") -> dict[str, object]:
    return {
        "concept": one.concept,
        "en": one.preferred,
        "right": one.right,
        "occurrences": one.occurrences,
        "success": round(one.success, _DECIMALS),
        "consistency": round(one.consistency, _DECIMALS),
        "found": {lang: list(names) for lang, names in one.renderings},
    }


def _as_html(checked: "Checked") -> str:
    from aligntool.pipeline.check_page import check_page

    return check_page(checked)


_FORMS = {"text": _as_table, "json": _as_json, "concepts": _as_concepts, "html": _as_html}
