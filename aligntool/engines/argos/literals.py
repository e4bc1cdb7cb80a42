"""What a translation must carry over letter by letter: web and e-mail addresses and emoji."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aligntool.text import Span

_TAIL = r"[A-Za-z0-9/_~%&=#+@-]"
_REST = r"[!#-;=?-Z_a-z~]"
_DOMAINS = "com|org|net|edu|gov|info|int|cn|vn|hk|tw|io|tv|ai|app|dev"
_URL = re.compile(
    rf"(?:https?|ftp)://{_REST}*{_TAIL}"
    rf"|(?<![A-Za-z0-9@.-])(?:www\.|(?:[A-Za-z0-9-]+\.)+(?:{_DOMAINS})(?![A-Za-z0-9.-]*[A-Za-z0-9]))"
    rf"(?:{_REST}*{_TAIL})?",
    re.ASCII,
)
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}", re.ASCII
)
_PICTURE = (
    # Emoji by themselves, or any sign that the selector U+FE0F makes one; no ★ or ✓, which
    # Chinese lists use as bullets.
    "(?:[\U0001f000-\U0001faff\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f"
    "\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa"
    "\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u2b1b\u2b1c"
    "\u2b50\u2b55]\ufe0f?|[\u00a9-\u3299]\ufe0f)"
)
_EMOJI = re.compile(
    rf"[0-9#*]\ufe0f?\u20e3|{_PICTURE}(?:[\U0001f3fb-\U0001f3ff]|\u200d{_PICTURE})*"
)
_SELECTOR = "\ufe0f"


@dataclass(frozen=True, slots=True)
class Literal:
    """A stretch that must come back unchanged."""

    span: Span
    """Into the text in which it was found."""
    kind: str
    """``url``, ``email`` or ``emoji``."""
    text: str


def literals(text: str) -> tuple[Literal, ...]:
    """Return the addresses and emoji of a text, in order, without overlap."""
    if text.isascii() and "." not in text and "/" not in text:
        return ()
    found = sorted(_found(text), key=lambda one: (one.span.start, -one.span.end))
    kept: list[Literal] = []
    for literal in found:
        if not kept or literal.span.start >= kept[-1].span.end:
            kept.append(literal)
    return tuple(kept)


def missing(wanted: tuple[Literal, ...], text: str) -> tuple[Literal, ...]:
    """Return those literals that a text lacks, or has fewer times than wanted."""
    if not wanted:
        return ()
    plain = _key(text)
    left: dict[str, int] = {}
    gone = []
    for literal in wanted:
        key = _key(literal.text)
        left.setdefault(key, plain.count(key))
        left[key] -= 1
        if left[key] < 0:
            gone.append(literal)
    return tuple(gone)


def _found(text: str) -> Iterator[Literal]:
    for kind, pattern in (("email", _EMAIL), ("url", _URL), ("emoji", _EMOJI)):
        for match in pattern.finditer(text):
            yield Literal(Span(*match.span()), kind, match.group())


def _key(text: str) -> str:
    """Return what must be equal: a slash at the end and the colour of a sign may differ."""
    return text.replace(_SELECTOR, "").rstrip("/").casefold()
