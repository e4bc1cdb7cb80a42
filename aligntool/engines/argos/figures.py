"""Figures in a text with the values they may stand for, whatever the language's way to write them.

A figure has several readings where its separators leave room for doubt (1.234 is 1234 in
Vietnamese, one and a bit in English); two texts agree on it when they share a reading.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from aligntool.text import Span

_ASCII = {
    **{ord(char): str(number) for number, char in enumerate("０１２３４５６７８９")},
    **{ord(char): str(number) for number, char in enumerate("٠١٢٣٤٥٦٧٨٩")},
    **{ord(char): str(number) for number, char in enumerate("०१२३४५६७८९")},
    ord("．"): ".",
}
_SPACE = "[ \u00a0\u2009\u202f]"
_DIGITS = re.compile(rf"[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9])|[0-9]+(?:[.,][0-9]+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\D\d{3})+")
_RANGE = re.compile(r"\s*(?:-|–|—|~|至|到|、|to|and|or|đến|tới|và|hoặc|hay)\s*", re.IGNORECASE)
_NEAR_MAGNITUDE = r"[\s-]?(?:多|余|餘|几|个)?\s*"

_MAGNITUDES: Mapping[str, float] = {
    **{"十": 1e1, "百": 1e2, "千": 1e3, "百万": 1e6, "千万": 1e7, "千亿": 1e11, "百亿": 1e10},
    **{"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "万亿": 1e12, "兆": 1e12},
    **{"trăm": 1e2, "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9},
    **{"triệu tỷ": 1e15, "triệu tỉ": 1e15, "quadrillion": 1e15},
    **{"nghìn tỷ": 1e12, "nghìn tỉ": 1e12, "ngàn tỷ": 1e12, "trăm triệu": 1e8, "trăm tỷ": 1e11},
    **{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12},
    **{"hundred thousand": 1e5, "hundred million": 1e8, "hundred billion": 1e11},
    **{"bn": 1e9, "mn": 1e6, "m": 1e6, "k": 1e3},
}
_MAGNITUDE = re.compile(
    # A unit such as 千米 (kilometre) or 百分点, and words such as tỷ lệ (rate), are no magnitude.
    rf"{_NEAR_MAGNITUDE}((?:{'|'.join(sorted(_MAGNITUDES, key=len, reverse=True))})"
    r"(?:(?<=[^\x00-\u1fff])|\b))"
    r"(?!(?<=千)[克米瓦卡伏赫帕焦字比兆]|(?<=百)[帕分]|(?<=兆)[瓦赫字比帕]|\s+(?:lệ|số|phú|trọng)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number written with digits."""

    span: Span
    """Into the text, the magnitude among it."""
    digits: str
    """As written, without the magnitude."""
    readings: frozenset[float]
    """The values that it may stand for."""
    scale: float = 1.0
    """The magnitude that the readings include."""


def figures(text: str) -> tuple[Figure, ...]:
    """Return the numbers written with digits, in order.

    In *3 to 5 million* the first one may be three million too.  What is written in two steps, such
    as 1亿2000万, is one figure.
    """
    plain = text.translate(_ASCII)
    found: list[Figure] = []
    for match in _DIGITS.finditer(plain):
        found += _read(plain, match)
    return tuple(_summed(plain, _ranged(plain, found)))


def _read(text: str, match: re.Match[str]) -> Iterator[Figure]:
    """Yield the figure of a match, or one for each part of what is no single number (1.2.3)."""
    readings = frozenset(_readings(match.group()))
    if not readings:
        for part in re.finditer(r"\d+", match.group()):
            span = Span(*part.span()).shifted(match.start())
            yield Figure(span, part.group(), frozenset({float(part.group())}))
        return
    magnitude = _MAGNITUDE.match(text, match.end())
    if magnitude is None:
        yield Figure(Span(*match.span()), match.group(), readings)
        return
    scale = _MAGNITUDES[magnitude.group(1).lower()]
    scaled = frozenset(round(value * scale, 4) for value in readings)
    if magnitude.group(1).isascii() and len(magnitude.group(1)) == 1:
        # "30 m" is thirty metres more often than thirty million.
        yield Figure(Span(*match.span()), match.group(), readings | scaled)
        return
    yield Figure(Span(match.start(), magnitude.end()), match.group(), scaled, scale)


def _readings(digits: str) -> Iterator[float]:
    """Yield the values of digits with separators; none where they are no number."""
    marks = [char for char in digits if not char.isdigit()]
    if not marks:
        yield float(digits)
        return
    if len(set(marks)) == 1 and _THOUSANDS.fullmatch(digits):
        yield float(re.sub(r"\D", "", digits))
    whole, _, decimals = digits.rpartition(marks[-1])
    if marks[-1] in ".," and (
        len(marks) == 1 or (_THOUSANDS.fullmatch(whole) and marks[-1] not in marks[:-1])
    ):
        yield round(float(f"{re.sub(r'[.,]', '', whole)}.{decimals}"), 6)


def _ranged(text: str, found: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures, the first of a range with the magnitude of the second as well."""
    for number, figure in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        if (
            following
            and figure.scale == 1
            and following.scale > 1
            and _RANGE.fullmatch(text, figure.span.end, following.span.start)
        ):
            more = {round(value * following.scale, 4) for value in figure.readings}
            figure = replace(figure, readings=figure.readings | more)
        yield figure


def _summed(text: str, found: Iterator[Figure]) -> Iterator[Figure]:
    """Yield the figures, joining those that are steps of one number."""
    held: Figure | None = None
    for figure in found:
        if held and _steps(text, held, figure):
            sums = {one + other for one in held.readings for other in figure.readings}
            held = Figure(
                Span(held.span.start, figure.span.end),
                text[held.span.start : figure.span.end],
                frozenset(sums),
                figure.scale,
            )
            continue
        if held:
            yield held
        held = figure
    if held:
        yield held


def _steps(text: str, one: Figure, other: Figure) -> bool:
    """Tell whether the second figure goes on the first, as 2000万 goes on 1亿."""
    return (
        one.scale > max(other.scale, 1)
        and not text[one.span.end : other.span.start].strip()
        and max(other.readings) < one.scale
        and (other.scale > 1 or one.span.end == other.span.start)
    )
