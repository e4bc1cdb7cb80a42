"""Any sentences looked up in a memory, whatever their language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from aligntool.errors import InputError
from aligntool.languages import primary
from aligntool.languages.detect import detect
from aligntool.memory.likeness import open_likeness
from aligntool.memory.lookup import Finder, Sentence, Wanted
from aligntool.memory.reader import open_reader
from aligntool.model import Match


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a memory about each sentence."""

    lang: str | None = None
    """Language of the sentences; None to tell it of each."""
    min_rate: int = 70
    limit: int = 5
    """Most matches of a sentence."""


def search(
    path: Path, texts: Iterable[str], question: Question
) -> Iterator[tuple[str, tuple[Match, ...]]]:
    """Yield each sentence with its matches, best first.

    Raises:
        InputError: if the memory is missing or none, or a sentence's language cannot be told.
    """
    finders: dict[str, Finder] = {}
    with open_reader(path) as reader:
        for text in texts:
            lang = question.lang or _told(text)
            if lang not in finders:
                wanted = Wanted(lang, min_rate=question.min_rate, limit=question.limit)
                finders[lang] = Finder(reader, wanted, open_likeness(lang))
            yield text, finders[lang].all(Sentence(text, lang))


def _told(text: str) -> str:
    lang = detect(text)
    if lang is None:
        raise InputError(f"the language of '{text[:40]}' cannot be told; add --lang")
    return primary(lang)
