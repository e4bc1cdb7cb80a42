"""Definitions with markup (HTML, Pango, XDXF) as plain lines.

Only text is taken: entities are resolved by table, nothing is fetched, and what stands in an
element for transcriptions, examples or code is left out.
"""

from html.parser import HTMLParser

_BREAKS = frozenset(
    "p div br hr li ul ol dl dt dd table tr td th h1 h2 h3 h4 h5 h6 blockquote section "
    "def sense dtrn ar k".split()
)
"""Elements that begin and end a line."""
_LEFT_OUT = {
    "h": frozenset("script style head rt rp".split()),
    "g": frozenset[str](),
    "x": frozenset("k tr ex co kref iref rref opt".split()),
}
"""Elements whose text says nothing of the meaning, by StarDict's letter for the kind of markup."""
_EMPTY = frozenset("br hr img input link meta rref wbr".split())


def plain(markup: str, kind: str) -> str:
    """Return the text of a definition, a line for each block.

    Args:
        markup: the definition.
        kind: ``h`` for HTML, ``g`` for Pango, ``x`` for XDXF.
    """
    reader = _Reader(_LEFT_OUT[kind])
    reader.feed(markup)
    reader.close()
    return "".join(reader.parts)


class _Reader(HTMLParser):
    """Gathers text outside the elements left out."""

    def __init__(self, left_out: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._left_out = left_out
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._left_out and tag not in _EMPTY:
            self._inside.append(tag)
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            # An element left open inside ends with the one around it.
            del self._inside[self._inside.index(tag) :]
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.parts.append(data)

    def _break(self, tag: str) -> None:
        if tag in _BREAKS and not self._inside:
            self.parts.append("\n")
