"""The export stage: bitext formats and the report, from the pairs that a run wrote."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from aligntool.formats import FORMATS, OpenFile, file_name
from aligntool.formats.report import ReportData
from aligntool.formats.report import write as write_html
from aligntool.formats.segments import read, read_removals
from aligntool.model import Bitext, Provenance
from aligntool.pipeline import records
from aligntool.pipeline.folder import RunFolder
from aligntool.registry import lookup
from aligntool.results import RunSummary


def check_formats(names: Sequence[str]) -> None:
    """Refuse a format that does not exist before any work is done.

    Raises:
        UsageError: if no format has one of the names.
    """
    for name in names:
        if name not in FORMATS:
            lookup("formats", FORMATS, name)


def write_exports(
    folder: RunFolder, name: str, provenance: Provenance, formats: Sequence[str]
) -> None:
    """Write a run's pairs in each format into its folder."""
    segments = folder.staged(records.SEGMENTS)

    def open_file(ending: str) -> AbstractContextManager[BinaryIO]:
        return folder.writing(file_name(ending))

    for format_name in formats:
        _export(segments, format_name, name, provenance, open_file)


def write_report(folder: RunFolder, summary: RunSummary, manifest: records.Manifest) -> None:
    """Write a run's report into its folder."""
    with folder.writing(records.REPORT) as stream:
        pairs, removals = (folder.staged(name) for name in (records.SEGMENTS, records.REMOVED))
        write_html(_report(pairs, removals, summary, manifest), stream)


def export_run(path: Path, format_name: str, open_file: OpenFile) -> None:
    """Write the bitext of a finished run in a format.

    Raises:
        InputError: if the folder is not a run's.
        UsageError: if there is no such format.
    """
    provenance = records.read_manifest(path).provenance
    _export(path / records.SEGMENTS, format_name, path.resolve().name, provenance, open_file)


def report_run(path: Path, stream: BinaryIO) -> None:
    """Write the report of a finished run anew.

    Raises:
        InputError: if the folder is not a run's.
    """
    summary, manifest = records.read_summary(path), records.read_manifest(path)
    files = (path / records.SEGMENTS, path / records.REMOVED)
    write_html(_report(*files, summary, manifest), stream)


def _export(
    segments: Path, format_name: str, name: str, provenance: Provenance, open_file: OpenFile
) -> None:
    write = lookup("formats", FORMATS, format_name)
    write(Bitext(name, provenance, read(segments)), open_file)


def _report(
    segments: Path, removed: Path, summary: RunSummary, manifest: records.Manifest
) -> ReportData:
    skipped = [f"skipped: {line}" for line in manifest.skipped]
    unfinished = ["interrupted: only the finished documents are here"]
    return ReportData(
        title=manifest.title,
        provenance=manifest.provenance,
        documents=summary.documents,
        pairs=read(segments),
        removals=read_removals(removed),
        scores=summary.scores,
        concepts=summary.concepts,
        notes=(
            *(unfinished if manifest.status != "complete" else ()),
            *manifest.notes,
            *skipped,
        ),
    )
