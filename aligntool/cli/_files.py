"""Write one file whole, or none; ``-`` is standard output."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

import click

from aligntool.errors import OutputError


def write_file(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Let ``write`` fill a temporary file, then put it in place and name it on standard error.

    Raises:
        OutputError: if the file cannot be written; an old one stays as it was.
    """
    if str(path) == "-":
        write(sys.stdout.buffer)
        return
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            temporary = Path(stream.name)
            try:
                write(cast("BinaryIO", stream))  # a wrapper with the same methods
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
        # Temporary files are for their owner only; a result is as readable as any new file.
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written: {error.strerror}; choose another --out"
        ) from error
    click.echo(f"wrote {path}", err=True)
