"""Glossaries in the formats of other programs: bytes to concepts, a glossary to a stream.

A reader has the signature ``read(data: bytes, given: Given) -> Reading``, a writer
``write(export: Export, stream: BinaryIO) -> Losses``.  What a format has no place for stands in the
table and is counted here; a writer adds what its own limits cost.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import BinaryIO

from aligntool.errors import InputError, UsageError
from aligntool.formats.glossary._exchange import Export, Given, Reading
from aligntool.formats.glossary._losses import Losses
from aligntool.formats.glossary._parts import PARTS, uncarried

__all__ = ["AUTO", "GLOSSARY_FORMATS", "Export", "Given", "Reading", "read", "write"]

AUTO = "auto"
"""The name that stands for whatever a file's content shows."""
_ROOM = "aligntool.formats.glossary"
_ALL = frozenset(PARTS)


@dataclass(frozen=True, slots=True)
class GlossaryFormat:
    """Where a format is read and written, and what it has a place for."""

    title: str
    """What messages call it."""
    read: str
    """``module:function``, as is ``write``."""
    write: str
    carries: frozenset[str]
    """Names of ``PARTS``."""

    @property
    def is_pair(self) -> bool:
        """Whether a file holds the terms of two languages only."""
        return "languages" not in self.carries


_IN_XML = _ALL - {"context", "case", "dnt"}
_IN_PAIRS = frozenset({"variants"})

GLOSSARY_FORMATS: Mapping[str, GlossaryFormat] = {
    "tsv": GlossaryFormat(
        "aligntool TSV", f"{_ROOM}.columns:read_tsv", f"{_ROOM}.columns:write_tsv", _ALL
    ),
    "csv": GlossaryFormat(
        "aligntool CSV", f"{_ROOM}.columns:read_csv", f"{_ROOM}.columns:write_csv", _ALL
    ),
    "xlsx": GlossaryFormat("XLSX", f"{_ROOM}.xlsx:read", f"{_ROOM}.xlsx:write", _ALL),
    "tbx": GlossaryFormat("TBX v3", f"{_ROOM}.read_tbx:read", f"{_ROOM}.tbx:write_v3", _IN_XML),
    "tbx2": GlossaryFormat("TBX v2", f"{_ROOM}.read_tbx:read", f"{_ROOM}.tbx:write_v2", _IN_XML),
    "deepl-tsv": GlossaryFormat(
        "DeepL TSV", f"{_ROOM}.pairs:read_tsv", f"{_ROOM}.deepl:write_tsv", _IN_PAIRS
    ),
    "deepl-csv": GlossaryFormat(
        "DeepL CSV", f"{_ROOM}.pairs:read_csv", f"{_ROOM}.deepl:write_csv", _IN_PAIRS
    ),
    "google-csv": GlossaryFormat(
        "Google CSV", f"{_ROOM}.pairs:read_csv", f"{_ROOM}.google:write_pairs", _IN_PAIRS
    ),
    "google-sets": GlossaryFormat(
        "Google sets CSV",
        f"{_ROOM}.google:read_sets",
        f"{_ROOM}.google:write_sets",
        frozenset({"languages", "pos", "note"}),
    ),
    "omegat": GlossaryFormat(
        "OmegaT",
        f"{_ROOM}.omegat:read",
        f"{_ROOM}.omegat:write",
        _IN_PAIRS | {"allowed", "note"},
    ),
    "utx": GlossaryFormat(
        "UTX",
        f"{_ROOM}.utx:read",
        f"{_ROOM}.utx:write",
        _IN_PAIRS | {"id", "allowed", "forbidden", "pos", "note"},
    ),
}
"""Format name → how it is read and written."""


def write(name: str, export: Export, stream: BinaryIO) -> tuple[str, ...]:
    """Write a glossary in a format and return a line for each thing that it cannot carry.

    Args:
        name: a name of ``GLOSSARY_FORMATS``.
        export: the glossary and the languages asked for.
        stream: gets the file.

    Raises:
        UsageError: if there is no such format, or it has two languages and more are in question.
        InputError: if the glossary holds nothing that could be written.
        OutputError: if the format does not allow a file of that size.
    """
    form = _named(name)
    chosen = export.as_pair() if form.is_pair else export.narrowed()
    losses = _unasked(export, chosen)
    losses += uncarried(chosen, carries=form.carries, title=form.title)
    if not chosen.glossary.concepts:
        raise InputError(f"{export.glossary.name}: holds no concept that could be written")
    written: Losses = resolve_name(form.write)(chosen, stream)
    return (losses + written).lines()


def _unasked(export: Export, chosen: Export) -> Losses:
    """Return what is left out because of the languages asked for."""
    losses = Losses()
    for concept in export.concepts:
        kept = chosen.glossary.concepts.get(concept.id)
        if kept is None:
            losses.add("concepts without a term in the language asked for, left out", concept.id)
            continue
        gone = sum(len(terms) for lang, terms in concept.terms.items() if lang not in kept.terms)
        losses.add("terms of languages not asked for, left out", concept.id, gone)
    return losses


def read(name: str, data: bytes, given: Given) -> Reading:
    """Return the concepts of a file.

    Args:
        name: a name of ``GLOSSARY_FORMATS``, or ``AUTO``.
        data: the bytes of the file.
        given: what to call the file in messages, and its languages where it has none.

    Raises:
        UsageError: if there is no such format.
        InputError: if the file is damaged, hostile, or not of the format.
    """
    from aligntool.formats.glossary.detect import detect

    form = _named(detect(data, given.origin) if name == AUTO else name)
    reading: Reading = resolve_name(form.read)(data, given)
    if not reading.concepts:
        raise InputError("; ".join((f"{given.origin}: holds no concept", *reading.lines)))
    return reading


def _named(name: str) -> GlossaryFormat:
    if name not in GLOSSARY_FORMATS:
        raise UsageError(
            f"no glossary format is called '{name}'; there are: {', '.join(GLOSSARY_FORMATS)}"
        )
    return GLOSSARY_FORMATS[name]
