"""Installing an Argos package from an ``.argosmodel`` file, a zip archive from anywhere.

Nothing in the archive is trusted: it is checked entry by entry, unpacked beside the installed
packages into a folder of its own, read like an installed package, and only then moved into place.
"""

import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from aligntool.errors import InputError, OutputError, at
from aligntool.models.packages import UNFINISHED, ArgosPackage, BrokenPackage, inspect_folder

MAX_BYTES = 4 * 2**30
"""Most bytes a package may unpack to; the largest published ones have some 300 MB."""
MAX_RATIO = 100
"""Most bytes unpacked for one byte of the archive; weights hardly shrink at all."""
MAX_ENTRIES = 10_000
"""Most files and folders in an archive; published packages have about ten."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
"""What no file name may hold on some system that we run on, and other folder separators."""


def unpack(file: Path, folder: Path) -> ArgosPackage:
    """Install an ``.argosmodel`` file into a folder of packages, over one of the same name.

    Whenever this is cut short, the folder holds the old package or the new one, whole.

    Raises:
        InputError: if the file is not a package or could do harm.
        OutputError: if the package cannot be written.
    """
    try:
        archive = zipfile.ZipFile(file)
    except OSError as error:
        raise InputError(f"{at(file)}: cannot be read ({error.strerror})") from error
    except (ValueError, NotImplementedError, zipfile.BadZipFile) as error:
        raise InputError(f"{at(file)}: not a package, which is a zip archive ({error})") from error
    with archive:
        top = _checked(archive, file)
        try:
            return _install(archive, top, folder)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise InputError(f"{at(file)}: damaged, get it again ({error})") from error
        except OSError as error:
            raise OutputError(f"{at(folder)}: cannot write the package ({error})") from error


def _checked(archive: zipfile.ZipFile, file: Path) -> str:
    """Return the name of the one top folder of an archive that may be unpacked."""
    entries = archive.infolist()
    for entry in entries:
        if fault := _fault(entry):
            raise InputError(f"{at(file)}: refused, entry {entry.filename!r} {fault}")
    size = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or size > min(MAX_BYTES, MAX_RATIO * file.stat().st_size):
        raise InputError(
            f"{at(file)}: refused, unpacks to {len(entries)} entries of {size} bytes together"
        )
    if _clash(entries):
        raise InputError(f"{at(file)}: refused, two of its entries have the same name")
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


def _install(archive: zipfile.ZipFile, top: str, folder: Path) -> ArgosPackage:
    """Unpack into a temporary folder, check the result and move it into place."""
    folder.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
    try:
        # Argos Translate fails on any folder here without this file, so one left behind has it.
        (work / "metadata.json").write_text('{"type": "unfinished"}\n', encoding="utf-8")
        _extract(archive, work / "new")
        package = inspect_folder(work / "new" / top)
        if isinstance(package, BrokenPackage):
            raise InputError(f"{at(str(archive.filename))}: not a whole package, {package.reason}")
        _move(package.path, folder / top, spare=work / "old")
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return replace(package, path=folder / top)


def _extract(archive: zipfile.ZipFile, into: Path) -> None:
    """Write all entries; none gets more bytes than it declares, which zipfile sees to."""
    for entry in archive.infolist():
        place = into / entry.filename
        if entry.is_dir():
            place.mkdir(parents=True, exist_ok=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as source, place.open("xb") as target:
            shutil.copyfileobj(source, target)


def _move(new: Path, place: Path, *, spare: Path) -> None:
    """Put a folder in the place of another, which goes to ``spare``.

    No system renames a folder over a full one, so the new package first stands beside the old.
    """
    if not place.is_dir():
        new.rename(place)
        return
    beside = place.with_name(f"{place.name}.new")
    if beside.exists():
        shutil.rmtree(beside)
    new.rename(beside)
    place.rename(spare)
    beside.rename(place)
