"""What the lexicons' English nouns usually look like in a sentence: with the, with a, plural."""

from collections.abc import Mapping
from dataclasses import dataclass

from aligntool.errors import InputError, at
from aligntool.lexicon.tables import read_table

_FILE = "english.tsv"
_SHAPES = frozenset({"the", "a", "plural"})


@dataclass(frozen=True, slots=True)
class NounShapes:
    """The commonest shape of nouns that have one, counted from the English of a parallel corpus."""

    shapes: Mapping[str, str]
    """``the``, ``a`` or ``plural`` by singular noun; others mostly stand bare."""

    def of(self, noun: str) -> str:
        """Return the shape of a noun phrase's last word, or an empty string."""
        return self.shapes.get(noun.rpartition(" ")[2], "")


def load_noun_shapes() -> NounShapes:
    """Return the packaged table.

    Raises:
        InputError: if a line of it is broken.
    """
    shapes: dict[str, str] = {}
    for number, line in enumerate(read_table(_FILE).splitlines()[1:], start=2):
        noun, _, shape = line.partition("\t")
        if shape not in _SHAPES:
            raise InputError(f"{at(_FILE, number)}: unknown shape '{shape}'")
        shapes[noun] = shape
    return NounShapes(shapes)
