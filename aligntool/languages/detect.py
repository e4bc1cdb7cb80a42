"""Which language a text is in, by script and by common words."""

import re
import unicodedata

from aligntool.text import HAN

_SAMPLE = 20_000
_SCRIPTS = {
    "han": re.compile(f"[{HAN}]"),
    "kana": re.compile("[\u3041-\u30ff\uff66-\uff9d]"),
    "hangul": re.compile("[\u1100-\u11ff\uac00-\ud7af]"),
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "arabic": re.compile("[\u0600-\u06ff]"),
    "thai": re.compile("[\u0e00-\u0e7f]"),
    "latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
}
_NAMES = {"kana": "ja", "hangul": "ko", "cyrillic": "ru", "arabic": "ar", "thai": "th"}
# A Chinese character carries about what three Latin letters do.
_HAN_WEIGHT = 3
_KANA_SHARE = 0.08
_VIETNAMESE_LETTERS = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_VIETNAMESE_SHARE = 0.03
_ENGLISH_WORDS = frozenset(
    "the of and to in a is that for on with as was by at from this be are it has have".split()
)
_ENGLISH_SHARE = 0.08


def detect(text: str) -> str | None:
    """Return the code of the language of ``text``, or None where it cannot be told.

    Vietnamese is known by letters that no other language in Latin script uses much, English by
    its commonest words; other scripts are named so that a message can say what was found.
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS.items()}
    east_asian = counts["han"] + counts["kana"]
    if counts["kana"] > _KANA_SHARE * east_asian and counts["kana"] > 3:
        return _NAMES["kana"]
    weights = {**counts, "han": counts["han"] * _HAN_WEIGHT}
    script = max(weights, key=lambda name: weights[name])
    if not weights[script]:
        return None
    if script == "han":
        return "zh"
    return _NAMES.get(script) or _latin(sample, counts["latin"])


def _latin(sample: str, letters: int) -> str | None:
    lower = sample.lower()
    if len(_VIETNAMESE_LETTERS.findall(lower)) > _VIETNAMESE_SHARE * letters:
        return "vi"
    words = re.findall(r"[^\W\d_]+", lower)
    common = sum(word in _ENGLISH_WORDS for word in words)
    return "en" if common > _ENGLISH_SHARE * len(words) else None
