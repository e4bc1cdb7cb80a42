"""The folder of packages together with its ``models.lock``: check, put in place, mend, remove.

Whoever changes something here holds the folder alone.
"""

import shutil
from dataclasses import replace
from pathlib import Path

from aligntool.errors import InputError
from aligntool.models.alone import alone
from aligntool.models.digests import Digest, differences, digest_folder
from aligntool.models.lock import LOCK, Lock, Record, read_lock, write_lock
from aligntool.models.names import only
from aligntool.models.pins import PINS
from aligntool.models.place import beside, clear, put_in_place, unwritable, workspace


def expected(name: str, lock: Lock) -> Digest | None:
    """Return what the file of a package must be, if that is known; the lock has the last word."""
    known = lock.packages.get(name)
    return known.archive if known and known.archive else PINS.get(name)


def checked(record: Record, lock: Lock) -> Record:
    """Refuse a package that is not the one first installed under its name and version.

    Returns:
        The record to keep, with the digest of the archive where that is known from before.

    Raises:
        InputError: if the digests differ.
    """
    wanted = expected(record.name, lock)
    known = lock.packages.get(record.name)
    if wanted and record.archive and record.archive != wanted:
        where = LOCK if known and known.archive else "aligntool's own list"
        raise _changed(record, f"it is {record.archive}, but {where} has {wanted}")
    if known and known.files:
        # Also where the archives agree: a bundle only says which archive it was made from.
        _check_files(record, known)
    return record if record.archive or not known else replace(record, archive=known.archive)


def place(new: Path, record: Record, folder: Path) -> Path:
    """Move a package out of a workspace to its place, recorded before and after.

    The announcement lets ``recover`` tell what a crash in between has left.

    Raises:
        InputError: if the lock cannot be used.
        OutputError: if something cannot be written.
    """
    lock = read_lock(folder)
    write_lock(lock.announced(record), folder)
    path = put_in_place(new, folder)
    write_lock(lock.installed(record), folder)
    return path


def recover(folder: Path) -> None:
    """Finish or forget what an earlier process began, and remove what it left lying about.

    Raises:
        InputError: if the lock cannot be used.
        OutputError: if something cannot be written.
    """
    try:
        _recover(read_lock(folder), folder)
    except OSError as error:
        raise unwritable(folder, error) from error


def remove(folder: Path, text: str) -> str:
    """Remove a package, by name or language pair, and return its folder's name.

    The digest of its archive stays in the lock: the same version must be the same when it returns.

    Raises:
        MissingModel: if there is no such package.
        UsageError: if several fit.
        OutputError: if it cannot be removed.
    """
    with alone(folder, "removing packages"):
        recover(folder)
        lock = read_lock(folder)
        name = _vanished(folder, lock, text)
        if name is None:
            name = only(folder, text).path.name
            _take_away(folder / name, folder)
        write_lock(lock.removed(name), folder)
    return name


def _vanished(folder: Path, lock: Lock, text: str) -> str | None:
    """Return the folder of a package of that name that is recorded but no longer there."""
    for record in lock.packages.values():
        if text in (record.name, record.folder) and record.folder:
            return None if (folder / record.folder).is_dir() else record.folder
    return None


def _take_away(path: Path, folder: Path) -> None:
    """Remove a folder in one step, as far as anyone else can see."""
    with workspace(folder) as work:
        try:
            path.rename(work / "old")
        except OSError as error:
            raise unwritable(folder, error) from error


def _recover(lock: Lock, folder: Path) -> None:
    for record in lock.pending.values():
        _move_waiting(record, folder)
        arrived = _holds(folder / record.folder, record)
        lock = lock.installed(record) if arrived else lock.dropped(record.name)
        write_lock(lock, folder)
    clear(folder)


def _changed(record: Record, reason: str) -> InputError:
    return InputError(
        f"{record.name}: refused, {reason}; get the right file, or say --accept-change if you know"
        " why it changed"
    )


def _check_files(record: Record, known: Record) -> None:
    """Refuse a package of which a file is not the one recorded."""
    if differing := differences(known.files, record.files):
        kind, path = differing[0]
        raise _changed(record, f"compared with {LOCK}, {path} is {kind}")


def _move_waiting(record: Record, folder: Path) -> None:
    """Move a package that waits beside the place of the old one, or drop what is left of it."""
    waiting = beside(folder / record.folder)
    if not waiting.is_dir():
        return
    if not _holds(waiting, record):
        shutil.rmtree(waiting)
        return
    with workspace(folder) as work:
        new = waiting.rename(work / record.folder)
        put_in_place(new, folder)


def _holds(path: Path, record: Record) -> bool:
    """Tell whether a folder has exactly the files of a record."""
    return path.is_dir() and not differences(record.files, digest_folder(path))
