"""English that exists already: the files it lies in, found for each input and read."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligntool.cleaning.readers import READERS, read_article
from aligntool.engines.base import RecordedText
from aligntool.errors import InputError
from aligntool.formats.read import is_bitext, read_rows
from aligntool.languages import SOURCE_LANGUAGES
from aligntool.languages.detect import detect
from aligntool.pipeline.inputs import InputFile

BITEXTS = (".tmx", ".xlf", ".xliff", ".tsv", ".jsonl")
"""Endings of files that hold both languages; what others hold shows in their content."""
_ENDINGS = (*READERS, *BITEXTS, ".en")
_PART = re.compile(r"[^\W_]+")
_CODES = frozenset("zh zho chi cn hans hant vi vie vn en eng english".split())
_ENGLISH = frozenset(("en", "eng", "english"))
_SURELY_ENGLISH = re.compile(r"\b(?:the|of|and)\b", re.IGNORECASE)
_DIGITS = 12
_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class RecordedInputs:
    """The inputs that have English, and the English."""

    inputs: tuple[InputFile, ...]
    texts: Mapping[str, RecordedText]
    """By document; several share one where a bitext holds them all."""
    missing: tuple[str, ...] = ()
    """A line for each input without English."""
    unused: tuple[Path, ...] = ()
    """Files of a folder that fit no input."""


def find_recorded(
    inputs: Sequence[InputFile], path: Path, *, line_by_line: bool = False
) -> RecordedInputs:
    """Return the English of some inputs.

    Args:
        inputs: files of the source.
        path: English of the only input, a bitext of any number of them, or a folder whose files
            have the names of the inputs, languages in them aside.
        line_by_line: whether line N translates line N, blank ones too.

    Raises:
        InputError: if there is no English for any input, a file cannot be read, two files of a
            folder fit one input, or one text is given for several inputs.
    """
    if path.is_dir():
        return _of_folder(inputs, path, line_by_line=line_by_line)
    text = _read(path, line_by_line=line_by_line)
    if not text.rows and len(inputs) > 1:
        raise InputError(
            f"{path}: the English of one text, for {len(inputs)} inputs; give a folder with a "
            "file for each, named as they are, or a bitext"
        )
    return RecordedInputs(tuple(inputs), {file.doc: text for file in inputs})


def _of_folder(inputs: Sequence[InputFile], folder: Path, *, line_by_line: bool) -> RecordedInputs:
    own = {file.path.resolve() for file in inputs if file.path is not None}
    files = [path for path in _files(folder) if path.resolve() not in own]
    texts: dict[str, RecordedText] = {}
    missing: list[str] = []
    used: set[Path] = set()
    for file in inputs:
        found = _fitting(file, files)
        if found is None:
            missing.append(f"{file.origin}: no file in {folder} has its name")
            continue
        used.add(found)
        try:
            texts[file.doc] = _read(found, line_by_line=line_by_line)
        except InputError as error:
            missing.append(str(error))
    if not texts:
        raise InputError(f"{folder}: no English for any of {len(inputs)} inputs: {missing[0]}")
    return RecordedInputs(
        inputs=tuple(file for file in inputs if file.doc in texts),
        texts=texts,
        missing=tuple(missing),
        unused=tuple(path for path in files if path not in used),
    )


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in _ENDINGS and not path.name.startswith(".") and path.is_file()
        )
    except OSError as error:
        raise InputError(f"{folder}: cannot be read: {error.strerror}") from error


def _fitting(file: InputFile, files: Sequence[Path]) -> Path | None:
    """Return the file with the name of an input: of several the one that shares most parts of it.

    Raises:
        InputError: if two share as many.
    """
    name = file.doc if file.path is None else file.path.stem
    ranked = sorted(_ranked(name, files), reverse=True)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        two = " and ".join(sorted(path.name for _, path in ranked[:2]))
        raise InputError(
            f"{ranked[0][1].parent}: both {two} could be the English of {file.origin}; "
            "move one of them away"
        )
    return ranked[0][1] if ranked else None


def _ranked(name: str, files: Sequence[Path]) -> Iterator[tuple[tuple[int, bool], Path]]:
    parts = _parts(name)
    for path in files:
        others = _parts(path.stem)
        if _without_codes(others) == _without_codes(parts):
            yield ((parts & others).total(), not _ENGLISH.isdisjoint(others)), path


def _parts(name: str) -> Counter[str]:
    return Counter(_PART.findall(name.casefold()))


def _without_codes(parts: Counter[str]) -> Counter[str]:
    return Counter({part: count for part, count in parts.items() if part not in _CODES})


def _read(path: Path, *, line_by_line: bool) -> RecordedText:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    name = f"{path.name}@{hashlib.sha256(data).hexdigest()[:_DIGITS]}"
    suffix = path.suffix.lower()
    if suffix in BITEXTS or is_bitext(data):
        rows = read_rows(data, origin=str(path), target_lang="en")
        _check("\n".join(english for _, english in rows[:_SAMPLE]), path)
        return RecordedText(name, rows=rows, line_by_line=line_by_line)
    text = read_article(data, suffix=suffix, doc=path.stem, origin=str(path)).text
    _check(text, path)
    return RecordedText(name, text=text, line_by_line=line_by_line)


def _check(english: str, path: Path) -> None:
    """Refuse a source that was taken for its translation."""
    found = detect(english)
    # English that is full of Vietnamese names is taken for Vietnamese.
    if found in SOURCE_LANGUAGES and not _SURELY_ENGLISH.search(english):
        raise InputError(f"{path}: is in '{found}', not in English; give the translation")
