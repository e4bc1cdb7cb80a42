"""Which numbers of a source text are missing in its English, however the English writes them.

Meant to be lenient: 12 may come back as twelve, December, XII, a dozen or noon, and 1.2亿 as 120
million; only what comes back in no way at all is lost.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from aligntool.engines.argos.figures import Figure, figures

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WORDS: Mapping[str, tuple[float, ...]] = {
    **{word: (value,) for value, word in enumerate(_UNITS)},
    **{word: (value,) for value, word in enumerate(_ORDINALS)},
    **{word: (value,) for value, word in enumerate(_MONTHS, 1)},
    **{word: (value,) for value, word in enumerate(_SHORT_MONTHS, 1)},
    "sept": (9,),
    **{word: (10 * value,) for value, word in enumerate(_TENS, 2)},
    **{f"{word[:-1]}ieth": (10 * value,) for value, word in enumerate(_TENS, 2)},
    **{f"{word[:-1]}ies": (10 * value,) for value, word in enumerate(_TENS, 2)},
    **{"hundred": (100,), "hundredth": (100,), "century": (100,), "centenary": (100,)},
    **{"thousand": (1e3,), "million": (1e6,), "billion": (1e9,), "trillion": (1e12,)},
    **{
        word: (2,) for word in "both twice double doubled doubling pair couple half two-way".split()
    },
    **{word: (2,) for word in "bilateral twofold twin dual secondary".split()},
    **{word: (3,) for word in "thrice triple tripled tripling trilateral threefold trio".split()},
    **{word: (4,) for word in "quarter quarters quadruple fourfold quadrennial".split()},
    **{"decade": (10,), "decades": (10,), "tenfold": (10,), "dozen": (12,), "dozens": (12,)},
    **{"noon": (12,), "midday": (12,), "midnight": (0, 12, 24), "fortnight": (14, 15)},
    **{"no": (0,), "nil": (0,), "biennial": (2,), "score": (20,), "annual": (12,), "year": (12,)},
    **{"week": (7,), "day": (24,), "clock": (24,), "hourly": (24,), "one-third": (3,)},
}
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_SCALES: Mapping[str, float] = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_ROMAN = re.compile(r"\b[IVX]{1,6}\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_FOLD = re.compile(r"fold\b")
_CLOCK = re.compile(r"\s*[:：时時点點h]|\s*giờ")
_FORMULA = re.compile(r"[A-Za-z]")
_CLOCK_TIME = re.compile(r"(?<![\d.])(\d{1,2})[.:](\d\d)(?!\d)")
_DECADES = re.compile(r"([A-Za-z]+)(?: and a half)? decades")
_CENTURY = re.compile(r"\s*世[纪紀]\s*(?:[初中末]\S{0,2}\s*)?\d+\s*年代")
_YEARS = range(1800, 2101)


def required(source: str) -> tuple[Figure, ...]:
    """Return the figures of a source text that its English must have in some way.

    One is not required: it comes back as *a* or *the* more often than not; nor is what belongs to
    a formula (CO2, m2) or the century of a decade (20世纪70年代 is the 1970s).
    """
    return tuple(
        _with_hours(source, figure)
        for figure in figures(source)
        if figure.readings.isdisjoint({0.0, 1.0})
        and not _FORMULA.match(source, max(figure.span.start - 1, 0))
        and not _CENTURY.match(source, figure.span.end)
    )


def lost(wanted: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """Return those of the required figures that an English text lacks."""
    if not wanted:
        return ()
    values = set(_written(text))
    missing = [figure for figure in wanted if figure.readings.isdisjoint(values)]
    if not missing:
        return ()
    values.update(_in_words(text))
    digits = re.sub(r"\D", "", text)
    return tuple(
        figure
        for figure in missing
        if figure.readings.isdisjoint(values) and not _written_otherwise(figure, digits, values)
    )


def _written(text: str) -> Iterator[float]:
    """Yield all the values that an English text has in digits.

    Those with a magnitude keep their value without it: ``3.5 to about 4 million`` is no range that
    can be read.
    """
    for figure in figures(text):
        yield from figure.readings
        if figure.scale != 1:
            yield from (round(value / figure.scale, 6) for value in figure.readings)


def _in_words(text: str) -> Iterator[float]:
    """Yield all the values that an English text has in words, Roman numerals or times of day."""
    for match in _ROMAN.finditer(text):
        yield _roman(match.group())
    for match in _CLOCK_TIME.finditer(text):
        yield from (float(part) for part in match.groups())
    for match in _DECADES.finditer(text):
        yield from (10 * value for value in _WORDS.get(match.group(1).lower(), ()))
    yield from _spelled(_FOLD.sub("", text.lower()))


def _spelled(text: str) -> Iterator[float]:
    """Yield the values of number words, of compounds (twenty-one, three hundred and five) and of
    their parts."""
    total = 0.0
    for match in _WORD.finditer(text):
        yield from map(float, _WORDS.get(match.group(), ()))
        for part in match.group().split("-"):
            yield from map(float, _WORDS.get(part, ()))
            total = _compounded(total, part)
            yield total


def _compounded(total: float, word: str) -> float:
    """Return the value of the number words up to this word; 0 where it is none."""
    if word in _SCALES:
        return max(total, 1) * _SCALES[word]
    if word in _WORDS and word not in _MONTHS:
        value = float(_WORDS[word][0])
        return total + value if total > value and total % 10 == 0 else value
    return total if word == "and" else 0.0


def _written_otherwise(figure: Figure, digits: str, values: set[float]) -> bool:
    """Tell whether the figure is there grouped differently, or as a longer year."""
    plain = re.sub(r"\D", "", figure.digits)
    if len(plain) >= 4 and figure.scale == 1 and plain in digits:
        return True
    if len(plain) != 2:
        return False
    # 90年代 is the 1990s, năm 86 is 1986.
    return any(value in _YEARS and value % 100 == int(plain) for value in values if value > 1000)


def _with_hours(source: str, figure: Figure) -> Figure:
    """Let 15:30 come back as 3:30 p.m., and 下午3点 as 15:00."""
    if not _CLOCK.match(source, figure.span.end):
        return figure
    hours = {value + shift for value in figure.readings for shift in (-12, 12)}
    return replace(figure, readings=figure.readings | hours)


def _roman(numeral: str) -> float:
    values = [_ROMAN_VALUES[char] for char in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return float(sum(-one if one < other else one for one, other in pairs))
