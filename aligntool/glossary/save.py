"""Write a changed glossary: checked, whole, and with the version before it kept beside it."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from aligntool.errors import OutputError
from aligntool.glossary.load import join
from aligntool.glossary.table import GlossaryTable, read

BACKUP = ".bak"
"""Ending added to the name of the previous version; there is one, the last."""


def save(table: GlossaryTable, *, before: GlossaryTable) -> bool:
    """Put a changed table in the place of the one it was made from; tell whether they differ.

    The previous version stays beside it as ``NAME.tsv.bak``.  A link is followed, the file's mode
    is kept.

    Raises:
        GlossaryError: if the changed table breaks the format or contradicts itself.
        OutputError: if the file has been changed meanwhile or cannot be written; it stays as it is.
    """
    if table.data == before.data:
        return False
    join([table])
    if read(before.path).data != before.data:
        raise OutputError(f"{before.path}: has been changed meanwhile; nothing was written")
    try:
        _replace(before.path.resolve(), table.data, before.data)
    except OSError as error:
        raise OutputError(f"{before.path}: cannot be written: {error.strerror}") from error
    return True


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
