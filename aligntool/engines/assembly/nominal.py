"""Verbs used as nouns, pronouns as possessives, countries as adjectives."""

import re
from collections.abc import Sequence
from dataclasses import replace

from aligntool.engines.assembly.english import gerund
from aligntool.engines.assembly.pieces import Piece

_NOUN_ENDING = re.compile(
    r"(tion|sion|posal|proval|drawal|moval|fusal|vival|newal|ment|ance|ence|ity|ness|ship|sis|ure|ery|cy)s?$"
)
_NOUN_TOO = frozenset(
    "use support change increase decrease decline attack help visit rise fall attempt control "
    "trade "
    "exchange research study work growth advance access debate talk dispute conflict influence "
    "impact effort search struggle fight race vote return review report request response demand "
    "practice plan progress promise push reform release risk sacrifice sale start supply test "
    "transfer transport trial upgrade view war battle birth death loss meeting speech party "
    "contest "
    "interview dialogue conversation discussion revolution crisis survey campaign strike protest "
    "march call call journey trip tour match shift summit conference process cooperation "
    "exchange".split()
)
"""English verbs that are nouns as they stand."""
_OBJECTS = {"they": "them", "he": "him", "she": "her", "we": "us", "I": "me", "who": "whom"}
PREPOSITIONS = frozenset(
    "in on at to from up down out over under by with for of off within through into onto about "
    "between among against before after toward towards".split()
)
"""Renderings that are no verbs even where the lexicon says so."""
_DEMONYM = re.compile(r"(an|ese|ish|ch|[aeiou]i|k|ic|ss|ian|pino|lao|thai)$", re.IGNORECASE)


def as_noun(piece: Piece) -> str:
    """Return what a verb is called as a noun: development, use, changing."""
    if piece.noun:
        return piece.noun
    for gloss in piece.glosses:
        if _NOUN_ENDING.search(gloss) or gloss in _NOUN_TOO:
            return gloss
    return gerund(piece.text)


def is_nounlike(text: str) -> bool:
    """Tell whether a rendering is a noun by its form rather than a gerund made for the occasion."""
    return bool(_NOUN_ENDING.search(text)) or text in _NOUN_TOO


def demonym(piece: Piece) -> str:
    """Return the adjective of a country (Chinese), or an empty string if there is none."""
    if piece.fixed or piece.pos != "prop" or len(piece.glosses) < 2:
        return ""
    return next((gloss for gloss in reversed(piece.glosses[1:]) if _is_demonym(gloss)), "")


def _is_demonym(gloss: str) -> bool:
    return gloss[:1].isupper() and not gloss.isupper() and bool(_DEMONYM.search(gloss))


def in_object_case(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with pronouns after verbs and prepositions as objects: them, him."""
    out: list[Piece] = []
    for index, piece in enumerate(pieces):
        before = out[-1] if out else None
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        subject = following is not None and (
            following.verbal or following.role or following.pos == "adv"
        )
        governed = before is not None and (before.pos == "prep" or (before.verbal and not subject))
        if governed and piece.pos == "pron":
            piece = replace(piece, text=_OBJECTS.get(piece.text, piece.text))
        out.append(piece)
    return out


def genitive(text: str) -> str:
    """Return the possessive form of a name: China's, the United States'."""
    return f"{text}'" if text.endswith("s") else f"{text}'s"
