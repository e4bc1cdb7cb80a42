"""Installed Argos packages: where they lie, which can be used, which serves a language pair.

``argostranslate.settings`` and ``argostranslate.package`` make six folders and write to
``os.environ`` when imported, so this module follows their rules without importing them.
"""

import json
import logging
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from aligntool.errors import InputError, MissingModel, at

UNFINISHED = ".aligntool-"
"""Start of the name of a folder in which a package is being unpacked."""
REINSTALL = "remove the folder, then install the package again (aligntool models install FILE)"
LANGUAGE = re.compile(r"[a-z]{2,8}([-_][a-z0-9]{1,8})*", re.IGNORECASE)
"""What a language code looks like."""

_ALIASES = {"zh": frozenset({"zh-hans"})}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ArgosPackage:
    """A package that is whole and translates from one language into another."""

    path: Path
    from_code: str
    to_code: str
    from_name: str
    to_name: str
    version: str
    """As in its metadata, e.g. ``1.9``; empty where it says nothing."""
    argos_version: str
    """The Argos Translate it was made for."""
    target_prefix: str
    """Token put before every target sentence; empty for none."""
    tokenizer: Literal["sentencepiece", "bpe"]

    @property
    def name(self) -> str:
        """The folder's name, such as ``translate-zh_en-1_9``."""
        return self.path.name

    @property
    def tokenizer_file(self) -> Path:
        """The model of the tokenizer."""
        return self.path / f"{self.tokenizer}.model"


@dataclass(frozen=True, slots=True)
class BrokenPackage:
    """A folder among the packages that cannot be used."""

    path: Path
    reason: str
    """One line, without the path."""
    remedy: str = REINSTALL

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Inventory:
    """What a folder of packages holds, each list in the order of the names."""

    packages: tuple[ArgosPackage, ...] = ()
    broken: tuple[BrokenPackage, ...] = ()


def package_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Return the folder where Argos Translate keeps its packages; it need not exist.

    ``environ`` stands for the environment, by default the one of the process.

    Raises:
        InputError: if Argos Translate's settings.json cannot be used.
    """
    environ = os.environ if environ is None else environ
    configured = setting("ARGOS_PACKAGES_DIR", environ)
    if configured is not None:
        return Path(configured)
    shared = Path(environ.get("XDG_DATA_HOME", _home(environ) / ".local" / "share"))
    return shared / "argos-translate" / "packages"


def setting(key: str, environ: Mapping[str, str] | None = None) -> str | None:
    """Return a setting of Argos Translate: a variable, else a key of its settings.json, or None.

    Raises:
        InputError: if settings.json cannot be used.
    """
    environ = os.environ if environ is None else environ
    if key in environ:
        return environ[key]
    config = Path(environ.get("XDG_CONFIG_HOME", _home(environ) / ".config"))
    return _configured(config / "argos-translate" / "settings.json", key)


def installed(folder: Path) -> Inventory:
    """List the packages in a folder; one that does not exist holds none.

    Raises:
        InputError: if the folder cannot be read.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_dir())
    except FileNotFoundError:
        return Inventory()
    except OSError as error:
        raise InputError(f"{at(folder)}: cannot be read ({error.strerror})") from error
    found = list(_look_at(paths))
    return Inventory(
        tuple(one for one in found if isinstance(one, ArgosPackage)),
        tuple(one for one in found if isinstance(one, BrokenPackage)),
    )


def find(folder: Path, from_code: str, to_code: str) -> ArgosPackage:
    """Return the newest package for a language pair.

    ``zh`` is also served by a package for ``zh-Hans`` where there is none for ``zh`` itself.

    Raises:
        MissingModel: if there is none; the message says how to get one.
        InputError: if the folder cannot be read.
    """
    inventory = installed(folder)
    serving = [
        package
        for package in inventory.packages
        if serves(package.from_code, from_code) and serves(package.to_code, to_code)
    ]
    if serving:
        wanted = (_folded(from_code), _folded(to_code))
        return max(serving, key=lambda package: (_codes(package) == wanted, *_age(package)))
    pair = f"{from_code}_{to_code}"
    broken = [str(one) for one in inventory.broken if pair in one.path.name]
    raise MissingModel("; ".join([*broken, install_advice(from_code, to_code, folder=folder)]))


def install_advice(from_code: str, to_code: str, *, folder: Path) -> str:
    """Return one line that says how to get a package for a language pair."""
    return (
        f"no package in {folder} translates {from_code} to {to_code}: run"
        f" `aligntool models install {pair_text(from_code, to_code)}` (downloads it), or"
        " `aligntool models install FILE` with a"
        f" translate-{from_code}_{to_code}-*.argosmodel file"
    )


