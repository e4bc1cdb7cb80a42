"""Put a changed file where the one it was made from is, and keep the version before beside it."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from aligntool.errors import OutputError

BACKUP = ".bak"
"""Ending added to the name of the previous version; there is one, the last."""


def put_in_place(path: Path, data: bytes, *, before: bytes) -> None:
    """Replace what a file holds, in one step.

    The previous version stays beside it as ``NAME.bak``.  A link is followed, the file's mode is
    kept.

    Args:
        path: the file.
        data: what it is to hold.
        before: what it held when it was read.

    Raises:
        OutputError: if the file has been changed meanwhile or cannot be written; it stays as it is.
    """
    try:
        if path.read_bytes() != before:
            raise OutputError(f"{path}: has been changed meanwhile; nothing was written")
        _replace(path.resolve(), data, before)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


def _replace(path: Path, data: bytes, previous: bytes) -> None:
    with TemporaryDirectory(dir=path.parent, prefix=".unfinished-") as folder:
        for name, content in ((path.name + BACKUP, previous), (path.name, data)):
            made = Path(folder) / name
            with made.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            shutil.copymode(path, made)
            made.replace(path.parent / name)
