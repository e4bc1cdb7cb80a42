"""The normalising stage: the forms of a source sentence that an engine and a glossary know.

Chinese in traditional characters becomes simplified, spun words become the ones they stand for,
and ASCII punctuation between characters becomes full-width.  What is done is decided once for a
document, so that ordinary Chinese is left alone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from aligntool.cleaning.despin import DespinRule, despin, is_spun
from aligntool.languages.script import is_traditional, to_simplified
from aligntool.model import Document
from aligntool.text import HAN, Edit, Rewrite, Span, rewrite

_NEIGHBOUR = f"[{HAN}“”‘’《》（）【】、，。！？；：]"
_ASCII_MARK = re.compile(rf"(?<={_NEIGHBOUR})[,;:!?()]|[,;:!?()](?={_NEIGHBOUR})|(?<=\))[,;:!?]")
# A bracket that opened wide closes wide, whatever it closes behind.
_HALF_WIDE = re.compile(r"（([^（）()]*)\)")
_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_COMMA = re.compile(rf"(?<=[{HAN}])([,，])")


@dataclass(frozen=True, slots=True)
class Normalizer:
    """What is to be done with the sentences of one document."""

    traditional: bool = False
    despin: tuple[DespinRule, ...] = ()
    """Rules that turn spun words back; none where the document is not spun."""
    ascii_punctuation: bool = False

    def __call__(self, text: str) -> Rewrite:
        """Return the rewrite of a clean sentence."""
        simplified = to_simplified(text) if self.traditional else text
        edits = [*despin(simplified, self.despin)]
        wide = _widened(simplified) if self.ascii_punctuation else simplified
        edits += _single_edits(text, wide, [edit.span for edit in edits])
        return rewrite(text, sorted(edits, key=lambda edit: edit.span))


def plan(document: Document, rules: tuple[DespinRule, ...]) -> Normalizer:
    """Decide how the sentences of a document are to be normalised.

    Args:
        document: a cleaned article; only Chinese is ever changed.
        rules: the despin table, used where the article went through a word spinner.
    """
    if document.lang != "zh":
        return Normalizer()
    text = "\n".join(passage.clean.text for passage in document.passages)
    traditional = is_traditional(text)
    simplified = to_simplified(text) if traditional else text
    commas = _COMMA.findall(text)
    return Normalizer(
        traditional=traditional,
        despin=rules if is_spun(simplified, rules) else (),
        ascii_punctuation=commas.count(",") > commas.count("，"),
    )


def _widened(text: str) -> str:
    wide = _ASCII_MARK.sub(lambda mark: mark.group().translate(_WIDE), text)
    return _HALF_WIDE.sub(r"（\1）", wide)


def _single_edits(old: str, new: str, taken: Iterable[Span]) -> list[Edit]:
    """Return an edit for each character that differs, outside the spans already taken."""
    if new == old:
        return []
    covered = {position for span in taken for position in range(span.start, span.end)}
    return [
        Edit(Span(index, index + 1), character)
        for index, character in enumerate(new)
        if character != old[index] and index not in covered
    ]
