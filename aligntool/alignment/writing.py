"""Beads as lines of text: JSON, tab-separated, or the index form of other aligners."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aligntool.alignment.beads import Bead
from aligntool.errors import UsageError


@dataclass(frozen=True, slots=True)
class SentenceList:
    """The sentences of one side."""

    lang: str
    sentences: Sequence[str]

    def joined(self, numbers: Iterable[int]) -> str:
        """Return some sentences as one text, without spaces in Chinese."""
        space = "" if self.lang == "zh" else " "
        return space.join(self.sentences[number] for number in numbers)


_Writer = Callable[[Iterable[Bead], SentenceList, SentenceList], Iterator[str]]


def write_beads(
    beads: Iterable[Bead], source: SentenceList, target: SentenceList, *, form: str
) -> Iterator[str]:
    """Yield the lines of a form of output, without their line ends.

    Raises:
        UsageError: if the form is unknown.
    """
    if form not in FORMS:
        raise UsageError(f"no form '{form}'; there are: {', '.join(FORMS)}")
    return FORMS[form](beads, source, target)


def _json_lines(beads: Iterable[Bead], source: SentenceList, target: SentenceList) -> Iterator[str]:
    for bead in beads:
        record = {
            "source": list(bead.source),
            "target": list(bead.target),
            "src": source.joined(bead.source),
            "tgt": target.joined(bead.target),
            "confidence": round(bead.confidence, 4),
        }
        yield json.dumps(record, ensure_ascii=False)


def _tsv(beads: Iterable[Bead], source: SentenceList, target: SentenceList) -> Iterator[str]:
    yield "source\ttarget\tconfidence\tsrc\ttgt"
    for bead in beads:
        numbers = [" ".join(map(str, side)) for side in (bead.source, bead.target)]
        texts = [source.joined(bead.source), target.joined(bead.target)]
        yield "\t".join((*numbers, f"{bead.confidence:.4f}", *texts))


def _index(beads: Iterable[Bead], source: SentenceList, target: SentenceList) -> Iterator[str]:
    return (bead.index_form for bead in beads)


FORMS: Mapping[str, _Writer] = {"jsonl": _json_lines, "tsv": _tsv, "index": _index}
"""Form → what writes it."""
