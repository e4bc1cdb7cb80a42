"""Beads as lines of text: JSON, tab-separated, or the index form of other aligners."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from aligntool.alignment.beads import Bead
from aligntool.alignment.review import Alignment

_Writer = Callable[[Iterable[Bead], Alignment], Iterator[str]]


def write_beads(alignment: Alignment, form: str, *, least: float = 0.0) -> Iterator[str]:
    """Yield the lines of one of ``FORMS``, without their ends, for beads at least so certain."""
    kept = (bead for bead in alignment.beads if bead.confidence >= least)
    return FORMS[form](kept, alignment)


def _json_lines(beads: Iterable[Bead], alignment: Alignment) -> Iterator[str]:
    for bead in beads:
        source, target = alignment.joined(bead)
        record = {
            "source": list(bead.source),
            "target": list(bead.target),
            "src": source,
            "tgt": target,
            "confidence": round(bead.confidence, 4),
        }
        yield json.dumps(record, ensure_ascii=False)


def _tsv(beads: Iterable[Bead], alignment: Alignment) -> Iterator[str]:
    yield "source\ttarget\tconfidence\tsrc\ttgt"
    for bead in beads:
        numbers = [" ".join(map(str, side)) for side in (bead.source, bead.target)]
        yield "\t".join((*numbers, f"{bead.confidence:.4f}", *alignment.joined(bead)))


def _index(beads: Iterable[Bead], alignment: Alignment) -> Iterator[str]:
    return (bead.index_form for bead in beads)


FORMS: Mapping[str, _Writer] = {"jsonl": _json_lines, "tsv": _tsv, "index": _index}
"""Form → what writes it."""
