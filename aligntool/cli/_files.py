"""Write files whole, or none; ``-`` is standard output."""

import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import click

from aligntool.errors import OutputError, UsageError
from aligntool.formats import OpenFile

_STANDARD_OUTPUT = Path("-")


def write_file(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Let ``write`` fill a temporary file, then put it in place and name it on standard error.

    Raises:
        OutputError: if the file cannot be written; an old one stays as it was.
    """
    if path == _STANDARD_OUTPUT:
        write(sys.stdout.buffer)
        return

    def write_only(open_file: OpenFile) -> None:
        with open_file(path.name) as stream:
            write(stream)

    write_files(path, write_only, lambda _: [path])


def write_files(
    path: Path,
    write: Callable[[OpenFile], None],
    places: Callable[[Sequence[str]], Sequence[Path]],
) -> None:
    """Let ``write`` make temporary files, then put all in place and name them on standard error.

    Args:
        path: one of the files, to whose folder all belong.
        write: opens each file by its ending.
        places: gives the endings, in the order in which they were opened, their paths.

    Raises:
        OutputError: if a file cannot be written; old ones stay as they were.
        UsageError: if several files are to go to standard output.
    """
    if path == _STANDARD_OUTPUT:
        _print(write)
        return
    try:
        with TemporaryDirectory(dir=path.parent, prefix=".unfinished-") as folder:
            made = _made(Path(folder), write)
            targets = places([file.name for file in made])
            for file, target in zip(made, targets, strict=True):
                file.replace(target)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written: {error.strerror}; choose another --out"
        ) from error
    for target in targets:
        click.echo(f"wrote {target}", err=True)


def named(out: Path, endings: Sequence[str], *, is_stem: bool = False) -> list[Path]:
    """Return the paths of files with some endings.

    A single file is ``out`` itself; of several, and where ``out`` is only the beginning of a name,
    each has its ending added.
    """
    if len(endings) == 1 and not is_stem:
        return [out]
    # FILE may have been given with the ending that all have, .xlf.
    return [
        out.with_name(f"{out.name.removesuffix(Path(ending).suffix)}.{ending}")
        for ending in endings
    ]


def _print(write: Callable[[OpenFile], None]) -> None:
    with TemporaryDirectory() as folder:
        made = _made(Path(folder), write)
        if len(made) != 1:
            names = ", ".join(file.name for file in made)
            raise UsageError(f"one file fits on standard output, not {names}; give --out FILE")
        with made[0].open("rb") as stream:
            shutil.copyfileobj(stream, sys.stdout.buffer)


def _made(folder: Path, write: Callable[[OpenFile], None]) -> list[Path]:
    """Return the files that were made in a folder, each named by its ending."""
    made: list[Path] = []

    def open_file(ending: str) -> AbstractContextManager[BinaryIO]:
        made.append(folder / ending)
        return made[-1].open("wb")

    write(open_file)
    return made
