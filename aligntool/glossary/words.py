"""Terms found in a sentence and its words in; out those terms that are not part of other words.

Words are those of a segmenter, which is often wrong about new words.  So a term that cuts through
a word is given up only where the sentence reads better without it, or where the lexicon says that
the word means something else.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from aligntool.lexicon import Lexicon, load_lexicon
from aligntool.model import Concept, Occurrence
from aligntool.text import Span

_LANGUAGES = ("zh", "vi")
"""Those whose words are known and do not stand between spaces."""
_BY_CHANCE = 2
"""Characters, or syllables, that may stand side by side in other words; three hardly ever do."""
_ENGLISH = re.compile(r"[A-Z0-9][A-Z0-9&]+|[A-Za-z]{4,}")
"""Words of English that say something: acronyms, and those of four letters or more."""
_STEM = 4
Cost = tuple[int, int]
"""Of a way to read a stretch: how many words, and how many of them are single characters."""
_NEVER = (sys.maxsize, 0)
"""Of a stretch that cannot be read without the term: one of a single character."""


class WordRules:
    """Tells terms from parts of other words.  Loads the lexicon of the language when needed."""

    def __init__(self, concepts: Mapping[str, Concept], lang: str) -> None:
        """Take the concepts whose terms are sought."""
        self._concepts = concepts
        self._lang = lang
        self._lexicon: Lexicon | None = None

    def agreeing(
        self, found: Iterable[Occurrence], folded: str, words: Sequence[Span]
    ) -> list[Occurrence]:
        """Return the terms that agree with the words of their sentence, in order.

        Args:
            found: terms in the sentence, overlapping ones too.
            folded: the sentence, in the form in which terms are compared.
            words: its words, which cover all of it but white space; spans index the sentence.
        """
        if self._lang not in _LANGUAGES:
            return list(found)
        starts = [word.start for word in words]
        kept = []
        for one in found:
            first = max(bisect_right(starts, one.span.start) - 1, 0)
            around = words[first : bisect_left(starts, one.span.end)]
            is_whole = around[0].start == one.span.start and around[-1].end == one.span.end
            if is_whole or self._is_meant(one, folded, around):
                kept.append(one)
        return kept

    def _is_meant(self, one: Occurrence, folded: str, around: Sequence[Span]) -> bool:
        """Tell whether a term counts that begins or ends inside the words around it."""
        whole = Span(around[0].start, around[-1].end)
        term = one.span.of(folded)
        units = len(term) if self._lang == "zh" else len(term.split())
        both = whole.start < one.span.start and one.span.end < whole.end
        is_syllable = self._lang == "vi" and units == 1 and len(whole.of(folded).split()) > 1
        if is_syllable or (both and units <= _BY_CHANCE):
            return False
        if len(around) == 1 and self._means_other(one, whole.of(folded), folded):
            return False
        return self._lang != "zh" or not self._reads_better_without(one.span, folded, around)

    def _means_other(self, one: Occurrence, word: str, folded: str) -> bool:
        """Tell whether the lexicon gives a longer word English that has nothing of the term's."""
        longer = self._glosses(word)
        if not longer:
            return False
        concept = self._concepts[one.concept]
        own = (concept.preferred, *concept.allowed, *self._glosses(one.span.of(folded)))
        return not _akin(own, longer[:1])

    def _glosses(self, word: str) -> tuple[str, ...]:
        entry = self._known().get(word)
        return entry.glosses if entry else ()

    def _reads_better_without(self, term: Span, folded: str, around: Sequence[Span]) -> bool:
        """Tell whether the words around a term need fewer, longer pieces if it is cut.

        商务部 is not in 商务部门, which reads 商务|部门 rather than 商务部|门.
        """
        lexicon = self._known()
        whole = Span(around[0].start, around[-1].end)
        before = _best(whole.start, term.start, folded, lexicon)
        behind = _best(term.end, whole.end, folded, lexicon)
        held = (before[0] + 1 + behind[0], before[1] + behind[1])
        free = _best(whole.start, whole.end, folded, lexicon, cut=term)
        if free != held:
            return free < held
        # As good either way: the segmenter decides, if holding the term leaves characters over.
        is_segmented = len(around) > 1 and all(
            len(word) == 1 or word.of(folded) in lexicon for word in around
        )
        return held[1] > 0 and is_segmented

    def _known(self) -> Lexicon:
        if self._lexicon is None:
            self._lexicon = load_lexicon(self._lang)
        return self._lexicon


def _best(start: int, end: int, text: str, lexicon: Lexicon, *, cut: Span | None = None) -> Cost:
    """Return the least that a stretch costs in words of the lexicon.

    Args:
        start: where it begins.
        end: and ends.
        text: the sentence.
        lexicon: its words; any character may be one.
        cut: a term that no word may hold, whole or a word of it: 安全局 holds 安全 of 国家安全.
    """
    costs: dict[int, Cost] = {start: (0, 0)}
    for position in range(start, end):
        if position not in costs:
            continue
        words, single = costs[position]
        for size in _sizes(position, end, text, lexicon):
            stop = position + size
            if cut is not None and not _cuts(Span(position, stop), cut, text, lexicon):
                continue
            cost = (words + 1, single + (size == 1))
            costs[stop] = min(costs.get(stop, cost), cost)
    return costs.get(end, _NEVER)


def _cuts(word: Span, term: Span, text: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is apart from a term, part of it, or holds no whole word of it."""
    shared = Span(max(word.start, term.start), min(word.end, term.end))
    if shared.start >= shared.end or term.contains(word):
        return word != term
    return shared != term and (len(shared) == 1 or shared.of(text) not in lexicon)


def _sizes(position: int, end: int, text: str, lexicon: Lexicon) -> Iterator[int]:
    """Yield the lengths of the words that begin at a position; a character always may be one."""
    yield 1
    longest = min(lexicon.reach.get(text[position], 0), end - position)
    for size in range(2, longest + 1):
        if text[position : position + size] in lexicon:
            yield size


def _akin(some: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether two sets of English have words of one family."""
    ours, theirs = _stems(some), _stems(others)
    return any(
        first == second
        if min(len(first), len(second)) < _STEM
        else first[:_STEM] in second or second[:_STEM] in first
        for first in ours
        for second in theirs
    )


def _stems(english: Iterable[str]) -> set[str]:
    return {word.lower() for one in english for word in _ENGLISH.findall(one)}
