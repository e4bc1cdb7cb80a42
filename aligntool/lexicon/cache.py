"""A compiled lexicon on disk: read if whole and of the right version, written if possible.

The file is JSON named after the digest of what it was made from, so a changed source makes a new
file and a stale one is never read.  Losing or being refused the cache costs time, never a result.
"""

import hashlib
import json
import logging
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from aligntool.usercache import make_private

_log = logging.getLogger(__name__)


def read(folder: Path, name: str) -> dict[str, dict[str, str]] | None:
    """Return the tables stored as ``name``, or None if there are none or they are damaged."""
    try:
        raw = (folder / f"{name}.json").read_bytes()
    except OSError:
        return None
    digest, _, body = raw.partition(b"\n")
    if digest != _digest(body):
        _log.info("ignoring the damaged cache %s", folder / name)
        return None
    tables: dict[str, dict[str, str]] = json.loads(body)
    return tables


def write(
    folder: Path, name: str, tables: Mapping[str, Mapping[str, str]], *, instead_of: str = ""
) -> None:
    """Store tables as ``name``; an unwritable folder is noted in the log and otherwise harmless.

    Args:
        folder: where caches are kept.
        name: what this one is called.
        tables: what to store.
        instead_of: beginning of the names of those that this one makes useless.
    """
    body = json.dumps(tables, ensure_ascii=False, separators=(",", ":")).encode()
    try:
        make_private(folder)
        _replace(folder / f"{name}.json", _digest(body) + b"\n" + body)
        if instead_of:
            _remove(folder, instead_of, but=f"{name}.json")
    except OSError as error:
        _log.info("no cache written: %s", error)


def _replace(path: Path, content: bytes) -> None:
    """Write beside the target and rename, so that no reader ever sees half a file."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _remove(folder: Path, beginning: str, *, but: str) -> None:
    for path in folder.glob(f"{beginning}*.json"):
        if path.name != but:
            path.unlink(missing_ok=True)


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()
