"""Whether the installed packages are still what ``models.lock`` says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aligntool.errors import MissingModel, UsageError
from aligntool.models.alone import alone
from aligntool.models.digests import differences, digest_folder
from aligntool.models.lock import Lock, Record, read_lock
from aligntool.models.names import Wish, fitting, package_name, read_wish
from aligntool.models.packages import UNFINISHED, installed
from aligntool.models.store import recover

State = Literal["ok", "differs", "missing", "unrecorded"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one package."""

    folder: str
    name: str
    """As ``names.package_name`` makes it; the folder's where the package cannot be read."""
    state: State
    """``unrecorded``: another tool installed it, so there is nothing to compare it with."""
    files: int
    """How many files it should have, or has where it is not recorded."""
    differences: tuple[tuple[str, str], ...] = ()
    """``changed``, ``missing`` or ``extra`` with the path in the package, of each file that is."""

    @property
    def good(self) -> bool:
        """Whether nothing speaks against the package."""
        return self.state in ("ok", "unrecorded")


def verify(folder: Path, names: Sequence[str] = ()) -> tuple[Verdict, ...]:
    """Hash the installed files again; ``names`` are folders or language pairs, none for all.

    Raises:
        MissingModel: if a name fits no package, installed or recorded.
        UsageError: if a name cannot be one.
        InputError: if the lock or a file cannot be read.
    """
    if read_lock(folder).pending:
        with alone(folder, "mending the folder"):
            recover(folder)
    verdicts = sorted(_verdicts(folder, read_lock(folder)), key=lambda one: one.folder)
    if not names:
        return tuple(verdicts)
    chosen = [one for name in names for one in _named(name, verdicts, folder)]
    return tuple(one for one in verdicts if one in chosen)


def _verdicts(folder: Path, lock: Lock) -> Iterator[Verdict]:
    """Yield what became of each package that is recorded as installed, or just there."""
    recorded = {one.folder: one for one in lock.packages.values() if one.folder}
    for record in recorded.values():
        yield _compared(folder / record.folder, record)
    inventory = installed(folder)
    for package in inventory.packages:
        if package.name not in recorded:
            yield _unrecorded(package.path, package_name(package))
    for broken in inventory.broken:
        # What an installation left that was cut short is no package; the next one removes it.
        if broken.path.name not in recorded and not broken.path.name.startswith(UNFINISHED):
            yield _unrecorded(broken.path, broken.path.name)


def _compared(path: Path, record: Record) -> Verdict:
    if not path.is_dir():
        return Verdict(path.name, record.name, "missing", len(record.files))
    found = differences(record.files, digest_folder(path))
    return Verdict(path.name, record.name, "differs" if found else "ok", len(record.files), found)


def _unrecorded(path: Path, name: str) -> Verdict:
    files = sum(one.is_file() for one in path.rglob("*"))
    return Verdict(path.name, name, "unrecorded", files)


def _named(text: str, verdicts: Sequence[Verdict], folder: Path) -> list[Verdict]:
    """Return what a user's name means, one or more."""
    if named := [one for one in verdicts if text in (one.folder, one.name)]:
        return named
    wanted = {str(one) for one in fitting(_wishes(verdicts), read_wish(text))}
    if fitted := [one for one in verdicts if one.name in wanted]:
        return fitted
    raise MissingModel(f"no package in {folder} is called {text} (aligntool models list)")


def _wishes(verdicts: Iterable[Verdict]) -> Iterator[Wish]:
    """Yield the language pairs and versions that names stand for."""
    for one in verdicts:
        try:
            yield read_wish(one.name)
        except UsageError:
            continue  # the folder of something that is no package
