"""What a user writes for a package (``zh-en``, ``translate-zh_en-1_9``) and what each is called."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from aligntool.errors import MissingModel, UsageError
from aligntool.models.packages import (
    LANGUAGE,
    ArgosPackage,
    BrokenPackage,
    find,
    install_advice,
    installed,
    serves,
    version_key,
)

_WRITTEN = re.compile(
    r"(?:translate-)?(?P<pair>[A-Za-z][A-Za-z0-9_-]*?)(?:-(?P<version>\d[\d._]*))?"
)
_NOT_IN_NAMES = re.compile(r"[^0-9A-Za-z]+")


class Versioned(Protocol):
    """A package, installed or not."""

    @property
    def from_code(self) -> str: ...
    @property
    def to_code(self) -> str: ...
    @property
    def version(self) -> str: ...


_P = TypeVar("_P", bound=Versioned)


@dataclass(frozen=True, slots=True)
class Wish:
    """A language pair that a user asks for, with a version or without."""

    from_code: str
    to_code: str
    version: str = ""
    """As names have it, ``1_9``; empty for any."""

    def __str__(self) -> str:
        pair = f"translate-{self.from_code}_{self.to_code}"
        return f"{pair}-{self.version}" if self.version else pair


def package_name(package: Versioned) -> str:
    """Return the name that Argos gives to a package's file, such as ``translate-zh_en-1_9``.

    It is made of the metadata: the folder that an archive unpacks to may be called otherwise.
    """
    codes = f"{package.from_code}_{package.to_code}"
    return f"translate-{codes}-{_NOT_IN_NAMES.sub('_', package.version)}"


def read_wish(text: str) -> Wish:
    """Return what ``zh-en``, ``zh_en``, ``translate-zh_en`` or ``translate-zh_en-1_9`` stands for.

    Raises:
        UsageError: if the text is none of these.
    """
    found = _WRITTEN.fullmatch(text)
    codes = _codes(found["pair"]) if found else []
    if found is None or len(codes) != 2 or not all(map(LANGUAGE.fullmatch, codes)):
        raise UsageError(
            f"{text!r} is neither a file nor a language pair such as zh-en or zh-Hans_en"
        )
    return Wish(codes[0], codes[1], _NOT_IN_NAMES.sub("_", found["version"] or ""))


def fitting(packages: Iterable[_P], wish: Wish) -> list[_P]:
    """Return the packages that a wish means, the newest last.

    As for translating, ``zh`` also means ``zh-Hans`` where there is none for ``zh`` itself.
    """
    serving = [
        one
        for one in packages
        if serves(one.from_code, wish.from_code) and serves(one.to_code, wish.to_code)
        if not wish.version or _NOT_IN_NAMES.sub("_", one.version) == wish.version
    ]
    exact = [
        one
        for one in serving
        if serves(wish.from_code, one.from_code) and serves(wish.to_code, one.to_code)
    ]
    return sorted(exact or serving, key=lambda one: version_key(one.version))


def newest(folder: Path, text: str) -> ArgosPackage:
    """Return the installed package with a name, or the newest for a language pair.

    Raises:
        MissingModel: if there is none.
        UsageError: if the text is no name of a package.
    """
    named = [one for one in installed(folder).packages if text in (one.name, package_name(one))]
    if named:
        return named[0]
    wish = read_wish(text)
    if not wish.version:
        return find(folder, wish.from_code, wish.to_code)
    if fitted := fitting(installed(folder).packages, wish):
        return fitted[-1]
    raise MissingModel(install_advice(wish.from_code, wish.to_code, folder=folder))


def only(folder: Path, text: str) -> ArgosPackage | BrokenPackage:
    """Return the installed package with a name, broken or not, or the one for a language pair.

    Raises:
        MissingModel: if there is none.
        UsageError: if there are several, or the text is no name of a package.
    """
    inventory = installed(folder)
    everything: tuple[ArgosPackage | BrokenPackage, ...] = (*inventory.packages, *inventory.broken)
    if named := [one for one in everything if text == one.path.name]:
        return named[0]
    found = fitting(inventory.packages, read_wish(text))
    if not found:
        raise MissingModel(f"no package in {folder} is called {text} (aligntool models list)")
    if len(found) > 1:
        names = ", ".join(one.name for one in found)
        raise UsageError(f"{len(found)} packages fit {text}: {names}; name one of them")
    return found[0]


def _codes(pair: str) -> list[str]:
    """Return the two codes of a pair; an underscore parts codes that hold hyphens themselves."""
    return pair.split("_" if "_" in pair else "-")