def pair_text(from_code: str, to_code: str) -> str:
    """Return a language pair as a user writes it: ``zh-en``, but ``zh-Hans_en``."""
    plain = {"-", "_"}.isdisjoint(from_code + to_code)
    return f"{from_code}-{to_code}" if plain else f"{from_code}_{to_code}"


def inspect_folder(path: Path) -> ArgosPackage | BrokenPackage:
    """Read a package folder; what is wrong with it is a value, not an error."""
    try:
        metadata = _metadata(path / "metadata.json")
        if (kind := metadata.get("type", "translate")) != "translate":
            return BrokenPackage(path, f"a package of type {kind!r} does not translate", "leave it")
        return ArgosPackage(
            path,
            from_code=_code(metadata, "from_code"),
            to_code=_code(metadata, "to_code"),
            from_name=_text(metadata, "from_name"),
            to_name=_text(metadata, "to_name"),
            version=_text(metadata, "package_version"),
            argos_version=_text(metadata, "argos_version"),
            target_prefix=_text(metadata, "target_prefix"),
            tokenizer=_tokenizer(path),
        )
    except InputError as error:
        return BrokenPackage(path, str(error))
    except OSError as error:
        return BrokenPackage(path, f"cannot be read ({error.strerror})")


def _look_at(paths: list[Path]) -> Iterator[ArgosPackage | BrokenPackage]:
    """Yield what each folder is; hidden ones are none of our business unless we left them."""
    for path in paths:
        if path.name.startswith(UNFINISHED):
            yield BrokenPackage(path, "left by an installation that did not finish", "remove it")
        elif not path.name.startswith("."):
            yield inspect_folder(path)


def _home(environ: Mapping[str, str]) -> Path:
    variable = "USERPROFILE" if os.name == "nt" else "HOME"
    return Path(environ[variable]) if variable in environ else Path.home()


def _configured(settings: Path, key: str) -> str | None:
    """Return a text of Argos Translate's settings, or None."""
    try:
        content = settings.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"{at(settings)}: cannot be read ({error.strerror})") from error
    try:
        values = json.loads(content)
    except (ValueError, RecursionError):
        # Argos Translate prints a note and goes on without the file.
        _log.warning("%s: not valid JSON, so its settings are ignored", settings)
        return None
    if not isinstance(values, dict):
        raise InputError(f"{at(settings)}: not a JSON object; Argos Translate cannot use it either")
    value = values.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"{at(settings)}: {key} is not text but {value!r}")
    return value


def _metadata(file: Path) -> dict[str, Any]:
    """Read ``metadata.json``; an InputError says in few words why it cannot be used."""
    try:
        content = file.read_bytes()
    except FileNotFoundError as error:
        raise InputError("metadata.json is missing") from error
    try:
        metadata = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError("metadata.json is not valid JSON") from error
    if not isinstance(metadata, dict):
        raise InputError("metadata.json is not a JSON object")
    return metadata


def _text(metadata: Mapping[str, Any], key: str) -> str:
    """Return a text of the metadata, empty where it is missing or null."""
    value = metadata.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"metadata.json: {key} is not text but {value!r}")
    return value or ""


def _code(metadata: Mapping[str, Any], key: str) -> str:
    """Return a language code of the metadata."""
    value = _text(metadata, key)
    if not LANGUAGE.fullmatch(value):
        raise InputError(f"metadata.json: {key} is not a language code but {value!r}")
    return value


def _tokenizer(path: Path) -> Literal["sentencepiece", "bpe"]:
    """Return the kind of the tokenizer, once it and the model are known to be there."""
    model = path / "model" / "model.bin"
    if not model.is_file() or not model.stat().st_size:
        raise InputError("model/model.bin is missing or empty")
    if (path / "sentencepiece.model").is_file():
        return "sentencepiece"
    if (path / "bpe.model").is_file():
        return "bpe"
    raise InputError("there is neither sentencepiece.model nor bpe.model")


def _folded(code: str) -> str:
    return code.lower().replace("_", "-")


def _codes(package: ArgosPackage) -> tuple[str, str]:
    return _folded(package.from_code), _folded(package.to_code)


def serves(offered: str, wanted: str) -> bool:
    """Tell whether a package's language code will do for the one asked for."""
    return _folded(offered) in {_folded(wanted), *_ALIASES.get(_folded(wanted), ())}


def version_key(version: str) -> Any:
    """Return a key that grows with the version."""
    from packaging.version import InvalidVersion, Version

    try:
        return Version(version)
    except InvalidVersion:
        # Below every version that can be read.
        return Version("0.dev0")


def _age(package: ArgosPackage) -> tuple[Any, str]:
    """Return a key that grows with the version; the name decides between equals."""
    return version_key(package.version), package.name
