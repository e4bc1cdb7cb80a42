"""Chinese into English order: 的 chains, prepositional phrases, 把 and 被, time and place words."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from aligntool.engines.assembly.articles import determine
from aligntool.engines.assembly.chunks_zh import (
    NEAR,
    Chunk,
    adjectival_countries,
    chunk,
    nominalized,
    settle,
)
from aligntool.engines.assembly.nominal import in_object_case
from aligntool.engines.assembly.pieces import DATED, Piece
from aligntool.engines.assembly.relatives_zh import resolve
from aligntool.engines.assembly.tables_zh import LOCALIZERS
from aligntool.engines.assembly.verbs import auxiliary, inflect
from aligntool.lexicon.english import NounShapes

_CLAUSE_ENDS = frozenset('，。；：？！,;:?!—（）()…“”"《》')
_PREPOSITIONS = {"date": "on", "month": "in", "year": "in"}
_OPENING = frozenset({"在", "当", "自", "自从"})
"""What may stand before a clause that 时 or 后 ends."""
_TEMPORAL = frozenset({"when", "after", "before", "since", "during"})
_DEGREES = frozenset(
    "很 非常 十分 更 更加 最 较 太 相当 极其 极为 比较 越来越 如此 特别 尤其".split()
)
_LOCAL_TIME = "当地时间"
_Step = Callable[[Sequence[Chunk]], list[Chunk]]


def arrange(pieces: Sequence[Piece], shapes: NounShapes) -> list[Piece]:
    """Return the pieces of a Chinese sentence in English order and form."""
    out: list[Piece] = []
    clause: list[Piece] = []
    for piece in adjectival_countries(_spelled_out(pieces)):
        if piece.pos == "punct" and piece.text in _CLAUSE_ENDS:
            out += [*_clause(clause), piece]
            clause = []
        else:
            clause.append(piece)
    out += _clause(clause)
    return inflect(determine(in_object_case(_dated(out)), shapes))


def _spelled_out(pieces: Sequence[Piece]) -> list[Piece]:
    """Write a foreign name as the brackets behind it do: 比达尔（Vidal） is Vidal."""
    out = list(pieces)
    for index in range(len(out) - 3, 0, -1):
        if index + 3 > len(out):
            continue
        opening, name, closing = out[index : index + 3]
        spelled = opening.text in "(（" and closing.text in ")）" and name.source.isascii()
        if spelled and name.pos == "name" and out[index - 1].pos == "name":
            out[index - 1 : index + 3] = [replace(out[index - 1], text=name.text)]
    return out


def _clause(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of one clause in English order."""
    chunks = chunk(settle(pieces))
    steps: tuple[_Step, ...] = (resolve, _places, _objects, _later, _predicates)
    for step in steps:
        chunks = step(chunks)
    return [piece for part in chunks for piece in part.pieces]


