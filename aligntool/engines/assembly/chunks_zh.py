"""Chinese chunks: the pieces of a clause in, noun phrases, verbs and what links them out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from aligntool.engines.assembly.nominal import as_noun, demonym, genitive, is_nounlike
from aligntool.engines.assembly.pieces import DATED, NUMERIC, Piece
from aligntool.engines.assembly.tables_zh import LIGHT_VERBS, LOCALIZERS

NEAR = 12
"""Chunks or pieces away that a verb or conjunction may be and still count, for linear time."""
LONGEST = 40
"""Pieces of a phrase; a longer one is cut so that the time stays linear."""
_PHRASE = frozenset({"plural", "one", "demonstrative", "measure"})
_COUNTING = frozenset({"plural", "one", "demonstrative"})
_MARKING = frozenset({"past", "progressive", "future", "negation", "modal", "all"})
_JOINING = frozenset({"和", "与", "及", "以及", "、", "或", "暨"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring pieces that move together.

    ``kind``: np, pron, v, de, prep, pp, loc, adv (markers too), conj, ba, passive, other.
    """

    kind: str
    pieces: tuple[Piece, ...]

    @property
    def adjectival(self) -> bool:
        """Whether it ends in an adjective, so that 的 after it means nothing."""
        return self.pieces[-1].adjectival or self.pieces[-1].pos == "ordinal"

    @property
    def dangling(self) -> bool:
        """Whether it counts or points at a noun that is still to come."""
        last = self.pieces[-1]
        return last.role in _PHRASE or last.pos in ("num", "ordinal")


def chunk(pieces: Sequence[Piece]) -> list[Chunk]:
    """Return the chunks of a clause, in source order."""
    chunks: list[Chunk] = []
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        kind = _kind(piece, chunks, following)
        if kind == "skip":
            continue
        if kind == "time":
            chunks += _time(piece, opens=not chunks, following=following)
        elif kind == "aspect":
            chunks[-1] = Chunk("v", (piece, *chunks[-1].pieces))
        elif (
            kind == "np" and chunks and chunks[-1].kind == "np" and len(chunks[-1].pieces) < LONGEST
        ):
            inner = nominalized(piece) if piece.verbal else _inside(piece)
            chunks[-1] = Chunk("np", (*chunks[-1].pieces, inner))
        else:
            chunks.append(Chunk(kind, (_inside(piece),)))
    return chunks


def _kind(piece: Piece, done: Sequence[Chunk], following: Piece | None) -> str:
    """Return the kind of chunk a piece begins or continues."""
    before = done[-1] if done else None
    after_verb = before is not None and before.kind == "v"
    if piece.role == "past" and piece.source in "了过":
        return "aspect" if after_verb else "skip"
    if piece.role in ("continuous", "part") or (piece.role == "complement" and after_verb):
        return "skip"
    if piece.role == "measure" and (piece.pos != "prep" or _counts(before)):
        return _measure_kind(piece, before)
    if piece.role == "etc":
        return "np" if _between_nouns(before, following) else "skip"
    if piece.role == "will":
        return "adv" if following is not None and not following.nominal else "ba"
    if piece.role in _MARKING:
        return "adv"
    if piece.role == "pronoun":
        return "pron"
    if piece.role in ("de", "ba", "passive"):
        return str(piece.role)
    if piece.source in LOCALIZERS and before is not None and before.kind in ("np", "v", "pron"):
        return "loc"
    return _open_kind(piece, before, following)


def _is_time(before: Chunk | None, following: Piece | None) -> bool:
    """Tell whether a date between these two says when something happens."""
    if following is None or following.role == "de" or following.source in LOCALIZERS:
        return False
    if following.pos in DATED or following.pos == "punct":
        return False
    return before is None or (before.kind in ("np", "pron") and not _nominal(following))


def _time(date: Piece, *, opens: bool, following: Piece | None) -> list[Chunk]:
    """Return a date as an adverbial; one that opens a clause is set apart by a comma."""
    clock = ":" in date.text or date.text.endswith(".m.")
    before = "at" if clock else "on" if date.pos == "date" else "in"
    on = replace(date, text=before, pos="prep", source="")
    if not opens or following is None or not (_nominal(following) or following.role == "pronoun"):
        return [Chunk("pp", (on, date))]
    comma = replace(date, text=",", pos="punct", source="")
    return [Chunk("other", (on, date, comma))]


def _measure_kind(piece: Piece, before: Chunk | None) -> str:
    """Return the kind of a measure word; after a number English has none."""
    if _counts(before):
        return "skip"
    return "np" if piece.nominal else "other"


