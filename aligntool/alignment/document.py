"""A whole text in, its sentences out, ready to be aligned."""

from aligntool.errors import UsageError
from aligntool.languages import LANGUAGES, open_language
from aligntool.languages.detect import detect
from aligntool.text import collapse


def language_of(text: str, *, origin: str, option: str) -> str:
    """Return the language of a text; ``origin`` and ``option`` are for the message.

    Raises:
        UsageError: if the language cannot be told or is none that can be aligned.
    """
    found = detect(text)
    if found in LANGUAGES:
        return str(found)
    what = f"is in '{found}', which cannot be aligned" if found else "is in no language known here"
    raise UsageError(f"{origin}: the text {what}; say {option} {'|'.join(LANGUAGES)}")


def sentences(text: str, lang: str) -> list[str]:
    """Return the sentences of a text, each line of which is a paragraph."""
    language = open_language(lang)
    lines = (collapse(line) for line in text.split("\n"))
    return [span.of(line) for line in lines for span in language.sentences(line)]


def given_sentences(text: str) -> list[str]:
    """Return the lines of a text, blank ones too, so that numbers count lines from 0."""
    lines = text.split("\n")
    return [collapse(line) for line in (lines[:-1] if lines[-1] == "" else lines)]
