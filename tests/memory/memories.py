"""Small memories for the tests."""

from pathlib import Path

from aligntool.memory.reader import Selection, open_reader
from aligntool.memory.units import Unit
from aligntool.memory.writer import open_writer


def unit(source: str, target: str, lang: str = "zh", **facts: object) -> Unit:
    """Return a unit."""
    return Unit(source=source, target=target, source_lang=lang, **facts)  # type: ignore[arg-type]


def filled(path: Path, *units: Unit) -> Path:
    """Put units into a memory and return where it is."""
    with open_writer(path) as writer:
        for one in units:
            writer.add(one)
    return path


def held(path: Path, selection: Selection | None = None) -> list[Unit]:
    """Return the units of a memory."""
    with open_reader(path) as reader:
        return list(reader.select(selection or Selection()))


def texts(path: Path) -> list[tuple[str, str]]:
    """Return sources and English of a memory."""
    return [(one.source, one.target) for one in held(path)]
