"""Repeated passages: a body given twice, a title or caption that repeats a sentence.

Besides sentences that stand elsewhere word for word, passages count as repeated that share nearly
all their clauses with earlier ones (shingling, Broder 1997, with clauses as shingles): a corrected
letter or number does not hide a repeat.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aligntool.cleaning.pieces import Piece
from aligntool.model import Kind
from aligntool.text import Span, squeeze

_SHORTEST = 12
"""Characters, white space aside: shorter lines may repeat for good reason."""
_FEWEST_CLAUSES = 3
_MOST_SHARED = 0.75
"""Share of a passage's characters that lie in clauses met before, from which on it is a repeat."""
_CLAUSE = re.compile(r"[^,，、;；:：.。!！?？]{6,}")


@dataclass(frozen=True, slots=True)
class _Keys:
    """What a piece is recognised by; empty where it is too short to judge."""

    sentences: tuple[str, ...]
    clauses: tuple[str, ...]


def drop_repeats(
    pieces: Sequence[Piece], sentences: Callable[[str], Sequence[Span]]
) -> tuple[Piece, ...]:
    """Mark every piece whose sentences all stand elsewhere; the first in the running text stays.

    A caption that repeats the article goes wherever it stands.
    """
    keys = [_keys(piece, sentences) for piece in pieces]
    # Captions come last, so that the article's own sentence is the one that stays.
    order = sorted(range(len(pieces)), key=lambda index: pieces[index].kind is Kind.CAPTION)
    seen_sentences: set[str] = set()
    seen_clauses: set[str] = set()
    repeated: set[int] = set()
    for index in order:
        if _is_repeated(keys[index], seen_sentences, seen_clauses):
            repeated.add(index)
        seen_sentences.update(keys[index].sentences)
        seen_clauses.update(keys[index].clauses)
    return tuple(
        piece.removed("duplicate") if index in repeated else piece
        for index, piece in enumerate(pieces)
    )


def _is_repeated(keys: _Keys, sentences: set[str], clauses: set[str]) -> bool:
    if keys.sentences and sentences.issuperset(keys.sentences):
        return True
    if len(keys.clauses) < _FEWEST_CLAUSES:
        return False
    shared = sum(len(clause) for clause in keys.clauses if clause in clauses)
    return shared >= _MOST_SHARED * sum(map(len, keys.clauses))


def _keys(piece: Piece, sentences: Callable[[str], Sequence[Span]]) -> _Keys:
    if not piece.kept:
        return _Keys((), ())
    squeezed = squeeze(piece.text).casefold()
    if len(squeezed) < _SHORTEST:
        return _Keys((), ())
    spans = sentences(piece.text)
    return _Keys(
        tuple(squeeze(span.of(piece.text)).casefold().rstrip(".。") for span in spans),
        tuple(_CLAUSE.findall(squeezed)),
    )
