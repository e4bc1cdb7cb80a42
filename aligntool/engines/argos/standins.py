"""Numbers that a model lost, decoded once more behind numbers that it knows.

A rare figure (6,241 or 1.2亿) is replaced by one that every model copies, such as 300; in the
English that one is replaced by the figure as English writes it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aligntool.engines.argos.draft import Draft
from aligntool.engines.argos.figures import Figure
from aligntool.model import Link
from aligntool.text import Edit, Rewrite, Span, rewrite

_POINT = frozenset({"zh", "zt", "ja", "ko", "th", "en", "he", "hi", "ur", "bn", "ms"})
"""Languages that write a decimal point, so that their comma parts thousands."""
_YEARS = ("2018", "2016", "2015", "2012")
_SMALL = ("5", "6", "8", "7", "9", "4")
_DAYS = ("12", "15", "18", "16", "20", "25")
_LARGE = ("300", "500", "600", "800", "400", "200")
_WORDS = {"4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine"}
_NO_COUNT = re.compile(r"\s*(?:月|世[纪紀])")
_MONTH = re.compile(r"tháng\s*$", re.IGNORECASE)
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@dataclass(frozen=True, slots=True)
class StandIn:
    """A number that stands for a figure of the source."""

    figure: Figure
    digits: str
    """As the model sees it."""
    english: str
    """The figure as English writes it."""


def stand_ins(text: str, figures: Sequence[Figure], lang: str) -> tuple[StandIn, ...]:
    """Return a number to stand for each figure, different from any other number of the text.

    Months and centuries are left out: English writes them in words.
    """
    found: list[StandIn] = []
    for figure in figures:
        after, before = figure.span.end, figure.span.start
        if _NO_COUNT.match(text, after) or _MONTH.search(text[:before]):
            continue
        used = {one.digits for one in found}
        for digits in _like(figure):
            if digits not in text and digits not in used:
                found.append(StandIn(figure, digits, english(figure, lang)))
                break
    return tuple(found)


def substituted(text: str, found: Sequence[StandIn]) -> Rewrite:
    """Return the source text with the stand-ins in place of the figures."""
    return rewrite(text, [Edit(one.figure.span, one.digits) for one in found])


def restored(draft: Draft, source: Rewrite, found: Sequence[StandIn]) -> Draft:
    """Return the draft with the figures back in it, its links pointing to the original source.

    A stand-in that is not there, or twice, stays: the guards see that the figure is missing.
    """
    target = rewrite(draft.text, sorted(_edits(draft.text, found), key=lambda edit: edit.span))
    back = Rewrite(target.text, draft.text, tuple((new, old) for old, new in target.changes))
    links = tuple(
        Link(source.origin(link.source), back.origin(link.target), link.weight)
        for link in draft.links
    )
    return replace(draft, text=target.text, links=links)


def english(figure: Figure, lang: str) -> str:
    """Return a figure as English writes it: 1.2亿 as 120 million, 1.234,5 as 1,234.5."""
    if figure.digits.isdigit() and figure.scale == 1:
        return figure.digits
    value = _value(figure, lang)
    for scale, name in _SCALES:
        if figure.scale > 1 and value >= scale:
            return f"{_short(value / scale)} {name}"
    return _short(value)


def _like(figure: Figure) -> tuple[str, ...]:
    """Return numbers of the same kind: they want the same words around them."""
    digits = figure.digits
    if not digits.isdigit() or figure.scale > 1 or len(digits) > 4:
        return _LARGE
    if len(digits) == 4:
        return _YEARS if digits[0] in "12" else _LARGE
    return (_SMALL, _DAYS, _LARGE)[len(digits) - 1]


def _value(figure: Figure, lang: str) -> float:
    """Return the reading that the language's decimal mark makes the likely one."""
    readings = sorted(figure.readings)
    if len(readings) == 1:
        return readings[0]
    # In doubt there are two: with the mark before thousands, and before decimals.
    thousands = ("," in figure.digits) == (lang in _POINT)
    return readings[-1] if thousands else readings[0]


def _short(value: float) -> str:
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def _edits(text: str, found: Sequence[StandIn]) -> Iterator[Edit]:
    for one in found:
        spelled = _WORDS.get(one.digits, one.digits)
        pattern = rf"(?<![\w.,])(?:{one.digits}|{spelled})(?![\w]|[.,]\d)"
        places = list(re.finditer(pattern, text, re.IGNORECASE))
        if len(places) == 1:
            yield Edit(Span(*places[0].span()), one.english)
