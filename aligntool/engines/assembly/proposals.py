"""What English may be chosen for the pieces of a sentence, and what each proposal costs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from aligntool.engines.assembly.english import gerund, participle, past, plural, third_person
from aligntool.engines.assembly.learnt import LearntPhrases
from aligntool.engines.assembly.ngrams import words_of
from aligntool.engines.assembly.pieces import Piece
from aligntool.alignment.stems import stem

_ARTICLES = ("the", "a", "an")
_FORMS = (plural, past, participle, gerund, third_person)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts."""

    beam: int = 6
    fluency: float = 0.5
    word: float = 0.6
    """Taken off for each word, since every word costs fluency."""
    learnt: float = 0.6
    run: float = 0.5
    """Taken off for each piece that is not translated by itself."""
    other: float = 1.0
    """Costs of another rendering than that of the rules."""
    gloss: float = 2.0
    rank: float = 0.5
    article: float = 0.7
    longest: int = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """English for one or more pieces in a row."""

    text: str | None
    """None stands for the pieces as they are."""
    words: tuple[str, ...]
    cost: float
    length: int
    """Pieces."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """Makes the proposals for sentences of one language."""

    learnt: LearntPhrases
    weights: Weights

    def of(
        self, ordered: Sequence[Piece], read: Sequence[Piece], folded: str
    ) -> list[list[Proposal]]:
        """Return the proposals that begin at each of the pieces in English order."""
        numbers = {piece.span.start: number for number, piece in enumerate(read)}
        places = [
            numbers.get(piece.span.start, -1) if piece.source else -1 for piece in ordered
        ]
        met = frozenset(places)
        offered: list[list[Proposal]] = []
        for place, piece in enumerate(ordered):
            found = list(self._single(piece, ordered[place - 1] if place else None))
            found += self._runs(ordered, read, folded, places, met, place)
            offered.append(found)
        return offered

    def _single(self, piece: Piece, before: Piece | None) -> Iterator[Proposal]:
        weights = self.weights
        words = _words(piece.text)
        if piece.pos == "punct" or not piece.text:
            yield Proposal(None, words, -weights.word * len(words), 1)
            return
        if piece.fixed or not piece.source or piece.pos in ("name", "unknown", "num", "date"):
            yield Proposal(None, words, -weights.word * len(words), 1)
            yield from self._articles(piece.text, 0.0, piece, before)
            return
        learnt = self.learnt.of(piece.source)
        best: dict[str, float] = {}
        stems: dict[str, float] = {}
        for rendering in learnt:
            cost = weights.learnt * rendering.cost
            best[rendering.text] = cost + weights.other
            key = _bare(rendering.text)
            stems[key] = min(stems.get(key, cost), cost)
        own = stems.get(_bare(piece.text))
        default = weights.gloss if learnt else 0.0
        cost = default if own is None else own
        best[piece.text] = min(best.get(piece.text, cost), cost)
        yield Proposal(None, words, best[piece.text] - weights.word * len(words), 1)
        for rank, gloss in enumerate(piece.glosses[:6]):
            text = _like(piece.text, piece.glosses[0], gloss)
            if text and text not in best:
                known = stems.get(_bare(text))
                cost = default + weights.rank * (rank + 1) if known is None else known
                best[text] = cost + weights.other * 0.5
        for text, cost in best.items():
            if text != piece.text:
                words = _words(text)
                yield Proposal(text, words, cost - weights.word * len(words), 1)
        yield from self._articles(piece.text, best[piece.text], piece, before)

    def _articles(
        self, text: str, cost: float, piece: Piece, before: Piece | None
    ) -> Iterator[Proposal]:
        """Yield a noun phrase's beginning with the other articles."""
        first, _, rest = text.partition(" ")
        if first in _ARTICLES and rest:
            variants = [rest, f"a {rest}" if first == "the" else f"the {rest}"]
        elif (piece.nominal or piece.adjectival) and not (
            before is not None and (before.nominal or before.adjectival or before.pos == "num")
        ):
            variants = [f"the {text}", f"a {text}"]
        else:
            return
        for variant in variants:
            words = _words(variant)
            yield Proposal(
                variant, words, cost + self.weights.article - self.weights.word * len(words), 1
            )

    def _runs(
        self,
        ordered: Sequence[Piece],
        read: Sequence[Piece],
        folded: str,
        places: Sequence[int],
        met: frozenset[int],
        start: int,
    ) -> Iterator[Proposal]:
        """Yield what was learnt for runs of pieces that are one stretch of the source."""
        weights = self.weights
        inside: set[int] = set()
        for end in range(start, min(len(ordered), start + weights.longest)):
            piece = ordered[end]
            if piece.fixed or piece.pos == "punct":
                return
            if places[end] >= 0:
                inside.add(places[end])
            if not inside:
                continue
            low, high = min(inside), max(inside)
            if high - low >= weights.longest:
                continue
            if any(number in met and number not in inside for number in range(low, high + 1)):
                continue
            length = end - start + 1
            wider_low = low - 1 if low and low - 1 not in met else low
            wider_high = high + 1 if high + 1 < len(read) and high + 1 not in met else high
            for left in {low, wider_low}:
                for right in {high, wider_high}:
                    if left == right and length == 1:
                        continue
                    source = folded[read[left].span.start : read[right].span.end]
                    for rendering in self.learnt.of(source)[:6]:
                        words = _words(rendering.text)
                        cost = weights.learnt * rendering.cost + weights.other
                        cost -= weights.run * (right - left) + weights.word * len(words)
                        yield Proposal(rendering.text, words, cost, length)


@lru_cache(maxsize=50_000)
def _words(text: str) -> tuple[str, ...]:
    return words_of(text)


@lru_cache(maxsize=50_000)
def _bare(text: str) -> str:
    """Return the stems of a rendering without its articles and auxiliaries."""
    kept = [stem(word) for word in _words(text) if word not in ("the", "a", "an", "to", "be", "was", "were", "is", "are")]
    return " ".join(kept)


@lru_cache(maxsize=50_000)
def _like(text: str, gloss: str, other: str) -> str:
    """Return another gloss in the form that the rules gave the first one, or an empty string."""
    if not other or not gloss:
        return ""
    article = next((f"{one} " for one in _ARTICLES if text.startswith(f"{one} ")), "")
    bare = text.removeprefix(article)
    if bare == gloss:
        return article + other
    for form in _FORMS:
        if form(gloss) == bare:
            return article + form(other)
    return ""
