"""What the packaged corpus taught: how often words of two languages were linked.

``data/words/zh-en.tsv`` and its likes hold ``source, english, count``: expected numbers of links
over the corpus; an empty cell stands for no link.  ``bench/learn_words.py`` makes them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from aligntool.errors import InputError, at

COUNTED = ("vi", "zh")
"""Languages that have a table."""

_FOLDER = "words"


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """Expected numbers of links between the units of a language and English units."""

    links: Mapping[str, Mapping[str, float]]
    """By source unit, then English unit."""
    sources: Mapping[str, float]
    """Linked occurrences of each source unit."""
    english: Mapping[str, float]
    """Linked occurrences of each English unit."""
    silent_sources: Mapping[str, float]
    """Occurrences of source units that nothing in the English says."""
    silent_english: Mapping[str, float]
    """Occurrences of English units that say nothing of the source."""


def gather(rows: Iterable[tuple[str, str, float]]) -> LinkCounts:
    """Return the rows of a table as counts."""
    links: dict[str, dict[str, float]] = {}
    sums: tuple[dict[str, float], ...] = ({}, {}, {}, {})
    for source, english, count in rows:
        if source and english:
            links.setdefault(source, {})[english] = count
            sums[0][source] = sums[0].get(source, 0.0) + count
            sums[1][english] = sums[1].get(english, 0.0) + count
        else:
            sums[2 if source else 3][source or english] = count
    return LinkCounts(links, *sums)


@cache
def load_counts(lang: str) -> LinkCounts:
    """Return the packaged counts of a language and English.

    Raises:
        InputError: if a line of the table is broken.
    """
    name = f"{lang}-en.tsv"
    return gather(
        (row[0], row[1], number(row[2], name, line)) for line, row in read_rows(name, columns=3)
    )


def read_rows(name: str, *, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the line numbers and the cells of a table of ``data/words``, without its header.

    Raises:
        InputError: if a line has another number of cells.
    """
    text = (files("aligntool") / "data" / _FOLDER / name).read_text(encoding="utf-8")
    for place, line in enumerate(text.splitlines()[1:], start=2):
        row = line.split("\t")
        if len(row) != columns:
            raise InputError(f"{at(name, place)}: expected {columns} columns, found {line!r}")
        yield place, row


def number(cell: str, name: str, line: int) -> float:
    """Return the number in a cell.

    Raises:
        InputError: if it is none.
    """
    try:
        return float(cell)
    except ValueError as error:
        raise InputError(f"{at(name, line)}: '{cell}' is no number") from error
