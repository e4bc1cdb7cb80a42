"""Numbers in a sentence, however written: where they stand and one key for each value.

*96 million*, 9600万 and 九千六百万 are one number, as are *60 %*, 60% and 六成.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from aligntool.alignment.numerals import numbers
from aligntool.text import Span

_DIGITS = r"\d+(?:[.,]\d+)*"
_TEENS = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {"one": 1} | {word: value for value, word in enumerate(_TEENS, 2)}
_WORDS |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_SCALES = {
    "zh": {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8},
    "vi": {"trăm": 10**2, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6}
    | {"tỷ": 10**9, "tỉ": 10**9},
    "en": {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}
    | {"trillion": 10**12},
}
_HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_HAN_DIGITS |= {"〇": 0, "两": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_MEASURES = "个名位人件次年天条项种家台部座岁倍点国支场期所枚艘架代"

_PATTERNS = {
    "en": re.compile(
        rf"(?:(?P<digits>{_DIGITS})|(?<![\w-])(?P<words>(?:one(?= (?:hund|thou|[mbt]r?illi)))"
        rf"|(?:{'|'.join(_TENS)})(?:-(?:one|{'|'.join(_TEENS[:8])}))?|{'|'.join(_TEENS)})(?!\w))"
        rf"(?P<scales>(?:[ -](?:{'|'.join(_SCALES['en'])})\b)*)"
        r"(?P<percent> ?%| per ?cent\b)?",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        rf"(?P<digits>{_DIGITS})(?P<scales>(?:\s(?:{'|'.join(_SCALES['vi'])})(?!\w))*)"
        r"(?P<percent> ?%| phần trăm(?!\w))?",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        rf"(?P<digits>{_DIGITS})(?P<scales>[百千万亿]*)(?P<percent>[%％])?"
        r"|(?P<year>[〇零一二三四五六七八九]{4})(?=年)"
        r"|(?P<hundredths>百分之)(?P<share>[零一二两三四五六七八九十百]+)"
        r"|(?P<han>(?:[一二两三四五六七八九][十百千万亿]|十(?=[一二三四五六七八九万亿]))"
        r"[零〇一二两三四五六七八九十百千万亿]*)"
        rf"|(?<!第)(?P<tenths>[一二两三四五六七八九])成(?=[、，。；的以左]|$)"
        rf"|(?<!第)(?P<few>[二两三四五六七八九十])(?=[{_MEASURES}])"
    ),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and how it is counted."""

    span: Span
    """Into the sentence."""
    key: str
    """``#``, the value in plain digits, and ``%`` if it is a percentage."""


def figures(text: str, lang: str) -> Iterator[Figure]:
    """Yield the numbers of a sentence in order."""
    for match in _PATTERNS[lang].finditer(text):
        value = _han_value(match) if lang == "zh" and not match["digits"] else _value(match, lang)
        percent = "%" if match.groupdict().get("percent") or _han_percent(match) else ""
        yield Figure(Span(*match.span()), f"#{value.normalize():f}{percent}")


def _value(match: re.Match[str], lang: str) -> Decimal:
    if match["digits"]:
        value = Decimal(numbers(match["digits"], lang)[0][1:])
    else:
        parts = match["words"].lower().split("-")
        value = Decimal(sum(_WORDS[part] for part in parts))
    scales = _SCALES[lang]
    written = match["scales"].lower()
    for word in written if lang == "zh" else written.replace("-", " ").split():
        value *= scales[word]
    return value


def _han_value(match: re.Match[str]) -> Decimal:
    """Return the value of a number in Chinese characters."""
    if match["year"]:
        return Decimal("".join(str(_HAN_DIGITS[one]) for one in match["year"]))
    if match["tenths"]:
        return Decimal(10 * _HAN_DIGITS[match["tenths"]])
    total = section = digit = 0
    for one in match["share"] or match["han"] or match["few"]:
        scale = _HAN_SCALES.get(one, 1)
        if scale >= 10**4:
            # 万 and 亿 close what stands before them.
            total = (
                (total + section + digit) * scale
                if scale > 10**4 or not total
                else (total + (section + digit) * scale)
            )
            section = digit = 0
        elif scale > 1:
            section += max(digit, 1) * scale
            digit = 0
        else:
            digit = _HAN_DIGITS[one]
    return Decimal(total + section + digit)


def _han_percent(match: re.Match[str]) -> bool:
    found = match.groupdict()
    return bool(found.get("tenths") or found.get("hundredths"))
