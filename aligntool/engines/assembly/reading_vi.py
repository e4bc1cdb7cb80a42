"""How Vietnamese is read: syllables parted by spaces, capitals that tell names from words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from aligntool.engines.assembly.figures import Figure, find_figures
from aligntool.engines.assembly.figures_vi import PATTERNS
from aligntool.engines.assembly.lattice import Candidate
from aligntool.engines.assembly.names import without_marks
from aligntool.engines.assembly.nominal import PREPOSITIONS
from aligntool.engines.assembly.pieces import Piece
from aligntool.engines.assembly.reading import OWN_BONUS, latin_word, phrase_bonus, verb_among
from aligntool.engines.assembly.tables_vi import FAMILY_NAMES, ROLES, WORDS
from aligntool.lexicon import Entry, Lexicon
from aligntool.model import Segment
from aligntool.text import Span

_SYLLABLE = re.compile(r"\w+")
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*(?: [^\W\d_a-z][^\W\d_]*){1,3}")
_PLAIN = re.compile(r"[\x00-\x7f]+")


@dataclass(frozen=True, slots=True)
class Vietnamese:
    """Implements ``reading.Language``."""

    lexicon: Lexicon
    verbs: frozenset[str]
    """English words that render some verb."""

    def figures(self, folded: str) -> Iterable[Figure]:
        """Return the numbers and dates."""
        return find_figures(folded, PATTERNS)

    def boundary(self, text: str, position: int) -> bool:
        """Tell whether no syllable is cut at a position."""
        return position in (0, len(text)) or not (
            text[position].isalnum() and text[position - 1].isalnum()
        )

    def piece(self, entry: Entry, span: Span, text: str) -> Piece | None:
        """Choose between Đức (Germany) and đức (virtue) by the capital."""
        if not self.boundary(text, span.start):
            return None
        capital = text[span.start].isupper() and not _opens(text, span.start)
        gloss = _by_case(entry.glosses, capital=capital, lower=text[span.start].islower())
        pos = entry.pos
        if pos == "prop" and not gloss[:1].isupper():
            pos = "n"
        elif capital and gloss[:1].isupper() and gloss != entry.glosses[0] and gloss != "I":
            pos = "prop"
        if pos == "v" and gloss in PREPOSITIONS:
            pos = "prep"
        role = ROLES.get(entry.source, "") if pos != "prop" else ""
        if entry.source in WORDS and pos != "prop" and entry.source not in self.lexicon.own:
            gloss, pos = WORDS[entry.source]
        verb = verb_among(entry.glosses, self.verbs) if pos in ("n", "np", "adj", "prep") else ""
        return Piece(span, entry.source, pos, gloss, entry.glosses, entry.noun, verb, role)

    def cost(self, entry: Entry) -> float:
        """Return the cost of an entry; a single syllable is the least certain."""
        single = 0.1 if " " not in entry.source else 0.0
        own = OWN_BONUS if entry.source in self.lexicon.own else 0.0
        return 1.0 + single - own - phrase_bonus(entry)

    def extra(self, segment: Segment, position: int) -> Iterator[Candidate]:
        """Yield Latin words and names of persons."""
        text = segment.text
        if not self.boundary(text, position):
            return
        latin = latin_word(text, position)
        if latin is not None and _PLAIN.fullmatch(latin.source):
            # A capital in the sentence is a name; a plain lower-case word may be Vietnamese.
            yield Candidate(latin, 1.15 if any(map(str.isupper, latin.source)) else 1.3)
        name = _NAME.match(text, position)
        if name is not None and name[0].split()[0] in FAMILY_NAMES:
            words = name[0].split()
            for count in range(2, len(words) + 1):
                found = " ".join(words[:count])
                span = Span(position, position + len(found))
                yield Candidate(
                    Piece(span, found, "name", without_marks(found)), 1.25 - 0.01 * count
                )

    def unknown(self, text: str, position: int) -> Candidate:
        """Keep an unknown syllable; with a capital it is a name and loses its marks."""
        found = _SYLLABLE.match(text, position)
        end = found.end() if found else position + 1
        source = text[position:end]
        if source[0].isupper():
            plain = without_marks(source)
            return Candidate(Piece(Span(position, end), source, "name", plain, known=False), 2.0)
        piece = Piece(Span(position, end), source, "unknown", source)
        return Candidate(replace(piece, known=False), 2.5)


def _opens(text: str, position: int) -> bool:
    """Tell whether a position opens the sentence or a quotation, where a capital says nothing."""
    before = text[max(0, position - 2) : position].rstrip()[-1:]
    return not before or before in "“\"'‘:.!?…-–("


def _by_case(glosses: tuple[str, ...], *, capital: bool, lower: bool) -> str:
    """Return the first gloss whose capital agrees with the source's, else the first."""
    if capital:
        return next(
            (gloss for gloss in glosses if gloss[:1].isupper() and gloss != "I"), glosses[0]
        )
    if lower:
        return next((gloss for gloss in glosses if not gloss[:1].isupper()), glosses[0])
    return glosses[0]
