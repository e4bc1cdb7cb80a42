"""Chinese figures: 万 and 亿, 80多个, 百分之四十, 2024年12月3日."""

import re

from aligntool.engines.assembly.figures import (
    Pattern,
    date,
    numbered,
    ordinal,
    scaled,
    spelled,
)

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "○": 0,
}  # fmt: skip
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_HAN_NUMBER = "[零〇○一二三四五六七八九两十百千万亿]"
_NUMBER = r"(?<![A-Za-z+.\d])(?<![A-Za-z]-)(\d[\d,]{0,20}(?:\.\d{1,20})?)"
_ONE_OR_TWO = rf"(\d{{1,2}}|{_HAN_NUMBER}{{1,3}})"
_DAY = rf"{_ONE_OR_TWO}[日号]"
_HALVES = {
    "上午": " a.m.",
    "早上": " a.m.",
    "凌晨": " a.m.",
    "下午": " p.m.",
    "晚上": " p.m.",
    "晚": " p.m.",
}
_NO_FIGURES = frozenset(
    "千万 万一 一一 万千 十分 亿万 一万一 千千万万 十万八千 一二 一两 三两 二一 百万 两三 三四 "
    "四五 五六"
    " 六七 七八 八九 一千零一".split()
)
"""Written with number characters, yet no plain number."""


def value_of(numeral: str) -> int | None:
    """Return the value of a Chinese numeral (三十五, 一亿二千万, 二〇二四), None if it has none."""
    if all(character in _DIGITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total = below = section = digit = 0
    for character in numeral:
        unit = _UNITS.get(character)
        if unit is None:
            digit = _DIGITS[character]
        elif unit < 10_000:
            section, digit = section + (digit or 1) * unit, 0
        elif unit == 10_000:
            below, section, digit = (section + digit or 1) * unit, 0, 0
        else:
            total, below, section, digit = (below + section + digit or 1) * unit, 0, 0, 0
    return total + below + section + digit


def _plain(match: re.Match[str]) -> str | None:
    """Write 80多, 3.5亿, 5万余."""
    digits, units, more = match.groups()
    if not units and not more:
        return str(digits)
    value = float(digits.replace(",", ""))
    for unit in units or "":
        value *= _UNITS[unit]
    return ("more than " if more else "") + scaled(value)


def _numeral(match: re.Match[str]) -> str | None:
    numeral, more = match.groups()
    value = None if numeral in _NO_FIGURES else value_of(numeral)
    if value is None:
        return None
    if all(character in _DIGITS for character in numeral) and len(numeral) > 1:
        # 二〇二四 is a year or a number read out digit by digit; 一二 is not.
        return str(value) if len(numeral) == 4 else None
    return ("more than " if more else "") + (scaled(value) if value > 9999 else spelled(value))


def _either(text: str) -> int:
    return int(text) if text.isdigit() else value_of(text) or 0


def _percent(match: re.Match[str]) -> str:
    return f"{match[1] if match[1][0].isdigit() else value_of(match[1])}%"


def _fraction(match: re.Match[str]) -> str | None:
    below, above = _either(match[1]), _either(match[2])
    if not below or not above:
        return None
    name = {2: "half", 4: "quarter"}.get(below, ordinal(below))
    return f"{spelled(above)} {name}" + ("s" if above > 1 else "")


def _range(match: re.Match[str]) -> str | None:
    whole = date(match[2], match[1])
    return whole and f"{whole}-{_either(match[3])}"


def _date(day: str, month: str, year: str | None) -> str | None:
    return date(str(_either(day)), str(_either(month)), year)


def _clock(match: re.Match[str]) -> str:
    half = _HALVES.get(match[1] or "", "")
    return f"{_either(match[2])}" + (f":{match[3]}" if match[3] else "" if half else ":00") + half


PATTERNS: tuple[Pattern, ...] = tuple(
    (re.compile(pattern), make, pos)
    for pattern, make, pos in (
        (r"(?:https?://|www\.)[\x21-\x7e]+", lambda m: m[0], "name"),
        (rf"(\d{{4}})年{_ONE_OR_TWO}月{_DAY}", lambda m: _date(m[3], m[2], m[1]), "date"),
        (rf"(\d{{1,2}})月(\d{{1,2}})日?[至到—–-]{_DAY}", _range, "date"),
        (rf"{_ONE_OR_TWO}月{_DAY}", lambda m: _date(m[2], m[1], None), "date"),
        (r"(\d{4})年(\d{1,2})月", lambda m: date(None, m[2], m[1]), "month"),
        (r"(?<!\d)(\d{1,2})月份?", lambda m: date(None, m[1]), "month"),
        (r"(\d{1,2})世纪(\d0)年代", lambda m: f"the {int(m[1]) - 1}{m[2]}s", "year"),
        (
            rf"(\d{{1,2}}|{_HAN_NUMBER}{{1,3}})世纪",
            lambda m: f"the {numbered(_either(m[1]))} century",
            "year",
        ),
        (r"(\d{4}|\d0)年代", lambda m: f"the {m[1]}s", "year"),
        (r"(?<!\d)([12]\d{3})年", lambda m: m[1], "year"),
        (r"([一二][〇○零一二三四五六七八九]{3})年", lambda m: str(value_of(m[1])), "year"),
        (r"(?<!\d)(\d{1,2})日(?!元)", lambda m: f"the {numbered(int(m[1]))}", "date"),
        (r"\d{1,2}:\d{2}", lambda m: m[0], "date"),
        (rf"(上午|下午|早上|晚上|凌晨|晚)({_HAN_NUMBER}{{1,3}})[时点]()", _clock, "date"),
        (
            r"(上午|下午|早上|晚上|晚|凌晨)?(\d{1,2}) ?[时点](?!间|以)(?: ?(\d{2}) ?分?)?",
            _clock,
            "date",
        ),
        (rf"百分之(\d{{1,20}}(?:\.\d{{1,20}})?|{_HAN_NUMBER}{{1,12}})", _percent, "percent"),
        (r"(?<![\d.,])\d[\d,.]{0,20}%", lambda m: m[0], "percent"),
        (
            rf"(\d{{1,9}}|{_HAN_NUMBER}{{1,3}})分之(\d{{1,9}}|{_HAN_NUMBER}{{1,3}})",
            _fraction,
            "num",
        ),
        (
            rf"第(\d{{1,9}}|{_HAN_NUMBER}{{1,3}})(?=[^季方])",
            lambda m: ordinal(_either(m[1])),
            "ordinal",
        ),
        (rf"{_NUMBER} ?([十百千万亿]{{0,2}})([多余])?", _plain, "num"),
        (rf"({_HAN_NUMBER}{{2,20}})([多余])?", _numeral, "num"),
    )
)  # fmt: skip
"""Applied in this order."""
