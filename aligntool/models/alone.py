"""One process at a time: holding a folder while packages are put into it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from aligntool.errors import OutputError, at

MARK = ".aligntool.lock"
"""Name of the file that is locked.  It stays: only the system's lock on it counts, and that ends
with the process that holds it, however it ends."""


@contextmanager
def alone(folder: Path, doing: str) -> Iterator[None]:
    """Hold a folder, made if need be, for this process; ``doing`` says what for, in messages.

    Raises:
        OutputError: if another process holds it, or it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder / MARK).open("a+b", buffering=0)
    except OSError as error:
        raise OutputError(f"{at(folder)}: cannot be written ({error.strerror})") from error
    with stream:
        _take(stream, folder, doing)
        yield


def _take(stream: FileIO, folder: Path, doing: str) -> None:
    """Lock the open file and write into it who did."""
    try:
        _lock(stream)
        stream.truncate(0)
        stream.write(f"{os.getpid()}\n".encode())
    except (BlockingIOError, PermissionError) as error:
        stream.seek(0)
        holder = stream.read(20).decode("ascii", "replace").strip() or "unknown"
        raise OutputError(
            f"{at(folder)}: another aligntool (process {holder}) is {doing}; try again when it has"
            " finished"
        ) from error
    except OSError as error:
        raise OutputError(f"{at(folder)}: cannot be held ({error.strerror})") from error


if sys.platform == "win32":

    def _lock(stream: FileIO) -> None:
        import msvcrt

        # A byte far behind the text: Windows lets nobody read a byte that is locked.
        stream.seek(1000)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

else:

    def _lock(stream: FileIO) -> None:
        import fcntl

        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
