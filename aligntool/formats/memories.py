"""The units of a translation memory as TMX, TSV, JSON lines or XLIFF: units in, bytes out.

TMX and JSON lines keep all that a unit has, TSV all but line breaks and tabs; XLIFF keeps the
texts, languages and origins.
"""

import json
from collections.abc import Callable, Iterable, Iterator

from aligntool.errors import InputError
from aligntool.formats import OpenFile, tmx, xliff
from aligntool.formats._line import one_line
from aligntool.languages import primary
from aligntool.memory.units import Unit
from aligntool.memory.wording import in_digits
from aligntool.model import Bitext, Kind, Pair, Provenance

_COLUMNS = (
    "lang", "source", "target_lang", "target", "origin", "created", "changed", "author", "key",
    "previous", "following",
)  # fmt: skip


def write_tmx(units: Iterable[Unit], made: Provenance, name: str, open_file: OpenFile) -> None:
    """Write units as TMX 1.4b; their context as properties that aligntool reads."""
    with open_file("tmx") as stream, tmx.document(stream, name, made) as out:
        for one in units:
            element = tmx.unit(_texts(one), dict(_attributes(one)), _properties(one))
            out.write(element, pretty_print=True)


def write_tsv(units: Iterable[Unit], _made: Provenance, _name: str, open_file: OpenFile) -> None:
    """Write units as a table with a header and no quoting."""
    with open_file("tsv") as stream:
        stream.write(("\t".join(_COLUMNS) + "\n").encode())
        for unit in units:
            row = _row(unit)
            cells = (one_line(row[column]) for column in _COLUMNS)
            stream.write(("\t".join(cells) + "\n").encode("utf-8", "replace"))


def write_jsonl(units: Iterable[Unit], _made: Provenance, _name: str, open_file: OpenFile) -> None:
    """Write units as one object a line; what a unit lacks is left out."""
    with open_file("jsonl") as stream:
        for unit in units:
            stream.write(f"{json_line(unit)}\n".encode("utf-8", "replace"))


def json_line(unit: Unit) -> str:
    """Return a unit as a line of JSON without what it lacks."""
    row = {key: value for key, value in _row(unit).items() if value}
    return json.dumps(row, ensure_ascii=False)


def write_xliff(units: Iterable[Unit], made: Provenance, name: str, open_file: OpenFile) -> None:
    """Write units as XLIFF 2.1, a file for each source language."""
    xliff.write(Bitext(name, made, map(_pair, units)), open_file)


MEMORY_FORMATS: dict[str, Callable[[Iterable[Unit], Provenance, str, OpenFile], None]] = {
    "tmx": write_tmx,
    "tsv": write_tsv,
    "jsonl": write_jsonl,
    "xliff": write_xliff,
}
"""Name of a format → what writes it."""


def _texts(unit: Unit) -> tuple[tuple[str, str], tuple[str, str]]:
    return (unit.source_lang, unit.source), (unit.target_lang, unit.target)


def _attributes(unit: Unit) -> Iterator[tuple[str, str]]:
    given = {
        "tuid": unit.key,
        "creationdate": unit.created and tmx.date(unit.created),
        "changedate": unit.changed and tmx.date(unit.changed),
        "changeid": unit.author,
    }
    return ((name, value) for name, value in given.items() if value)


def _properties(unit: Unit) -> Iterator[tuple[str, str]]:
    row = _row(unit)
    return ((f"x-{name}", row[name]) for name in ("origin", "previous", "following") if row[name])


def _row(unit: Unit) -> dict[str, str]:
    return {
        "lang": unit.source_lang,
        "source": unit.source,
        "target_lang": unit.target_lang,
        "target": unit.target,
        "origin": unit.origin,
        "created": unit.created,
        "changed": unit.changed,
        "author": unit.author,
        "key": unit.key,
        "previous": in_digits(unit.previous),
        "following": in_digits(unit.following),
    }


def _pair(unit: Unit) -> Pair:
    if primary(unit.target_lang) != "en":
        raise InputError(
            f"unit {unit.id} is in '{unit.target_lang}'; XLIFF is written for English only, "
            "TMX for every language"
        )
    return Pair(
        doc=unit.origin or "memory",
        seg=unit.id,
        kind=Kind.BODY,
        lang=primary(unit.source_lang),
        source=unit.source,
        clean=unit.source,
        normalized=unit.source,
        words=(),
        mt=unit.target,
        target=unit.target,
        engine="memory",
        model=unit.author,
        score=None,
        terms=(),
    )
