"""Languages: sentences and words of each, and which one a text is in."""

from aligntool.languages.base import Language
from aligntool.registry import lookup

LANGUAGES = {
    "zh": "aligntool.languages.zh:Chinese",
    "vi": "aligntool.languages.vi:Vietnamese",
    "en": "aligntool.languages.en:English",
}
"""Language code → class with a constructor that takes no argument."""

SOURCE_LANGUAGES = ("zh", "vi")
"""Those that are translated; English is the target."""


def open_language(code: str) -> Language:
    """Return the adapter of a language.

    Raises:
        UsageError: if no adapter is registered for the code.
    """
    language: Language = lookup("languages", LANGUAGES, code)()
    return language
