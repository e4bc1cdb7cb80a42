"""Words of a source sentence in, the stretches out that may be terms by their parts of speech.

Chinese: nouns and adjectives before a noun.  Vietnamese, where the head comes first: a noun or a
verb of several syllables, then nouns, adjectives and verbs.  Parts of speech are the lexicon's.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aligntool.errors import UsageError
from aligntool.glossary.lint.stopwords import STOP_WORDS
from aligntool.lexicon import Lexicon, load_lexicon
from aligntool.text import HAN
from aligntool.wordalign.units import Unit

LONGEST = 6
"""Words of the longest phrase."""
_NOUN, _ADJECTIVE, _VERB, _OTHER = "NAV."
_CLASSES = {
    "n": _NOUN,
    "np": _NOUN,
    "prop": _NOUN,
    "adj": _ADJECTIVE,
    "adjp": _ADJECTIVE,
    "v": _VERB,
    "vp": _VERB,
}
# What begins with a numeral or a demonstrative is a count of something (七成, 这套); 等 is "and
# others".
_NEW_CHINESE = re.compile(
    f"[a-zA-Z]+|(?![第一二三四五六七八九十百千万两几半多这那每各某])[{HAN}]{{2,}}(?<!等)"
)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What a phrase of a language is."""

    pattern: re.Pattern[str]
    """Of the classes of its words."""
    classify: Callable[[Lexicon, str, str, str], str]
    """Lexicon, key and written form of a word, and the word before → its class."""
    stands_alone: Callable[[str, str, str], bool]
    """Whether a word says enough by itself, given those before and behind it."""


class Phrases:
    """Finds the phrases of one language.  Holds its lexicon."""

    def __init__(self, lang: str) -> None:
        """Load the lexicon of a language.

        Raises:
            UsageError: if it is not one whose phrases are known.
        """
        if lang not in _GRAMMARS:
            raise UsageError(
                f"terms cannot be looked for in '{lang}'; there are: {', '.join(_GRAMMARS)}"
            )
        self._lexicon = load_lexicon(lang)
        self._grammar = _GRAMMARS[lang]
        self._stop = STOP_WORDS[lang]
        self._fits = lru_cache(maxsize=10_000)(self._grammar.pattern.fullmatch)

    def find(self, text: str, units: Sequence[Unit]) -> Iterator[range]:
        """Yield the phrases of a sentence as ranges of its units, those inside others too."""
        written = ["", *(unit.span.of(text) for unit in units), ""]
        keys = (unit.key for unit in units)
        classes = "".join(map(self._class, keys, written[1:-1], written))
        for start, (before, word, after) in enumerate(
            zip(written, written[1:], written[2:], strict=False)
        ):
            alone = self._grammar.stands_alone(word, before, after)
            for end in range(start + 1, min(len(units), start + LONGEST) + 1):
                if classes[end - 1] == _OTHER:
                    break
                if (alone or end - start > 1) and self._fits(classes[start:end]):
                    yield range(start, end)

    def is_name(self, key: str, written: str) -> bool:
        """Tell whether a word may be a name, as it is written most often.

        So may one that the lexicon has as a name or not at all and that begins with no small
        letter, and any single syllable with a capital.
        """
        entry = self._lexicon.get(key)
        is_known = entry is not None and entry.pos != "prop"
        return written[0].isupper() and " " not in key if is_known else not written[0].islower()

    def _class(self, key: str, written: str, before: str) -> str:
        if _is_acronym(written):
            return _NOUN
        if key in self._stop and not _is_capital(written, before):
            return _OTHER
        return self._grammar.classify(self._lexicon, key, written, before)


def _chinese(lexicon: Lexicon, key: str, written: str, _before: str) -> str:
    """Return the class of a Chinese word; unknown ones are names most often."""
    entry = lexicon.get(key)
    if entry is not None:
        return _CLASSES.get(entry.pos, _OTHER)
    return _NOUN if _NEW_CHINESE.fullmatch(written) else _OTHER


def _vietnamese(lexicon: Lexicon, key: str, written: str, before: str) -> str:
    """Return the class of a Vietnamese word; unknown ones with a capital are names.

    So are known ones of one syllable that have a capital inside a sentence: Anh, Đức.
    """
    entry = lexicon.get(key)
    if " " not in key and _is_capital(written, before):
        return _NOUN
    if entry is None:
        return _NOUN if written[0].isupper() else _OTHER
    found = _CLASSES.get(entry.pos, _OTHER)
    return _OTHER if found == _VERB and " " not in key else found


def _is_word(word: str, _before: str, _after: str) -> bool:
    """Tell whether a Chinese word is more than a character."""
    return len(word) > 1


def _is_name_or_compound(word: str, before: str, after: str) -> bool:
    """Tell whether a Vietnamese word has several syllables, or is an acronym or a whole name."""
    is_name = _is_capital(word, before) and not after[:1].isupper()
    return " " in word or _is_acronym(word) or is_name


def _is_capital(word: str, before: str) -> bool:
    """Tell whether a word has a capital though it begins no sentence or longer name."""
    return word[0].isupper() and before[:1].islower()


def _is_acronym(written: str) -> bool:
    """Tell whether a word is an acronym; Chinese characters have no case."""
    return len(written) > 1 and written.isupper()


_GRAMMARS: Mapping[str, _Grammar] = {
    "zh": _Grammar(re.compile("[NA]*N"), _chinese, _is_word),
    "vi": _Grammar(re.compile("(?=.*N)[NV][NAV]*"), _vietnamese, _is_name_or_compound),
}
"""Language code → its phrases."""
