"""Vietnamese word classes: which words are left out, and which are verbs or nouns in this place."""

from collections.abc import Sequence
from dataclasses import replace

from aligntool.engines.assembly.nominal import as_noun, is_nounlike
from aligntool.engines.assembly.pieces import ADVERBIAL, Piece

_BEFORE_VERBS = frozenset({"past", "progressive", "future", "modal", "to", "command", "negation"})
_ENDS = frozenset(",;:.?!()–-")
_SUBJECT = 6
"""Pieces that a subject may have."""
_OBJECT_STARTS = frozenset({"plural", "one", "nominal", "measure"})


def without_fillers(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop what English leaves out: titles before names, directions after verbs."""
    out: list[Piece] = []
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.role == "title":
            if following is not None and following.pos == "name":
                continue
            piece = replace(piece, role="")
        elif piece.role == "direction":
            if out and out[-1].verbal and piece.pos == "adv":
                continue
            piece = replace(piece, role="")
        elif piece.source == "cho rằng" and out and out[-1].verbal:
            piece = replace(piece, text="that", pos="conj", role="that")
        elif piece.text == "which" and out and out[-1].nominal and piece.pos == "pron":
            continue
        out.append(piece)
    return out


def settle(pieces: Sequence[Piece]) -> list[Piece]:
    """Settle whether words that can be both are nouns or verbs here."""
    out: list[Piece] = []
    verbless = _verbless(pieces)
    for index, piece in enumerate(pieces):
        before = next((done for done in reversed(out[-8:]) if done.pos not in ADVERBIAL), None)
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        starts = following is not None and (following.nominal or following.role in _OBJECT_STARTS)
        if piece.role == "to" and starts_clause(pieces, index + 1):
            piece = replace(piece, text="so that", role="that")
        elif piece.verb and not piece.fixed and before is not None and piece.pos != "prop":
            marked = before.role in _BEFORE_VERBS or (
                before.role == "passive" and not _then_verb(following)
            )
            subject = before.nominal or before.pos in ("pron", "name")
            if marked or (piece.nominal and verbless[index] and subject and starts):
                piece = replace(piece, text=piece.verb, pos="v")
        elif piece.verbal and not piece.fixed:
            noun = as_noun(piece)
            owned = following is not None and following.role == "possessive"
            if (owned or _is_object(before, following)) and is_nounlike(noun):
                piece = replace(piece, text=noun, pos="n")
        out.append(piece)
    return out


def starts_clause(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a subject with a verb follows để, which then means "so that"."""
    subject = False
    for piece in pieces[index : index + _SUBJECT]:
        if piece.verbal or piece.role in _BEFORE_VERBS:
            return subject
        if piece.pos in ("punct", "conj", "prep"):
            return False
        subject = subject or piece.nominal or piece.pos in ("pron", "name")
    return False


def _is_object(before: Piece | None, following: Piece | None) -> bool:
    """Tell whether a verb with an English noun is the object of the verb before it."""
    ends = following is None or following.pos in ("punct", "prep", "conj")
    return ends and before is not None and before.verbal


def _then_verb(piece: Piece | None) -> bool:
    return piece is not None and piece.verbal


def _verbless(pieces: Sequence[Piece]) -> list[bool]:
    """Return for each piece whether its clause has no verb."""
    flags: list[bool] = []
    clause: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is None or (piece.pos == "punct" and piece.text in _ENDS):
            empty = not any(part.verbal or part.role in ("copula", "exist") for part in clause)
            flags += [empty] * (len(clause) + (piece is not None))
            clause = []
        else:
            clause.append(piece)
    return flags
