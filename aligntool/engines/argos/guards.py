"""What can be seen to be wrong with an English text, given its source: one table of detectors.

A detector knows nothing of the model.  It is tuned to stay silent on translations by people; see
docs/engine.md for how often it does not.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aligntool.engines.argos.figures import Figure
from aligntool.engines.argos.literals import Literal, literals, missing
from aligntool.engines.argos.numbers import lost, required

_WIDE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\U00020000-\U0003134f"
)
_WIDE_CHAR = re.compile(f"[{_WIDE}]")
_WORD = re.compile(r"\w+")
_FOREIGN = re.compile(
    # Letters neither Latin nor Greek; Greek ones are signs as well (μ, β-carotene).
    "[\u0400-\u1cff\u2c00-\u2dff\u2e80-\u2fdf\u3005-\u3007\u3031-\ua4cf\uac00-\ud7ff\uf900-\ufaff"
    "\ufb1d-\ufdff\ufe70-\ufefc\uff66-\uffdc\U00010000-\U0001efff\U00020000-\U0003ffff]"
)
_NAMED = re.compile(r"[(\[（“\"'‘「『《][^()\[\]（）“”\"‘’「」『』《》]{1,24}[)\]）”\"'’」』》]")
_VIETNAMESE = re.compile(
    "(?<![^\\W_])[a-zà-ỹ]*[đăơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ][a-zà-ỹđăơư]*"
)
_LOWER = re.compile(r"(?<![^\W_])[^\W\d_A-Z]{2,}")

_WIDE_WEIGHT = 0.6
"""English words for a Chinese, Japanese, Korean or Thai character, on the average of news."""
_LEAST_UNITS = 6
"""Below this a word more or less doubles or halves the length."""
_SHORT = 0.35
_LONG = 3.0
"""English words per unit.  People's translations lie between 0.33 and 2.9 (22 000 pairs of news,
encyclopaedia and official texts from Chinese and Vietnamese); beyond these something is missing or
the model runs on."""
_LONG_SLACK = 5
"""Words that a short sentence may have beyond the ratio."""
_COPIES = 3
"""A stretch said so many times in a row is a loop; *very, very good* says it twice."""
_LONGEST_LOOP = 8
"""Words of the longest stretch looked for."""
_STUTTER = 12
"""Letters of a word in which a loop of syllables is looked for."""
_LETTERS = re.compile(r"([^\W\d_]{1,6}?)\1{4,}")


@dataclass(frozen=True, slots=True)
class Source:
    """A source sentence with what its English is held against."""

    text: str
    units: float
    """English words to be expected, roughly."""
    figures: tuple[Figure, ...]
    literals: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class English:
    """A text to be judged, with what several detectors need of it."""

    text: str
    words: tuple[str, ...]
    """In lower case."""


@dataclass(frozen=True, slots=True)
class Guard:
    """A detector."""

    name: str
    """What ``Hypothesis.flags`` says."""
    weight: int
    """How bad it is, to choose between two texts that are both flagged."""
    sees: Callable[[Source, English], bool]


def read(text: str) -> Source:
    """Return a source sentence with what must be found in its English."""
    wide = len(_WIDE_CHAR.findall(text)) if not text.isascii() else 0
    narrow = len(_WORD.findall(_WIDE_CHAR.sub(" ", text) if wide else text))
    return Source(text, wide * _WIDE_WEIGHT + narrow, required(text), literals(text))


def flags(source: Source, text: str) -> tuple[str, ...]:
    """Return the names of the guards that object to a text, in the order of the table."""
    english = English(text, tuple(_WORD.findall(text.lower())))
    return tuple(guard.name for guard in GUARDS if guard.sees(source, english))


def weigh(names: Sequence[str]) -> int:
    """Return how bad a text is that has these flags; 0 without any."""
    return sum(_WEIGHTS[name] for name in names if name in _WEIGHTS)


def _empty(source: Source, english: English) -> bool:
    return not english.words and bool(_beyond(source))


def _beyond(source: Source) -> list[str]:
    """Return the words of the source without what is copied: an emoji alone has none."""
    rest = source.text
    for literal in source.literals:
        rest = rest.replace(literal.text, " ")
    return _WORD.findall(rest)


def _repetition(source: Source, english: English) -> bool:
    words = english.words
    doubles = len(words) - len(set(words))
    looping = doubles >= _COPIES and _loops(words)
    stuttering = any(_LETTERS.search(word) for word in words if len(word) >= _STUTTER)
    return (looping or stuttering) and not _echoes(source.text)


def _loops(words: Sequence[str]) -> bool:
    """Tell whether some stretch of words stands there several times in a row."""
    for size in range(1, min(_LONGEST_LOOP, len(words) // _COPIES) + 1):
        wanted = max((_COPIES - 1) * size, 3)
        run = 0
        for one, other in zip(words, words[size:], strict=False):
            run = run + 1 if one == other else 0
            if run >= wanted:
                return True
    return False


def _echoes(text: str) -> bool:
    """Tell whether the source repeats itself, so that its English may (哈哈哈哈)."""
    return re.search(r"([^\W\d_]{1,12}?)(?:[\W_]*\1){2,}", text.lower()) is not None


def _short(source: Source, english: English) -> bool:
    return source.units >= _LEAST_UNITS and len(english.words) < _SHORT * source.units


def _long(source: Source, english: English) -> bool:
    return len(english.words) > _LONG * source.units + _LONG_SLACK


def _untranslated(source: Source, english: English) -> bool:
    text = english.text
    if text.isascii():
        return _copied(source, text)
    plain = _NAMED.sub(" ", text)
    if _FOREIGN.search(plain):
        return True
    # Names keep their marks (Lý Cường) and single words may be terms (phở): two or more in lower
    # case that stand in the source as well were not translated.
    left = {word for word in _VIETNAMESE.findall(plain) if word in source.text}
    return len(left) > 1 or _copied(source, text)


def _copied(source: Source, text: str) -> bool:
    """Tell whether the English is the source once more."""
    if text[:8].casefold() != source.text[:8].casefold():
        return False
    return text.casefold() == source.text.casefold() and len(_LOWER.findall(text)) >= 3


def _number(source: Source, english: English) -> bool:
    return bool(lost(source.figures, english.text))


def _literal(kind: str) -> Callable[[Source, English], bool]:
    def sees(source: Source, english: English) -> bool:
        if not source.literals:
            return False
        wanted = tuple(one for one in source.literals if one.kind == kind)
        return bool(missing(wanted, english.text))

    return sees


GUARDS = (
    Guard("empty", 16, _empty),
    Guard("repetition", 8, _repetition),
    Guard("untranslated", 6, _untranslated),
    Guard("short", 5, _short),
    Guard("long", 5, _long),
    Guard("number", 4, _number),
    Guard("url", 3, _literal("url")),
    Guard("email", 3, _literal("email")),
    Guard("emoji", 1, _literal("emoji")),
)
"""The detectors, worst first."""

CUT = "cut"
"""Flag of a text that ends where the model may write no more pieces; the decoder knows, no text."""
_WEIGHTS = {**{guard.name: guard.weight for guard in GUARDS}, CUT: 5}
