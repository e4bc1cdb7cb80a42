"""Success and consistency of terms as the WMT 2025 terminology task measures them.

Success is the mean, over the concepts of each document, of how many of a concept's occurrences in
the source have an accepted rendering in the English: ``min(1, renderings / occurrences)``.
Consistency is the share of a concept's renderings that are its commonest one, over all documents
and source languages, so that it tells whether two languages meet in the same English.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligntool.model import Pair
from aligntool.quality.terms import plain


@dataclass(frozen=True, slots=True)
class TermRate:
    """A concept in one document."""

    doc: str
    lang: str
    """Code of the source language."""
    concept: str
    preferred: str
    occurrences: int
    right: int
    """How many of the occurrences have an accepted rendering of their own."""
    renderings: tuple[str, ...] = ()
    """The rendering of each occurrence that has one; case and plural ignored."""

    @property
    def success(self) -> float:
        """``min(1, right / occurrences)``."""
        return min(1.0, self.right / self.occurrences)


@dataclass(frozen=True, slots=True)
class ConceptRate:
    """A concept over all documents."""

    concept: str
    preferred: str
    occurrences: int
    right: int
    success: float
    """Mean over the documents."""
    consistency: float
    """Share of the renderings that are the commonest one; 1 where there is none."""
    renderings: tuple[tuple[str, tuple[str, ...]], ...]
    """For each source language the different renderings, commonest first."""

    @property
    def agrees(self) -> bool:
        """Whether the commonest rendering is the same from every language."""
        return len({names[0] for _, names in self.renderings if names}) <= 1


@dataclass(frozen=True, slots=True)
class TermReport:
    """How the terms of some translations fare."""

    rates: tuple[TermRate, ...]
    concepts: tuple[ConceptRate, ...]
    """The most frequent first."""

    @property
    def occurrences(self) -> int:
        """Term occurrences in all sources."""
        return sum(one.occurrences for one in self.rates)

    @property
    def right(self) -> int:
        """How many of them have an accepted rendering of their own."""
        return sum(one.right for one in self.rates)

    @property
    def success(self) -> float:
        """Mean over concepts and documents; 1 where there are no terms."""
        return _mean([one.success for one in self.rates])

    @property
    def consistency(self) -> float:
        """Mean over concepts."""
        return _mean([one.consistency for one in self.concepts])

    @property
    def disagreeing(self) -> tuple[str, ...]:
        """Concepts whose commonest rendering differs between source languages."""
        return tuple(one.concept for one in self.concepts if not one.agrees)


def rates(doc: str, lang: str, pairs: Iterable[Pair]) -> tuple[TermRate, ...]:
    """Return how each concept fares in a document, from its aligned pairs."""
    found: dict[str, list[str | None]] = {}
    preferred: dict[str, str] = {}
    for pair in pairs:
        claimed: set[tuple[int, int]] = set()
        for term in pair.terms:
            preferred[term.concept] = term.expected
            place = term.target_span
            # Two occurrences that share one rendering have only one between them.
            key = (place.start, place.end) if place else None
            own = key is not None and key not in claimed
            if key:
                claimed.add(key)
            rendering = plain(place.of(pair.target), term.expected) if place and own else None
            found.setdefault(term.concept, []).append(rendering)
    return tuple(
        TermRate(
            doc=doc,
            lang=lang,
            concept=concept,
            preferred=preferred[concept],
            occurrences=len(renderings),
            right=sum(one is not None for one in renderings),
            renderings=tuple(one for one in renderings if one is not None),
        )
        for concept, renderings in sorted(found.items())
    )


def report(found: Sequence[TermRate]) -> TermReport:
    """Return the figures of all documents together."""
    groups: dict[str, list[TermRate]] = {}
    for one in found:
        groups.setdefault(one.concept, []).append(one)
    concepts = [_concept(group) for group in groups.values()]
    concepts.sort(key=lambda one: (-one.occurrences, one.concept))
    return TermReport(tuple(found), tuple(concepts))


def _concept(group: Sequence[TermRate]) -> ConceptRate:
    everything = Counter(name for one in group for name in one.renderings)
    total = sum(everything.values())
    return ConceptRate(
        concept=group[0].concept,
        preferred=group[0].preferred,
        occurrences=sum(one.occurrences for one in group),
        right=sum(one.right for one in group),
        success=_mean([one.success for one in group]),
        consistency=max(everything.values()) / total if total else 1.0,
        renderings=tuple(
            (lang, _commonest(name for one in group if one.lang == lang for name in one.renderings))
            for lang in sorted({one.lang for one in group})
        ),
    )


def _commonest(names: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(names)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0
