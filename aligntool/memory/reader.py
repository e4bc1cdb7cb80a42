"""A memory that is open to read: units by wording, by likeness, by what they hold, and in order."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligntool.languages import primary
from aligntool.memory import schema
from aligntool.memory.units import Unit

_FIELDS = (
    "id", "source", "target", "source_lang", "target_lang", "previous", "following", "origin",
    "created", "changed", "author", "key",
)  # fmt: skip
_COLUMNS = ", ".join({"origin": "origins.name"}.get(one, f"units.{one}") for one in _FIELDS)
_UNITS = f"SELECT {_COLUMNS} FROM units JOIN origins ON origins.id = units.origin"
_LISTED = "(SELECT value FROM json_each(:ids))"
_POSTINGS = 6_000
"""Units looked at, at least one gram's, for one sentence."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which units are meant; those for which all that is given holds."""

    ids: tuple[int, ...] = ()
    origin: str | None = None
    """Pattern of the name, with ``*`` and ``?``."""
    contains: str | None = None
    """Text in the source or in the English, capitals aside."""
    lang: str | None = None
    """Language of the source, region and script aside."""

    def condition(self) -> tuple[str, dict[str, str]]:
        """Return a WHERE clause on units and origins with its values."""
        given = {
            f"units.id IN {_LISTED}": ("ids", json.dumps(self.ids) if self.ids else None),
            "origins.name GLOB :origin": (
                "origin", self.origin and self.origin.replace("[", "[[]"),
            ),
            "(instr(casefold(source), :text) OR instr(casefold(target), :text))": (
                "text", self.contains and self.contains.casefold(),
            ),
            "direction GLOB :direction": ("direction", self.lang and f"{primary(self.lang)}-*"),
        }  # fmt: skip
        used = {clause: (name, value) for clause, (name, value) in given.items() if value}
        where = " AND ".join(used)
        return f"WHERE {where}" if where else "", dict(used.values())


@dataclass(frozen=True, slots=True)
class Count:
    """Units of one direction and origin."""

    direction: str
    origin: str
    units: int
    first: str
    """When the oldest was made, UTC, ISO 8601; empty where it is not known."""
    last: str


class MemoryReader:
    """Reads a memory; each call sees what was last committed."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @property
    def size(self) -> int:
        """The number of units."""
        return int(self._about()[0])

    @property
    def version(self) -> str:
        """Twelve hexadecimal digits that stand for the units, in whatever order they came."""
        return f"{self._about()[1] & (1 << 64) - 1:016x}"[:12]

    def worded(
        self, direction: str, *, masked: int, exact: int | None = None, limit: int
    ) -> list[Unit]:
        """Return units by the fingerprint of their source, the last changed first.

        Args:
            direction: the languages, as ``Unit.direction``.
            masked: fingerprint with placeables masked.
            exact: fingerprint as it is; None for any.
            limit: most units.
        """
        wanted = "" if exact is None else "AND exact = :exact"
        return self._units(
            f"WHERE masked = :masked {wanted} AND direction = :direction"
            " ORDER BY changed DESC, units.id DESC LIMIT :limit",
            {"masked": masked, "exact": exact, "direction": direction, "limit": limit},
        )

    def alike(self, direction: str, grams: Sequence[str], *, limit: int) -> list[Unit]:
        """Return the units that share most grams, the rarest grams looked at first."""
        with schema.reported(self.path):
            counted = sorted((self._frequency(gram), gram) for gram in grams)
            shared: Counter[int] = Counter()
            for frequency, gram in counted:
                if shared and shared.total() + frequency > _POSTINGS:
                    break
                shared.update(self._holding(gram))
        best = [number for number, _ in shared.most_common(limit)]
        found = self._units(
            f"WHERE units.id IN {_LISTED} AND direction = :direction",
            {"ids": json.dumps(best), "direction": direction},
        )
        order = {number: place for place, number in enumerate(best)}
        return sorted(found, key=lambda unit: order[unit.id])

    def short(self, lang: str, *, characters: int, limit: int) -> list[Unit]:
        """Return units into English whose source has few characters, the last changed first."""
        return self._units(
            "WHERE direction GLOB :direction AND length(source) <= :characters"
            " ORDER BY changed DESC, units.id DESC LIMIT :limit",
            {"direction": f"{lang}-en", "characters": characters, "limit": limit},
        )

    def select(self, selection: Selection) -> Iterator[Unit]:
        """Yield units in the order in which they came."""
        where, values = selection.condition()
        with schema.reported(self.path):
            yield from map(
                _unit, self._connection.execute(f"{_UNITS} {where} ORDER BY units.id", values)
            )

    def alternatives(self) -> Iterator[list[Unit]]:
        """Yield the units of each source that has several."""
        with schema.reported(self.path):
            groups = self._connection.execute(
                "SELECT direction, masked, exact FROM units"
                " GROUP BY direction, masked, exact HAVING count(*) > 1"
            )
            for direction, masked, exact in groups:
                yield self.worded(direction, masked=masked, exact=exact, limit=-1)

    def counts(self) -> list[Count]:
        """Return how many units there are of each direction and origin."""
        with schema.reported(self.path):
            rows = self._connection.execute(
                "SELECT direction, origins.name, count(*),"
                " coalesce(min(nullif(created, '')), ''), max(changed)"
                " FROM units JOIN origins ON origins.id = units.origin"
                " GROUP BY direction, units.origin ORDER BY direction, origins.name"
            ).fetchall()
        return [Count(*row) for row in rows]

    def _about(self) -> tuple[int, int]:
        with schema.reported(self.path):
            units, digest = self._connection.execute("SELECT units, digest FROM about").fetchone()
        return units, digest

    def _units(self, rest: str, values: Mapping[str, object]) -> list[Unit]:
        with schema.reported(self.path):
            return [_unit(row) for row in self._connection.execute(f"{_UNITS} {rest}", values)]

    def _frequency(self, gram: str) -> int:
        row = self._connection.execute("SELECT doc FROM gram_counts WHERE term = ?", (gram,))
        return next((count for (count,) in row), 0)

    def _holding(self, gram: str) -> Iterator[int]:
        rows = self._connection.execute(
            "SELECT rowid FROM grams WHERE grams MATCH ? LIMIT ?", (f'"{gram}"', _POSTINGS)
        )
        return (number for (number,) in rows)


@contextmanager
def open_reader(path: Path) -> Iterator[MemoryReader]:
    """Open a memory to read.

    Raises:
        InputError: if it is missing, no memory, damaged, or of a newer version.
    """
    with schema.reading(path) as connection:
        yield MemoryReader(path, connection)


def chosen(path: Path, choose: Callable[[MemoryReader], Iterable[Unit]]) -> list[Unit]:
    """Return the units of a memory that are chosen.

    Raises:
        InputError: if the memory is missing, no memory, damaged, or of a newer version.
    """
    with open_reader(path) as reader:
        return list(choose(reader))


def _unit(row: Sequence[Any]) -> Unit:
    return Unit(**dict(zip(_FIELDS, row, strict=True)))
