"""Vietnamese degrees: hơn, nhất and một cách beside adjectives in, English comparison out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from aligntool.engines.assembly.pieces import NUMERIC, Piece
from aligntool.text import Span

_IRREGULAR = {
    "good": ("better", "best"), "well": ("better", "best"), "bad": ("worse", "worst"),
    "far": ("farther", "farthest"), "many": ("more", "most"), "much": ("more", "most"),
    "nearly": ("nearer", "nearest"), "few": ("fewer", "fewest"), "little": ("less", "least"),
}  # fmt: skip
_SHORT = re.compile(r"[^aeiou]*(?:[aeiou]{1,2}|ow)[^aeiou]{0,3}e?|[^aeiou]*[aeiou][^aeiou]{1,2}y")
_DOUBLED = re.compile(r"[^aeiou]*[aeiou][bdgmnt]")


def compared(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with adjectives before hơn and nhất as larger, largest, more open.

    An adjective after một cách becomes an adverb.
    """
    out: list[Piece] = []
    for index, piece in enumerate(pieces):
        before = out[-1] if out else None
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if before is None or not before.adjectival:
            out.append(piece)
        elif piece.role == "most":
            out[-1] = _graded_piece(before, piece, superlative)
        elif piece.role == "than" and not (following and following.pos in NUMERIC):
            out[-1] = _graded_piece(before, piece, comparative)
            if _is_standard(following):
                out.append(replace(piece, source="", text="than", pos="prep", role=""))
        else:
            out.append(piece)
    return _adverbs(out)


def _graded_piece(adjective: Piece, degree: Piece, graded: Callable[[str], str]) -> Piece:
    """Return adjective and degree as one piece, of which no other rendering is known.

    What a glossary demands is kept as a word: more fair.
    """
    if adjective.fixed:
        word = "most" if degree.role == "most" else "more"
        return replace(adjective, text=f"{word} {adjective.text}")
    span = Span(adjective.span.start, degree.span.end)
    source = f"{adjective.source} {degree.source}"
    return replace(adjective, span=span, source=source, text=graded(adjective.text), glosses=())


def _is_standard(piece: Piece | None) -> bool:
    """Tell whether what follows hơn is what is compared with."""
    return piece is not None and (piece.nominal or piece.pos in ("pron", "name"))


def _adverbs(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop một cách and make an adverb of the adjective after it."""
    out: list[Piece] = []
    manner = False
    for piece in pieces:
        if piece.role == "manner":
            manner = True
            continue
        if manner and piece.adjectival and not piece.fixed:
            piece = replace(piece, text=adverb(piece.text), pos="adv")
        out.append(piece)
        manner = False
    return out


def comparative(adjective: str) -> str:
    """Return larger, easier, better, more open."""
    return _graded(adjective, "er", "more", 0)


def superlative(adjective: str) -> str:
    """Return largest, easiest, best, most open."""
    return _graded(adjective, "est", "most", 1)


def _graded(adjective: str, ending: str, word: str, column: int) -> str:
    if adjective in _IRREGULAR:
        return _IRREGULAR[adjective][column]
    if not _SHORT.fullmatch(adjective):
        return f"{word} {adjective}"
    if adjective.endswith("e"):
        return adjective + ending[1:]
    if adjective.endswith("y"):
        return f"{adjective[:-1]}i{ending}"
    return adjective + (adjective[-1] if _DOUBLED.fullmatch(adjective) else "") + ending


def adverb(adjective: str) -> str:
    """Return quickly, easily, basically."""
    if adjective.startswith("more "):
        return f"more {adverb(adjective.removeprefix('more '))}"
    if adjective.endswith("y"):
        return f"{adjective[:-1]}ily"
    if adjective.endswith("le"):
        return f"{adjective[:-1]}y"
    return f"{adjective}{'al' if adjective.endswith('ic') else ''}ly"
