"""Hold texts against a lexicon: files in, the share of their words that it knows out."""

from collections.abc import Callable, Sequence
from pathlib import Path

from aligntool.errors import InputError
from aligntool.lexicon import load_lexicon
from aligntool.lexicon.stats import Coverage, coverage
from aligntool.lexicon.tables import TABLES
from aligntool.pipeline.inputs import discover, read
from aligntool.pipeline.stages import Stages


def cover(
    names: Sequence[str],
    *,
    lang: str | None = None,
    own: Sequence[Path] = (),
    notify: Callable[[str], None],
) -> dict[str, Coverage]:
    """Return for each language how much the lexicon knows of the texts in it.

    Args:
        names: files, folders, globs, or - for standard input.
        lang: the language of all; None to find it out for each.
        own: lexicon files of the user's.
        notify: receives one line for the user.

    Raises:
        InputError: if a file cannot be read or has no lexicon for its language.
        MissingDependency: if a package behind a language is not installed.
    """
    stages = Stages(lang=lang, notify=notify)
    words: dict[str, list[str]] = {}
    for file in discover(names):
        document = stages.clean(read(file))
        if document.lang not in TABLES:
            raise InputError(f"{file.origin}: no lexicon for '{document.lang}'; there are: zh, vi")
        found = words.setdefault(document.lang, [])
        for segment in stages.segment(document):
            found += (span.of(segment.text) for span in segment.words)
    return {code: coverage(found, load_lexicon(code, own=own)) for code, found in words.items()}
