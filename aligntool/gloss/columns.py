"""Glossed words in columns: each word over its reading and its gloss, in lines of some width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import category

from aligntool.gloss.words import Glossed, Sort
from aligntool.text import display_width

_GAP = "  "
_OPENING = ("Ps", "Pi")


@dataclass(frozen=True, slots=True)
class Column:
    """A word with the marks that stand close to it, its reading and its gloss."""

    word: str
    reading: str
    gloss: str
    sort: Sort

    def cells(self, *, readings: bool) -> tuple[str, ...]:
        """Return what stands under each other."""
        return (self.word, self.reading, self.gloss) if readings else (self.word, self.gloss)


def columns(words: Sequence[Glossed]) -> list[Column]:
    """Return a column for each word; marks go to the word before, those that open to the next.

    Marks without a word have a column of their own.
    """
    made: list[Column] = []
    opening = ""
    for word in words:
        if word.sort is not Sort.MARK:
            made.append(Column(opening + word.word, word.reading, word.gloss, word.sort))
            opening = ""
        elif made and not opening and category(word.word[0]) not in _OPENING:
            made[-1] = replace(made[-1], word=made[-1].word + word.word)
        else:
            opening += word.word
    return [*made, Column(opening, "", "", Sort.MARK)] if opening else made


def lines(made: Sequence[Column], *, width: int, readings: bool) -> Iterator[str]:
    """Yield the lines of some columns, none wider than ``width`` unless a single column is.

    A blank line parts the rows into which a long sentence is cut.
    """
    row: list[tuple[str, ...]] = []
    taken = 0
    for column in made:
        cells = column.cells(readings=readings)
        needed = max(map(display_width, cells))
        if row and taken + len(_GAP) + needed > width:
            yield from _aligned(row)
            yield ""
            row, taken = [], 0
        taken += needed + (len(_GAP) if row else 0)
        row.append(cells)
    yield from _aligned(row)


def _aligned(row: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(display_width, cells)) for cells in row]
    for line in zip(*row, strict=True):
        padded = (
            cell + " " * (width - display_width(cell))
            for cell, width in zip(line, widths, strict=True)
        )
        yield _GAP.join(padded).rstrip()
