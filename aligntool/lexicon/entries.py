"""The lexicon as the engine sees it: entries by source key, longest match from a position."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

PARTS_OF_SPEECH = frozenset(
    "n np v vp adj adjp adv advp prop pron num clf part prep pp conj conn clause intj".split()
)
"""Every value of the ``pos`` column; ``np``, ``vp`` … are phrases already in English order."""

# Tab and bar cannot occur in a field of the tab-separated sources.
_FIELD = "\t"
_GLOSS = "|"


@dataclass(frozen=True, slots=True)
class Entry:
    """One source word or phrase."""

    source: str
    """The key: lower case for Vietnamese, simplified characters for Chinese."""
    pos: str
    """One of ``PARTS_OF_SPEECH``."""
    glosses: tuple[str, ...]
    """English, commonest first; an empty string where English normally has nothing."""
    noun: str = ""
    """What the word is called as a noun, where the source says so (发展: development)."""

    def pack(self) -> str:
        """Return everything but the key as one string."""
        return _FIELD.join((self.pos, self.noun, _GLOSS.join(self.glosses)))


def unpack(source: str, packed: str) -> Entry:
    """Rebuild an entry from its key and what ``Entry.pack`` made of the rest.

    Raises:
        ValueError: if the string was not made by ``Entry.pack``.
    """
    pos, noun, glosses = packed.split(_FIELD)
    return Entry(source, pos, tuple(glosses.split(_GLOSS)), noun)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A read-only lexicon of one source language.

    Entries stay packed until they are looked up: a sentence needs a few dozen of 120,000.
    """

    lang: str
    version: str
    """First 8 hexadecimal digits of the SHA-256 of everything it was made from."""
    packed: Mapping[str, str]
    """Packed entries by key."""
    reach: Mapping[str, int]
    """Length in code points of the longest key that starts with a character."""
    readings: Mapping[str, str]
    """Toneless pinyin of single Chinese characters; empty for Vietnamese."""
    surnames: frozenset[str] = frozenset()
    """Chinese family names."""
    own: frozenset[str] = frozenset()
    """Keys that a lexicon of the user's gives: what they say is meant as it stands."""

    def __contains__(self, key: str) -> bool:
        return key in self.packed

    def get(self, key: str) -> Entry | None:
        """Return the entry of a key, or None."""
        found = self.packed.get(key)
        return None if found is None else unpack(key, found)

    def matches(self, text: str, start: int) -> Iterator[Entry]:
        """Yield the entries whose key stands in ``text`` at ``start``, longest first.

        ``text`` must be folded as the keys are; word boundaries are the caller's business.
        """
        if start >= len(text):
            return
        longest = min(self.reach.get(text[start], 0), len(text) - start)
        for length in range(longest, 0, -1):
            key = text[start : start + length]
            found = self.packed.get(key)
            if found is not None:
                yield unpack(key, found)


def reach_of(keys: Mapping[str, str]) -> dict[str, int]:
    """Return, for each first character, the length of the longest key that starts with it."""
    reach: dict[str, int] = {}
    for key in keys:
        if reach.get(key[0], 0) < len(key):
            reach[key[0]] = len(key)
    return reach
