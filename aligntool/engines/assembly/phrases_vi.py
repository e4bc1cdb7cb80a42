"""Vietnamese noun phrases: pieces from a position in, the phrase in English order out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligntool.engines.assembly.nominal import as_noun, demonym, genitive, is_nounlike
from aligntool.engines.assembly.pieces import DATED, Piece
from aligntool.engines.assembly.tables_vi import LABELS_AFTER, LABELS_DROPPED, POSSESSIVES

DEEPEST = 4
"""How deep phrases are read inside phrases; keeps the time linear."""
_MOST_MODIFIERS = 3
_AGED = "years old"
_QUANTIFIERS = frozenset({"plural", "one"})


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase read from the source: its English pieces and where the source goes on."""

    pieces: tuple[Piece, ...]
    end: int


def agents(pieces: Sequence[Piece], index: int, depth: int = DEEPEST) -> Found | None:
    """Read one noun phrase or name, or several joined by "and"."""
    if index < len(pieces) and pieces[index].pos in ("name", "pron"):
        found: Found | None = Found((pieces[index],), index + 1)
    else:
        found = noun_phrase(pieces, index)
    if found and depth and found.end < len(pieces) and pieces[found.end].text == "and":
        more = agents(pieces, found.end + 1, depth - 1)
        return found if more is None else Found((*found.pieces, *more.pieces), more.end)
    return found


def owned_phrase(pieces: Sequence[Piece], index: int, depth: int = DEEPEST) -> Found | None:
    """Read ``phrase của phrase``; pronouns become possessives, other owners follow "of".

    Owners of owners are read ``depth`` deep; what is beyond follows in its own order.
    """
    owner_of = noun_phrase(pieces, index)
    if owner_of is None:
        return None
    end = owner_of.end
    if depth == 0 or end + 1 >= len(pieces) or pieces[end].role != "possessive":
        return owner_of
    owner = pieces[end + 1]
    possessive = POSSESSIVES.get(owner.text, "") if owner.pos == "pron" else ""
    if possessive:
        front = replace(owner, text=possessive, plural=False)
        kept = _without_determiner(owner_of.pieces)
        return Found((front, *kept), end + 2)
    inner = owned_phrase(pieces, end + 1, depth - 1)
    if inner is None:
        return owner_of
    if (
        len(inner.pieces) == 1
        and inner.pieces[0].pos in ("name", "prop")
        and len(owner_of.pieces) < 4
    ):
        name = inner.pieces[0]
        front = replace(name, text=genitive(name.text))
        return Found((front, *_without_determiner(owner_of.pieces)), inner.end)
    of = replace(pieces[end], text="of", pos="prep", role="")
    return Found((*owner_of.pieces, of, *inner.pieces), inner.end)


def noun_phrase(pieces: Sequence[Piece], index: int) -> Found | None:
    """Read quantifiers, classifier, head, modifiers and demonstrative; None if no head comes."""
    at = index
    before: list[Piece] = []
    last = min(len(pieces), index + DEEPEST)
    while at < last and (pieces[at].role in _QUANTIFIERS or pieces[at].pos == "num"):
        before.append(pieces[at])
        at += 1
    many = any(piece.role == "plural" for piece in before)
    nominalized = False
    while (
        at + 1 < len(pieces)
        and pieces[at].role in ("measure", "nominal")
        and _may_head(pieces[at + 1])
    ):
        nominalized = pieces[at].role == "nominal"
        at += 1
    if at >= len(pieces):
        return None
    head = pieces[at]
    if before and not nominalized and head.verbal and not head.fixed:
        noun = as_noun(head)
        head = replace(head, text=noun, pos="n") if is_nounlike(noun) else head
    if nominalized and head.verbal and not head.fixed:
        return _action(pieces, at, before)
    if not head.nominal:
        return None
    return _with_modifiers(pieces, at, before, replace(head, plural=many or head.plural))


def _may_head(piece: Piece) -> bool:
    return piece.nominal or piece.verbal or piece.adjectival


def _action(pieces: Sequence[Piece], at: int, before: Sequence[Piece]) -> Found:
    """Read sự/việc/cuộc + verb (+ object): "the development of AI", "using AI"."""
    verb = pieces[at]
    noun = as_noun(verb)
    if not is_nounlike(noun):
        return Found((*before, replace(verb, text=noun, pos="gerund")), at + 1)
    found = _with_modifiers(pieces, at, before, replace(verb, text=noun, pos="n"), nouns=False)
    target = noun_phrase(pieces, found.end)
    if target is None:
        return found
    of = replace(verb, text="of", pos="prep", source="")
    return Found((*found.pieces, of, *target.pieces), target.end)


