"""Where recorded English stands: what each sentence of a document gets, and what is left over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligntool.alignment.sentences import align_texts
from aligntool.alignment.texts import Text
from aligntool.engines.base import JOINED, UNTRANSLATED
from aligntool.model import Glossary, Segment


@dataclass(frozen=True, slots=True)
class Place:
    """The English of one sentence."""

    english: str
    flags: tuple[str, ...] = ()
    score: float | None = None
    """Confidence of the alignment, 0 to 1; None where nothing had to be aligned."""


JOINED_PLACE = Place("", (JOINED,))
UNTRANSLATED_PLACE = Place("", (UNTRANSLATED,))


@dataclass(frozen=True, slots=True)
class Placing:
    """The English of a document's sentences."""

    places: tuple[Place, ...]
    """One for each sentence, in order."""
    left_over: tuple[str, ...] = ()
    """English sentences that translate none of them."""

    @property
    def is_whole(self) -> bool:
        """Whether no sentence is without English and no English without its sentence."""
        return not self.left_over and UNTRANSLATED_PLACE not in self.places


def aligned(segments: Sequence[Segment], english: Sequence[str], glossary: Glossary) -> Placing:
    """Return the places that sentence alignment gives to English sentences.

    Raises:
        UsageError: if the language of the segments cannot be aligned.
    """
    places = [UNTRANSLATED_PLACE] * len(segments)
    left_over: list[str] = []
    beads = align_texts(
        Text(segments[0].lang, [one.text for one in segments]),
        Text("en", english),
        glossary=glossary,
    )
    for bead in beads:
        sentences = [english[number] for number in bead.target]
        if not bead.source:
            left_over += sentences
        elif sentences:
            together = Place(" ".join(sentences), score=bead.confidence)
            places[bead.source[0] : bead.source[-1] + 1] = several(together, len(bead.source))
    return Placing(tuple(places), tuple(left_over))


def several(place: Place, count: int) -> list[Place]:
    """Return the places of consecutive sentences that have their English in common."""
    return [place, *[JOINED_PLACE] * (count - 1)]


def certain(placing: Placing, least: float) -> Placing:
    """Return a placing without the English whose confidence is below ``least``."""
    places: list[Place] = []
    left_over = list(placing.left_over)
    for place in placing.places:
        if place.score is not None and place.score < least:
            left_over.append(place.english)
            places.append(UNTRANSLATED_PLACE)
        elif place == JOINED_PLACE and places[-1] == UNTRANSLATED_PLACE:
            places.append(UNTRANSLATED_PLACE)
        else:
            places.append(place)
    return replace(placing, places=tuple(places), left_over=tuple(left_over))