def _places(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Make prepositional phrases of preposition and noun phrase, and of noun phrase and 中."""
    out: list[Chunk] = []
    for index, part in enumerate(chunks):
        if part.kind == "loc" and out:
            more = index + 1 < len(chunks)
            out[-NEAR:] = _localized(out[-NEAR:], part.pieces[0], more=more)
        elif part.kind in ("np", "pron") and out and out[-1].kind == "prep":
            out[-1] = Chunk("pp", (*out[-1].pieces, *part.pieces))
        else:
            out.append(part)
    return out


def _localized(before: Sequence[Chunk], place: Piece, *, more: bool) -> list[Chunk]:
    """Return the chunks with the English of 中, 后, 时 before the phrase or clause it follows."""
    preposition = replace(place, text=LOCALIZERS[place.source], pos="prep", role="")
    *rest, last = before
    temporal = preposition.text in _TEMPORAL
    if last.kind == "v" and not temporal and len(last.pieces) == 1:
        last = Chunk("np", (nominalized(last.pieces[0]),))
        if rest and rest[-1].kind in ("prep", "pp") and rest[-1].pieces[0].source in _OPENING:
            last = Chunk("pp", (*rest.pop().pieces, *last.pieces))
    if last.kind == "pp":
        opening, *inner = last.pieces
        # 在 … 中 has one preposition in English; 自 … 以来 and 从 … 中 have theirs already.
        kept = preposition if opening.source in ("在", "于", "当") else opening
        return [*rest, Chunk("pp", (kept, *inner))]
    if last.kind == "v" or preposition.text == "when":
        conjunction = Chunk("conj", (replace(preposition, pos="conj"),))
        return _clausal(rest, last, conjunction, more=more)
    return [*rest, Chunk("pp", (preposition, *last.pieces))]


def _clausal(rest: Sequence[Chunk], last: Chunk, conjunction: Chunk, *, more: bool) -> list[Chunk]:
    """Put the English of 时 or 后 where its clause begins: in the place of 在, if that opens it.

    A subject before 在 belongs to the verb that follows, if there is one.
    """
    back = range(len(rest) - 1, -1, -1)
    opening = next((at for at in back if rest[at].pieces[0].source in _OPENING), None)
    if opening is None:
        start = next((at + 1 for at in back if rest[at].kind == "conj"), 0)
        return [*rest[:start], conjunction, *rest[start:], last]
    held = rest[opening].pieces[1:]
    place = [Chunk("np", held)] if held else []
    clause = [conjunction, *place, *rest[opening + 1 :], last]
    subject = rest[opening - 1 : opening] if opening else ()
    if not more or not subject or subject[0].kind not in ("np", "pron"):
        return [*rest[:opening], *clause]
    at = conjunction.pieces[0]
    comma = Chunk("other", (replace(at, source="", text=",", pos="punct"),))
    return [*rest[: opening - 1], *clause, comma, *subject]


def _objects(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Put the object of 把 behind its verb, and the agent of 被 or 由 behind "by"."""
    out: list[Chunk] = []
    index = 0
    while index < len(chunks):
        part = chunks[index]
        held = chunks[index + 1] if index + 1 < len(chunks) else None
        verb = _next_verb(chunks, index + 2)
        by = _next_verb(chunks, index + 1) if _is_agent(part) else 0
        if by:
            if out and out[-1].pieces[0].source == "是":
                out.pop()
            marker = Chunk("passive", (replace(part.pieces[0], pos="v", role="passive"),))
            out += [*chunks[index + 1 : by], marker, chunks[by], part]
            index = by + 1
            continue
        if part.kind in ("ba", "passive") and held and held.kind in ("np", "pron") and verb:
            out += _moved(chunks, index, verb)
            index = verb + 1
            continue
        if part.kind != "ba":
            out.append(part)
        index += 1
    return out


def _is_agent(part: Chunk) -> bool:
    """Tell whether a phrase with 由 names who does it; with a number it says from where."""
    return part.kind == "pp" and part.pieces[0].source == "由" and part.pieces[0].text == "by"


def _moved(chunks: Sequence[Chunk], index: int, verb: int) -> list[Chunk]:
    """Return 把 or 被, what it holds and the verb in English order."""
    part, held = chunks[index], chunks[index + 1]
    between = chunks[index + 2 : verb]
    if part.kind == "ba":
        return [*between, chunks[verb], held]
    by = replace(part.pieces[0], text="by", pos="prep", role="")
    return [*between, part, chunks[verb], Chunk("pp", (by, *held.pieces))]


def _next_verb(chunks: Sequence[Chunk], start: int) -> int:
    """Return where the verb stands that comes next but for adverbs and places; 0 if none does."""
    for index in range(start, min(len(chunks), start + NEAR)):
        if chunks[index].kind == "v":
            return index
        if chunks[index].kind not in ("adv", "pp"):
            return 0
    return 0


def _later(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Move prepositional phrases that stand before their verb behind it and its object."""
    out: list[Chunk] = []
    waiting: list[Chunk] = []
    for index, part in enumerate(chunks):
        if part.kind == "pp" and _next_verb(chunks, index + 1):
            waiting.append(part)
            continue
        if (
            waiting
            and part.kind not in ("adv", "v", "passive")
            and out[-1:]
            and out[-1].kind == "v"
        ):
            if part.kind in ("np", "pron"):
                out += [part, *_times_last(waiting)]
                waiting = []
                continue
            out += _times_last(waiting)
            waiting = []
        out.append(part)
    return out + _times_last(waiting)


def _times_last(phrases: Sequence[Chunk]) -> list[Chunk]:
    """Return prepositional phrases with places before times."""
    return sorted(phrases, key=lambda phrase: phrase.pieces[-1].pos in DATED)


def _predicates(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Add "be" between a subject and a predicate that is an adjective only."""
    out: list[Chunk] = []
    verbless = not any(part.kind in ("v", "passive") for part in chunks)
    for index, part in enumerate(chunks):
        subject = bool(out) and out[-1].kind in ("np", "pron") and part.kind == "adv"
        beyond = chunks[index + 2] if index + 2 < len(chunks) else None
        if subject and index + 1 < len(chunks) and _describes(chunks[index + 1]):
            degree = part.pieces[0].source in _DEGREES and _ends(beyond)
            first = not any(done.kind == "v" for done in out)
            if (verbless and beyond is None) or (degree and first):
                out.append(Chunk("v", (auxiliary(part.pieces[0].span, "be", "copula"),)))
        out.append(part)
    return out


def _describes(part: Chunk) -> bool:
    return part.kind == "np" and all(piece.adjectival for piece in part.pieces)


def _ends(part: Chunk | None) -> bool:
    """Tell whether a predicate may end before a chunk."""
    return part is None or part.kind in ("conj", "v") or part.pieces[0].pos == "punct"


def _dated(pieces: Sequence[Piece]) -> list[Piece]:
    """Give dates the preposition English wants unless one stands there."""
    out: list[Piece] = []
    for piece in pieces:
        if piece.pos == "date" and out and out[-1].source == _LOCAL_TIME:
            on = replace(piece, text="on", pos="prep", source="")
            out[-1:] = [on, piece, replace(out[-1], text="local time", pos="advp")]
            continue
        if piece.pos in DATED:
            before = out[-1] if out else None
            free = (
                before is None
                or before.pos in ("punct", "pron", "v", "adv", "conj")
                or before.verbal
            )
            if free:
                preposition = _PREPOSITIONS.get(piece.pos, "in") if ":" not in piece.text else "at"
                out.append(replace(piece, text=preposition, pos="prep", source=""))
            elif before is not None and before.source == "在":
                # Without a source, since what is learnt of 在 elsewhere does not hold here.
                text = "on" if piece.pos == "date" else "in"
                out[-1] = replace(before, text=text, source="")
        out.append(piece)
    return out
