"""Marks of punctuation as both languages have them, and the shape of the text where a bead ends.

A boundary between two sentences stands inside a quotation or outside, and after a full stop, a
question, an exclamation or something else.  Translators mostly keep both, however they cut.
"""

import re
from collections.abc import Iterable, Sequence

_MARKS = {
    "?": "?", "？": "?", "!": "!", "！": "!", ";": ";", "；": ";", ":": ":", "：": ":",
    "“": "“", "”": "”", "「": "“", "」": "”", "『": "“", "』": "”", "‘": "“", "«": "“", "»": "”",
    "(": "(", "（": "(", "…": "…", "—": "—", "–": "—", "《": "《", "〈": "《",
}  # fmt: skip
_STRAIGHT = re.compile(r"""(?P<open>(?<![\w.,!?…])["'](?=\S))|(?P<close>(?<=\S)["’'](?!\w))""")
_FINAL = {
    ".": 1,
    "。": 1,
    "?": 2,
    "？": 2,
    "!": 3,
    "！": 3,
    "…": 4,
    ",": 5,
    "，": 5,
    ":": 5,
    "：": 5,
}
_CLOSING = "\"'”’»)）]】」』 "
_INSIDE = 6
CLASSES = 2 * _INSIDE
"""Number of classes of boundaries."""


def marks(sentence: str) -> list[str]:
    """Return the marks of a sentence, straight quotation marks told apart by where they stand."""
    marked = _STRAIGHT.sub(lambda match: "“" if match["open"] else "”", sentence)
    return [_MARKS[character] for character in marked if character in _MARKS]


def boundary_classes(sentences: Iterable[str]) -> list[int]:
    """Return the class of the boundary after each sentence, in front the one before the first."""
    classes = [0]
    inside = False
    for sentence in sentences:
        quotes = [mark for mark in marks(sentence) if mark in "“”"]
        inside = quotes[-1] == "“" if quotes else inside
        final = sentence.rstrip(_CLOSING)[-1:]
        classes.append(_INSIDE * inside + _FINAL.get(final, 0))
    return classes


def same_shape(first: int, second: int) -> tuple[bool, bool]:
    """Tell whether two boundaries agree about quotations, and about the final mark."""
    return first // _INSIDE == second // _INSIDE, first % _INSIDE == second % _INSIDE


def quoted(classes: Sequence[int]) -> bool:
    """Tell whether any boundary stands inside a quotation."""
    return any(one >= _INSIDE for one in classes)