def _with_modifiers(
    pieces: Sequence[Piece], at: int, before: Sequence[Piece], head: Piece, *, nouns: bool = True
) -> Found:
    """Read what follows a head and put it where English has it."""
    adjectives: list[Piece] = []
    front: list[Piece] = []
    after: list[Piece] = []
    index = at + 1
    while index < len(pieces):
        piece = pieces[index]
        run = _adjectives(pieces, index)
        if run:
            adjectives = [*run, *adjectives]
            index += len(run)
            continue
        if not nouns or not _modifies(head, piece, pieces, index) or len(front) >= _MOST_MODIFIERS:
            break
        named = front[0] if front else head
        if piece.pos in ("year", "num") and named.pos == "prop":
            if front or not _is_initialism(named):
                front[:1] = _in_year(front[:1], piece)
            else:
                after.append(piece)
        elif _stays_behind(head, piece):
            after.append(piece)
        else:
            front.insert(0, _as_modifier(piece))
        index += 1
        if piece.pos in ("name", "prop") and after:
            break
    demonstratives: list[Piece] = []
    if index < len(pieces) and _points(pieces[index]):
        demonstratives = [_demonstrative(pieces[index], plural=head.plural)]
        before = [piece for piece in before if piece.text not in ("", "one", "a")]
        index += 1
    counted = [_counted(piece) for piece in before]
    heads = [] if after and head.source in LABELS_DROPPED else [head]
    described = [_attributive(piece) for piece in adjectives]
    ordered = (*demonstratives, *counted, *_country_first(described, front), *heads, *after)
    return Found(ordered, index)


def _in_year(names: Sequence[Piece], year: Piece) -> list[Piece]:
    """Return a year beside the name before a head, if there is one, on the side it belongs."""
    if not names or not _is_initialism(names[0]):
        return [year, *names]
    name = replace(names[0], text=names[0].text.removesuffix("'s"))
    # As an adjective, since a number would make the head a plural.
    return [name, replace(year, pos="adj")]


def _is_initialism(name: Piece) -> bool:
    """Tell whether a year stays behind a name: WAIC 2024, but the 2024 World Cup."""
    return name.text.removesuffix("'s").isupper()


def _attributive(piece: Piece) -> Piece:
    """Return an adjective as it stands before its noun: 16-year-old."""
    years, _, rest = piece.text.partition(" ")
    return replace(piece, text=f"{years}-year-old") if rest == _AGED else piece


def _country_first(adjectives: Sequence[Piece], front: Sequence[Piece]) -> list[Piece]:
    """Return the modifiers with possessives before adjectives and adjectives before nouns."""
    owners = [piece for piece in front if piece.text.endswith("'s")]
    others = [piece for piece in front if not piece.text.endswith("'s")]
    return [*owners, *adjectives, *others]


def _adjectives(pieces: Sequence[Piece], index: int) -> list[Piece]:
    """Return the adjectives that begin here and belong to the noun before: one, or "A và B"."""
    if not is_adjective(pieces, index):
        return []
    run = [pieces[index]]
    joint = index + 1
    while (
        joint + 1 < len(pieces)
        and (pieces[joint].text == "and" or (pieces[joint].text == "," and len(run) < 4))
        and is_adjective(pieces, joint + 1)
        and not (joint + 2 < len(pieces) and pieces[joint + 2].nominal)
    ):
        run += pieces[joint : joint + 2]
        joint += 2
    if joint < len(pieces) and pieces[joint].role == "than":
        return []
    return [] if run[-1].text == "," else run


def is_adjective(pieces: Sequence[Piece], index: int) -> bool:
    return index < len(pieces) and (pieces[index].adjectival or pieces[index].pos == "ordinal")


def _modifies(head: Piece, piece: Piece, pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a piece after a head is a noun that modifies it."""
    if piece.pos in ("name", "prop", "unknown"):
        return head.pos != "prop" or (piece.pos == "name" and len(piece.source) < 3)
    if piece.pos == "year" or (
        piece.pos == "num" and piece.source.isdigit() and len(piece.source) == 4
    ):
        return True
    if not piece.nominal or piece.role:
        return False
    # "of" in a modifier would tear it from its own complement.
    return " of " not in piece.text and " of " not in head.text


def _stays_behind(head: Piece, piece: Piece) -> bool:
    """Tell whether English too has the modifier after the head: names after titles, years."""
    if piece.pos in DATED or piece.pos == "num":
        return True
    if piece.pos not in ("name", "prop", "unknown"):
        return False
    if demonym(piece) or (piece.pos == "prop" and piece.fixed):
        return head.source in LABELS_DROPPED
    return head.text.split()[-1].lower() not in LABELS_AFTER


def _as_modifier(piece: Piece) -> Piece:
    """Return a noun as it stands before another: Chinese, China's, AI."""
    adjective = demonym(piece)
    if adjective:
        return replace(piece, text=adjective, pos="adj")
    if piece.pos == "prop" and piece.fixed:
        return replace(piece, text=genitive(piece.text))
    return replace(piece, plural=False)


def _counted(piece: Piece) -> Piece:
    return replace(piece, text="a") if piece.text == "one" and piece.role == "one" else piece


def _points(piece: Piece) -> bool:
    """Tell whether a piece is này or the like; lần này behind a noun says no more than that."""
    return piece.role == "demonstrative" or piece.source == "lần này"


def _demonstrative(piece: Piece, *, plural: bool) -> Piece:
    near = piece.text in ("this", "these", "this time")
    text = ("these" if near else "those") if plural else ("this" if near else "that")
    return replace(piece, text=text, plural=plural)


def _without_determiner(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.text not in ("", "a", "one"))
