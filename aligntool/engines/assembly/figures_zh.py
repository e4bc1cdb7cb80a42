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
_DAY = rf"{_ONE_OR_TWO} ?[日号]"
_HALVES = {
    "上午": " a.m.",
    "早上": " a.m.",
    "凌晨": " a.m.",
    "下午": " p.m.",
    "晚上": " p.m.",
    "晚": " p.m.",
}
_VAGUE = {
    "近": "nearly", "将近": "nearly", "约": "about", "大约": "about", "超": "more than",
    "逾": "more than", "不到": "less than", "不足": "less than", "至少": "at least",
    "多": "more than", "几": "more than", "余": "more than", "左右": "about", "上下": "about",
    "以上": "more than", "以下": "less than",
}  # fmt: skip
"""English of the words before or after a number that make it vague."""
_BEFORE = "(?:(将近|大约|不到|不足|至少|近|约|超|逾) ?)?"
_SCALE = "(?:[十百万亿]|千(?![米克瓦卡赫伏]))"
_SHARE = "左右|以上|以下"
_AFTER = "(?: ?(多|余|几|左右|上下))?"
_ROUND = (
    (1_000_000_000, "billions"), (1_000_000, "millions"), (1000, "thousands"), (100, "hundreds"),
    (10, "dozens"),
)  # fmt: skip
_HALF_DAY = "|".join(_HALVES)
_GROUPED = 2100
"""From here on a number of four digits is no year, and has a comma."""
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
    """Write 近500, 80多, 3.5亿, 5万余, 60以上."""
    before, digits, units, after = match.groups()
    value = float(digits.replace(",", ""))
    for unit in units or "":
        value *= _UNITS[unit]
    grouped = scaled(value) if units or after or value >= _GROUPED else digits
    return _about(before, after) + grouped


def _numeral(match: re.Match[str]) -> str | None:
    before, numeral, after = match.groups()
    value = None if numeral in _NO_FIGURES else value_of(numeral)
    if value is None:
        return None
    if all(character in _DIGITS for character in numeral) and len(numeral) > 1:
        # 二〇二四 is a year or a number read out digit by digit; 一二 is not.
        return str(value) if len(numeral) == 4 else None
    return _about(before, after) + (scaled(value) if value > 9999 else spelled(value))


def _about(before: str | None, after: str | None) -> str:
    """Return the English of words that make a number vague, with a space behind."""
    vague = _VAGUE.get(before or "") or _VAGUE.get((after or "").strip())
    return f"{vague} " if vague else ""


def _several(match: re.Match[str]) -> str:
    """Write 数十亿, 几十, 上百万."""
    value = 1
    for unit in match[2]:
        value *= _UNITS[unit]
    above, name = next(row for row in _ROUND if value >= row[0])
    tens = {1: "", 10: "tens of ", 100: "hundreds of ", 1000: "thousands of "}[value // above]
    return f"{tens}{name} of"


def _either(text: str) -> int:
    return int(text) if text.isdigit() else value_of(text) or 0


def _percent(match: re.Match[str]) -> str:
    before, share, after = match.groups()
    return f"{_about(before, after)}{share if share[0].isdigit() else value_of(share)}%"


def _aged(match: re.Match[str]) -> str | None:
    before, years, after = match.groups()
    age = _either(years)
    return f"{_about(before, after)}{age}-year-old" if age else None


def _tenths(match: re.Match[str]) -> str:
    """Write 七成, 三成多."""
    before, tenths, after = match.groups()
    return f"{_about(before, after)}{_either(tenths) * 10}%"


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
    minutes = f":{match[3]}" if match[3] else "" if half else ":00"
    return ("around " if match[4] else "") + f"{_either(match[2])}{minutes}{half}"


PATTERNS: tuple[Pattern, ...] = tuple(
    (re.compile(pattern), make, pos)
    for pattern, make, pos in (
        (r"(?:https?://|www\.)[\x21-\x7e]+", lambda m: m[0], "name"),
        (rf"(\d{{4}}) ?年 ?{_ONE_OR_TWO} ?月 ?{_DAY}", lambda m: _date(m[3], m[2], m[1]), "date"),
        (rf"(\d{{1,2}}) ?月 ?(\d{{1,2}}) ?日? ?[至到—–-] ?{_DAY}", _range, "date"),
        (rf"{_ONE_OR_TWO} ?月 ?{_DAY}", lambda m: _date(m[2], m[1], None), "date"),
        (r"(\d{4}) ?年 ?(\d{1,2}) ?月", lambda m: date(None, m[2], m[1]), "month"),
        (r"(?<!\d)(\d{1,2}) ?月份?", lambda m: date(None, m[1]), "month"),
        (r"(\d{1,2}) ?世纪 ?(\d0) ?年代", lambda m: f"the {int(m[1]) - 1}{m[2]}s", "year"),
        (
            rf"(\d{{1,2}}|{_HAN_NUMBER}{{1,3}}) ?世纪",
            lambda m: f"the {numbered(_either(m[1]))} century",
            "year",
        ),
        (r"(\d{4}|\d0) ?年代", lambda m: f"the {m[1]}s", "year"),
        (r"(?<!\d)([12]\d{3}) ?年", lambda m: m[1], "year"),
        (r"([一二][〇○零一二三四五六七八九]{3})年", lambda m: str(value_of(m[1])), "year"),
        (r"(?<!\d)(\d{1,2}) ?日(?!元)", lambda m: f"the {numbered(int(m[1]))}", "date"),
        (
            rf"({_HALF_DAY})? ?(\d{{1,2}})[:：](\d{{2}})(?!\d)(?: ?(左右))?",
            _clock,
            "date",
        ),
        (rf"({_HALF_DAY})({_HAN_NUMBER}{{1,3}})[时点]()(?: ?(左右))?", _clock, "date"),
        (
            rf"({_HALF_DAY})? ?(\d{{1,2}}) ?[时点](?!间|以)(?: ?(\d{{2}}) ?分?)?(?: ?(左右))?",
            _clock,
            "date",
        ),
        (
            rf"{_BEFORE}百分之(\d{{1,20}}(?:\.\d{{1,20}})?|{_HAN_NUMBER}{{1,12}})({_SHARE})?",
            _percent,
            "percent",
        ),
        (rf"{_BEFORE}(?<![\d.,])(\d[\d,.]{{0,20}})%({_SHARE})?", _percent, "percent"),
        (
            rf"{_BEFORE}([1-9一二两三四五六七八九])成(多|{_SHARE})?(?![为立功效员果本])",
            _tenths,
            "percent",
        ),
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
        (r"成千上万|成百上千", lambda m: "thousands of", "num"),
        (rf"(?<!{_HAN_NUMBER})十[几多余]", lambda m: "more than ten", "num"),
        (r"(好?几|数)([十百千万亿]{1,2})(?![足分])", _several, "num"),
        (r"(上)([百千万]{1,2})(?=[名个人位家种项次份所座])", _several, "num"),
        (rf"{_BEFORE}(\d{{1,3}}|{_HAN_NUMBER}{{1,4}})(多|余)? ?岁 ?的", _aged, "adj"),
        (rf"{_BEFORE}{_NUMBER}(?: ?({_SCALE}{{1,2}}))?{_AFTER}", _plain, "num"),
        (rf"{_BEFORE}({_HAN_NUMBER}{{2,20}}){_AFTER}", _numeral, "num"),
    )
)  # fmt: skip
"""Applied in this order."""
