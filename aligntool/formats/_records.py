"""JSON lines read with care: a path in, one ``Record`` for each line out.

A ``Record`` hands out a line's values by key and type, and says where the line is when one of them
is not what it should be.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, TypeVar

from aligntool.errors import InputError, at
from aligntool.text import Span

_REMEDY = "mend the line, or make the file again with 'aligntool run'"
# JSON can spell half of a surrogate pair, which no UTF-8 file can hold.
_SURROGATE = re.compile("[\ud800-\udfff]")

E = TypeVar("E", bound=StrEnum)


def error(path: Path | str, line: int, what: str) -> InputError:
    """Return the error for one line of a file, with the remedy."""
    return InputError(f"{at(path, line)}: {what}; {_REMEDY}")


def records(path: Path | str) -> Iterator["Record"]:
    """Yield the objects of a JSON lines file; blank lines are passed over.

    Raises:
        InputError: if the file cannot be read or a line is not a JSON object in UTF-8.
    """
    with _open(path) as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield Record(path, number, _parsed(path, number, line))


def _open(path: Path | str) -> BinaryIO:
    try:
        return Path(path).open("rb")
    except OSError as failure:
        raise InputError(f"{path}: cannot be read: {failure.strerror}") from failure


def _parsed(path: Path | str, number: int, line: bytes) -> Mapping[str, object]:
    try:
        # Windows editors put a BOM before the first line.
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as failure:
        raise error(path, number, f"not JSON in UTF-8 ({failure})") from failure
    if not isinstance(value, dict):
        raise error(path, number, "not a JSON object")
    return value


@dataclass(frozen=True, slots=True)
class Record:
    """One JSON object and the line that holds it; each method reads the value of one key.

    Every method raises InputError if the key is missing or its value has another type.
    """

    path: Path | str
    line: int
    fields: Mapping[str, object]

    def text(self, key: str) -> str:
        """Return a string."""
        return self._text(key, self._get(key))

    def optional_text(self, key: str) -> str | None:
        """Return a string, or None for null."""
        value = self._get(key)
        return None if value is None else self._text(key, value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings."""
        return tuple(self._text(key, item) for item in self._list(key, self._get(key)))

    def choice(self, key: str, kinds: type[E]) -> E:
        """Return a member of an enumeration by its value."""
        value = self.text(key)
        try:
            return kinds(value)
        except ValueError as failure:
            raise self.wrong(key, value, "one of " + ", ".join(kinds)) from failure

    def integer(self, key: str) -> int:
        """Return a whole number."""
        return self._integer(key, self._get(key))

    def optional_number(self, key: str) -> float | None:
        """Return a finite number, or None for null."""
        value = self._get(key)
        if value is None:
            return None
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not math.isfinite(value)
        ):
            raise self.wrong(key, value, "a number or null")
        return float(value)

    def span(self, key: str) -> Span:
        """Return a pair of code point offsets, ``[start, end]``."""
        return self._span(key, self._get(key))

    def optional_span(self, key: str) -> Span | None:
        """Return a pair of code point offsets, or None for null."""
        value = self._get(key)
        return None if value is None else self._span(key, value)

    def inner(self, key: str) -> tuple["Record", ...]:
        """Return a list of objects as records of the same line."""
        items = self._list(key, self._get(key))
        return tuple(Record(self.path, self.line, self._object(key, item)) for item in items)

    def wrong(self, key: str, value: object, wanted: str) -> InputError:
        """Return the error for a value that is not what it should be."""
        shown = repr(value) if len(repr(value)) <= 40 else f"{repr(value)[:40]}…"
        return error(self.path, self.line, f"'{key}' should be {wanted}, not {shown}")

    def _get(self, key: str) -> object:
        if key not in self.fields:
            raise error(self.path, self.line, f"'{key}' is missing")
        return self.fields[key]

    def _text(self, key: str, value: object) -> str:
        if not isinstance(value, str) or _SURROGATE.search(value):
            raise self.wrong(key, value, "text")
        return value

    def _integer(self, key: str, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(key, value, "a whole number")
        return value

    def _list(self, key: str, value: object) -> list[object]:
        if not isinstance(value, list):
            raise self.wrong(key, value, "a list")
        return value

    def _object(self, key: str, value: object) -> Mapping[str, object]:
        if not isinstance(value, dict):
            raise self.wrong(key, value, "a list of objects")
        return value

    def _span(self, key: str, value: object) -> Span:
        items = self._list(key, value)
        if len(items) != 2:
            raise self.wrong(key, value, "[start, end]")
        start, end = (self._integer(key, item) for item in items)
        if not 0 <= start <= end:
            raise self.wrong(key, value, "[start, end] with 0 <= start <= end")
        return Span(start, end)
