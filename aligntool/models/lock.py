"""``models.lock``: which packages were installed and the digests that they must have ever after.

The file lies among the packages, where Argos Translate looks at folders only.  ``docs/models.md``
describes it.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from aligntool.errors import InputError, OutputError, at
from aligntool.models.digests import Digest
from aligntool.models.packages import UNFINISHED

LOCK = "models.lock"
FORMAT = "aligntool models.lock 1"
_FOLDER = re.compile(r"[^./\\\x00-\x1f\x7f][^/\\\x00-\x1f\x7f]*|")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one version of a package."""

    name: str
    """As ``names.package_name`` makes it."""
    archive: Digest | None
    """Its ``.argosmodel`` file; None where the package came unpacked and was never recorded."""
    folder: str
    """The folder that it is installed in; empty after it was removed."""
    files: Mapping[str, Digest] = field(default_factory=dict)
    """Its files by their paths in the folder, kept after it was removed."""
    source: str = ""
    """Where it came from: a link, or the name of a file."""


@dataclass(frozen=True, slots=True)
class Lock:
    """All records of a folder of packages."""

    packages: Mapping[str, Record] = field(default_factory=dict)
    pending: Mapping[str, Record] = field(default_factory=dict)
    """Packages that were being put in place; none unless an installation was cut short."""

    def announced(self, record: Record) -> "Lock":
        """Return the lock while a package is being put in place."""
        return replace(self, pending={**self.pending, record.name: record})

    def installed(self, record: Record) -> "Lock":
        """Return the lock with a package in place; what stood in its folder before is gone."""
        others = {
            name: _gone(one) if one.folder == record.folder else one
            for name, one in self.packages.items()
        }
        return Lock({**others, record.name: record}, _without(self.pending, record.name))

    def dropped(self, name: str) -> "Lock":
        """Return the lock without a package that was announced and never came."""
        return replace(self, pending=_without(self.pending, name))

    def removed(self, folder: str) -> "Lock":
        """Return the lock without what was in a folder; its digests stay known."""
        return replace(
            self,
            packages={
                name: _gone(one) if one.folder == folder else one
                for name, one in self.packages.items()
            },
        )


def read_lock(folder: Path) -> Lock:
    """Read the lock of a folder of packages; a folder without one has an empty lock.

    Raises:
        InputError: if the file cannot be used.
    """
    file = folder / LOCK
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return Lock()
    except OSError as error:
        raise InputError(f"{at(file)}: cannot be read ({error.strerror})") from error
    return parse_lock(content, file)


def parse_lock(content: bytes, file: Path) -> Lock:
    """Return the lock that a file's content holds; ``file`` is for messages.

    Raises:
        InputError: if it is none.
    """
    try:
        values = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _unusable(file, "not valid JSON") from error
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise _unusable(file, f"its format is not {FORMAT!r}")
    return Lock(_records(values, "packages", file), _records(values, "pending", file))


def write_lock(lock: Lock, folder: Path) -> None:
    """Write the lock of a folder of packages, whole or not at all.

    Raises:
        OutputError: if it cannot be written; the old one stays as it was.
    """
    temporary = folder / f"{UNFINISHED}{LOCK}"
    try:
        with temporary.open("wb") as stream:
            stream.write(lock_bytes(lock))
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(folder / LOCK)
    except OSError as error:
        raise OutputError(f"{at(folder / LOCK)}: cannot be written ({error.strerror})") from error


def lock_bytes(lock: Lock) -> bytes:
    """Return the content of a lock file: JSON with sorted keys."""
    values: dict[str, object] = {
        "format": FORMAT,
        "packages": {name: _as_json(record) for name, record in lock.packages.items()},
    }
    if lock.pending:
        values["pending"] = {name: _as_json(record) for name, record in lock.pending.items()}
    text = json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True)
    return f"{text}\n".encode()


def _gone(record: Record) -> Record:
    return replace(record, folder="")


def _without(records: Mapping[str, Record], name: str) -> dict[str, Record]:
    return {key: record for key, record in records.items() if key != name}


def _as_json(record: Record) -> dict[str, object]:
    known = {} if record.archive is None else _digest_as_json(record.archive)
    files = {path: _digest_as_json(digest) for path, digest in record.files.items()}
    return {**known, "folder": record.folder, "files": files, "source": record.source}


def _digest_as_json(digest: Digest) -> dict[str, object]:
    return {"sha256": digest.sha256, "size": digest.size}


def _unusable(file: Path, reason: str) -> InputError:
    return InputError(
        f"{at(file)}: {reason}; put the right file back, or move it away to have the digests of"
        " the next installations recorded anew"
    )


def _records(values: Mapping[str, Any], key: str, file: Path) -> dict[str, Record]:
    found = values.get(key, {})
    if not isinstance(found, dict):
        raise _unusable(file, f"{key} is not an object")
    return {name: _record(name, value, file) for name, value in found.items()}


def _record(name: str, value: object, file: Path) -> Record:
    if not isinstance(value, dict):
        raise _unusable(file, f"{name} is not an object")
    folder, files, source = (value.get(key) for key in ("folder", "files", "source"))
    if not isinstance(folder, str) or not _FOLDER.fullmatch(folder):
        raise _unusable(file, f"{name}: folder cannot be {folder!r}")
    if not isinstance(files, dict) or not isinstance(source, str):
        raise _unusable(file, f"{name}: files or source is missing")
    archive = _digest(name, value, file) if "sha256" in value else None
    digests = {path: _digest(f"{name}: {path}", one, file) for path, one in files.items()}
    return Record(name, archive, folder, digests, source)


def _digest(what: str, value: object, file: Path) -> Digest:
    size, sha256 = (value.get("size"), value.get("sha256")) if isinstance(value, dict) else (0, 0)
    if type(size) is not int or not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        raise _unusable(file, f"{what} has no size and sha256")
    return Digest(size, sha256)
