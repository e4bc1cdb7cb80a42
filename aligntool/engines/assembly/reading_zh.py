"""How Chinese is read: any character may begin a word; the segmenter's words are a hint."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from aligntool.engines.assembly.figures import WEEKDAYS, Figure, find_figures
from aligntool.engines.assembly.figures_zh import PATTERNS
from aligntool.engines.assembly.lattice import Candidate
from aligntool.engines.assembly.names import (
    TRANSCRIBING,
    chinese_person,
    is_transcription,
    load_transcriptions,
    pinyin,
    transcribed,
)
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

_TRANSCRIBED = re.compile(f"[{''.join(sorted(TRANSCRIBING))}]{{3,7}}")
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,7}(?:[·•][\u4e00-\u9fff]{1,7}){1,4}")
"""Parts of a foreign name with a dot between them."""
_SPELLED = re.compile(
    r"([\u4e00-\u9fff]{2,8}(?:[·•][\u4e00-\u9fff]{1,7}){0,4}) ?[(（] ?([A-Z][\w .'’-]{0,60}[\w.]) ?[)）]"
)
"""A foreign name with its letters in brackets behind it."""
_SPACED = re.compile(r"(?<=\d) +(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) +(?=\d)")
_PLACE = re.compile(
    r"(?![一二三四五六七八九十两几各全本该])[\u4e00-\u9fff]{2}([市县镇村山江河湖岛港湾])"
)
_SUFFIXES = {
    "市": "", "县": " County", "镇": " Township", "村": " Village", "山": " Mountain",
    "江": " River", "河": " River", "湖": " Lake", "岛": " Island", "港": " Port", "湾": " Bay",
}  # fmt: skip
"""What English has for the last character of a place name."""
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Chinese:
    """Implements ``reading.Language``."""

    lexicon: Lexicon
    verbs: frozenset[str]
    """English words that render some verb."""

    def figures(self, folded: str) -> Iterable[Figure]:
        """Return the numbers and dates, also those written with spaces: 3 月 21 日."""
        if _SPACED.search(folded) is None:
            return find_figures(folded, PATTERNS)
        gaps = {place for found in _SPACED.finditer(folded) for place in range(*found.span())}
        kept = [place for place in range(len(folded)) if place not in gaps]
        found = find_figures("".join(folded[place] for place in kept), PATTERNS)
        return [
            replace(one, span=Span(kept[one.span.start], kept[one.span.end - 1] + 1))
            for one in found
        ]

    def boundary(self, text: str, position: int) -> bool:
        """Tell whether no Latin word is cut at a position."""
        return position in (0, len(text)) or not (
            _LATIN_LETTER.match(text[position]) and _LATIN_LETTER.match(text[position - 1])
        )

    def piece(self, entry: Entry, span: Span, text: str) -> Piece | None:
        """Make a piece with the entry's first gloss, or with that of the small closed classes."""
        if entry.source in NOT_WORDS:
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
        run = _TRANSCRIBED.match(segment.text, position)
        if run is not None:
            name = transcribed(run[0], self.lexicon.readings)
            yield Candidate(Piece(Span(*run.span()), run[0], "name", name), 2.1)
        yield from self._foreign(segment.text, position)
        word = _word_at(segment, position)
        if word is None or len(word) < 2:
            return
        source = word.of(segment.text)
        if source in self.lexicon:
            return
        name = self._name(source)
        if name:
            yield Candidate(Piece(word, source, "name", name), 1.2)

    def unknown(self, text: str, position: int) -> Candidate:
        """Keep an unknown character."""
        character = text[position]
        span = Span(position, position + 1)
        return Candidate(Piece(span, character, "unknown", character, known=False), 3.0)

    def _name(self, source: str) -> str:
        """Return the English of a word if it looks like a name, else an empty string."""
        if is_transcription(source):
            return transcribed(source, self.lexicon.readings)
        if len(source) == 2 and source[1] == "州":
            return pinyin(source, self.lexicon.readings)
        place = _PLACE.fullmatch(source)
        if place is not None:
            return pinyin(source[:-1], self.lexicon.readings) + _SUFFIXES[place[1]]
        given = source[1:]
        short = len(source) in (2, 3) and source[0] in self.lexicon.surnames
        if short and given not in self.lexicon and source[:2] not in self.lexicon:
            return chinese_person(source, self.lexicon.readings)
        return ""

    def _foreign(self, text: str, position: int) -> Iterator[Candidate]:
        """Yield what marks show to be a foreign name: 杰夫·韦斯, and 洛丁（Lodin）."""
        dotted = _DOTTED.match(text, position)
        if dotted is not None:
            found = _spelling(dotted[0])
            if "·" in found or "•" in found:
                parts = re.split("[·•]", found)
                name = " ".join(self._part(part) for part in parts)
                span = Span(position, position + len(found))
                yield Candidate(Piece(span, found, "name", name), 1.0)
        spelled = _SPELLED.match(text, position)
        if spelled is not None and _spelling(spelled[1]) == spelled[1]:
            yield Candidate(Piece(Span(*spelled.span()), spelled[0], "name", spelled[2]), 0.9)

    def _part(self, part: str) -> str:
        """Return a part of a foreign name: that of a namesake, or its letters."""
        entry = self.lexicon.get(part)
        if entry is not None and entry.glosses[0][:1].isupper() and " " not in entry.glosses[0]:
            return entry.glosses[0]
        return transcribed(part, self.lexicon.readings)


def _spelling(text: str) -> str:
    """Return the beginning of a text that may spell a foreign name."""
    letters = load_transcriptions()
    end = 0
    while end < len(text) and (text[end] in "·•" or text[end] in letters):
        end += 1
    return text[:end].rstrip("·•")


def _word_at(segment: Segment, position: int) -> Span | None:
    """Return the segmenter's word that begins at a position."""
    from bisect import bisect_left

    index = bisect_left(segment.words, position, key=lambda span: span.start)
    found = segment.words[index] if index < len(segment.words) else None
    return found if found is not None and found.start == position else None
