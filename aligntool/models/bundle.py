"""Bundles: one zip archive with several packages and their lock, for a machine without a network.

A bundle holds what a folder of packages holds, so that any unzip can unpack it into one.
"""

import shutil
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from aligntool.errors import InputError, MissingModel, at
from aligntool.models.archive import check_entries, extract, opened, reading
from aligntool.models.digests import differences, digest_folder
from aligntool.models.lock import LOCK, Lock, Record, lock_bytes, parse_lock, read_lock
from aligntool.models.names import newest, package_name
from aligntool.models.packages import ArgosPackage, BrokenPackage, inspect_folder, installed
from aligntool.models.place import workspace

MAX_BYTES = 64 * 2**30
"""Most bytes that a bundle may unpack to."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def chosen(folder: Path, names: Sequence[str]) -> tuple[ArgosPackage, ...]:
    """Return the installed packages to put into a bundle: those named, or all.

    Raises:
        MissingModel: if a name fits none, or there is none at all.
        UsageError: if a name cannot be one.
    """
    if names:
        return tuple(dict.fromkeys(newest(folder, name) for name in names))
    if found := installed(folder).packages:
        return found
    raise MissingModel(f"there is no package in {folder}")


def write_bundle(stream: BinaryIO, folder: Path, packages: Sequence[ArgosPackage]) -> None:
    """Write installed packages and their part of the lock; the same packages give the same bytes.

    Raises:
        InputError: if a package is no longer what the lock says, or cannot be read.
    """
    known = read_lock(folder)
    records = {record.name: record for record in (_record(package, known) for package in packages)}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry(LOCK), lock_bytes(Lock(records)))
        for _, record in sorted(records.items()):
            for path in sorted(record.files):
                _add(archive, folder / record.folder / path, f"{record.folder}/{path}")


def is_bundle(file: Path) -> bool:
    """Tell whether a file is a bundle rather than a package."""
    try:
        with zipfile.ZipFile(file) as archive:
            return LOCK in archive.namelist()
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        # Whoever reads it as a package says what is wrong.
        return False


@contextmanager
def unpacked_bundle(file: Path, folder: Path) -> Iterator[Mapping[Path, Record]]:
    """Unpack a bundle into a workspace and check every file; give the packages with their records.

    Raises:
        InputError: if the bundle could do harm, or is not what its own lock says.
        OutputError: if it cannot be unpacked.
    """
    with opened(file) as stream, reading(stream, file) as archive:
        check_entries(archive, file, most=MAX_BYTES)
        with workspace(folder) as work:
            extract(archive, work / "new", file=file)
            yield _checked(work / "new", file)


def _record(package: ArgosPackage, lock: Lock) -> Record:
    """Return the record of an installed package, made anew where another tool installed it."""
    name = package_name(package)
    files = digest_folder(package.path)
    known = lock.packages.get(name)
    if known is None or known.folder != package.name:
        return Record(name, None, package.name, files, "installed by another tool")
    if differences(known.files, files):
        raise InputError(
            f"{at(package.path)}: not what {LOCK} says (aligntool models verify {package.name})"
        )
    return known


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o100644 << 16
    return info


def _add(archive: zipfile.ZipFile, path: Path, name: str) -> None:
    with opened(path) as source, archive.open(_entry(name), "w", force_zip64=True) as target:
        shutil.copyfileobj(source, target, 2**20)


def _checked(unpacked: Path, file: Path) -> dict[Path, Record]:
    """Return what a bundle holds once every file in it has its digest."""
    try:
        content = (unpacked / LOCK).read_bytes()
    except OSError as error:
        raise InputError(f"{at(file)}: not a bundle, {LOCK} is missing") from error
    records = parse_lock(content, Path(f"{file}/{LOCK}")).packages.values()
    found = {path.name for path in unpacked.iterdir()} - {LOCK}
    if odd := found ^ {record.folder for record in records}:
        raise InputError(f"{at(file)}: refused, its {LOCK} and its folders differ: {min(odd)!r}")
    return {_checked_package(unpacked / one.folder, one, file): one for one in records}


def _checked_package(path: Path, record: Record, file: Path) -> Path:
    if differing := differences(record.files, digest_folder(path)):
        kind, name = differing[0]
        raise InputError(f"{at(file)}: refused, {path.name}/{name} is {kind}; get the bundle again")
    package = inspect_folder(path)
    if isinstance(package, BrokenPackage):
        raise InputError(f"{at(file)}: {path.name} is not a whole package, {package.reason}")
    if package_name(package) != record.name:
        raise InputError(f"{at(file)}: refused, {path.name} is not {record.name}, as its lock says")
    return path
