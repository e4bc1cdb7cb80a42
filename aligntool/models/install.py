"""Installing packages by language pair, file, link or bundle, each recorded in ``models.lock``."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

from aligntool.errors import InputError, MissingModel
from aligntool.models.alone import alone
from aligntool.models.archive import unpacked
from aligntool.models.bundle import is_bundle, unpacked_bundle
from aligntool.models.digests import Digest, differences, digest_folder
from aligntool.models.download import Downloaded, Progress, Wanted, download
from aligntool.models.index import MAX_AGE, Index, IndexCache, Published, read_index, state
from aligntool.models.lock import Record, read_lock
from aligntool.models.names import Wish, fitting, package_name, read_wish
from aligntool.models.packages import installed
from aligntool.models.sources import Source, candidates, shown
from aligntool.models.store import checked, expected, place, recover
from aligntool.models.transfer import Limits

PACKAGE_ENDING = ".argosmodel"


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallRequest:
    """What is to be installed, from where and to where."""

    targets: tuple[str, ...]
    """Files, links, or language pairs and names of packages."""
    folder: Path
    """Of the packages."""
    cache: Path
    """For the index, and for downloads until they are unpacked."""
    source: Source
    """The index that is asked for language pairs."""
    now: datetime
    accept_change: bool = False
    """Take a package although its digest is not the one recorded, and record the new one."""
    limits: Limits = field(default_factory=Limits)


def install(request: InstallRequest, progress: Progress) -> tuple[str, ...]:
    """Install everything asked for, in order, and return the names of the packages' folders.

    What the index does not have is found out before anything is downloaded.

    Raises:
        UsageError: if a target is neither a file nor a language pair.
        MissingModel: if the index has no package for a language pair.
        InputError: if something is not to be had, is no package, or is not what it should be.
        OutputError: if something cannot be written, or another process is installing.
    """
    jobs = _jobs(request, progress)
    installation = _Installation(request, progress)
    names: list[str] = []
    with alone(request.folder, "installing packages"):
        recover(request.folder)
        for job in jobs:
            names += installation.run(job)
    return tuple(names)


class _Installation:
    """One call of ``install`` while it holds the folder."""

    def __init__(self, request: InstallRequest, progress: Progress) -> None:
        self._request = request
        self._folder = request.folder
        self._progress = progress

    def run(self, job: Published | str) -> list[str]:
        """Install one target and return the names of the folders that came of it."""
        if isinstance(job, Published):
            return self._published(job)
        if "://" not in job:
            return self._unpacked(Path(job), Path(job).name)
        with self._downloaded(Wanted(_file_name(job), (job,))) as got:
            return self._unpacked(got.path, shown(job))

    def _published(self, package: Published) -> list[str]:
        """Install a package of the index, unless it is here unchanged."""
        record = read_lock(self._folder).packages.get(package.name)
        if record and self._is_here(record):
            self._progress.note(f"{record.folder} is installed already")
            return [record.folder]
        places = candidates(self._request.source, package.links)
        files = [one for one in places if isinstance(one, Path) and one.is_file()]
        if files:
            return self._unpacked(files[0], files[0].name, name=package.name)
        links = tuple(one for one in places if isinstance(one, str))
        with self._downloaded(
            Wanted(f"{package.name}{PACKAGE_ENDING}", links, self._expected(package.name))
        ) as got:
            return self._unpacked(got.path, shown(got.link), name=package.name)

    def _unpacked(self, file: Path, source: str, *, name: str = "") -> list[str]:
        """Install what a file holds; if a name is given, only the package of that name."""
        if not name and is_bundle(file):
            with unpacked_bundle(file, self._folder) as records:
                return self._put(records)
        with unpacked(file, self._folder) as new:
            found = package_name(new.package)
            if name and name != found:
                raise InputError(
                    f"{source}: holds {found} and not {name}, as the index says; if that is what"
                    " you want, name the file or link itself"
                )
            path = new.package.path
            record = Record(found, new.archive, path.name, digest_folder(path), source)
            return self._put({path: record})

    def _put(self, packages: Mapping[Path, Record]) -> list[str]:
        """Put packages out of a workspace in place, if all of them are what they should be."""
        lock = read_lock(self._folder)
        if not self._request.accept_change:
            packages = {path: checked(record, lock) for path, record in packages.items()}
        for path, record in packages.items():
            place(path, record, self._folder)
            self._progress.note(f"installed {record.folder}")
        return [record.folder for record in packages.values()]

    @contextmanager
    def _downloaded(self, wanted: Wanted) -> Iterator[Downloaded]:
        """Give a downloaded file, which stays only if there was no room to unpack it."""
        downloads = self._request.cache / "downloads"
        with alone(downloads, "downloading packages"):
            got = download(wanted, downloads, limits=self._request.limits, progress=self._progress)
            try:
                yield got
            except InputError:
                got.discard()
                raise
            got.discard()

    def _expected(self, name: str) -> Digest | None:
        return None if self._request.accept_change else expected(name, read_lock(self._folder))

    def _is_here(self, record: Record) -> bool:
        """Tell whether a recorded package is installed and unchanged."""
        path = self._folder / record.folder
        return (
            bool(record.folder)
            and path.is_dir()
            and not differences(record.files, digest_folder(path))
        )


def superseded(folder: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the installed packages that a newer one among those named stands in for."""
    packages = installed(folder).packages
    new = [one for one in packages if one.name in names]
    others = [one for one in packages if one.name not in names]
    return tuple(old.name for old in others if any(state(one, [old]) == "newer" for one in new))


def _jobs(request: InstallRequest, progress: Progress) -> list[Published | str]:
    """Return what to install: packages of the index, files and links."""
    wishes = {one: read_wish(one) for one in request.targets if not _names_a_file(one)}
    if not wishes:
        return [*request.targets]
    cache = IndexCache(request.cache, request.now, request.limits)
    index = read_index(request.source, cache, max_age=MAX_AGE)
    if index.trouble:
        progress.note(f"{index.source}: {index.trouble}; an older copy of the index is used")
    return [_offered(index, wishes[one]) if one in wishes else one for one in request.targets]


def _names_a_file(target: str) -> bool:
    path = Path(target)
    return "://" in target or path.suffix == PACKAGE_ENDING or path.name != target or path.is_file()


def _file_name(link: str) -> str:
    """Return a name to keep what is behind a link under, whatever the link ends with."""
    last = unquote(shown(link)).rpartition("/")[2]
    return re.sub(r"[^\w.-]", "_", last).lstrip(".") or f"package{PACKAGE_ENDING}"


def _offered(index: Index, wish: Wish) -> Published:
    found = fitting(index.packages, wish)
    if not found:
        raise MissingModel(
            f"{index.source}: no package is called {wish} there; `aligntool models available` lists"
            " what there is"
        )
    return found[-1]
