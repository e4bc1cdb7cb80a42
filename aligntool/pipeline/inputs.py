"""What to translate: files, folders, globs and standard input become a list of named files."""

import glob
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligntool.cleaning.readers import READERS, read_article
from aligntool.errors import InputError
from aligntool.model import RawText

ARTICLES = tuple(READERS)
"""Endings of the files that a folder is searched for."""
_NOT_YET = {
    ".doc": "save it as .docx in your word processor",
    ".odt": "save it as .docx in your word processor",
    ".pdf": "convert it to plain text, for instance with pdftotext",
}
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to translate."""

    doc: str
    """Identifier of the document: the file name without its ending, unique in a run."""
    path: Path | None
    """None for standard input."""

    @property
    def origin(self) -> str:
        """The file's name in messages."""
        return "standard input" if self.path is None else str(self.path)


def discover(names: Sequence[str], *, recursive: bool = False) -> tuple[InputFile, ...]:
    """Return the files that the names on a command line stand for, in order, each once.

    Raises:
        InputError: if a file is missing, a folder or glob has no article, or the format of a
            file named outright is not read.
    """
    paths: dict[Path | None, None] = {}
    for name in names:
        paths.update(dict.fromkeys(_expanded(name, recursive=recursive)))
    return tuple(_named(paths))


def read(file: InputFile) -> RawText:
    """Read and decode a file.

    Raises:
        InputError: if it cannot be read, is empty, or is not text.
    """
    if file.path is None:
        data = sys.stdin.buffer.read()
    else:
        try:
            data = file.path.read_bytes()
        except OSError as error:
            raise InputError(f"{file.origin}: cannot be read: {error.strerror}") from error
    suffix = "" if file.path is None else file.path.suffix
    return read_article(data, suffix=suffix, doc=file.doc, origin=file.origin)


def _expanded(name: str, *, recursive: bool) -> list[Path | None]:
    if name == STANDARD_INPUT:
        return [None]
    path = Path(name)
    if path.is_dir():
        return _articles(path, recursive=recursive)
    if path.exists():
        return [_readable(path)]
    if glob.has_magic(name):
        # Path.glob takes no absolute pattern.
        found = sorted(Path(match) for match in glob.glob(name, recursive=True))  # noqa: PTH207
        files: list[Path | None] = [_readable(match) for match in found if match.is_file()]
        if files:
            return files
        raise InputError(f"{name}: no file matches")
    raise InputError(f"{name}: there is no such file or folder")


def _articles(folder: Path, *, recursive: bool) -> list[Path | None]:
    children = folder.rglob("*") if recursive else folder.iterdir()
    try:
        found = sorted(child for child in children if _is_article(child))
    except OSError as error:
        raise InputError(f"{folder}: cannot be read: {error.strerror}") from error
    if not found:
        raise InputError(
            f"{folder}: no article in this folder (looked for {', '.join(ARTICLES)}"
            f"{'' if recursive else '; --recursive looks into its subfolders'})"
        )
    return [*found]


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in ARTICLES and not path.name.startswith(".") and path.is_file()


def _readable(path: Path) -> Path:
    remedy = _NOT_YET.get(path.suffix.lower())
    if remedy is not None:
        raise InputError(f"{path}: {path.suffix} files are not read; {remedy}")
    return path


def _named(paths: Iterable[Path | None]) -> Iterator[InputFile]:
    """Yield the files with an identifier each; later files of one name get a number."""
    used: set[str] = set()
    for path in paths:
        stem = "stdin" if path is None else path.stem
        name = stem
        number = 1
        while name in used:
            number += 1
            name = f"{stem}-{number}"
        used.add(name)
        yield InputFile(name, path)
