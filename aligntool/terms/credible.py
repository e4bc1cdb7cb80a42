"""Word links in, the same out with those made weak that meaning speaks against.

Alignment gives what an engine made up (*the KIM*) to whatever common word is left over; a common
word of the lexicon does not become a name that none of its glosses has.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from aligntool.alignment.stems import stem
from aligntool.model import Link, Segment
from aligntool.terms.english import Word
from aligntool.terms.knowledge import Knowledge, is_among, stems_of

_DOUBT = 0.2
"""By what the weight of such a link is multiplied."""


def credible(
    links: Iterable[Link], segment: Segment, words: Sequence[Word], knowledge: Knowledge
) -> tuple[Link, ...]:
    """Return the links of a segment into an English sentence, doubtful ones made weak.

    Those of glossary terms stay: what an engine calls a term is what is sought.
    """
    names = {word.span: word for word in words if word.is_name}
    terms = [one.span for one in segment.occurrences]

    def is_doubtful(link: Link) -> bool:
        word = names.get(link.target)
        if word is None or any(map(link.source.overlaps, terms)):
            return False
        return _is_no_gloss(word, knowledge.glosses(link.source.of(segment.text)))

    return tuple(
        replace(link, weight=_DOUBT * link.weight) if is_doubtful(link) else link for link in links
    )


def _is_no_gloss(word: Word, glosses: Iterable[str]) -> bool:
    """Tell whether a name is none of the meanings of a common word."""
    glosses = [gloss for gloss in glosses if gloss]
    return (
        bool(glosses)
        and all(gloss.islower() for gloss in glosses)
        and not is_among(stem(word.lower), stems_of(glosses))
    )
