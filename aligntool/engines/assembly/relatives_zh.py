"""Chinese 的: the chunks of a clause in, the same with every 的 resolved out.

What stands before 的 becomes a possessive, an "of" phrase, an adjective or a relative clause.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from aligntool.engines.assembly.chunks_zh import LONGEST, NEAR, Chunk, nominalized
from aligntool.engines.assembly.english import gerund, participle
from aligntool.engines.assembly.nominal import genitive
from aligntool.engines.assembly.pieces import Piece
from aligntool.engines.assembly.tables_zh import LOCALIZERS, POSSESSIVES

_INTRANSITIVE = frozenset(
    "exist grow emerge develop participate live work remain rise fall come attend increase change "
    "continue last follow lead belong face suffer stand sit".split()
)


_COMPLEMENTS = frozenset("对 对于 关于 与 同 向 来自 针对 有关".split())
"""Prepositions whose phrase may belong to the noun behind 的: 对技术的依赖."""


def resolve(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Resolve every 的 from left to right."""
    out: list[Chunk] = []
    index = 0
    while index < len(chunks):
        part = chunks[index]
        index += 1
        if part.kind != "de":
            out.append(part)
            continue
        head, end = _head(chunks, index)
        if head is None or not out:
            continue
        index = end
        more = any(later.kind == "v" for later in chunks[index : index + NEAR])
        out[-NEAR:] = _attach(out[-NEAR:], head, part.pieces[0], more=more)
    return out


def _head(chunks: Sequence[Chunk], index: int) -> tuple[Chunk | None, int]:
    """Return the noun phrase that 的 before a chunk belongs to, and where the clause goes on.

    A verb there is used as a noun, what describes it as an adjective.
    """
    if index >= len(chunks):
        return None, index
    part, following = chunks[index], chunks[index + 1] if index + 1 < len(chunks) else None
    action = following is not None and following.kind == "v" and _is_action(following)
    if action and following is not None and _describes(part):
        noun = nominalized(following.pieces[0])
        return Chunk("np", (*map(_adjective, part.pieces), noun)), index + 2
    if part.kind == "np":
        return part, index + 1
    if part.kind == "v" and _is_action(part):
        return Chunk("np", (nominalized(part.pieces[0]),)), index + 1
    return None, index


def _is_action(part: Chunk) -> bool:
    return len(part.pieces) == 1 and part.pieces[0].verbal


def _describes(part: Chunk) -> bool:
    """Tell whether a chunk after 的 is nothing but adjectives or an adverb made of one."""
    if part.kind == "adv":
        return all(piece.text.endswith("ly") for piece in part.pieces)
    return part.kind == "np" and all(piece.adjectival for piece in part.pieces)


def _adjective(piece: Piece) -> Piece:
    """Return an adverb as the adjective that the lexicon knows for it."""
    if piece.adjectival:
        return piece
    plain = (gloss for gloss in piece.glosses if gloss and not gloss.endswith("ly"))
    return replace(piece, text=next(plain, _without_ly(piece.text)), pos="adj", role="")


def _without_ly(adverb: str) -> str:
    """Return full, easy, careful for fully, easily, carefully."""
    stem = adverb.removesuffix("ly")
    return "full" if stem == "ful" else f"{stem[:-1]}y" if stem.endswith("i") else stem


def _attach(before: Sequence[Chunk], head: Chunk, de: Piece, *, more: bool) -> list[Chunk]:
    """Return the chunks before 的 with its head joined to the last of them."""
    *rest, left = before
    if len(left.pieces) > LONGEST:
        return [*before, head]
    if left.kind == "loc" and rest and rest[-1].kind in ("np", "pron"):
        return _placed(rest, left.pieces[0], head)
    if left.kind == "v" or (left.kind == "np" and _relative(rest, more=more)):
        return _relate(rest, left, head, de)
    if left.kind not in ("np", "pron"):
        return [*before, head]
    if left.kind == "np" and not more and _complements(rest):
        return [*rest[:-1], Chunk("np", (*head.pieces, *rest[-1].pieces, *left.pieces))]
    return [*rest, Chunk("np", _owned(left, head, de))]


def _complements(before: Sequence[Chunk]) -> bool:
    """Tell whether chunks end in a preposition whose phrase belongs to the noun behind 的."""
    if not before or before[-1].kind != "prep":
        return False
    source = before[-1].pieces[0].source
    acts = len(before) > 1 and before[-2].kind in ("np", "pron", "adv")
    return source in _COMPLEMENTS and not (source == "来自" and acts)


