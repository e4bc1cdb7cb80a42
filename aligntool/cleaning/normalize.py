"""The normalising stage: the forms of a source sentence that an engine and a glossary know.

Chinese in traditional characters becomes simplified, spun words become the ones they stand for,
and ASCII punctuation between characters becomes full-width.  What is done is decided once for a
document, so that ordinary Chinese is left alone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from aligntool.cleaning.despin import DespinRule, despin, is_spun, packaged_rules
from aligntool.languages.script import is_traditional, to_simplified
from aligntool.model import Document
from aligntool.text import HAN, Edit, Rewrite, Span, rewrite

_NEIGHBOUR = f"[{HAN}“”‘’《》（）【】、，。！？；：]"
_ASCII_MARK = re.compile(rf"(?<={_NEIGHBOUR})[,;:!?()]|[,;:!?()](?={_NEIGHBOUR})|(?<=\))[,;:!?]")
# A bracket that opened wide closes wide, whatever it closes behind.
_HALF_WIDE = re.compile(r"（([^（）()]*)\)")
_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_COMMA = re.compile(rf"(?<=[{HAN}])([,，])")


@dataclass(frozen=True)
class Normalizer:
    """What is to be done with the sentences of one document."""

    traditional: bool = False
    spun: bool = False
    ascii_punctuation: bool = False

    @cached_property
    def _rules(self) -> tuple[DespinRule, ...]:
        return packaged_rules() if self.spun else ()

    def __call__(self, text: str) -> Rewrite:
        """Return the rewrite of a clean sentence."""
        simplified = to_simplified(text) if self.traditional else text
        edits = [*despin(simplified, self._rules)]
        wide = _widened(simplified) if self.ascii_punctuation else simplified
        edits += _single_edits(text, wide, [edit.span for edit in edits])
        return rewrite(text, sorted(edits, key=lambda edit: edit.span))


def plan(document: Document) -> Normalizer:
    """Decide how the sentences of a document are to be normalised."""
    if document.lang != "zh":
        return Normalizer()
    text = "\n".join(passage.clean.text for passage in document.passages)
    traditional = is_traditional(text)
    simplified = to_simplified(text) if traditional else text
    commas = _COMMA.findall(text)
    return Normalizer(
        traditional=traditional,
        spun=is_spun(simplified, packaged_rules()),
        ascii_punctuation=commas.count(",") > commas.count("，"),
    )


def _widened(text: str) -> str:
    wide = _ASCII_MARK.sub(lambda mark: mark.group().translate(_WIDE), text)
    return _HALF_WIDE.sub(r"（\1）", wide)


def _single_edits(old: str, new: str, taken: Iterable[Span]) -> list[Edit]:
    """Return an edit for each character that differs, outside the spans already taken."""
    covered = {position for span in taken for position in range(span.start, span.end)}
    return [
        Edit(Span(index, index + 1), character)
        for index, character in enumerate(new)
        if character != old[index] and index not in covered
    ]
