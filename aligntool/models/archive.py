"""Unpacking an ``.argosmodel`` file, a zip archive from anywhere, among the installed packages.

Nothing in the archive is trusted: it is checked entry by entry, unpacked beside the installed
packages into a folder of its own, read like an installed package, and only then moved into place.
"""

import os
import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from aligntool.errors import InputError, at
from aligntool.models.digests import Digest, digest_stream
from aligntool.models.packages import ArgosPackage, BrokenPackage, inspect_folder
from aligntool.models.place import put_in_place, unwritable, workspace

MAX_BYTES = 4 * 2**30
"""Most bytes a package may unpack to; the largest published ones have some 300 MB."""
MAX_RATIO = 100
"""Most bytes unpacked for one byte of the archive; weights hardly shrink at all."""
MAX_ENTRIES = 10_000
"""Most files and folders in an archive; published packages have about ten."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
"""What no file name may hold on some system that we run on, and other folder separators."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A package that is whole and waits in a workspace to be put in place."""

    package: ArgosPackage
    archive: Digest
    """The file that it came in."""


def unpack(file: Path, folder: Path) -> ArgosPackage:
    """Put the package of an ``.argosmodel`` file into a folder, over one of the same name.

    Whenever this is cut short, the folder holds the old package or the new one, whole.  Nothing is
    recorded: ``install.install`` does that.

    Raises:
        InputError: if the file is not a package or could do harm.
        OutputError: if the package cannot be written.
    """
    with unpacked(file, folder) as new:
        return replace(new.package, path=put_in_place(new.package.path, folder))


@contextmanager
def unpacked(file: Path, folder: Path) -> Iterator[Unpacked]:
    """Unpack a file into a workspace in the folder of packages, which lasts as long as the block.

    Raises:
        InputError: if the file is not a package or could do harm.
        OutputError: if the package cannot be written.
    """
    with opened(file) as stream, reading(stream, file) as archive:
        digest = digest_stream(stream)
        top = _only_folder(check_entries(archive, file), file)
        with workspace(folder) as work:
            extract(archive, work / "new", file=file)
            package = inspect_folder(work / "new" / top)
            if isinstance(package, BrokenPackage):
                raise InputError(f"{at(file)}: not a whole package, {package.reason}")
            yield Unpacked(package, digest)


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """Open a file to read.

    Raises:
        InputError: if it cannot be read.
    """
    try:
        stream = file.open("rb")
    except OSError as error:
        raise InputError(f"{at(file)}: cannot be read ({error.strerror})") from error
    with stream:
        yield stream


def reading(stream: BinaryIO, file: Path) -> zipfile.ZipFile:
    """Return the zip archive in a stream.

    Raises:
        InputError: if there is none.
    """
    try:
        return zipfile.ZipFile(stream)
    except (ValueError, NotImplementedError, zipfile.BadZipFile, OSError) as error:
        raise InputError(f"{at(file)}: not a package, which is a zip archive ({error})") from error


def check_entries(
    archive: zipfile.ZipFile, file: Path, *, most: int | None = None
) -> list[zipfile.ZipInfo]:
    """Return the entries of an archive that may be unpacked to at most so many bytes.

    Raises:
        InputError: if one of them could do harm.
    """
    entries = archive.infolist()
    for entry in entries:
        if fault := _fault(entry):
            raise InputError(f"{at(file)}: refused, entry {entry.filename!r} {fault}")
    size = sum(entry.file_size for entry in entries)
    limit = min(MAX_BYTES if most is None else most, MAX_RATIO * file.stat().st_size)
    if len(entries) > MAX_ENTRIES or size > limit:
        raise InputError(
            f"{at(file)}: refused, unpacks to {len(entries)} entries of {size} bytes together"
        )
    if _clash(entries):
        raise InputError(f"{at(file)}: refused, two of its entries have the same name")
    return entries


def extract(archive: zipfile.ZipFile, into: Path, *, file: Path) -> None:
    """Write all entries, checked before, below a folder of a workspace.

    Raises:
        InputError: if the archive is damaged.
        OutputError: if something cannot be written.
    """
    try:
        for entry in archive.infolist():
            _write_entry(archive, entry, into / entry.filename)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise InputError(f"{at(file)}: damaged, get it again ({error})") from error
    except OSError as error:
        raise unwritable(into.parent.parent, error) from error


def _write_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: Path) -> None:
    """Write one entry; it gets no more bytes than it declares, which zipfile sees to."""
    if entry.is_dir():
        place.mkdir(parents=True, exist_ok=True)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as source, place.open("xb") as target:
        shutil.copyfileobj(source, target)
        target.flush()
        # Else a power failure after the renaming could leave an empty file under the right name.
        os.fsync(target.fileno())


def _only_folder(entries: Sequence[zipfile.ZipInfo], file: Path) -> str:
    tops = {entry.filename.split("/")[0] for entry in entries}
    if len(tops) != 1 or not all("/" in entry.filename for entry in entries):
        raise InputError(f"{at(file)}: not a package, which holds one folder with everything in it")
    return tops.pop()


def _fault(entry: zipfile.ZipInfo) -> str:
    """Return why an entry must not be unpacked, or nothing."""
    parts = entry.filename.removesuffix("/").split("/")
    if _UNSAFE.search(entry.filename) or not {"", ".", ".."}.isdisjoint(parts):
        return "has an unsafe path"
    if parts[0].startswith("."):
        return "is hidden"
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link or a device"
    if entry.flag_bits & 1:
        return "is encrypted"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is packed in an unusual way"
    return ""


def _clash(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Tell whether entries would overwrite each other, also where upper and lower case are one."""
    names = [PurePosixPath(entry.filename.casefold()) for entry in entries]
    folders = {parent for name in names for parent in name.parents}
    files = {name for name, entry in zip(names, entries, strict=True) if not entry.is_dir()}
    return len(set(names)) < len(names) or not files.isdisjoint(folders)
