"""Pairs and bitexts for the tests of the formats."""

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO

from aligntool.model import Bitext, Kind, Pair, Provenance, Status, TermMatch
from aligntool.text import Span

PROVENANCE = Provenance(
    tool_version="0.1.0",
    created="2026-03-04T05:06:07Z",
    models=("translate-zh_en-1_9",),
    glossaries=("ai-governance@0123456789ab",),
)
TERM = TermMatch(
    concept="governance",
    source="治理",
    source_span=Span(2, 4),
    expected="governance",
    found="management",
    target_span=Span(0, 10),
    status=Status.REPLACED,
)
PAIR = Pair(
    doc="004_wild",
    seg=7,
    kind=Kind.LEAD,
    lang="zh",
    source="全(quan)球治理。",
    clean="全球治理。",
    normalized="全球治理。",
    words=("全球", "治理", "。"),
    mt="Management of the globe.",
    target="Governance of the globe.",
    engine="argos",
    model="translate-zh_en-1_9",
    score=-0.43216,
    terms=(replace(TERM, source_span=Span(8, 10)),),
)


class Files:
    """Files in memory, opened by their endings as a format opens them."""

    def __init__(self) -> None:
        self.written: dict[str, bytes] = {}
        """What each file held when it was closed."""
        self.open: set[str] = set()

    @contextmanager
    def __call__(self, ending: str) -> Iterator[BinaryIO]:
        assert ending not in self.open | self.written.keys()
        self.open.add(ending)
        stream = io.BytesIO()
        yield stream
        self.open.remove(ending)
        self.written[ending] = stream.getvalue()


def written(write: Callable[..., None], pairs: Iterable[Pair]) -> dict[str, bytes]:
    """Return what a format writes of these pairs, by the endings of its files."""
    files = Files()
    write(bitext(pairs), files)
    return files.written


def bitext(pairs: Iterable[Pair], name: str = "run") -> Bitext:
    """Return a bitext of these pairs with a fixed provenance."""
    return Bitext(name=name, provenance=PROVENANCE, pairs=pairs)


def pair(source: str, target: str, seg: int = 1) -> Pair:
    """Return a pair of two texts without terms."""
    return replace(PAIR, seg=seg, source=source, clean=source, target=target, mt=target, terms=())
