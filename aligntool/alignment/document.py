"""A whole text in, its sentences out, ready to be aligned."""

from aligntool.alignment.texts import Text
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


def cut(text: str, lang: str) -> Text:
    """Return the sentences of a text, each line of which is a paragraph or a heading."""
    language = open_language(lang)
    sentences: list[str] = []
    starts: set[int] = set()
    for line in map(collapse, text.split("\n")):
        starts.add(len(sentences))
        sentences += [span.of(line) for span in language.sentences(line)]
    return Text(lang, sentences, frozenset(starts - {len(sentences)}))


def given_sentences(text: str) -> list[str]:
    """Return the lines of a text, blank ones too, so that numbers count lines from 0."""
    lines = text.split("\n")
    return [collapse(line) for line in (lines[:-1] if lines[-1] == "" else lines)]
