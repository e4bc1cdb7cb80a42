"""How Chinese is read: any character may begin a word; the segmenter's words are a hint."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aligntool.engines.assembly.figures import WEEKDAYS, Figure, find_figures
from aligntool.engines.assembly.figures_zh import PATTERNS
from aligntool.engines.assembly.lattice import Candidate
from aligntool.engines.assembly.names_zh import foreign_names, name_of
from aligntool.engines.assembly.nominal import PREPOSITIONS
from aligntool.engines.assembly.pieces import Piece
from aligntool.engines.assembly.reading import (
    OWN_BONUS,
    concise,
    latin_word,
    phrase_bonus,
    verb_among,
)
from aligntool.engines.assembly.tables_zh import NOT_WORDS, ROLES, WORDS
from aligntool.lexicon import Entry, Lexicon
from aligntool.model import Segment
from aligntool.text import Span

_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Chinese:
    """Implements ``reading.Language``."""

    lexicon: Lexicon
    verbs: frozenset[str]
    """English words that render some verb."""

    def figures(self, folded: str) -> Iterable[Figure]:
        """Return the numbers and dates."""
        return find_figures(folded, PATTERNS)

    def boundary(self, text: str, position: int) -> bool:
        """Tell whether no Latin word is cut at a position."""
        return position in (0, len(text)) or not (
            _LATIN_LETTER.match(text[position]) and _LATIN_LETTER.match(text[position - 1])
        )

    def piece(self, entry: Entry, span: Span, text: str) -> Piece | None:
        """Make a piece with the entry's first gloss, or with that of the small closed classes."""
        if entry.source in NOT_WORDS and entry.source not in self.lexicon.own:
            return None
        gloss, pos = concise(entry.glosses), entry.pos
        if entry.source not in self.lexicon.own:
            gloss, pos = WORDS.get(entry.source, (gloss, pos))
        if pos == "v" and gloss in PREPOSITIONS:
            pos = "prep"
        role = ROLES.get(entry.source, "")
        if pos == "vp" and gloss.split()[:1] and not self._begins_with_verb(gloss):
            pos = "np"
        if gloss in WEEKDAYS:
            pos = "date"
        verb = verb_among(entry.glosses, self.verbs) if pos in ("n", "np") else ""
        return Piece(span, entry.source, pos, gloss, entry.glosses, entry.noun, verb, role)

    def _begins_with_verb(self, gloss: str) -> bool:
        words = [word for word in gloss.split() if not word.endswith("ly")]
        return bool(words) and (words[0] in self.verbs or len(words[0]) < 5)

    def cost(self, entry: Entry) -> float:
        """Return the cost of an entry; a single character is the least certain."""
        single = 0.5 if len(entry.source) == 1 else 0.0
        own = OWN_BONUS if entry.source in self.lexicon.own else 0.0
        return 1.0 + single - own - phrase_bonus(entry)

    def extra(self, segment: Segment, position: int) -> Iterator[Candidate]:
        """Yield Latin words, persons and foreign names in the segmenter's words."""
        whole = self.boundary(segment.text, position)
        latin = latin_word(segment.text, position) if whole else None
        if latin is not None:
            yield Candidate(latin, 1.0)
        character = segment.text[position]
        if character in ROLES and character not in self.lexicon:
            piece = Piece(
                Span(position, position + 1), character, "part", "", role=ROLES[character]
            )
            yield Candidate(piece, 1.5)
        yield from foreign_names(segment.text, position, self.lexicon)
        word = _word_at(segment, position)
        if word is None or len(word) < 2:
            return
        source = word.of(segment.text)
        if source in self.lexicon:
            return
        name = name_of(source, self.lexicon)
        if name:
            yield Candidate(Piece(word, source, "name", name), 1.2)

    def unknown(self, text: str, position: int) -> Candidate:
        """Keep an unknown character."""
        character = text[position]
        span = Span(position, position + 1)
        return Candidate(Piece(span, character, "unknown", character, known=False), 3.0)


def _word_at(segment: Segment, position: int) -> Span | None:
    """Return the segmenter's word that begins at a position."""
    from bisect import bisect_left

    index = bisect_left(segment.words, position, key=lambda span: span.start)
    found = segment.words[index] if index < len(segment.words) else None
    return found if found is not None and found.start == position else None
