"""The form in which terms and sentences are compared, code point for code point.

Letters lose their case, Vietnamese tone marks take the place of the newer spelling (hoà is hòa),
Chinese becomes simplified and its full-width letters and digits ordinary ones.
"""

import re
from functools import lru_cache

from aligntool.languages.script import to_simplified

_OLD_TONES = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_NEW_TONES = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_TONES = {
    case(old): case(new)
    for old, new in zip(_OLD_TONES.split(), _NEW_TONES.split(), strict=True)
    for case in (str.lower, str.capitalize, str.upper)
}
# In quy, quý the u belongs to the consonant, so the tone never moves.
_OLD_TONE = re.compile("(?<![qQ])(?:" + "|".join(_TONES) + r")(?!\w)")
_WIDE = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}
_ANY_WIDE = re.compile("[\uff01-\uff5e\u3000]")


def fold(text: str, lang: str) -> str:
    """Return the form in which terms of a language are compared."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # A few letters, such as İ, become two; they keep their case.
        lowered = "".join(map(_lower, text))
    return spelling(lowered, lang)


def spelling(text: str, lang: str) -> str:
    """Return a text in the one spelling and script of its language, case as it is."""
    if lang == "zh":
        return narrow(simplified(text))
    if lang == "vi":
        return new_tones(text)
    return text


def new_tones(text: str) -> str:
    """Return a text with Vietnamese tone marks in the place of the newer spelling."""
    return _OLD_TONE.sub(lambda found: _TONES[found.group()], text)


def narrow(text: str) -> str:
    """Return a text with full-width letters, digits and marks as ordinary ones."""
    return text.translate(_WIDE) if _ANY_WIDE.search(text) else text


def simplified(text: str) -> str:
    """Return a text with each traditional character as the simplified one."""
    pattern, table = _traditional()
    return pattern.sub(lambda found: table[found.group()], text)


@lru_cache(maxsize=1)
def _traditional() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of traditional characters, and the simplified one of each."""
    # Of OpenCC's read-only tables; one call, each character on a line so that no phrase matters.
    characters = [chr(code) for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))]
    changed = to_simplified("\n".join(characters)).split("\n")
    table = {old: new for old, new in zip(characters, changed, strict=True) if new != old}
    return re.compile(f"[{''.join(table)}]"), table


def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character
