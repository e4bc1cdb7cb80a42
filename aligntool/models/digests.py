"""Sizes and SHA-256 digests of files and of folders, and how two of them differ."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from aligntool.errors import InputError, at

_BLOCK = 2**20
LINK = "link"
"""Stands for the digest of a symbolic link, which no package holds."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What identifies the content of a file."""

    size: int
    """In bytes."""
    sha256: str
    """In lower-case hexadecimal."""

    def __str__(self) -> str:
        return f"{self.size:,} bytes, sha256 {self.sha256}"


def digest_stream(stream: BinaryIO) -> Digest:
    """Return the digest of a seekable stream from its start, and leave it there."""
    stream.seek(0)
    sha256 = hashlib.sha256()
    size = 0
    while block := stream.read(_BLOCK):
        sha256.update(block)
        size += len(block)
    stream.seek(0)
    return Digest(size, sha256.hexdigest())


def digest_file(path: Path) -> Digest:
    """Return the digest of a file.

    Raises:
        InputError: if it cannot be read.
    """
    if path.is_symlink():
        return Digest(0, LINK)
    try:
        with path.open("rb") as stream:
            return digest_stream(stream)
    except OSError as error:
        raise InputError(f"{at(path)}: cannot be read ({error.strerror})") from error


def digest_folder(folder: Path) -> dict[str, Digest]:
    """Return the digests of all files below a folder by their paths in it, ``/`` between names.

    Raises:
        InputError: if a file cannot be read.
    """
    return {
        path.relative_to(folder).as_posix(): digest_file(path)
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or not path.is_dir()
    }


def differences(
    recorded: Mapping[str, Digest], found: Mapping[str, Digest]
) -> tuple[tuple[str, str], ...]:
    """Return what was ``changed``, is ``missing`` or ``extra``, each with its path."""
    both = recorded.keys() & found.keys()
    kinds = {
        "changed": {path for path in both if found[path] != recorded[path]},
        "missing": recorded.keys() - both,
        "extra": found.keys() - both,
    }
    return tuple((kind, path) for kind, paths in kinds.items() for path in sorted(paths))
