"""Putting folders in place by renaming, so that a crash leaves the old one or the new one whole."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aligntool.errors import OutputError, at
from aligntool.models.packages import UNFINISHED


@contextmanager
def workspace(folder: Path) -> Iterator[Path]:
    """Make a folder of our own among the packages; it goes, with what is left in it, at the end.

    Raises:
        OutputError: if it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        # Argos Translate fails on any folder here without this file, so one left behind has it.
        (work / "metadata.json").write_text('{"type": "unfinished"}\n', encoding="utf-8")
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def put_in_place(new: Path, folder: Path) -> Path:
    """Move a package out of a workspace to its own name among the packages; return its new path.

    Raises:
        OutputError: if it cannot be moved.
    """
    place = folder / new.name
    try:
        _move(new, place, spare=new.with_name(f"{new.name}.old"))
    except OSError as error:
        raise unwritable(folder, error) from error
    return place


def beside(place: Path) -> Path:
    """Return where a new package stands while the old one leaves its place."""
    return place.with_name(f"{place.name}.new")


def unwritable(folder: Path, error: OSError) -> OutputError:
    """Return the error for a folder of packages in which something cannot be done."""
    return OutputError(f"{at(folder)}: cannot write the package ({error.strerror or error})")


def clear(folder: Path) -> None:
    """Remove what earlier processes left; only for one that holds the folder alone."""
    for path in folder.glob(f"{UNFINISHED}*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _move(new: Path, place: Path, *, spare: Path) -> None:
    """Put a folder in the place of another, which goes to ``spare``.

    No system renames a folder over a full one, so the new package first stands beside the old.
    """
    if not place.is_dir():
        new.rename(place)
        return
    waiting = beside(place)
    if waiting.exists():
        shutil.rmtree(waiting)
    new.rename(waiting)
    place.rename(spare)
    waiting.rename(place)
