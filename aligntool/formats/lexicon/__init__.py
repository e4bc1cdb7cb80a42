"""Dictionaries of other programs: files to entries of a lexicon.

A reader has the signature ``read(given: Given) -> Dictionary``.  What cannot stand in a lexicon is
counted there, by reason.
"""

from collections.abc import Mapping
from pathlib import Path
from pkgutil import resolve_name

from aligntool.errors import InputError, UsageError
from aligntool.formats.lexicon._entries import Dictionary, Given

__all__ = ["AUTO", "LEXICON_FORMATS", "Dictionary", "Given", "read"]

AUTO = "auto"
"""The name that stands for whatever a file's name and content show."""
_ARCHIVES = (".zip", ".tar", ".tgz", ".bz2", ".xz", ".7z", ".rar")
_ROOM = "aligntool.formats.lexicon"

LEXICON_FORMATS: Mapping[str, str] = {
    "stardict": f"{_ROOM}.stardict:read",
    "csv": f"{_ROOM}.tables:read_csv",
    "tsv": f"{_ROOM}.tables:read_tsv",
    "cedict": f"{_ROOM}.cedict:read",
}
"""Format name → its reader."""


def read(name: str, given: Given) -> Dictionary:
    """Return the entries of a dictionary.

    Args:
        name: a name of ``LEXICON_FORMATS``, or ``AUTO``.
        given: what the user says of the file.

    Raises:
        UsageError: if there is no such format.
        InputError: if the file is damaged, too large or not of the format, or holds nothing of use.
        MissingDependency: if a package behind the Chinese lexicon is not installed.
    """
    if name not in (AUTO, *LEXICON_FORMATS):
        known = ", ".join(LEXICON_FORMATS)
        raise UsageError(f"no dictionary format is called '{name}'; there are: {known}")
    reader = LEXICON_FORMATS[_told(given.path) if name == AUTO else name]
    found: Dictionary = resolve_name(reader)(given)
    if not found.entries:
        raise InputError("; ".join((f"{given.origin}: holds no entry of use", *found.lines)))
    return found


def _told(path: Path) -> str:
    """Return the name of the format of a file."""
    from aligntool.formats.glossary._rows import decoded
    from aligntool.formats.lexicon import cedict, stardict
    from aligntool.lexicon.files import read_bytes

    if stardict.is_stardict(path):
        return "stardict"
    if path.suffix.lower() in _ARCHIVES or path.name.endswith(".tar.gz"):
        raise InputError(f"{path}: is an archive; unpack it and name the .ifo file inside")
    data = read_bytes(path)
    if data.startswith(cedict.GZIP):
        return "cedict"
    text = decoded(data, str(path))
    if cedict.is_cedict(text):
        return "cedict"
    first = next((line for line in text.splitlines() if not line.startswith("#")), "")
    return "tsv" if "\t" in first else "csv"
