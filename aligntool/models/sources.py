"""Where packages come from: which index is asked, and where its packages lie."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.request import url2pathname

from aligntool.errors import UsageError
from aligntool.models.packages import setting

INDEX_VARIABLE = "ARGOS_PACKAGE_INDEX"
"""Environment variable, and key of Argos Translate's settings.json, that names another index."""
DEFAULT_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
"""Argos Translate's own index, as in ``argostranslate.settings``."""
WEB = ("http", "https")
"""What the links that are followed start with."""
_INDEX = "index.json"


@dataclass(frozen=True, slots=True)
class Source:
    """An index, on the network or on disk; exactly one of ``url`` and ``path`` is set."""

    url: str = ""
    """Of the index file itself."""
    path: Path | None = None
    """Of the index file, or of a folder with ``.argosmodel`` files."""
    official: bool = False
    """Whether it is Argos Translate's own, so that no packages lie beside it."""

    def __str__(self) -> str:
        return shown(self.url) if self.path is None else str(self.path)


def index_source(mirror: str | None = None, environ: Mapping[str, str] | None = None) -> Source:
    """Return the index to ask: the mirror given, else the one configured, else Argos's own.

    Raises:
        UsageError: if a link starts with something else than http, https or file.
        InputError: if Argos Translate's settings.json cannot be used.
    """
    chosen = mirror or setting(INDEX_VARIABLE, environ) or DEFAULT_INDEX
    if "://" not in chosen:
        return _on_disk(Path(chosen))
    scheme = scheme_of(chosen)
    if scheme == "file":
        return _on_disk(path_of(chosen))
    if scheme not in WEB:
        raise UsageError(f"{chosen}: an index is reached by http, https, file or a path")
    url = chosen if shown(chosen).endswith(".json") else f"{chosen.rstrip('/')}/{_INDEX}"
    return Source(url=url, official=url == DEFAULT_INDEX + _INDEX)


def candidates(source: Source, links: tuple[str, ...]) -> tuple[str | Path, ...]:
    """Return all places where a package may be got, in the order to try them.

    A mirror is asked first for a file of the same name beside its index.  Links may be relative to
    the index.  A file on this machine is a ``Path``, and only a source on this machine names one.
    """
    if source.path is not None:
        folder = source.path if source.path.is_dir() else source.path.parent
        files = [folder / name for name in _file_names(links) if (folder / name).is_file()]
        named = [_local(folder, link) for link in links]
        return tuple(dict.fromkeys([*files, *(one for one in named if one is not None)]))
    beside = [] if source.official else [quote(name) for name in _file_names(links)]
    absolute = [_joined(source.url, link) for link in (*beside, *links)]
    return tuple(dict.fromkeys(link for link in absolute if scheme_of(link) in WEB))


def shown(url: str) -> str:
    """Return a link as messages show it, without a password or key in it."""
    scheme, _, rest = url.partition("://")
    host, slash, path = re.split(r"[?#]", rest)[0].partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"


def scheme_of(link: str) -> str:
    """Return what a link starts with, in lower case; nothing where it is no link."""
    try:
        return urlsplit(link).scheme.lower()
    except ValueError:
        return ""


def path_of(url: str) -> Path:
    """Return the path that a ``file:`` link means."""
    return Path(url2pathname(urlsplit(url).path))


def _on_disk(path: Path) -> Source:
    index = path / _INDEX
    return Source(path=index if index.is_file() else path)


def _joined(url: str, link: str) -> str:
    """Return the whole of a link that may be relative, empty where it is none."""
    try:
        return urljoin(url, link)
    except ValueError:
        return ""


def _local(folder: Path, link: str) -> str | Path | None:
    """Return what a link of an index on disk means, or None where it cannot be followed."""
    scheme = scheme_of(link)
    if scheme in WEB:
        return link
    if scheme == "file":
        return path_of(link)
    return None if scheme else folder / unquote(link)


def _file_names(links: tuple[str, ...]) -> list[str]:
    """Return the names of the files behind links."""
    names = [unquote(shown(link)).rpartition("/")[2] for link in links]
    return [name for name in names if name.endswith(".argosmodel")]
