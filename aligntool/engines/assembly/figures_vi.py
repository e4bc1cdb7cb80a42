"""Vietnamese figures: decimal commas, dates as 4-7 or ngày 4 tháng 7 năm 2024."""

import re

from aligntool.engines.assembly.figures import Make, Pattern, date, numbered, ordinal

_DAY = r"(\d{1,2})"
_SEP = r" ?(?:tháng |[/.-])"
_YEAR = r"(?:(?: ?,? năm |[/-])(\d{4})(?!\d))?"
_TO = r" ?(?:-|–|đến|tới|và) ?"
_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười một": 11, "mười hai": 12, "mười": 10, "chạp": 12,
}  # fmt: skip
_BY_NAME = "|".join(_MONTHS)
_UNNAMED = "|".join(name for name in _MONTHS if name not in ("một", "năm"))
"""Names of months that mean no more than that without a day: tháng năm may be "month, year"."""
_COUNTS = {
    "hai": "two", "ba": "three", "bốn": "four", "năm": "five", "sáu": "six", "bảy": "seven",
    "tám": "eight", "chín": "nine", "mười": "ten", "vài": "few",
}  # fmt: skip
_PERIODS = {
    "năm": "years", "tháng": "months", "tuần": "weeks", "ngày": "days", "thập kỷ": "decades",
    "thập niên": "decades", "thế kỷ": "centuries", "giờ": "hours",
}  # fmt: skip
_ROMAN = {"i": 1, "v": 5, "x": 10}
_TIMES = {
    "sáng": "the morning of", "chiều": "the afternoon of", "tối": "the evening of",
    "trưa": "noon on", "đêm": "the night of", "rạng sáng": "the early morning of",
}  # fmt: skip


_WEEKDAYS = {
    "hai": "Monday", "ba": "Tuesday", "tư": "Wednesday", "năm": "Thursday", "sáu": "Friday",
    "bảy": "Saturday",
}  # fmt: skip
_DAYS = "|".join(_WEEKDAYS)
_PARTS = {"sáng": "morning", "chiều": "afternoon", "tối": "evening", "đêm": "night", "trưa": "noon"}


def _range(match: re.Match[str]) -> str | None:
    opening, first, last, month, year = match.groups()
    whole = date(first, month)
    if whole is None or date(last, month) is None:
        return None
    joint = f" to {int(last)}" if opening.startswith("từ") else f"-{int(last)}"
    return (
        ("from " if opening.startswith("từ") else "")
        + whole
        + joint
        + (f", {year}" if year else "")
    )


def _time_of(match: re.Match[str]) -> str | None:
    found = date(match[2], match[3], match[4])
    return None if found is None else f"{_TIMES[match[1]]} {found}"


def _weekday(match: re.Match[str]) -> str:
    day = _WEEKDAYS[match[2]]
    return f"{day} {_PARTS[match[1]]}" if match[1] in _PARTS else day


def _number(match: re.Match[str]) -> str:
    """Turn 70.000,5 into 70,000.5."""
    return match[0].translate(str.maketrans(".,", ",."))


def _century(match: re.Match[str]) -> str | None:
    value = int(match[1]) if match[1].isdigit() else _roman(match[1])
    return f"the {numbered(value)} century"


def _named(match: re.Match[str]) -> str | None:
    """Write ngày 20 tháng ba năm 2024, tháng giêng."""
    day, month, year = match.groups()
    return date(day, str(_MONTHS[month]), year)


def _period(match: re.Match[str]) -> str:
    """Write 15 năm qua, vài ngày tới."""
    count, period, when = match.groups()
    past = "next" if when == "tới" else "past"
    return f"the {past} {_COUNTS.get(count, count)} {_PERIODS[period]}"


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def _same(match: re.Match[str]) -> str:
    return match[0]


def _dmy(first: int) -> Make:
    """Return a maker of dates from three groups, the day's being number ``first``."""
    return lambda match: date(match[first], match[first + 1], match[first + 2])


