"""Definitions with markup (HTML, Pango, XDXF) as plain lines.

Only text is taken: entities are resolved by table, nothing is fetched, and what stands in an
element for transcriptions, examples or code is left out.  The time is linear in the length, which
``html.parser`` of Python 3.11 cannot say of itself: 50 kB of ``<a `` take it more than a minute.
"""

import re
from collections.abc import Iterator
from html import unescape

_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)[^<>]*>|<[!?][^<>]*>")
_BREAKS = frozenset(
    "p div br hr li ul ol dl dt dd table tr td th h1 h2 h3 h4 h5 h6 blockquote section "
    "def sense dtrn ar k".split()
)
"""Elements that begin and end a line."""
_LEFT_OUT = {
    "h": frozenset("script style head rt rp".split()),
    "g": frozenset[str](),
    "x": frozenset("k tr ex co kref iref opt".split()),
}
"""Elements whose text says nothing of the meaning, by StarDict's letter for the kind of markup."""


def plain(markup: str, kind: str) -> str:
    """Return the text of a definition, a line for each block.

    Args:
        markup: the definition.
        kind: ``h`` for HTML, ``g`` for Pango, ``x`` for XDXF.
    """
    return unescape("".join(_kept(_without_comments(markup), _LEFT_OUT[kind])))


def _kept(markup: str, left_out: frozenset[str]) -> Iterator[str]:
    """Yield the text outside the elements left out, and a line end for each block."""
    inside = ""
    position = 0
    for found in _TAG.finditer(markup):
        if not inside:
            yield markup[position : found.start()]
        position = found.end()
        closes, name = found[1], (found[2] or "").lower()
        if inside:
            inside = "" if closes and name == inside else inside
        elif name in left_out and not closes and not found[0].endswith("/>"):
            inside = name
        elif name in _BREAKS:
            yield "\n"
    if not inside:
        yield markup[position:]


def _without_comments(markup: str) -> str:
    """Return a text without comments; one that is left open reaches to the end."""
    first, *others = markup.split("<!--")
    return first + "".join(other.partition("-->")[2] for other in others)
