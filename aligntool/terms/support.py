"""Is a stretch of English really the rendering of a term?  Evidence beside the word links.

Links take a free word where a term was left out; a word is trusted only if its meaning, its sound,
its place or what the run has shown speaks for it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aligntool.alignment.stems import stem
from aligntool.model import Concept, Link
from aligntool.terms.english import Role, Word, is_initialism, is_name
from aligntool.terms.knowledge import Knowledge, is_among, is_like, stems_of
from aligntool.terms.pulls import is_beside
from aligntool.terms.shape import Stretch
from aligntool.text import Span

_NOUN = re.compile(r"[a-z](?:tion|sion|ment|ance|ence|ity|ness|ship|sis|ery|cy|er|or|ist|ism)s?$")
_SAID = 0.5
"""Weight of a link by which a source word counts as rendered."""
_REACH = 3
"""English words between a stretch and the neighbour that is asked where it came from."""


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for a stretch."""

    meaning: float
    """Share of its content words that the term may mean, by its renderings and the lexicon."""
    sound: bool
    """Whether it sounds like the term or is spelt like its rendering."""
    neighbours: int
    """On how many sides the next word renders a source word beside the term, 0 to 2."""
    foreign: float
    """Share of its content words that another source word of the sentence means."""
    alike: bool
    """Whether it is a name where the glossary's English is one, and a noun where that is none."""
    partial: bool
    """Whether a word beside it belongs to a right rendering too: *reduce poverty*."""
    kind: bool
    """Whether its form is that of an initialism, of a noun, or of a name by itself or of several
    words."""
    coined: bool
    """Whether it is an initialism that the source has nowhere, where a name is wanted."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source sentence with its links into the English."""

    text: str
    words: tuple[Span, ...]
    links: tuple[Link, ...]


NOTHING = Support(0.0, False, 0, 1.0, False, False, False, False)
"""What speaks for the rendering of a longer word that the term is only a part of."""


def support(
    stretch: Stretch,
    sentence: Sequence[Word],
    *,
    term: Span,
    concept: Concept,
    source: Source,
    knowledge: Knowledge,
) -> Support:
    """Return what speaks for a stretch of an English sentence."""
    numbers = [
        n
        for n in stretch.numbers
        if not stretch.inner or not (stretch.inner[0] <= n <= stretch.inner[1])
    ]
    if _is_aside(stretch, sentence) and not _is_in_brackets(term, source.text):
        return NOTHING
    content = [sentence[n] for n in numbers if sentence[n].role is Role.CONTENT]
    written = term.of(source.text)
    renderings = (concept.preferred, *concept.allowed, *concept.forbidden)
    own = stems_of(renderings) | knowledge.stems(written)
    here = [sentence[n].span for n in numbers]
    if _is_longer(stretch, sentence, knowledge.around(source.text, term), own):
        return NOTHING
    others = [one.of(source.text) for one in source.words if not _is_said(one, term, source, here)]
    foreign_stems = frozenset().union(*(stems_of(knowledge.glosses(one)) for one in others))
    stems = [stem(word.lower) for word in content]
    return Support(
        meaning=_share(stems, own),
        sound=_sounds(content, written, concept, knowledge),
        neighbours=_neighbours(stretch, sentence, term, source),
        alike=all(word.is_name for word in content) or not is_name(concept.preferred),
        partial=_is_partial(stretch, sentence, concept),
        kind=_kind(content) or _is_alone(stretch, sentence),
        coined=_is_coined(content, concept, source),
        foreign=_share([one for one in stems if not is_among(one, own)], foreign_stems, len(stems)),
    )


def _is_partial(stretch: Stretch, sentence: Sequence[Word], concept: Concept) -> bool:
    renderings = stems_of((concept.preferred, *concept.allowed))
    beside = (stretch.first - 1, stretch.last + 1)
    # A name may stand beside a title that is part of the name: Minister of Commerce.
    return not is_name(concept.preferred) and any(
        0 <= number < len(sentence)
        and sentence[number].role is Role.CONTENT
        and is_among(stem(sentence[number].lower), renderings)
        for number in beside
    )


def _is_aside(stretch: Stretch, sentence: Sequence[Word]) -> bool:
    """Tell whether a stretch is all that brackets hold: it says what stands before them."""
    before, after = stretch.first - 1, stretch.last + 1
    if before < 0 or after >= len(sentence):
        return False
    return sentence[before].text == "(" and sentence[after].text == ")"


