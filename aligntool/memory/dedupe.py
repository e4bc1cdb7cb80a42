"""Units that a memory can do without: the units of one source in, those to be removed out."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from unicodedata import normalize

from aligntool.memory.reader import MemoryReader
from aligntool.memory.units import Unit
from aligntool.text import collapse


class Keep(StrEnum):
    """What is kept of the units of one source."""

    CONTEXTS = "contexts"
    """Every English in every context; without one only where there is no other."""
    TRANSLATIONS = "translations"
    """Every English once."""
    LATEST = "latest"
    """The English that was changed last."""


def superfluous(reader: MemoryReader, keep: Keep) -> Iterator[Unit]:
    """Yield the units that may go."""
    for units in reader.alternatives():
        yield from _superfluous(units, keep)


def _superfluous(units: Sequence[Unit], keep: Keep) -> Iterator[Unit]:
    """Yield those of the units of one source, the last changed first, that may go."""
    kept: set[tuple[object, ...]] = set()
    # Of two that say the same, the one that knows its context stays.
    for unit in sorted(units, key=_is_without_context) if keep is not Keep.LATEST else units:
        english = collapse(normalize("NFC", unit.target))
        place = (unit.previous, unit.following) if keep is Keep.CONTEXTS else ()
        says: tuple[object, ...] = () if keep is Keep.LATEST else (english, *place)
        known = says in kept or (_is_without_context(unit) and (english,) in kept)
        kept |= {says, (english,)}
        if known:
            yield unit


def _is_without_context(unit: Unit) -> bool:
    return unit.previous is None and unit.following is None