PATTERNS: tuple[Pattern, ...] = tuple(
    (re.compile(pattern), make, pos)
    for pattern, make, pos in (
        (r"\b(?:https?://|www\.)[^\s,;]+", _same, "name"),
        (
            rf"\b(từ(?: ngày)? |ngày ){_DAY}{_TO}(?:ngày )?{_DAY}{_SEP}(\d{{1,2}}){_YEAR}\b",
            _range,
            "date",
        ),
        (
            rf"\b(rạng sáng|sáng|chiều|tối|trưa|đêm)(?: ngày)? {_DAY}{_SEP}(\d{{1,2}}){_YEAR}\b",
            _time_of,
            "date",
        ),
        (rf"\b(?:hôm |ngày )+{_DAY}{_SEP}(\d{{1,2}}){_YEAR}(?![\d%])", _dmy(1), "date"),
        (r"\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b", _dmy(1), "date"),
        (
            r"(?:vào|hôm|đến|và|từ|tới|hết|trước|sau|tại|,) "
            rf"(?P<f>{_DAY}/(\d{{1,2}}){_YEAR})(?![\d%])",
            _dmy(2),
            "date",
        ),
        (rf"\b(?:ngày )?(?:(\d{{1,2}}) )tháng ({_BY_NAME}){_YEAR}\b", _named, "date"),
        (rf"\b(\d{{1,2}} )?tháng ({_UNNAMED}){_YEAR}\b", _named, "month"),
        (
            rf"\b(\d{{1,3}}|{'|'.join(_COUNTS)}) ({'|'.join(_PERIODS)}) (qua|tới|gần đây)\b",
            _period,
            "year",
        ),
        (r"(?<=, )(\d{1,3}) tuổi\b", lambda m: m[1], "num"),
        (r"\b(\d{1,3}) tuổi\b", lambda m: f"{m[1]} years old", "adj"),
        (
            r"\btháng (\d{1,2})(?:(?: ?,? năm |[/-])(\d{4}))?\b",
            lambda m: date(None, m[1], m[2]),
            "month",
        ),
        (r"\b(?:những năm|thập niên|thập kỷ) (\d{4}|\d0)\b", lambda m: f"the {m[1]}s", "year"),
        (r"\b(?:vào )?thế kỷ (?:thứ )?(\d{1,2}|[xvi]+)\b", _century, "year"),
        (r"\bnăm ([12]\d{3})\b(?![.,]\d)", lambda m: m[1], "year"),
        (r"\bngày (\d{1,2})\b", lambda m: f"the {numbered(int(m[1]))}", "date"),
        (r"\b(?:lần )?thứ (\d{1,2})\b", lambda m: ordinal(int(m[1])), "ordinal"),
        (r"\b\d{1,2}:\d{2}\b(?: giờ)?", lambda m: m[0].removesuffix(" giờ"), "date"),
        (
            rf"\b(hôm|ngày|sáng|chiều|tối|đêm|trưa|vào|từ|đến)(?: hôm| ngày)? thứ ({_DAYS})\b",
            _weekday,
            "date",
        ),
        (r"\b(?:hôm |vào |ngày )*chủ nhật\b", lambda m: "Sunday", "date"),
        (r"\b(\d{1,2})(?:h| giờ )(\d{2})\b", lambda m: f"{m[1]}:{m[2]}", "date"),
        (
            r"(?<![\w.,])(?:\d{1,3}(?:\.\d{3}){1,6}|\d{1,20})(?:,\d{1,20})? ?(?:%|phần trăm)",
            lambda m: _number(m).replace("phần trăm", "%").replace(" ", ""),
            "percent",
        ),
        (
            r"(?<![\w.,])(?:\d{1,3}(?:\.\d{3}){1,6}|\d{1,20})(?:,\d{1,20})?(?![\w]|[.,]\d)",
            _number,
            "num",
        ),
        (r"(?<!\w)(?:\d[\w.,/-]*\w|\d)", _same, "num"),
    )
)  # fmt: skip
"""Applied to folded text, in this order."""