def _counts(before: Chunk | None) -> bool:
    """Tell whether a number or the like stands before."""
    return before is not None and before.kind == "np" and before.dangling


def _between_nouns(before: Chunk | None, following: Piece | None) -> bool:
    """Tell whether a joining word stands between two nouns."""
    if before is None or following is None:
        return False
    return before.kind == "np" and _nominal(following)


def _open_kind(piece: Piece, before: Chunk | None, following: Piece | None) -> str:
    """Return the kind of a piece of an open class."""
    if piece.pos in ("date", "month") and _is_time(before, following):
        return "time"
    if piece.source in _JOINING:
        return "np" if _between_nouns(before, following) else "conj"
    if piece.role in ("copula", "exist") or piece.verbal:
        if _compound(piece, before, following):
            return "np"
        return "v"
    if _nominal(piece):
        return "np"
    if piece.pos == "prep":
        return "prep"
    return "adv" if piece.pos in ("adv", "advp") else "conj" if piece.pos == "conj" else "other"


def _nominal(piece: Piece) -> bool:
    return (
        piece.nominal
        or piece.pos == "clf"
        or piece.adjectival
        or piece.role in _COUNTING
        or piece.pos in DATED
        or piece.pos in ("name", "unknown", "num", "ordinal", "percent")
    )


def _compound(piece: Piece, before: Chunk | None, following: Piece | None) -> bool:
    """Tell whether a verb stands inside a compound noun: 合作 in 国际合作机制."""
    if piece.role or piece.fixed or before is None or before.kind != "np":
        return False
    ends = following is None or following.role == "de" or following.pos == "punct"
    return not before.dangling and ends and before.pieces[-1].adjectival and bool(piece.noun)


def _inside(piece: Piece) -> Piece:
    """Return a piece as it stands in its chunk: closed-class nouns in their English form."""
    if piece.source == "、":
        return replace(piece, text=",")
    if piece.role == "will":
        return replace(piece, role="future")
    if piece.role == "etc":
        return replace(piece, text="and other", plural=True)
    return replace(piece, text="a") if piece.role == "one" and piece.text == "one" else piece


def settle(pieces: Sequence[Piece]) -> list[Piece]:
    """Settle whether the words of a clause that can be both are nouns or verbs here."""
    verbless = not any(piece.verbal or piece.role in ("copula", "exist") for piece in pieces)
    out: list[Piece] = []
    for index, piece in enumerate(pieces):
        before = out[-1] if out else None
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.source == "为" and any(done.source == "以" for done in out[-NEAR:]):
            piece = replace(piece, text="as", pos="prep", role="")
        elif piece.source == "为" and not any(
            later.verbal or later.role == "past" for later in pieces[index : index + NEAR]
        ):
            piece = replace(piece, text="be", pos="v", role="copula")
        elif piece.source == "由" and following is not None:
            counted = following.pos in (*NUMERIC, *DATED)
            # Without a source where it is "from": what is learnt of 由 is "by".
            source, text = ("", "from") if counted else (piece.source, "by")
            piece = replace(piece, source=source, text=text, pos="prep", role="")
        elif (
            piece.verb and piece.nominal and not piece.fixed and _acts(before, following, verbless)
        ):
            piece = replace(piece, text=piece.verb, pos="v")
            verbless = False
        elif piece.verbal and before is not None and before.source in LIGHT_VERBS:
            noun = as_noun(piece)
            piece = replace(piece, text=noun, pos="n") if is_nounlike(noun) else piece
        out.append(piece)
    return out


def _acts(before: Piece | None, following: Piece | None, verbless: bool) -> bool:
    """Tell whether a word between these two is a verb rather than a noun."""
    if following is not None and following.role == "past" and following.source in "了过":
        return True
    if (following is not None and following.role == "de") or before is None:
        return False
    if before.role in _MARKING - {"all"} or (before.pos == "adv" and before.text.endswith("ly")):
        return True
    subject = before.nominal or before.role == "pronoun" or before.pos == "name"
    return verbless and subject and following is not None and _nominal(following)


def nominalized(piece: Piece) -> Piece:
    """Return a verb as the noun it is used as."""
    return piece if piece.fixed else replace(piece, text=as_noun(piece), pos="n", role="")


def adjectival_countries(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces with countries directly before nouns as adjectives: French president."""
    listed = list(pieces)
    out: list[Piece] = []
    for index, piece in enumerate(listed):
        following = listed[index + 1] if index + 1 < len(listed) else None
        modifies = following is not None and following.pos in ("n", "np")
        owner = genitive(piece.text) if piece.role == "place" else demonym(piece)
        out.append(replace(piece, text=owner, pos="adj") if modifies and owner else piece)
    return out
