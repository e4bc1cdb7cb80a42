"""Marks of punctuation as both languages have them, and the shape of the text where a bead ends.

A boundary between two sentences stands at the end of a paragraph or not, inside a quotation or
outside, and after a full stop, a question, an exclamation or something else.  Translators mostly
keep all three, however they cut.
"""

import re
from collections.abc import Container, Iterable

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
_FINALS = 6
WITHIN = 2 * _FINALS
"""Number of classes of boundaries inside a paragraph; as many end one."""
CLASSES = 2 * WITHIN
"""Number of classes of boundaries."""


def marks(sentence: str) -> list[str]:
    """Return the marks of a sentence, straight quotation marks told apart by where they stand."""
    marked = _STRAIGHT.sub(lambda match: "“" if match["open"] else "”", sentence)
    return [_MARKS[character] for character in marked if character in _MARKS]


def boundary_classes(sentences: Iterable[str], starts: Container[int] = ()) -> list[int]:
    """Return the class of the boundary after each sentence, in front the one before the first.

    ``starts`` are the 0-based numbers of the sentences that begin a paragraph.
    """
    classes = [0]
    inside = False
    for number, sentence in enumerate(sentences):
        quotes = [mark for mark in marks(sentence) if mark in "“”"]
        inside = quotes[-1] == "“" if quotes else inside
        final = _FINAL.get(sentence.rstrip(_CLOSING)[-1:], 0)
        classes.append(_FINALS * (2 * (number + 1 in starts) + inside) + final)
    return classes


def same_shape(first: int, second: int) -> tuple[bool, bool, bool]:
    """Tell whether two boundaries agree about paragraphs, about quotations, and the final mark."""
    above, final = divmod(first, _FINALS)
    below, other = divmod(second, _FINALS)
    return above // 2 == below // 2, above % 2 == below % 2, final == other
