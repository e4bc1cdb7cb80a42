"""Sentences of exchange formats without their inline codes: an element in, its text out."""

from typing import TYPE_CHECKING

from aligntool.formats._xml import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

# What these hold is markup of the original file, or (sub) text of its own such as a footnote.
# Others, as g, pc, mrk and hi, enclose words of the sentence.
_CODES = frozenset("bpt ept ph it ut sub x bx ex sc ec sm em cp".split())


def sentence(element: "_Element | None") -> str:
    """Return the text of a segment, source or target; none is an empty text."""
    if element is None:
        return ""
    pieces = [element.text or ""]
    for child in element:
        pieces += [_content(child), child.tail or ""]
    return "".join(pieces)


def _content(element: "_Element") -> str:
    # Comments and processing instructions have no name.
    named = isinstance(element.tag, str)
    return sentence(element) if named and local_name(element) not in _CODES else ""