def _owned(left: Chunk, head: Chunk, de: Piece) -> tuple[Piece, ...]:
    """Return a head with the noun phrase or pronoun that stands before its 的."""
    owner = left.pieces[0]
    if left.kind == "pron":
        text = POSSESSIVES.get(owner.text, genitive(owner.text))
        return (replace(owner, text=text), *head.pieces)
    if left.adjectival:
        return (*left.pieces, *head.pieces)
    if len(left.pieces) == 1 and owner.pos in ("prop", "name"):
        return (replace(owner, text=genitive(owner.text), pos="adj"), *head.pieces)
    of = replace(de, text="of", pos="prep", role="")
    return (*head.pieces, of, *left.pieces)


def _placed(before: Sequence[Chunk], place: Piece, head: Chunk) -> list[Chunk]:
    """Return 岛上的鸟 as "the birds on the island"; 在 before it says nothing more."""
    *rest, ground = before
    if rest and rest[-1].kind == "prep" and rest[-1].pieces[0].source == "在":
        rest = rest[:-1]
    where = replace(place, text=LOCALIZERS[place.source], pos="prep", role="")
    return [*rest, Chunk("np", (*head.pieces, where, *ground.pieces))]


def _relative(before: Sequence[Chunk], *, more: bool) -> bool:
    """Tell whether "verb noun 的 head" is a relative clause rather than "verb [noun 的 head]"."""
    index = len(before) - 1
    if index < 0 or before[index].kind != "v" or before[index].pieces[0].role == "copula":
        return False
    while index >= 0 and before[index].kind in ("v", "adv"):
        index -= 1
    return before[index].dangling if index >= 0 else more


def _relate(before: Sequence[Chunk], left: Chunk, head: Chunk, de: Piece) -> list[Chunk]:
    """Return the chunks with a relative clause, of which ``left`` is the end, behind its head."""
    start = _body_start(before, left)
    body = [*before[start:], left]
    subject = before[max(0, start - 1) : start] if left.kind == "v" else ()
    if not subject or subject[0].kind not in ("np", "pron") or subject[0].dangling:
        subject = ()
    rest = before[: start - len(subject)]
    if subject and rest and rest[-1].kind == "prep":
        # 在北京举行的会议: the meeting held in Beijing.
        rest, outer = _outer(rest[:-1])
        place = before[start - 2 : start]
        return [*rest, Chunk("np", (*outer, *head.pieces, *_reduced(body), *_flat(place)))]
    rest, outer = _outer(rest)
    if not subject and len(body) == 1 and len(left.pieces) == 1 and left.pieces[0].verbal:
        return [*rest, Chunk("np", (*outer, _as_adjective(left.pieces[0]), *head.pieces))]
    that = replace(de, text="that", pos="conj", role="that")
    return [*rest, Chunk("np", (*outer, *head.pieces, that, *_flat(subject), *_flat(body)))]


def _body_start(before: Sequence[Chunk], left: Chunk) -> int:
    """Return where verb and adverbs of the relative clause begin that ``left`` ends."""
    start = len(before)
    needs_verb = left.kind != "v"
    while start and before[start - 1].kind in (("v", "adv") if needs_verb else ("adv",)):
        start -= 1
        needs_verb = needs_verb and before[start].kind != "v"
    return start


def _outer(before: Sequence[Chunk]) -> tuple[Sequence[Chunk], tuple[Piece, ...]]:
    """Take off the quantifier that waits before a relative clause: 一种 … 的工具."""
    if before and before[-1].kind == "np" and before[-1].dangling:
        return before[:-1], before[-1].pieces
    return before, ()


def _reduced(body: Sequence[Chunk]) -> list[Piece]:
    """Return a relative clause without subject as a participle: held, proposed."""
    pieces = [piece for piece in _flat(body) if piece.role != "past"]
    return [_as_adjective(piece) if piece.verbal else piece for piece in pieces]


def _as_adjective(verb: Piece) -> Piece:
    if verb.fixed:
        return verb
    form = gerund if verb.text.split()[0] in _INTRANSITIVE else participle
    return replace(verb, text=form(verb.text), pos="adj", role="")


def _flat(chunks: Iterable[Chunk]) -> list[Piece]:
    return [piece for part in chunks for piece in part.pieces]
