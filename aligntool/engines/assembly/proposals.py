"""What English may be chosen for the pieces of a sentence, and what each proposal costs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aligntool.engines.assembly.english import gerund, participle, past, plural, root, third_person
from aligntool.engines.assembly.learnt import LearntPhrases, Rendering
from aligntool.engines.assembly.ngrams import words_of
from aligntool.engines.assembly.pieces import NUMERIC, Piece
from aligntool.engines.assembly.stretches import Sentence

_ARTICLES = ("the", "a", "an")
_AUXILIARIES = frozenset((*_ARTICLES, "to", "be", "is", "are", "was", "were"))
_SAYING = {
    "not": "not", "cannot": "not", "no": "not", "never": "not", "without": "not", "nor": "not",
    "don't": "not", "doesn't": "not", "didn't": "not", "can't": "not", "won't": "not",
    "none": "not", "nothing": "not", "unable": "not",
    "must": "must", "should": "must", "shall": "must", "can": "can", "may": "may",
    "could": "can", "will": "will", "would": "will",
}  # fmt: skip
"""Auxiliaries that carry meaning, and what is as good as they are."""
_LEADING = frozenset((word,) for word in (*_ARTICLES, "of", "and", "or", "to", "that"))
"""Words after which another must come."""
_ADDED = frozenset((*_AUXILIARIES, *_SAYING, "do", "does", "did", "has", "have", "had", "being"))
"""Words that the rules write before a verb or noun."""


def _same(text: str) -> str:
    return text


_FORMS = (_same, plural, past, participle, gerund, third_person)
_AS_READ = frozenset({"name", "unknown", "date", "month", "year", *NUMERIC})
"""Parts of speech whose English nothing else proposes."""
_MOST = 6
"""Renderings or glosses looked at."""
_FAMILY = 5
"""Letters that words of one family begin with."""
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, in nats where it is no factor."""

    fluency: float = 0.35
    """Factor of the language model's surprise."""
    learnt: float = 0.8
    """Factor of the costs of the phrase table."""
    word: float = 0.9
    """Taken off for each word of English, since each word has to be paid for in fluency."""
    longer: float = 0.4
    """Taken off for each piece of source that is not rendered by itself."""
    other: float = 0.5
    """Cost of a rendering that is not the rules'."""
    untaught: float = 1.2
    """Cost of a gloss where the corpus taught others."""
    rank: float = 0.75
    """Cost of each gloss that the lexicon names before the one meant."""
    article: float = 0.7
    """Cost of another article than the rules'."""
    lengthy: float = 1.0
    """Cost of each word of a gloss after the second."""
    strange: float = 0.0
    """Cost of a learnt rendering that has no word of any gloss."""


