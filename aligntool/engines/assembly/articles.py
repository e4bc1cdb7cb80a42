"""Noun phrases: pieces in English order in, the same with plurals and articles."""

from collections.abc import Sequence
from dataclasses import replace

from aligntool.engines.assembly.english import is_plural, plural
from aligntool.engines.assembly.pieces import NUMERIC, Piece
from aligntool.lexicon.english import NounShapes

_DETERMINERS = frozenset(
    "the a an this that these those my your his her its our their each every any some no all both "
    "another one whose which what 's one's last next "
    "same other several certain first second third another".split()
)
_NAMED_WITH_THE = (
    "Nations", "States", "Union", "Kingdom", "Organization", "Agency", "Council", "Commission",
    "Assembly", "House", "Summit", "Initiative", "Act", "Netherlands", "Philippines", "Conference",
    "community", "Vatican", "Republic", "Ministry", "Committee", "Government", "UN", "EU", "US",
    "Department", "Bank", "Court", "Sea", "Ocean", "River", "Fund", "Party",
    "Nations General Assembly",
)  # fmt: skip
"""Last words of proper names that take the article."""
_LONGEST = 40
"""Pieces of a noun phrase; keeps the time linear."""
_SINGULAR = frozenset({"one", "1", "a", "this", "that", "each", "every", "another"})
_BARE_BEFORE = frozenset({"as", "per"})


def determine(pieces: Sequence[Piece], shapes: NounShapes) -> list[Piece]:
    """Return the pieces with articles before noun phrases and plural heads where they belong."""
    out: list[Piece] = []
    index = 0
    while index < len(pieces):
        end = _phrase_end(pieces, index)
        if end == index:
            out.append(pieces[index])
            index += 1
            continue
        out += _phrase(pieces[index:end], _opening(out), pieces[end : end + 1], shapes)
        index = end
    return out


def _opening(done: Sequence[Piece]) -> Piece | None:
    """Return the piece before a noun phrase; adjectives joined by "and" belong to the phrase."""
    index = len(done) - 1
    while index > 0 and done[index].text in ("and", ",") and done[index - 1].adjectival:
        index -= 2
    return done[index] if index >= 0 else None


def _phrase_end(pieces: Sequence[Piece], start: int) -> int:
    """Return where the run of adjectives and nouns that begins here ends: ``start`` if empty."""
    end = start
    last = min(len(pieces), start + _LONGEST)
    while end < last and (pieces[end].nominal or pieces[end].adjectival):
        end += 1
    while end > start and not pieces[end - 1].nominal:
        end -= 1
    return end


def _phrase(
    phrase: Sequence[Piece], before: Piece | None, following: Sequence[Piece], shapes: NounShapes
) -> list[Piece]:
    """Return one noun phrase, with its article if nothing determines it already."""
    head = phrase[-1]
    rest = list(phrase[:-1])
    if head.plural:
        return [*rest, _pluralized(head)]
    if before is not None and (before.pos in NUMERIC or before.plural):
        if before.text in _SINGULAR or before.pos == "ordinal":
            return list(phrase)
        return [*rest, _pluralized(head)]
    article = _article(phrase, before, following, shapes)
    if article == "plural":
        return [*rest, _pluralized(head)]
    if article:
        first = phrase[0]
        return [replace(first, text=f"{article} {first.text}"), *phrase[1:]]
    return list(phrase)


def _article(
    phrase: Sequence[Piece], before: Piece | None, following: Sequence[Piece], shapes: NounShapes
) -> str:
    """Return the article, "plural", or an empty string."""
    first, head = phrase[0], phrase[-1]
    last_word = (
        before.text.split()[-1].lower() if before is not None and before.text.split() else ""
    )
    if last_word in _DETERMINERS or last_word.endswith("'s") or last_word in _BARE_BEFORE:
        return ""
    if first.text.endswith(("'s", "s'")) or (following and following[0].pos == "name"):
        return ""
    if first.text.split()[:1] and first.text.split()[0].lower() in _DETERMINERS:
        return ""
    if head.pos == "prop" or head.text[:1].isupper():
        return "the" if len(phrase) == 1 and head.text.endswith(_NAMED_WITH_THE) else ""
    if is_plural(head.text):
        return ""
    if following and following[0].text == "of" and head.pos in ("n", "np"):
        return "the"
    shape = shapes.of(head.text)
    # A glossary term stays as it is unless the source counts.
    return "" if head.fixed and (shape == "plural" or head.pos != "n") else shape


def _pluralized(head: Piece) -> Piece:
    if head.pos in ("prop", "name") or (head.text[:1].isupper() and not head.fixed):
        return head
    return replace(head, text=plural(head.text), plural=True)
