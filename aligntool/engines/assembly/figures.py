"""Numbers, dates and times: a sentence in, the stretches that are figures and their English out."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from aligntool.text import Span

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_ORDINALS = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth",
)  # fmt: skip
_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or date in the source."""

    span: Span
    """Into the text that was searched."""
    text: str
    """English."""
    pos: str
    """date, month, year, num, ordinal or percent."""


Make = Callable[[re.Match[str]], str | None]
Pattern = tuple[re.Pattern[str], Make, str]
"""What to look for, how to write it (None: it is none after all), and its part of speech."""


def find_figures(text: str, patterns: Iterable[Pattern]) -> Sequence[Figure]:
    """Return the figures of a text in order; an earlier pattern goes before a later one."""
    taken = bytearray(len(text))
    found: list[Figure] = []
    for pattern, make, pos in patterns:
        for match in pattern.finditer(text):
            start, end = match.span("f") if "f" in pattern.groupindex else match.span()
            english = None if any(taken[start:end]) else make(match)
            if english is not None:
                taken[start:end] = b"\1" * (end - start)
                found.append(Figure(Span(start, end), english, pos))
    return sorted(found, key=lambda figure: figure.span.start)


def date(day: str | None, month: str | None, year: str | None = None) -> str | None:
    """Return "July 4, 2024", "July 2024" or "July 4"; None if there is no such date."""
    if month is None or not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return None
    name = MONTHS[int(month) - 1]
    if day is None:
        return f"{name} {year}" if year else name
    return f"{name} {int(day)}, {year}" if year else f"{name} {int(day)}"


def ordinal(number: int) -> str:
    """Return "third" or "21st"."""
    if 0 < number < len(_ORDINALS):
        return _ORDINALS[number]
    return numbered(number)


def numbered(number: int) -> str:
    """Return "3rd" or "21st"."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def spelled(number: int) -> str:
    """Return numbers below ten as words, as newspapers do, others in digits with commas."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def scaled(value: float) -> str:
    """Return "12,000", "3.5 million" or "1.2 trillion"."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{round(value / size, 4):g} {word}"
    return f"{round(value, 4):,g}" if value != int(value) else f"{int(value):,}"
