"""The contract between stages: pairs to and from ``segments.jsonl``, removals ``removed.jsonl``.

One JSON object a line, UTF-8, ``\\n``, keys in a fixed order, document order.  Unknown keys are
ignored when read, so that a later version may add some.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from aligntool.formats._records import Record, error, records
from aligntool.model import Kind, Match, Pair, Removal, Status, TermMatch
from aligntool.text import Span

SCORE_DECIMALS = 4
"""A score is written with this many decimals; the rest is noise between machines."""


def write_pair(pair: Pair) -> str:
    """Return a pair as one line of ``segments.jsonl``, its line end included."""
    flags = {"flags": list(pair.flags)} if pair.flags else {}
    matches = {"matches": [asdict(match) for match in pair.matches]} if pair.matches else {}
    return _line(
        {
            "doc": pair.doc,
            "seg": pair.seg,
            "kind": pair.kind.value,
            "lang": pair.lang,
            "source": pair.source,
            "clean": pair.clean,
            "normalized": pair.normalized,
            "words": list(pair.words),
            "mt": pair.mt,
            "target": pair.target,
            "engine": pair.engine,
            "model": pair.model,
            "score": None if pair.score is None else round(pair.score, SCORE_DECIMALS),
            "terms": [_term(match) for match in pair.terms],
            **flags,
            **matches,
        }
    )


def write_removal(removal: Removal) -> str:
    """Return a removal as one line of ``removed.jsonl``, its line end included."""
    return _line(
        {
            "doc": removal.doc,
            "line": removal.line,
            "text": removal.text,
            "why": removal.why,
        }
    )


def read(path: Path | str) -> Iterator[Pair]:
    """Yield the pairs of a ``segments.jsonl``, one line at a time.

    Raises:
        InputError: naming file, line and remedy, if the file or one of its lines is broken.
    """
    return map(_pair, records(path))


def read_removals(path: Path | str) -> Iterator[Removal]:
    """Yield the removals of a ``removed.jsonl``; their spans, which it does not keep, are empty.

    Raises:
        InputError: naming file, line and remedy, if the file or one of its lines is broken.
    """
    return map(_removal, records(path))


def _line(row: dict[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n"


def _term(match: TermMatch) -> dict[str, object]:
    return {
        "concept": match.concept,
        "source": match.source,
        "source_span": _offsets(match.source_span),
        "expected": match.expected,
        "found": match.found,
        "target_span": None if match.target_span is None else _offsets(match.target_span),
        "status": match.status.value,
        **({"reason": match.reason} if match.reason else {}),
    }


def _offsets(span: Span) -> list[int]:
    return [span.start, span.end]


def _pair(record: Record) -> Pair:
    pair = Pair(
        doc=record.text("doc"),
        seg=record.integer("seg"),
        kind=record.choice("kind", Kind),
        lang=record.text("lang"),
        source=record.text("source"),
        clean=record.text("clean"),
        normalized=record.text("normalized"),
        words=record.texts("words"),
        mt=record.text("mt"),
        target=record.text("target"),
        engine=record.text("engine"),
        model=record.text("model"),
        score=record.optional_number("score"),
        terms=tuple(map(_match, record.inner("terms"))),
        flags=record.texts("flags") if "flags" in record.fields else (),
        matches=tuple(map(_found, record.inner("matches"))) if "matches" in record.fields else (),
    )
    for match in pair.terms:
        if not _inside(match, pair):
            raise error(record.path, record.line, f"'{match.source}' lies outside its sentence")
    return pair


def _inside(match: TermMatch, pair: Pair) -> bool:
    target_end = 0 if match.target_span is None else match.target_span.end
    return match.source_span.end <= len(pair.source) and target_end <= len(pair.target)


def _match(record: Record) -> TermMatch:
    return TermMatch(
        concept=record.text("concept"),
        source=record.text("source"),
        source_span=record.span("source_span"),
        expected=record.text("expected"),
        found=record.optional_text("found"),
        target_span=record.optional_span("target_span"),
        status=record.choice("status", Status),
        reason=record.text("reason") if "reason" in record.fields else "",
    )


def _found(record: Record) -> Match:
    return Match(
        rate=record.integer("rate"),
        source=record.text("source"),
        target=record.text("target"),
        origin=record.text("origin"),
    )


def _removal(record: Record) -> Removal:
    return Removal(
        doc=record.text("doc"),
        line=record.integer("line"),
        text=record.text("text"),
        why=record.text("why"),
        span=Span(0, 0),
    )
