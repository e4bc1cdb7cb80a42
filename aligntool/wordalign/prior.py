"""What is known of two words before a text is seen: from the packaged counts and the lexicon.

The counts of the corpus and pseudo-counts for the lexicon add up (a Dirichlet prior).  A word that
neither knows may become any word, the more readily the rarer that is; so the unknown words of both
sides find each other when the known ones are taken.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from aligntool.lexicon.linkcounts import LinkCounts
from aligntool.wordalign.lexical import LexicalTable

if TYPE_CHECKING:
    from aligntool.wordalign.hmm import Floats, Ints

_LEXICON = 4.0
"""Occurrences in the corpus that the lexicon's word weighs as much as."""
_DOUBT = 0.7
"""Occurrences that any other word weighs as much as, all together."""
_UNSEEN = 0.5
"""Occurrences of a word that the corpus does not have."""
_SILENT_SHARE = 0.05
"""Share of an unseen word's occurrences that say nothing of the other side."""


@dataclass(frozen=True, slots=True)
class Side:
    """What is known of single types of one side."""

    linked: "Floats"
    """Linked occurrences of the type in the corpus."""
    share: "Floats"
    """Share of the type among all words of its language."""
    silent: "Floats"
    """Probability of the type among the words that nothing across emits."""
    strength: "Floats"
    """Occurrences that the knowledge of the type weighs as much as."""

    @property
    def doubt(self) -> "Floats":
        """Probability that the type becomes a word of which nothing is known."""
        return _DOUBT / self.strength


@dataclass(frozen=True, slots=True)
class Prior:
    """The knowledge about some source types (rows) and target types (columns)."""

    rows: "Ints"
    columns: "Ints"
    """With ``rows``, the pairs of types about which more is known than their doubt."""
    forward: "Floats"
    """Probability of the target type given the source type, of each such pair."""
    backward: "Floats"
    """Probability of the source type given the target type."""
    source: Side
    target: Side


class Knowledge(Protocol):
    """Where priors come from."""

    def prior(self, sources: Sequence[str], targets: Sequence[str]) -> Prior:
        """Return what is known of some types."""


class _Margins:
    """Counts of single words of one language."""

    def __init__(self, linked: Mapping[str, float], silent: Mapping[str, float]) -> None:
        self._linked = linked
        self._silent = silent
        self._silence = sum(silent.values()) + 1.0
        self._total = sum(linked.values()) + self._silence

    def side(self, types: Sequence[str], lexical: Iterable[bool]) -> Side:
        """Return what is known of some types; ``lexical`` tells which the lexicon has."""
        import numpy as np

        linked = np.array([self._linked.get(one, 0.0) for one in types])
        silent = np.array([self._silent.get(one, 0.0) for one in types])
        return Side(
            linked=linked,
            share=(linked + silent + _UNSEEN) / self._total,
            silent=(silent + _SILENT_SHARE * _UNSEEN) / self._silence,
            # Without an entry in the lexicon more is left open.
            strength=linked + _LEXICON * np.array(list(lexical)) + _DOUBT,
        )


class EnglishKnowledge:
    """Words of one language and their English."""

    def __init__(self, counts: LinkCounts, lexical: LexicalTable) -> None:
        """Take the counts of a corpus and what the lexicon says."""
        self._links = counts.links
        self._lexical = lexical
        self._margins = (
            _Margins(counts.sources, counts.silent_sources),
            _Margins(counts.english, counts.silent_english),
        )

    def prior(self, sources: Sequence[str], targets: Sequence[str]) -> Prior:
        """Return what is known of some types."""
        import numpy as np

        places = {target: column for column, target in enumerate(targets)}
        cells = [
            (row, places[target], lexical.get(target, 0.0), linked.get(target, 0.0))
            for row, source in enumerate(sources)
            for lexical, linked in [self._evidence(source)]
            for target in _shared(places, lexical, linked)
        ]
        table = np.array(cells, dtype=float).reshape(-1, 4)
        rows, columns = table[:, 0].astype(np.int64), table[:, 1].astype(np.int64)
        source, target = self.side(sources), self.english_side(targets)
        shares = (source.share[rows], target.share[columns])
        entry, linked = table[:, 2], table[:, 3]
        ahead = linked + _LEXICON * entry + _DOUBT * shares[1]
        # By Bayes' rule, without making a common word an entry's only source.
        back = linked + _LEXICON * entry * np.minimum(shares[0] / shares[1], 1) + _DOUBT * shares[0]
        return Prior(
            rows=rows,
            columns=columns,
            forward=ahead / (source.linked[rows] + _LEXICON + _DOUBT),
            backward=back / (target.linked[columns] + _LEXICON + _DOUBT),
            source=source,
            target=target,
        )

    def becomes(self, source: str) -> Mapping[str, tuple[float, float]]:
        """Return p(English | unit) and p(unit | English) of the English units it may become."""
        lexical, linked = self._evidence(source)
        english = list(dict.fromkeys((*lexical, *linked)))
        found = self.prior([source], english)
        chances = zip(found.forward.tolist(), found.backward.tolist(), strict=True)
        return {english[place]: pair for place, pair in zip(found.columns, chances, strict=True)}

    def side(self, types: Sequence[str]) -> Side:
        """Return what is known of single types of the language."""
        return self._margins[0].side(types, (bool(self._lexical.english(one)) for one in types))

    def english_side(self, types: Sequence[str]) -> Side:
        """Return what is known of single English types."""
        return self._margins[1].side(types, (True for _ in types))

    def _evidence(self, source: str) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """Return of English units the probability by lexicon, and the counted links."""
        return self._lexical.english(source), self._links.get(source, {})


def _shared(
    places: Mapping[str, int], lexical: Mapping[str, float], linked: Mapping[str, float]
) -> list[str]:
    """Return the targets of which something is known, looking through the shorter list."""
    if len(places) < len(lexical) + len(linked):
        return [target for target in places if target in lexical or target in linked]
    return [target for target in dict.fromkeys((*lexical, *linked)) if target in places]
