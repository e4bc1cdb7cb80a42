"""Term accuracy and consistency: was each term rendered as wanted, and always the same way?"""

from collections import Counter
from collections.abc import Iterable

from aligntool.model import Pair, Status, TermMatch
from aligntool.results import ConceptSummary


class TermTally:
    """Counts terms pair by pair; memory grows with concepts, not with sentences."""

    def __init__(self) -> None:
        self._concepts: dict[str, _ConceptTally] = {}

    def add(self, pair: Pair) -> None:
        """Count the terms of one pair."""
        for term in pair.terms:
            if term.concept not in self._concepts:
                self._concepts[term.concept] = _ConceptTally(term.concept, term.expected)
            self._concepts[term.concept].add(term, pair)

    def summaries(self) -> tuple[ConceptSummary, ...]:
        """Return the concepts met, the most frequent first."""
        summaries = (tally.summary() for tally in self._concepts.values())
        return tuple(sorted(summaries, key=lambda one: (-one.occurrences, one.concept)))


class _ConceptTally:
    """The counts of one concept."""

    def __init__(self, concept: str, preferred: str) -> None:
        self._concept = concept
        self._preferred = preferred
        self._languages: set[str] = set()
        self._outcomes: Counter[Status] = Counter()
        self._raw: Counter[str] = Counter()
        self._renderings: Counter[str] = Counter()

    def add(self, term: TermMatch, pair: Pair) -> None:
        self._languages.add(pair.lang)
        self._outcomes[term.status] += 1
        if term.found is not None:
            self._raw[term.found.casefold()] += 1
        if term.target_span is not None:
            self._renderings[plain(term.target_span.of(pair.target), term.expected)] += 1

    def summary(self) -> ConceptSummary:
        return ConceptSummary(
            concept=self._concept,
            preferred=self._preferred,
            languages=tuple(sorted(self._languages)),
            outcomes=dict(sorted(self._outcomes.items())),
            raw=_commonest(self._raw),
            renderings=_commonest(self._renderings),
        )


def plain(rendering: str, expected: str) -> str:
    """Return a rendering in lower case; the preferred English in the plural counts as that."""
    lower, wanted = rendering.casefold().removeprefix("the "), expected.casefold()
    plurals = (wanted + "s", wanted + "es", wanted.removesuffix("y") + "ies")
    return wanted if lower in plurals else lower


def _commonest(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def count_right(terms: Iterable[TermMatch]) -> int:
    """Return how many term occurrences have an accepted rendering."""
    return sum(term.status is not Status.MISSING for term in terms)
