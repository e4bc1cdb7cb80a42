"""Languages: sentences and words of each, and which one a text is in."""

import re

from aligntool.errors import UsageError
from aligntool.languages.base import Language
from aligntool.languages.other import OtherLanguage
from aligntool.registry import lookup

LANGUAGES = {
    "zh": "aligntool.languages.zh:Chinese",
    "vi": "aligntool.languages.vi:Vietnamese",
    "en": "aligntool.languages.en:English",
}
"""Language code → class with a constructor that takes no argument."""

SOURCE_LANGUAGES = ("zh", "vi")
"""Those that are known by their text; any other is translated when named; English is the target."""


_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")


def is_code(code: str) -> bool:
    """Tell whether a text is formed as language codes are (vi, yue, zh-Hant)."""
    return _CODE.fullmatch(code) is not None


_SHORT = {"zho": "zh", "chi": "zh", "cmn": "zh", "vie": "vi", "eng": "en"}
"""Codes of three letters that exchange formats use for languages that have one of two."""


def primary(code: str) -> str:
    """Return the language that a code names, its region and script aside.

    ``vi-VN`` is ``vi``; ``zh_Hans``, ``ZH-CN`` and ``zho`` are ``zh``.
    """
    if len(code) == 2 and code.islower():
        return code
    language = code.strip().replace("_", "-").lower().partition("-")[0]
    return _SHORT.get(language, language)


def standard(code: str) -> str:
    """Return a code in the letters that RFC 5646 recommends: ``zh_hans`` is ``zh-Hans``."""
    _, *rest = code.strip().replace("_", "-").split("-")
    cases = {2: str.upper, 4: str.title}
    return "-".join([primary(code), *(cases.get(len(part), str.lower)(part) for part in rest)])


def open_language(code: str) -> Language:
    """Return the adapter of a language; one without its own gets rules that most writing shares.

    Raises:
        UsageError: if the code is none.
    """
    try:
        language: Language = lookup("languages", LANGUAGES, code)()
    except UsageError:
        if is_code(code):
            return OtherLanguage(code)
        raise
    return language
