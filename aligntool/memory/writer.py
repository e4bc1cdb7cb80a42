"""A memory that is open to be changed: units added and removed, all or none of them."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from aligntool.memory import schema
from aligntool.memory.reader import MemoryReader
from aligntool.memory.units import Unit
from aligntool.memory.wording import fingerprint, grams, masked, tokens, wording

_BITS = 64
_INSERT = """
INSERT OR IGNORE INTO units (
    direction, source, target, source_lang, target_lang, previous, following, origin,
    created, changed, author, key, masked, exact, identity
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class MemoryWriter:
    """Changes a memory; nobody else sees it before ``open_writer`` ends."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.reader = MemoryReader(path, connection)
        """Sees what this writer has changed."""
        self._connection = connection
        self._units, self._digest = connection.execute("SELECT units, digest FROM about").fetchone()
        self._origins: dict[str, int] = {}

    def add(self, unit: Unit) -> bool:
        """Add a unit; return False if the same English of it in the same place is there already."""
        worded = wording(unit.source, unit.source_lang)
        bare = masked(worded)
        identity = _identity(unit)
        row = (
            unit.direction, unit.source, unit.target, unit.source_lang, unit.target_lang,
            unit.previous, unit.following, self._origin(unit.origin), unit.created, unit.changed,
            unit.author, unit.key, fingerprint(bare), fingerprint(worded), identity,
        )  # fmt: skip
        cursor = self._connection.execute(_INSERT, row)
        if not cursor.rowcount:
            return False
        self._connection.execute(
            "INSERT INTO grams (rowid, names) VALUES (?, ?)", (cursor.lastrowid, _grams(bare))
        )
        self._count(1, identity)
        return True

    def remove(self, units: Iterable[Unit]) -> None:
        """Remove units that this writer's reader has returned."""
        for unit in units:
            self._connection.execute("DELETE FROM units WHERE id = ?", (unit.id,))
            # An index without content is told what it held.
            names = _grams(masked(wording(unit.source, unit.source_lang)))
            self._connection.execute(
                "INSERT INTO grams (grams, rowid, names) VALUES ('delete', ?, ?)", (unit.id, names)
            )
            self._count(-1, -_identity(unit))

    def close(self) -> None:
        """Write down how many units there are and what stands for them."""
        self._connection.execute(
            "UPDATE about SET units = ?, digest = ?", (self._units, self._digest)
        )
        self._connection.execute("DELETE FROM origins WHERE id NOT IN (SELECT origin FROM units)")

    def _count(self, units: int, identity: int) -> None:
        self._units += units
        # A sum does not depend on the order in which units came.
        self._digest = _signed(self._digest + identity)

    def _origin(self, name: str) -> int:
        if name not in self._origins:
            self._connection.execute("INSERT OR IGNORE INTO origins (name) VALUES (?)", (name,))
            (number,) = self._connection.execute(
                "SELECT id FROM origins WHERE name = ?", (name,)
            ).fetchone()
            self._origins[name] = number
        return self._origins[name]


@contextmanager
def open_writer(path: Path) -> Iterator[MemoryWriter]:
    """Open a memory to change it, made if it is missing.

    All changes are one transaction: kept when the context ends well, undone by an exception.

    Raises:
        InputError: if it is no memory, damaged, or of a newer version.
        OutputError: if it cannot be written or another program is writing to it.
    """
    with schema.writing(path) as connection:
        writer = MemoryWriter(path, connection)
        yield writer
        writer.close()


def removed(path: Path, choose: Callable[[MemoryReader], Iterable[Unit]]) -> list[Unit]:
    """Remove the units of a memory that are chosen, and return them.

    Raises:
        InputError: if the memory is missing, no memory, damaged, or of a newer version.
        OutputError: if it cannot be written or another program is writing to it.
    """
    schema.check_there(path)
    with open_writer(path) as writer:
        units = list(choose(writer.reader))
        writer.remove(units)
        return units


def _identity(unit: Unit) -> int:
    """Return what two units share that say the same of the same sentence in the same place."""
    parts = (unit.direction, unit.source, unit.target, unit.previous, unit.following)
    return fingerprint("\0".join(map(str, parts)))


def _grams(bare: str) -> str:
    return " ".join(grams(tokens(bare)))


def _signed(number: int) -> int:
    """Return a number modulo 2^64 as SQLite holds it."""
    half = 1 << _BITS - 1
    return (number + half) % (1 << _BITS) - half
