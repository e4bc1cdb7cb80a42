"""A reliability diagram as SVG: the share of right beads by confidence, one line for each set."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from bench.align_judge import BINS, Bin

_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#555555", "#e69f00")
"""Told apart by most who see few colours (Okabe & Ito 2008)."""
_LEFT, _TOP, _SIDE = 190, 20, 480
"""Corner and side of the square, in pixels."""
_LINE = 20
_FEW = 10
"""Beads below which a bin gets no point: its share says nothing."""


def diagram(sets: Mapping[str, Sequence[Bin]]) -> str:
    """Return the diagram, with the number of beads in each bin below it."""
    height = _TOP + _SIDE + 60 + _LINE * len(sets)
    size = {"width": str(_LEFT + _SIDE + 20), "height": str(height)}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size})
    root.set("viewBox", f"0 0 {size['width']} {height}")
    root.set("font-family", "sans-serif")
    root.set("font-size", "12")
    SubElement(root, "title").text = "Share of right beads by confidence"
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "white"})
    _axes(root)
    for number, (name, found) in enumerate(sets.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        _curve(root, found, colour)
        _counts(root, name, found, colour, _TOP + _SIDE + 60 + _LINE * number)
    indent(root)
    return tostring(root, encoding="unicode") + "\n"


def _axes(root: Element) -> None:
    for tenth in range(BINS + 1):
        x, y = _place(tenth / BINS, tenth / BINS)
        for line in (
            {"x1": x, "x2": x, "y1": str(_TOP), "y2": str(_TOP + _SIDE)},
            {"x1": str(_LEFT), "x2": str(_LEFT + _SIDE), "y1": y, "y2": y},
        ):
            SubElement(root, "line", {**line, "stroke": "#dddddd"})
        label = f"{tenth / BINS:.1f}"
        _text(root, label, x, str(_TOP + _SIDE + 16), anchor="middle")
        _text(root, label, str(_LEFT - 6), y, anchor="end")
    corners = _place(0, 0), _place(1, 1)
    SubElement(
        root, "polyline",
        {"points": _points(corners), "fill": "none", "stroke": "#999999", "stroke-dasharray": "4"},
    )  # fmt: skip
    _text(root, "confidence", str(_LEFT + _SIDE // 2), str(_TOP + _SIDE + 34), anchor="middle")
    _text(root, "share right", str(_LEFT - 40), str(_TOP + _SIDE // 2), anchor="end")
    _text(root, "beads in each bin:", str(_LEFT - 12), str(_TOP + _SIDE + 40), anchor="end")


def _curve(root: Element, found: Sequence[Bin], colour: str) -> None:
    places = [_place(one.confidence, one.right) for one in found if one.beads >= _FEW]
    line = {"fill": "none", "stroke": colour, "stroke-width": "2"}
    SubElement(root, "polyline", {"points": _points(places), **line})
    for x, y in places:
        SubElement(root, "circle", {"cx": x, "cy": y, "r": "4", "fill": colour})


def _counts(root: Element, name: str, found: Sequence[Bin], colour: str, y: int) -> None:
    _text(root, name, str(_LEFT - 12), str(y), anchor="end", fill=colour)
    for number, one in enumerate(found):
        x = _LEFT + (number + 0.5) * _SIDE / BINS
        _text(root, str(one.beads), f"{x:.0f}", str(y), anchor="middle", fill=colour)


def _text(root: Element, text: str, x: str, y: str, *, anchor: str, fill: str = "#333333") -> None:
    SubElement(root, "text", {"x": x, "y": y, "text-anchor": anchor, "fill": fill}).text = text


def _place(confidence: float, right: float) -> tuple[str, str]:
    return f"{_LEFT + confidence * _SIDE:.1f}", f"{_TOP + (1 - right) * _SIDE:.1f}"


def _points(places: Sequence[tuple[str, str]]) -> str:
    return " ".join(f"{x},{y}" for x, y in places)
