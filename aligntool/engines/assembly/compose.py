"""Choose the words: pieces in English order and form in, the likeliest English of them out.

The rules' own English is one proposal for each piece.  Others are what the corpus taught for the
piece, and for runs of neighbouring pieces that make up one stretch of the source in any order; other
glosses in the same form; and other articles.  A trigram model of English chooses among the chains
by beam search; costs are nats, weighed as log-linear models are (Och & Ney 2002).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aligntool.engines.assembly.ngrams import START, Ngrams
from aligntool.engines.assembly.pieces import Piece
from aligntool.engines.assembly.proposals import Proposal, Proposals, Weights


@dataclass(frozen=True, slots=True)
class _State:
    """The best chain that ends with these two words."""

    cost: float
    before: str
    last: str
    came: "_State | None"
    proposal: Proposal | None


_FIRST = _State(0.0, START, START, None, None)


@dataclass(frozen=True, slots=True)
class Composer:
    """Holds the model and what proposes; keeps nothing between sentences."""

    ngrams: Ngrams
    proposals: Proposals
    weights: Weights

    def compose(
        self, ordered: Sequence[Piece], read: Sequence[Piece], folded: str
    ) -> list[Piece]:
        """Return the pieces with the English chosen; runs taken together are one piece.

        ``read`` are the pieces in source order, ``folded`` is the sentence as keys are compared.
        """
        stacks: list[dict[tuple[str, str], _State]] = [{} for _ in range(len(ordered) + 1)]
        stacks[0][(START, START)] = _FIRST
        offered = self.proposals.of(ordered, read, folded)
        for place, proposals in enumerate(offered):
            alive = sorted(stacks[place].values(), key=_cost)[: self.weights.beam]
            for proposal in proposals:
                target = stacks[place + proposal.length]
                for state in alive:
                    self._extend(target, state, proposal)
        return _written(min(stacks[-1].values(), key=_cost), ordered)

    def _extend(
        self, target: dict[tuple[str, str], _State], state: _State, proposal: Proposal
    ) -> None:
        """Enter a chain that goes on with a proposal, unless a better one ends alike."""
        cost = state.cost + proposal.cost
        before, last = state.before, state.last
        surprise = self.ngrams.surprise
        fluency = 0.0
        for word in proposal.words:
            fluency += surprise(before, last, word)
            before, last = last, word
        cost += self.weights.fluency * fluency
        known = target.get((before, last))
        if known is None or cost < known.cost:
            target[before, last] = _State(cost, before, last, state, proposal)


def _cost(state: _State) -> float:
    return state.cost


def _written(state: _State, ordered: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of the best chain."""
    chain: list[Proposal] = []
    while state.came is not None and state.proposal is not None:
        chain.append(state.proposal)
        state = state.came
    out: list[Piece] = []
    place = 0
    for proposal in reversed(chain):
        run = ordered[place : place + proposal.length]
        place += proposal.length
        if proposal.text is None:
            out += run
        elif len(run) == 1:
            out.append(replace(run[0], text=proposal.text))
        else:
            out.append(replace(run[0], text=proposal.text, pos="clause"))
    return out
