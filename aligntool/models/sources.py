"""Where packages come from: which index is asked, and where its packages lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import url2pathname

from aligntool.errors import UsageError
from aligntool.models.packages import setting

INDEX_VARIABLE = "ARGOS_PACKAGE_INDEX"
"""Environment variable, and key of Argos Translate's settings.json, that names another index."""
DEFAULT_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
"""Argos Translate's own index, as in ``argostranslate.settings``."""
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
    scheme = urlsplit(chosen).scheme.lower()
    if scheme == "file":
        return _on_disk(path_of(chosen))
    if scheme not in ("http", "https"):
        raise UsageError(f"{chosen}: an index is reached by http, https, file or a path")
    url = chosen if urlsplit(chosen).path.endswith(".json") else f"{chosen.rstrip('/')}/{_INDEX}"
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
    beside = () if source.official else tuple(urljoin(source.url, n) for n in _file_names(links))
    absolute = (urljoin(source.url, link) for link in links)
    return tuple(dict.fromkeys([*beside, *(link for link in absolute if _is_web(link))]))


def shown(url: str) -> str:
    """Return a link as messages show it, without a password or key in it."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}"


def path_of(url: str) -> Path:
    """Return the path that a ``file:`` link means."""
    return Path(url2pathname(urlsplit(url).path))


def _on_disk(path: Path) -> Source:
    index = path / _INDEX
    return Source(path=index if index.is_file() else path)


def _is_web(link: str) -> bool:
    return urlsplit(link).scheme.lower() in ("http", "https")


def _local(folder: Path, link: str) -> str | Path | None:
    """Return what a link of an index on disk means, or None where it cannot be followed."""
    scheme = urlsplit(link).scheme.lower()
    if scheme in ("http", "https"):
        return link
    if scheme == "file":
        return path_of(link)
    return None if scheme else folder / unquote(link)


def _file_names(links: tuple[str, ...]) -> list[str]:
    """Return the names of the files behind links."""
    names = [unquote(urlsplit(link).path).rpartition("/")[2] for link in links]
    return [name for name in names if name.endswith(".argosmodel")]
