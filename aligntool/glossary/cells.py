"""The cells of a tab-separated glossary: quotes, and ``|`` between alternatives."""

import re
from collections.abc import Iterable, Sequence

_RAW = re.compile(r'(?:^|\t)("(?:[^"]|"")*"|[^"\t][^\t]*|)')
_NEEDS_QUOTES = re.compile(r'^["#]|[\t\r\n]')
SEPARATOR = "|"


def quoted(text: str) -> str:
    """Return a cell as it is written, in quotes where it would not be read back without."""
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if _NEEDS_QUOTES.search(text) else text


def joined(cells: Iterable[str]) -> str:
    """Return a row as it is written, without a line end."""
    return "\t".join(map(quoted, cells))


def raw_cells(raw: str) -> list[str]:
    """Return the cells of a row as they are written, quotes and all.

    Args:
        raw: a row that could be read, without its line end.
    """
    return _RAW.findall(raw)


def alternatives(cell: str) -> tuple[str, ...]:
    """Return the different alternatives of a cell, in order."""
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in cell.split(SEPARATOR)))))


def together(parts: Sequence[str]) -> str:
    """Return alternatives as one cell."""
    return SEPARATOR.join(parts)
