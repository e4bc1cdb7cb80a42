"""Numbers as written in Chinese, Vietnamese and English, brought to one form."""

import re
from decimal import Decimal, InvalidOperation

_DIGITS = r"\d+(?:[.,]\d+)*"
_SCALES = {
    "zh": {"万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12, "千": 10**3},
    "vi": {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9},
    "en": {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
}
_PATTERNS = {
    lang: re.compile(
        rf"({_DIGITS})(?:\s*({'|'.join(sorted(scales, key=len, reverse=True))})(?![a-zà-ỹ]))?",
        re.IGNORECASE,
    )
    for lang, scales in _SCALES.items()
}
_WIDE = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def numbers(text: str, lang: str) -> list[str]:
    """Return the numbers in ``text`` as ``#`` and plain digits, scale words applied (3亿, 3 tỷ)."""
    found = []
    for match in _PATTERNS[lang].finditer(text.translate(_WIDE)):
        value = _value(match.group(1), lang)
        scale = _SCALES[lang].get((match.group(2) or "").lower(), 1)
        found.append(f"#{(value * scale).normalize():f}")
    return found


def without_numbers(text: str) -> str:
    """Return the text with a space for each number."""
    return re.sub(_DIGITS, " ", text.translate(_WIDE))


def _value(digits: str, lang: str) -> Decimal:
    """Read digits with the separators of a language; 1.000 is a thousand in Vietnamese."""
    group, point = (".", ",") if lang == "vi" else (",", ".")
    if not re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+(?:\{point}\d+)?", digits):
        # No groups of three: whatever mark there is parts the decimals.
        group = "" if digits.count(".") + digits.count(",") == 1 else group
        point = "," if "," in digits and not group else point
        point = "." if "." in digits and not group else point
    plain = digits.replace(group, "") if group else digits
    try:
        return Decimal(plain.replace(point, "."))
    except InvalidOperation:
        return Decimal(re.sub(r"\D", "", digits))
