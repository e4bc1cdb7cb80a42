"""What the English has of each concept by itself: right and forbidden renderings, claimed once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from aligntool.glossary.renderings import Renderings
from aligntool.model import Occurrence
from aligntool.text import Span


@dataclass(slots=True)
class Claims:
    """Which stretches of a sentence belong to which terms; spans index the hypothesis."""

    text: str
    right: dict[Occurrence, Span] = field(default_factory=dict)
    wrong: dict[Occurrence, Span] = field(default_factory=dict)
    """Forbidden renderings, and terms that the engine left as they were."""
    copied: set[Span] = field(default_factory=set)
    """Terms that the engine left as they were."""
    echoed: dict[Occurrence, Span] = field(default_factory=dict)
    """Said more often in the source than in the English: where the English says it."""
    rest: list[Occurrence] = field(default_factory=list)
    """Terms whose English is not there as the glossary writes it."""

    @property
    def taken(self) -> list[Span]:
        """Everything that a term has claimed."""
        return [*self.right.values(), *self.wrong.values()]

    def free(self, spans: Iterable[Span]) -> list[Span]:
        """Return those spans that no term has claimed yet."""
        taken = self.taken
        return [span for span in spans if not any(span.overlaps(other) for other in taken)]


Copies = Mapping[Occurrence, Sequence[str]]
"""How the source writes its terms."""


def claim(
    text: str,
    occurrences: Sequence[Occurrence],
    renderings: Renderings,
    copies: Copies | None = None,
) -> Claims:
    """Return what the English has of each occurrence.

    Concepts with the longest source terms choose first, so that the AI of *World AI Conference* is
    not taken for the AI of the next clause.
    """
    claims = Claims(text)
    for concept, group in by_concept(occurrences):
        patterns = renderings.of(concept)
        everywhere = list(patterns.right(text))
        right = claims.free(everywhere)[: len(group)]
        wrong: list[Span] = []
        if len(right) < len(group):
            forbidden = list(patterns.wrong(text))
            copied = _copied(text, group, copies or {}, known=[*everywhere, *forbidden])
            claims.copied.update(copied)
            wrong = claims.free([*forbidden, *copied])[: len(group) - len(right)]
        # Both languages are taken to name things in the same order.
        waiting = list(group)
        for span in sorted([*right, *wrong]):
            (claims.right if span in right else claims.wrong)[waiting.pop(0)] = span
        said = [claims.right[one] for one in group if one in claims.right] or everywhere
        for occurrence in waiting:
            if said:
                claims.echoed[occurrence] = said[-1]
            claims.rest.append(occurrence)
    return claims


def _copied(
    text: str, group: Sequence[Occurrence], copies: Copies, *, known: Sequence[Span]
) -> list[Span]:
    """Return where the English has terms as the source writes them, outside known renderings."""
    written = dict.fromkeys(one for occurrence in group for one in copies.get(occurrence, ()))
    found = (
        Span(*match.span())
        for one in written
        for match in re.finditer(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.IGNORECASE)
    )
    return [span for span in found if not any(map(span.overlaps, known))]


def by_concept(occurrences: Sequence[Occurrence]) -> list[tuple[str, list[Occurrence]]]:
    """Group occurrences in order of position, the concept with the longest source term first."""
    groups: dict[str, list[Occurrence]] = {}
    for occurrence in sorted(occurrences, key=lambda one: -len(one.span)):
        groups.setdefault(occurrence.concept, []).append(occurrence)
    return [(concept, sorted(group, key=lambda one: one.span)) for concept, group in groups.items()]
