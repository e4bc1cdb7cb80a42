"""From a language into English through one package, or through several where none goes directly."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from aligntool.engines.argos.draft import Decoding, Draft, Sentence, Wanted
from aligntool.engines.argos.leg import Drafts, Leg
from aligntool.engines.argos.links import LEAST
from aligntool.errors import MissingModel
from aligntool.model import Link
from aligntool.models.packages import ArgosPackage, find, installed, serves, version_key
from aligntool.text import Span

MOST_LEGS = 3
"""Packages in a chain; each one more loses more of the meaning."""

Chain = tuple[ArgosPackage, ...]


class Route:
    """The packages of a chain, one after the other."""

    def __init__(self, legs: Sequence[Leg]) -> None:
        self._legs = tuple(legs)

    def translate(self, sentences: Sequence[Sentence], decoding: Decoding) -> list[Drafts]:
        """Return the drafts of each sentence.

        On the way only the best draft of a package goes to the next.  The score of a chain is the
        sum of its packages' scores, a link the product of theirs.

        Raises:
            InputError: if a package turns out to be damaged.
            MissingDependency: if a library is not installed.
            UsageError: if this machine lacks what the options ask for.
        """
        first, *others = self._legs
        drafts = first.translate(sentences, decoding)
        for leg in others:
            best = [ranked[0] for ranked in drafts]
            halfway = [
                Sentence(draft.text, terms=sentence.terms)
                for draft, sentence in zip(best, sentences, strict=True)
            ]
            drafts = [
                tuple(_chained(one, other) for other in ranked)
                for one, ranked in zip(best, leg.translate(halfway, decoding), strict=True)
            ]
        return drafts

    def hold(self, wanted: Sequence[Wanted]) -> list[Draft | None]:
        """Return English that has terms, or None, for each of different sentences.

        It is None for a chain: where the terms stand halfway is not known well enough.

        Raises:
            InputError: if a package turns out to be damaged.
            MissingDependency: if a library is not installed.
            UsageError: if this machine lacks what the options ask for.
        """
        if len(self._legs) > 1:
            return [None] * len(wanted)
        return self._legs[0].hold(wanted)


def find_chain(folder: Path, from_code: str, to_code: str) -> Chain:
    """Return the package for a language pair, or else the shortest chain of packages.

    Among chains of one length the newest wins: the one whose oldest package is the youngest.

    Raises:
        InputError: if the folder cannot be read.
        MissingModel: if no chain leads there; the message says how to get a package.
    """
    try:
        return (find(folder, from_code, to_code),)
    except MissingModel:
        packages = installed(folder).packages
        for length in range(2, MOST_LEGS + 1):
            chains = list(_chains(packages, from_code, to_code, length))
            if chains:
                return max(chains, key=_age)
        raise


def _chains(
    packages: Sequence[ArgosPackage], from_code: str, to_code: str, length: int
) -> Iterator[Chain]:
    """Yield the chains of so many packages; none comes back to where it was."""
    for package in packages:
        if not serves(package.from_code, from_code) or serves(package.to_code, from_code):
            continue
        if length == 1:
            if serves(package.to_code, to_code):
                yield (package,)
            continue
        for rest in _chains(packages, package.to_code, to_code, length - 1):
            if all(not serves(other.to_code, from_code) for other in rest):
                yield (package, *rest)


def _age(chain: Chain) -> tuple[object, ...]:
    versions = [version_key(package.version) for package in chain]
    return min(versions), versions, [package.name for package in chain]


def _chained(one: Draft, other: Draft) -> Draft:
    """Return the second draft as a rendering of what the first one renders."""
    if one.score is None or other.score is None:
        return other
    return replace(
        other,
        score=one.score + other.score,
        links=_composed(one.links, other.links),
        cut=one.cut or other.cut,
    )


def _composed(first: Sequence[Link], second: Sequence[Link]) -> tuple[Link, ...]:
    """Return the links from the first source to the second target through the words between."""
    weights: dict[Span, dict[Span, float]] = {}
    for later in second:
        for earlier in first:
            if earlier.target.overlaps(later.source):
                found = weights.setdefault(later.target, {})
                weight = found.get(earlier.source, 0.0) + earlier.weight * later.weight
                found[earlier.source] = weight
    # A piece that touches two words counts twice.
    return tuple(
        Link(source, target, share)
        for target, found in sorted(weights.items())
        for source, weight in sorted(found.items())
        if (share := weight / max(1.0, sum(found.values()))) >= LEAST
    )
