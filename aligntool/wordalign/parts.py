"""What a word may be in English by its parts: the characters or syllables of other words.

判决, 宣判 and 审判 were linked with *verdict* and *trial* often enough to tell what 原判 may be.
"""

import re
from collections.abc import Mapping

from aligntool.text import HAN

_HAN = re.compile(f"[{HAN}]")


class PartTable:
    """English units by part, counted over all words that have the part."""

    def __init__(self, links: Mapping[str, Mapping[str, float]]) -> None:
        found: dict[str, dict[str, float]] = {}
        for source, english in links.items():
            own = parts(source)
            for part in own:
                table = found.setdefault(part, {})
                for word, count in english.items():
                    table[word] = table.get(word, 0.0) + count / len(own)
        self._table = {part: _shares(table) for part, table in found.items()}

    def english(self, source: str) -> Mapping[str, float]:
        """Return the English units of a word's parts with their mean probabilities."""
        made: dict[str, float] = {}
        own = parts(source)
        for part in own:
            for word, chance in self._table.get(part, {}).items():
                made[word] = made.get(word, 0.0) + chance / len(own)
        return made


def parts(source: str) -> tuple[str, ...]:
    """Return the characters of a Chinese word, the syllables of a Vietnamese one."""
    if _HAN.match(source):
        return tuple(_HAN.findall(source))
    return tuple(source.split(" ")) if source[0].isalpha() else ()


def _shares(table: Mapping[str, float]) -> dict[str, float]:
    total = sum(table.values()) + 1.0
    return {word: count / total for word, count in table.items()}
