"""``scores.json`` and ``manifest.json``: a run's figures and its history, written and read back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from aligntool.errors import InputError
from aligntool.model import Provenance, Status
from aligntool.results import ConceptSummary, DocumentSummary, RunSummary, Score

SEGMENTS, REMOVED, SCORES = "segments.jsonl", "removed.jsonl", "scores.json"
MANIFEST, REPORT = "manifest.json", "report.html"
_DECIMALS = 4
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Manifest:
    """How a run came about."""

    title: str
    status: str
    """``complete``, or ``interrupted`` where only the finished documents are there."""
    provenance: Provenance
    finished: str
    """UTC, ISO 8601."""
    seconds: float
    options: Mapping[str, Any]
    inputs: tuple[Mapping[str, str], ...]
    """For each document read: doc, file, encoding, sha256."""
    skipped: tuple[str, ...]
    """One line for each file that was not translated."""
    notes: tuple[str, ...]
    """What a reader of the report must know, such as which engine was chosen."""
    packages: Mapping[str, str]
    """Versions of the libraries that shaped the result."""
    files: Mapping[str, str]
    """SHA-256 of the run's other files, by name."""


def summary_json(summary: RunSummary) -> dict[str, Any]:
    """Return the figures of a run as they stand in ``scores.json``."""
    return {
        "documents": [_rounded(asdict(document)) for document in summary.documents],
        "scores": [_rounded(asdict(score)) for score in summary.scores],
        "terms_right": summary.terms_right,
        "terms_total": summary.terms_total,
        "concepts": [
            {
                **asdict(concept),
                "outcomes": {status.value: count for status, count in concept.outcomes.items()},
                "consistent": concept.consistent,
            }
            for concept in summary.concepts
        ],
    }


def manifest_json(manifest: Manifest) -> dict[str, Any]:
    """Return a run's history as it stands in ``manifest.json``."""
    return asdict(manifest)


def as_bytes(value: Mapping[str, Any]) -> bytes:
    """Return a JSON document, indented so that a person can read it."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def read_summary(folder: Path) -> RunSummary:
    """Read a run's ``scores.json``.

    Raises:
        InputError: if it is missing or not a run's.
    """
    return _read(folder / SCORES, _summary)


def read_manifest(folder: Path) -> Manifest:
    """Read a run's ``manifest.json``.

    Raises:
        InputError: if it is missing or not a run's.
    """
    return _read(folder / MANIFEST, _manifest)


def _read(path: Path, build: Callable[[dict[str, Any]], _T]) -> _T:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path.parent}: not the folder of a run: {path.name}: {error.strerror}"
        ) from error
    try:
        return build(json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(f"{path}: damaged; run `aligntool run` again ({error})") from error


def _summary(value: dict[str, Any]) -> RunSummary:
    return RunSummary(
        documents=tuple(
            DocumentSummary(**{**document, "scores": _scores(document["scores"])})
            for document in value["documents"]
        ),
        scores=_scores(value["scores"]),
        concepts=tuple(_concept(concept) for concept in value["concepts"]),
    )


def _scores(values: list[dict[str, Any]]) -> tuple[Score, ...]:
    return tuple(Score(**value) for value in values)


def _concept(value: dict[str, Any]) -> ConceptSummary:
    return ConceptSummary(
        concept=value["concept"],
        preferred=value["preferred"],
        languages=tuple(value["languages"]),
        outcomes={Status(name): count for name, count in value["outcomes"].items()},
        raw=tuple(value["raw"]),
        renderings=tuple(value["renderings"]),
    )


def _manifest(value: dict[str, Any]) -> Manifest:
    provenance = value["provenance"]
    return Manifest(
        **{
            **value,
            "provenance": Provenance(
                tool_version=provenance["tool_version"],
                created=provenance["created"],
                models=tuple(provenance["models"]),
                glossaries=tuple(provenance["glossaries"]),
            ),
            "inputs": tuple(value["inputs"]),
            "skipped": tuple(value["skipped"]),
            "notes": tuple(value["notes"]),
        }
    )


def _rounded(value: Any) -> Any:
    """Round the numbers of a JSON value: the digits beyond are noise between machines."""
    if isinstance(value, float):
        return round(value, _DECIMALS)
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(inner) for inner in value]
    return value


def iso(moment: datetime) -> str:
    """Return a time as ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
