"""The learnt tables on disk: a name in, lines by key out, unpacked by whoever asks for them."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from aligntool.errors import InputError, at

TENTHS = 10.0
"""Costs are written in tenths of a nat."""


def read_packaged(name: str, folder: Path | None = None) -> Mapping[str, str]:
    """Return what follows the first tab of each line, by what precedes it; the header is left out.

    ``folder`` holds other tables than the packaged ones.

    Raises:
        InputError: if a line has no tab.
    """
    place = folder or files("aligntool") / "data" / "assembly"
    lines = (place / name).read_text(encoding="utf-8").splitlines()
    found: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        key, tab, rest = line.partition("\t")
        if not tab:
            raise InputError(f"{at(name, number)}: expected a tab, found {line!r}")
        found[key] = rest
    return found
