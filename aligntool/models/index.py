"""The Argos index: which packages are published, read from the network, a cache or a folder."""

import hashlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from aligntool.errors import InputError, OutputError, at
from aligntool.models.names import Versioned, package_name
from aligntool.models.packages import LANGUAGE, version_key
from aligntool.models.sources import Source
from aligntool.models.transfer import Limits, LinkFailed, blocks, get

MAX_AGE = timedelta(days=1)
"""How old a cached index may be for an installation; for a list any age will do."""
_MAX_BYTES = 16 * 2**20
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._+-]{0,31}")


@dataclass(frozen=True, slots=True)
class Published:
    """A package that can be had."""

    from_code: str
    to_code: str
    from_name: str
    to_name: str
    version: str
    links: tuple[str, ...]
    """Where its file lies, as the index has it: some may be relative or of no use."""

    @property
    def name(self) -> str:
        """The name of its file without the ending."""
        return package_name(self)


@dataclass(frozen=True, slots=True)
class Index:
    """What a source offers."""

    source: Source
    packages: tuple[Published, ...]
    """In the order of their names."""
    skipped: int
    """Entries that cannot be used."""
    fetched: datetime | None = None
    """When it came over the network; None for one on this machine."""
    trouble: str = ""
    """Why an older copy is used although a new one was asked for."""


@dataclass(frozen=True, slots=True)
class IndexCache:
    """Where copies of indexes are kept, and what time it is."""

    folder: Path
    now: datetime
    limits: Limits = field(default_factory=Limits)


def read_index(source: Source, cache: IndexCache, *, max_age: timedelta | None = None) -> Index:
    """Return an index: the cached copy if it is younger than ``max_age``, or else a new one.

    None takes a copy of any age.  Where no new one is to be had the cached copy serves all the
    same, and ``trouble`` says so.

    Raises:
        InputError: if there is neither, or what was sent is no index.
    """
    if source.path is not None:
        return _on_disk(source, source.path)
    file = _cached(source, cache.folder)
    fetched = _time(file)
    if fetched and (max_age is None or timedelta() <= cache.now - fetched < max_age):
        return _from_copy(source, file, fetched)
    try:
        content = _fetch(source.url, cache.limits)
    except LinkFailed as error:
        if fetched:
            return replace(_from_copy(source, file, fetched), trouble=str(error))
        raise InputError(
            f"{source}: the index cannot be had ({error}); name a mirror or a folder of"
            " .argosmodel files with --from"
        ) from error
    index = _parsed(source, content)
    _keep(content, file, cache.now)
    return replace(index, fetched=cache.now)


def state(package: Versioned, present: Iterable[Versioned]) -> Literal["", "installed", "newer"]:
    """Tell whether a package is installed, or newer than the one that is, or there is none."""
    versions = [
        version_key(one.version)
        for one in present
        if (one.from_code, one.to_code) == (package.from_code, package.to_code)
    ]
    if not versions:
        return ""
    return "newer" if version_key(package.version) > max(versions) else "installed"


def age_text(fetched: datetime, now: datetime) -> str:
    """Return how long ago something was, in words."""
    minutes = int((now - fetched).total_seconds()) // 60
    for size, unit in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            count = minutes // size
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    return "just now"


def _fetch(url: str, limits: Limits) -> bytes:
    with closing(get(url, {}, limits)) as response:
        if response.status != 200:
            raise LinkFailed(f"{response.status} {response.reason}".strip())
        content = bytearray()
        for block in blocks(response, limits):
            content += block
            if len(content) > _MAX_BYTES:
                raise LinkFailed(f"sends more than {_MAX_BYTES:,} bytes")
    return bytes(content)


def _cached(source: Source, folder: Path) -> Path:
    """Return the file that keeps the copy of an index; its time is the time of the copy."""
    return folder / f"index-{hashlib.sha256(source.url.encode()).hexdigest()[:16]}.json"


def _time(file: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"{at(file)}: cannot be read ({error.strerror})") from error


def _from_copy(source: Source, file: Path, fetched: datetime) -> Index:
    return replace(
        _parsed(source, _content(file), named=f"{file}, a copy of {source}"), fetched=fetched
    )


def _keep(content: bytes, file: Path, now: datetime) -> None:
    temporary = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        os.utime(temporary, (now.timestamp(), now.timestamp()))
        temporary.replace(file)
    except OSError as error:
        raise OutputError(f"{at(file)}: cannot be written ({error.strerror})") from error


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"{at(file)}: cannot be read ({error.strerror})") from error


def _on_disk(source: Source, path: Path) -> Index:
    """Return the index in a file, or the packages in a folder that has none."""
    if not path.is_dir():
        return _parsed(source, _content(path))
    files = sorted(path.glob("*.argosmodel"))
    if not files:
        raise InputError(f"{at(path)}: there is neither index.json nor an .argosmodel file in it")
    entries = [{**_metadata(file), "links": [file.name]} for file in files]
    return _index(source, entries)


def _metadata(file: Path) -> Mapping[str, Any]:
    """Return the metadata of a package file, empty where it has none; it is checked later."""
    try:
        with zipfile.ZipFile(file) as archive:
            (name,) = (n for n in archive.namelist() if re.fullmatch(r"[^/]+/metadata\.json", n))
            with archive.open(name) as stream:
                values = json.loads(stream.read(_MAX_BYTES))
    except (OSError, ValueError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError):
        return {}
    return values if isinstance(values, dict) else {}


def _parsed(source: Source, content: bytes, *, named: str = "") -> Index:
    try:
        entries = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{named or source}: not an index of packages, which is JSON") from error
    if not isinstance(entries, list):
        raise InputError(f"{named or source}: not an index of packages, which is a JSON list")
    return _index(source, entries)


def _index(source: Source, entries: Sequence[object]) -> Index:
    kept = [one for one in entries if not isinstance(one, dict) or _translates(one)]
    found = list(_published(kept))
    ordered = sorted(found, key=lambda one: (one.from_code, one.to_code, version_key(one.version)))
    return Index(source, tuple(ordered), skipped=len(kept) - len(found))


def _translates(entry: Mapping[str, Any]) -> bool:
    """Tell whether an entry is a package that translates: there are others, which we do not use."""
    return bool(entry.get("type", "translate") == "translate")


def _published(entries: Iterable[object]) -> Iterator[Published]:
    """Yield the entries that can be used."""
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        keys = ("from_code", "to_code", "from_name", "to_name", "package_version")
        texts = [entry.get(key) or "" for key in keys]
        links = entry.get("links") or []
        if not isinstance(links, list) or not all(isinstance(one, str) for one in (*texts, *links)):
            continue
        if all(map(LANGUAGE.fullmatch, texts[:2])) and _VERSION.fullmatch(texts[4]):
            from_code, to_code, from_name, to_name, version = texts
            yield Published(from_code, to_code, from_name, to_name, version, tuple(links))
