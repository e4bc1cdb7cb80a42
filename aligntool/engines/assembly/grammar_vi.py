"""Vietnamese into English order: heads move behind their modifiers, owners behind "of"."""

from collections.abc import Sequence
from dataclasses import replace

from aligntool.engines.assembly.articles import determine
from aligntool.engines.assembly.classes_vi import settle, without_fillers
from aligntool.engines.assembly.degrees_vi import compared
from aligntool.engines.assembly.nominal import in_object_case
from aligntool.engines.assembly.phrases_vi import agents, is_adjective, owned_phrase
from aligntool.engines.assembly.pieces import DATED, Piece
from aligntool.engines.assembly.verbs import auxiliary, inflect
from aligntool.lexicon.english import NounShapes

_ON_DAY = frozenset({"vào", "vào lúc", "tại", "ở", "trong", "hồi", "vào hồi", "hôm", "lúc"})
_BEFORE_DATES = frozenset({"about", "around", "nearly", "until", "since"})
_BY = frozenset({"do", "bởi"})


def arrange(pieces: Sequence[Piece], shapes: NounShapes) -> list[Piece]:
    """Return the pieces of a Vietnamese sentence in English order and form."""
    tagged = settle(compared(_dates(without_fillers(pieces))))
    return inflect(determine(in_object_case(_phrases(_passives(tagged))), shapes))


def _phrases(pieces: Sequence[Piece]) -> list[Piece]:
    """Rewrite every noun phrase; everything else stays where it is."""
    out: list[Piece] = []
    index = 0
    while index < len(pieces):
        found = owned_phrase(pieces, index)
        if found is None:
            out += _other(pieces, index, out)
            index += 1
        else:
            out += found.pieces
            index = found.end
            if (
                index < len(pieces)
                and pieces[index].role == "degree"
                and is_adjective(pieces, index + 1)
            ):
                out.append(auxiliary(pieces[index].span, "be", "copula"))
    return out


def _other(pieces: Sequence[Piece], index: int, done: Sequence[Piece]) -> list[Piece]:
    """Return the English of a piece outside noun phrases."""
    piece = pieces[index]
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    if piece.role == "than" and following is not None and following.pos in ("num", "percent"):
        return [replace(piece, text="more than")]
    if piece.role == "possessive":
        return [replace(piece, text="of", pos="prep")]
    if piece.role == "nominal" and following is not None:
        return []
    if piece.role == "measure" and following is not None and following.nominal:
        return []
    return [piece]


def _dates(pieces: Sequence[Piece]) -> list[Piece]:
    """Give dates the preposition English wants: on July 4, in July, in 2024."""
    out: list[Piece] = []
    for piece in pieces:
        if piece.pos in DATED and piece.text[:4] not in ("from", "noon"):
            preposition = "on" if piece.pos == "date" else "in"
            if piece.text[0].isdigit() and ":" in piece.text:
                preposition = "at"
            if out and out[-1].source in _ON_DAY:
                # Without a source, since what is learnt of vào elsewhere does not hold here.
                out[-1] = replace(out[-1], text=preposition, source="")
            elif _goes_on(out):
                pass
            elif not out or out[-1].pos not in (
                "prep",
                "num",
                "pp",
                "n",
                "prop",
                "name",
                "month",
                "year",
            ):
                out.append(replace(piece, text=preposition, pos="prep", source=""))
        out.append(piece)
    return out


def _goes_on(done: Sequence[Piece]) -> bool:
    """Tell whether a date takes no preposition: between June and August, about July."""
    if not done:
        return False
    joined = done[-1].pos == "conj" and len(done) > 1 and done[-2].pos in DATED
    return joined or done[-1].text in _BEFORE_DATES


def _passives(pieces: Sequence[Piece]) -> list[Piece]:
    """Turn ``được + agent + verb`` into "be VERBed by AGENT"; drop được after a verb."""
    out: list[Piece] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        index += 1
        if piece.role != "passive" and piece.source not in _BY:
            out.append(piece)
            continue
        agent = agents(pieces, index)
        if agent is None and piece.source in _BY:
            out.append(piece)
            continue
        if agent is None:
            if not (out and out[-1].verbal) or (index < len(pieces) and pieces[index].verbal):
                out.append(piece)
            continue
        verb = agent.end
        if verb < len(pieces) and pieces[verb].verbal:
            by = replace(piece, text="by", pos="prep", role="")
            marker = replace(piece, role="passive", text="be", pos="v")
            out += [marker, pieces[verb], by, *pieces[index:verb]]
            index = verb + 1
        elif piece.source in _BY or not (out and out[-1].verbal):
            out.append(piece)
    return out