WEIGHTS = {
    "vi": Weights(fluency=0.4, word=1.05, other=1.2, longer=1.5),
    "zh": Weights(fluency=0.5, word=1.45, untaught=2.2, rank=1.2, strange=0.6),
}
"""Chosen on every other sentence that ``bench.learn_assembly --apart`` keeps apart."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """English for one or more pieces in a row."""

    text: str | None
    """None stands for the pieces as they are."""
    words: tuple[str, ...]
    cost: float
    length: int = 1
    """Pieces."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """Makes the proposals for sentences of one language."""

    learnt: LearntPhrases
    own: frozenset[str]
    """Source words whose English the user has chosen."""
    weights: Weights

    def beginning(self, sentence: Sentence, start: int, text: str, folded: str) -> list[Proposal]:
        """Return what may be said from a piece on; the rules' own English of it comes first.

        ``text`` is the source, ``folded`` the same as keys are compared.
        """
        piece = sentence.ordered[start]
        if piece.pos == "punct" or not piece.text:
            return [self._proposal(None, piece.text, 0.0)]
        settled = piece.fixed or not piece.source or piece.source in self.own
        plain = settled or piece.pos in _AS_READ
        costs = {piece.text: 0.0} if plain else self._costs(piece, piece.span.of(text))
        first = costs.pop(piece.text)
        for other in _other_articles(piece, sentence.ordered[start - 1] if start else None):
            costs.setdefault(other, first + self.weights.article)
        found = [self._proposal(None, piece.text, first)]
        found += [self._proposal(one, one, cost) for one, cost in costs.items()]
        if not settled:
            found += self._longer(sentence, start, text, folded)
        return [one for one in found if not _dangles(one, sentence.ordered, start)]

    def _costs(self, piece: Piece, written: str) -> dict[str, float]:
        """Return the renderings of one piece: the rules', learnt ones, and other glosses."""
        weights = self.weights
        taught: dict[str, float] = {}
        costs: dict[str, float] = {}
        glossed = _roots(piece.glosses[:_MOST])
        for rendering in self._taught(piece.source, written):
            cost = weights.learnt * rendering.cost
            if glossed and _roots((rendering.text,)).isdisjoint(glossed):
                cost += weights.strange
            if rendering.text:
                taught.setdefault(_core(rendering.text), cost)
            if _keeps(rendering.text, (piece,)):
                costs[rendering.text] = cost + weights.other
        for rank, gloss in enumerate(piece.glosses[:_MOST]):
            alike = _alike(piece.text, piece.glosses[0], gloss)
            if alike and alike not in costs:
                costs[alike] = self._untaught(alike, rank, taught) + weights.other
        costs[piece.text] = self._untaught(piece.text, 0, taught)
        return costs

    def _untaught(self, text: str, rank: int, taught: dict[str, float]) -> float:
        """Return the cost of a gloss; the corpus may have taught it in another form."""
        known = taught.get(_core(text))
        if known is not None:
            return known
        lengthy = self.weights.lengthy * max(0, text.count(" ") - 1)
        return (self.weights.untaught if taught else 0.0) + self.weights.rank * rank + lengthy

    def _longer(self, sentence: Sentence, start: int, text: str, folded: str) -> Iterator[Proposal]:
        """Yield what was learnt for longer stretches that begin at a piece."""
        weights = self.weights
        for stretch in sentence.stretches(start):
            saved = weights.longer * (stretch.read - 1) - weights.other
            written = stretch.source.of(text)
            pieces = sentence.ordered[start : start + stretch.length]
            if any(piece.source in self.own for piece in pieces):
                return
            for rendering in self._taught(stretch.source.of(folded), written):
                if not _keeps(rendering.text, pieces):
                    continue
                cost = weights.learnt * rendering.cost - saved
                yield self._proposal(rendering.text, rendering.text, cost, stretch.length)

    def _taught(self, source: str, written: str) -> Iterator[Rendering]:
        """Yield learnt renderings; names only of what is written with a capital, if it can be."""
        small = written.islower()
        for rendering in self.learnt.of(source)[: 2 * _MOST]:
            if not (small and rendering.text[:1].isupper() and rendering.text != "I"):
                yield rendering

    def _proposal(self, text: str | None, said: str, cost: float, length: int = 1) -> Proposal:
        words = _words(said)
        return Proposal(text, words, cost - self.weights.word * len(words), length)


def _dangles(proposal: Proposal, ordered: Sequence[Piece], start: int) -> bool:
    """Tell whether a learnt rendering ends in an article or "of" with nothing to follow it."""
    end = start + proposal.length
    stops = end == len(ordered) or ordered[end].pos == "punct"
    return stops and bool(proposal.text) and proposal.words[-1:] in _LEADING


def _other_articles(piece: Piece, before: Piece | None) -> tuple[str, ...]:
    """Return a noun phrase's first piece with other articles than the rules gave it."""
    first, _, rest = piece.text.partition(" ")
    if piece.fixed and piece.glosses and piece.glosses[0].startswith(f"{first} "):
        return ()
    if first in _ARTICLES and rest:
        return (rest, f"{'a' if first == 'the' else 'the'} {rest}")
    inside = before is not None and (before.nominal or before.adjectival or before.pos in NUMERIC)
    if inside or piece.pos == "prop" or not (piece.nominal or piece.adjectival):
        return ()
    return (f"the {piece.text}", f"a {piece.text}")


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    return words_of(text)


@lru_cache(maxsize=_REMEMBERED)
def _core(text: str) -> str:
    """Return the roots of a rendering, articles and auxiliaries left out."""
    return " ".join(root(word) for word in _words(text) if word not in _AUXILIARIES)


@lru_cache(maxsize=_REMEMBERED)
def _roots(texts: tuple[str, ...]) -> frozenset[str]:
    """Return the first letters of the roots of some English, articles and auxiliaries left out."""
    return frozenset(word[:_FAMILY] for text in texts for word in _core(text).split())


@lru_cache(maxsize=_REMEMBERED)
def _alike(text: str, gloss: str, other: str) -> str:
    """Return another gloss as the rules wrote the first one: with its article or auxiliaries and
    in its form; empty if they wrote something else."""
    if not other or not gloss:
        return ""
    before, bare = "", text
    while True:
        form = next((form for form in _FORMS if form(gloss) == bare), None)
        if form is not None:
            return before + form(other)
        word, space, bare = bare.partition(" ")
        if not space or word not in _ADDED:
            return ""
        before += word + space


def _keeps(text: str, pieces: Sequence[Piece]) -> bool:
    """Tell whether a rendering says what the rules' auxiliaries say: no, must, will."""
    needed = {_SAYING[word] for piece in pieces for word in _words(piece.text) if word in _SAYING}
    return needed <= {_SAYING[word] for word in _words(text) if word in _SAYING}
