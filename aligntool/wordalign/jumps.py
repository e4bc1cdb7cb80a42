"""The packaged parameters of the model: how links follow each other (``data/words/jumps.tsv``)."""

from collections.abc import Mapping

from aligntool.lexicon.linkcounts import number, read_rows
from aligntool.wordalign.hmm import WIDEST, Jumps

_JUMPS = "jumps.tsv"


def load_jumps() -> Mapping[str, tuple[Jumps, Jumps]]:
    """Return how states follow each other, by language, with the source's words as states first.

    Raises:
        InputError: if a line of the table is broken.
    """
    found: dict[tuple[str, str], Jumps] = {}
    for line, row in read_rows(_JUMPS, columns=4 + 2 * WIDEST):
        values = [number(cell, _JUMPS, line) for cell in row[2:]]
        found[row[0], row[1]] = Jumps(tuple(values[1:]), values[0])
    langs = {lang for lang, _ in found}
    return {lang: (found[lang, "source"], found[lang, "english"]) for lang in langs}
