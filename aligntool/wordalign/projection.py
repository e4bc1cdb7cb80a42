"""Links between units put onto the tokens that somebody else cut, by the characters they share."""

from collections.abc import Iterator, Sequence

from aligntool.text import Span
from aligntool.wordalign.units import Unit


def joined(tokens: Sequence[str], lang: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text that tokens make up, and where each stands in it."""
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    for token in tokens:
        written = token.replace("_", " ") if lang == "vi" else token
        if pieces and _parted(pieces[-1], written, lang):
            pieces.append(" ")
            length += 1
        pieces.append(written)
        spans.append(Span(length, length + len(written)))
        length += len(written)
    return "".join(pieces), tuple(spans)


def _parted(before: str, after: str, lang: str) -> bool:
    """Tell whether a space belongs between two tokens; Chinese has none but between Latin words."""
    if lang != "zh":
        return True
    return before[-1:].isascii() and after[:1].isascii()


def holders(units: Sequence[Unit], spans: Sequence[Span]) -> list[list[int]]:
    """Return for each unit the numbers of the tokens that it shares characters with."""
    found: list[list[int]] = []
    first = 0
    for unit in units:
        while first < len(spans) and spans[first].end <= unit.span.start:
            first += 1
        place = first
        held = []
        while place < len(spans) and spans[place].start < unit.span.end:
            if spans[place].overlaps(unit.span):
                held.append(place)
            place += 1
        found.append(held)
    return found


def paired(first: Sequence[int], second: Sequence[int], figure: bool) -> Iterator[tuple[int, int]]:
    """Yield the pairs of tokens of two linked units.

    Of a number the digits belong together and what scales them: 3,5 tỷ and 3.5 billion.
    """
    if figure and len(first) > 1 and len(second) > 1:
        yield first[0], second[0]
        first, second = first[1:], second[1:]
    for one in first:
        for other in second:
            yield one, other
