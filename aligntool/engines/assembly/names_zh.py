"""Chinese names that no lexicon has: stretches of a sentence in, how English writes them out."""

import re
from collections.abc import Iterator

from aligntool.engines.assembly.lattice import Candidate
from aligntool.engines.assembly.names import (
    TRANSCRIBING,
    chinese_person,
    is_transcription,
    load_transcriptions,
    pinyin,
    transcribed,
)
from aligntool.engines.assembly.pieces import Piece
from aligntool.lexicon import Lexicon
from aligntool.text import Span

_HAN = r"[\u4e00-\u9fff]"
_TRANSCRIBED = re.compile(f"[{''.join(sorted(TRANSCRIBING))}]{{3,7}}")
_DOTTED = re.compile(f"{_HAN}{{1,7}}(?:[·•]{_HAN}{{1,7}}){{1,4}}")
"""Parts of a foreign name with a dot between them."""
_SPELLED = re.compile(
    rf"({_HAN}{{2,8}}(?:[·•]{_HAN}{{1,7}}){{0,4}}) ?[(（] ?([A-Z][\w .'’-]{{0,60}}[\w.]) ?[)）]"
)
"""A foreign name with its letters in brackets behind it."""
_PLACE = re.compile(f"(?![一二三四五六七八九十两几各全本该]){_HAN}{{2}}([市县镇村山江河湖岛港湾])")
_SUFFIXES = {
    "市": "", "县": " County", "镇": " Township", "村": " Village", "山": " Mountain",
    "江": " River", "河": " River", "湖": " Lake", "岛": " Island", "港": " Port", "湾": " Bay",
}  # fmt: skip
"""What English has for the last character of a place name."""
_PREFECTURE = "州"
"""Part of the name in English too: Linzhou."""


def foreign_names(text: str, position: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield what marks or sounds show to be foreign: 洛丁（Lodin）, 杰夫·韦斯, 费尔班克斯."""
    spelled = _SPELLED.match(text, position)
    if spelled is not None and _beginning(spelled[1]) == spelled[1]:
        yield _candidate(Span(*spelled.span()), spelled[0], spelled[2], 0.9)
    dotted = _DOTTED.match(text, position)
    if dotted is not None:
        found = _beginning(dotted[0])
        parts = re.split("[·•]", found)
        if len(parts) > 1:
            english = " ".join(_part(part, lexicon) for part in parts)
            yield _candidate(Span(position, position + len(found)), found, english, 1.0)
    run = _TRANSCRIBED.match(text, position)
    if run is not None:
        english = transcribed(run[0], lexicon.readings)
        yield _candidate(Span(*run.span()), run[0], english, 2.1)


def name_of(word: str, lexicon: Lexicon) -> str:
    """Return the English of a word of the segmenter's if it looks like a name, else nothing."""
    if is_transcription(word):
        return transcribed(word, lexicon.readings)
    if len(word) == 2 and word[1] == _PREFECTURE:
        return pinyin(word, lexicon.readings)
    place = _PLACE.fullmatch(word)
    if place is not None:
        return pinyin(word[:-1], lexicon.readings) + _SUFFIXES[place[1]]
    short = len(word) in (2, 3) and word[0] in lexicon.surnames
    if short and word[1:] not in lexicon and word[:2] not in lexicon:
        return chinese_person(word, lexicon.readings)
    return ""


def _part(part: str, lexicon: Lexicon) -> str:
    """Return a part of a foreign name: that of a namesake, or its letters."""
    entry = lexicon.get(part)
    if entry is not None and entry.glosses[0][:1].isupper() and " " not in entry.glosses[0]:
        return entry.glosses[0]
    return transcribed(part, lexicon.readings)


def _beginning(text: str) -> str:
    """Return as much of a text as may spell a foreign name."""
    letters = load_transcriptions()
    end = 0
    while end < len(text) and (text[end] in "·•" or text[end] in letters):
        end += 1
    return text[:end].rstrip("·•")


def _candidate(span: Span, source: str, english: str, cost: float) -> Candidate:
    return Candidate(Piece(span, source, "name", english), cost)
