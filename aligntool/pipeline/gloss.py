"""Articles in, their sentences with words and English out, ready to be glossed."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from aligntool import __version__
from aligntool.errors import InputError
from aligntool.model import Bitext, Provenance, Segment
from aligntool.pipeline.inputs import InputFile, read
from aligntool.pipeline.records import iso
from aligntool.pipeline.stages import Notify, Stages


def bitext_of(
    files: Sequence[InputFile], stages: Stages, *, name: str, created: datetime, skipped: Notify
) -> Bitext:
    """Return the translated sentences of some files; they are read as the pairs are.

    Args:
        files: what to read; of several those that cannot be used are passed over.
        stages: what cleans, segments and translates.
        name: what to call the whole.
        created: the time that it gives as its own.
        skipped: is told of each file passed over.
    """
    pairs = stages.pairs(_segments(files, stages, skipped))
    return Bitext(name, Provenance(__version__, iso(created)), pairs)


def _segments(files: Sequence[InputFile], stages: Stages, skipped: Notify) -> Iterator[Segment]:
    failed = 0
    for file in files:
        try:
            document = stages.clean(read(file))
        except InputError as error:
            if len(files) == 1:
                raise
            failed += 1
            skipped(f"skipped: {error}")
            continue
        yield from stages.segment(document)
    if failed == len(files):
        raise InputError(f"none of the {failed} files could be used")