def _is_in_brackets(term: Span, text: str) -> bool:
    before, after = text[: term.start].rstrip(), text[term.end :].lstrip()
    return before.endswith(("(", "（")) and after.startswith((")", "）"))


def _is_longer(
    stretch: Stretch, sentence: Sequence[Word], glosses: Sequence[str], own: frozenset[str]
) -> bool:
    """Tell whether a stretch belongs to the rendering of a longer word, by that word's glosses."""
    written = [stem(sentence[n].lower) for n in stretch.numbers]
    if any(one in stems_of([gloss]) - own for gloss in glosses for one in written):
        return True
    near = range(max(0, stretch.first - _REACH), min(len(sentence), stretch.last + 1 + _REACH))
    around = frozenset(stem(sentence[n].lower) for n in near)
    # European Commission: the whole gloss is there, and more of it than the stretch.
    return any(
        found <= around and found.intersection(written) and not found <= frozenset(written) | own
        for found in (stems_of([gloss]) for gloss in glosses)
        if len(found) > 1
    )


def _is_said(word: Span, term: Span, source: Source, here: Sequence[Span]) -> bool:
    """Tell whether a source word is the term's or is rendered elsewhere in the sentence."""
    return word.overlaps(term) or any(
        link.weight >= _SAID
        and link.source.overlaps(word)
        and not any(map(link.target.overlaps, here))
        for link in source.links
    )


def _is_coined(content: Sequence[Word], concept: Concept, source: Source) -> bool:
    [*others, last] = content
    return (
        not others
        and is_initialism(last.text)
        and last.text not in source.text
        and not concept.preferred.islower()
    )


def _is_alone(stretch: Stretch, sentence: Sequence[Word]) -> bool:
    """Tell whether a stretch is a name that is no part of a longer one: *the Bank*."""
    if not all(sentence[n].is_name for n in stretch.numbers if sentence[n].role is Role.CONTENT):
        return False
    return stretch.first > 0 and not any(
        _touches_name(sentence, numbers)
        for numbers in (
            range(stretch.first - 1, stretch.first - 1 - _REACH, -1),
            range(stretch.last + 1, stretch.last + 1 + _REACH),
        )
    )


def _touches_name(sentence: Sequence[Word], numbers: range) -> bool:
    """Tell whether the next word is a name, or follows after *of* and *the*."""
    for number in numbers:
        if not 0 <= number < len(sentence):
            return False
        word = sentence[number]
        if word.role is Role.CONTENT:
            return word.is_name
        if word.lower not in ("of", "the"):
            return False
    return False


def _kind(content: Sequence[Word]) -> bool:
    last = content[-1].text
    initials = is_initialism(last)
    name = len(content) > 1 and all(word.is_name for word in content)
    return initials or name or bool(_NOUN.search(last))


def _share(stems: Sequence[str], known: frozenset[str], of: int = 0) -> float:
    return sum(is_among(one, known) for one in stems) / (of or len(stems) or 1)


def _sounds(content: Sequence[Word], written: str, concept: Concept, knowledge: Knowledge) -> bool:
    if not any(word.is_name for word in content):
        return False
    together = "".join(word.text for word in content)
    whole = (concept.preferred, *concept.allowed, knowledge.sound(written))
    single = concept.preferred.split() if len(content) == 1 else []
    return any(is_like(together, one) for one in (*whole, *single))


def _neighbours(stretch: Stretch, sentence: Sequence[Word], term: Span, source: Source) -> int:
    before = range(stretch.first - 1, max(-1, stretch.first - 1 - _REACH), -1)
    after = range(stretch.last + 1, min(len(sentence), stretch.last + 1 + _REACH))
    return sum(_comes_from_beside(numbers, sentence, term, source) for numbers in (before, after))


def _comes_from_beside(
    numbers: range, sentence: Sequence[Word], term: Span, source: Source
) -> bool:
    """Tell whether the first linked word comes from a source word next to the term."""
    for number in numbers:
        mine = [link for link in source.links if link.target.overlaps(sentence[number].span)]
        if mine:
            best = max(mine, key=lambda link: link.weight)
            return is_beside(best.source, term, source.words)
    # Where the English begins or ends, so must the source, but for a word or a mark.
    reached = numbers.stop in (-1, len(sentence))
    edge = source.words[0] if numbers.step < 0 else source.words[-1]
    return reached and is_beside(edge, term, source.words)
