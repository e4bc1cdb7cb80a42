"""Choose the words: pieces in English order and form in, the likeliest English of them out.

The rules' own English is one proposal for each piece.  Others are what the corpus taught for the
piece, and for runs of pieces that make up one stretch of the source in any order; other glosses in
the same form; and other articles.  A trigram model of English chooses among the chains by beam
search, the evidence being weighed in a log-linear model (Och & Ney 2002).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligntool.engines.assembly.ngrams import START, Ngrams
from aligntool.engines.assembly.pieces import Piece
from aligntool.engines.assembly.proposals import Proposal, Proposals
from aligntool.engines.assembly.stretches import sentence

_BEAM = 4
"""Chains that are followed from each place."""


@dataclass(frozen=True, slots=True)
class _Chain:
    """The best chain of proposals that ends with these two words."""

    cost: float
    before: str
    last: str
    proposal: Proposal | None = None
    earlier: "_Chain | None" = None


_Chains = dict[tuple[str, str], _Chain]


@dataclass(frozen=True, slots=True)
class Composer:
    """Holds what proposes and what judges; keeps nothing of a sentence."""

    proposals: Proposals
    ngrams: Ngrams

    def compose(
        self, ordered: Sequence[Piece], read: Sequence[Piece], text: str, folded: str
    ) -> list[Piece]:
        """Return the pieces with the English chosen; a run that is rendered as one is one piece.

        ``ordered`` are the pieces in English order, ``read`` those in source order; ``folded`` is
        the source ``text`` as keys are compared.
        """
        both = sentence(ordered, read)
        ends: list[_Chains] = [{} for _ in range(len(ordered) + 1)]
        ends[0][START, START] = _Chain(0.0, START, START)
        for place in range(len(ordered)):
            alive = sorted(ends[place].values(), key=_cost)[:_BEAM]
            for proposal in self.proposals.beginning(both, place, text, folded):
                for chain in alive:
                    self._enter(ends[place + proposal.length], chain, proposal)
        return _said(min(ends[-1].values(), key=_cost), ordered)

    def _enter(self, chains: _Chains, chain: _Chain, proposal: Proposal) -> None:
        """Let a chain go on with a proposal, unless a cheaper one ends alike."""
        before, last = chain.before, chain.last
        surprise = 0.0
        for word in proposal.words:
            surprise += self.ngrams.surprise(before, last, word)
            before, last = last, word
        cost = chain.cost + proposal.cost + self.proposals.weights.fluency * surprise
        known = chains.get((before, last))
        if known is None or cost < known.cost:
            chains[before, last] = _Chain(cost, before, last, proposal, chain)


def _cost(chain: _Chain) -> float:
    return chain.cost


def _said(chain: _Chain, ordered: Sequence[Piece]) -> list[Piece]:
    """Return the pieces as a chain has them."""
    out: list[Piece] = []
    end = len(ordered)
    while chain.proposal is not None and chain.earlier is not None:
        start = end - chain.proposal.length
        text = chain.proposal.text
        out.append(ordered[start] if text is None else replace(ordered[start], text=text))
        chain, end = chain.earlier, start
    return out[::-1]
