"""An English sentence in, its words out, each with the part it plays at the edge of a phrase."""

import re
from dataclasses import dataclass
from enum import Enum

from aligntool.alignment.stems import stem
from aligntool.text import Span

_WORD = re.compile(
    r" ?['’´] ?s(?!\w)|['’](?=\s|$)|\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}"
    r"|[^\W_]+(?:['’](?!s\b)\w+)?|[^\w\s]|_"
)
_VERB = re.compile(r"(?:ing|ed|ise|ize|ises|izes)$")
_ADJECTIVE = re.compile(r"(?:ist|ic|al|ese|ian|ive|ous|ary|style|type|able|ed|ful|less|ant)$")
_STEM = 3
"""Letters that a regular form shares with its stem."""
DETERMINERS = frozenset(
    "the a an this these those its his her their our my your such any some each every all "
    "no both another".split()
)
_PREPOSITIONS = frozenset(
    "of in on at to for with from by as into onto over under between among against through during "
    "within without about after before since until towards toward upon per via across along "
    "behind beyond including despite".split()
)
_OTHERS = frozenset(
    "and or but nor so than then that which who whom whose what when where while if because "
    "although though is are was were be been being am do does did has have had will would shall "
    "should can could may might must not it he she they we i you him them us me there here also "
    "only very more most".split()
)
AUXILIARIES = frozenset(
    "to can could will would shall should may might must be been being is are was were not n't "
    "have has had i we they he she it who let do does did don't".split()
)
"""Words after which a bare word is a verb or participle."""
_FINITE = frozenset(
    "is are was were has have had will would shall should can could may might must does did "
    "who whom which whose because although though while when so".split()
)
_VERBS = frozenset(
    "reduce fight combat build promote improve develop strengthen enhance expand increase ensure "
    "protect eliminate alleviate eradicate make take get give keep help lift raise reach achieve "
    "establish create carry hold open reform deepen govern manage control prevent treat use "
    "cooperate share speak issue set put bring maintain safeguard uphold support".split()
)
"""Verbs that often begin what is said instead of a noun: *to reduce poverty*."""


class Role(Enum):
    """What a word does at the edge of a phrase."""

    CONTENT = "content"
    DETERMINER = "determiner"
    FUNCTION = "function"
    JOINT = "joint"
    """A hyphen, slash or possessive: it ties words together."""
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an English sentence."""

    span: Span
    """Into the sentence."""
    text: str
    role: Role

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()

    @property
    def is_possessive(self) -> bool:
        """Whether it is 's, as it may be written."""
        return self.text.strip()[:1] in "'’´"


def cut(text: str) -> tuple[Word, ...]:
    """Return the words of a sentence; hyphenated ones in their parts, 's by itself."""
    return tuple(
        Word(Span(*match.span()), match.group(), _role(match.group()))
        for match in _WORD.finditer(text)
    )


def is_preposition(word: str) -> bool:
    """Tell whether a word in lower case is a preposition."""
    return word in _PREPOSITIONS


def is_finite(word: str) -> bool:
    """Tell whether a word in lower case begins a predicate or a clause: no phrase holds it."""
    return word in _FINITE


def is_name(english: str) -> bool:
    """Tell whether all words of an English term that say something begin with a capital."""
    words = [word for word in english.split() if len(word) > 3 or word[0].isupper()]
    capital = all(word[0].isupper() or word[0].isdigit() for word in words)
    return bool(words) and capital and not english.isupper()


def is_initialism(word: str) -> bool:
    """Tell whether a word is written in capitals only: *FSA*."""
    return len(word) > 1 and word.isalpha() and word.isupper()


def is_verbal(word: str) -> bool:
    """Tell whether a word in lower case looks like a form of a verb: *using*, *used*, *grew*."""
    return bool(_VERB.search(word)) or is_irregular(word)


def is_adjectival(word: str) -> bool:
    """Tell whether a word in lower case looks like an adjective."""
    return bool(_ADJECTIVE.search(word))


def is_common_verb(word: str) -> bool:
    """Tell whether a word in lower case is a common verb in its plain form."""
    return word in _VERBS


def is_irregular(word: str) -> bool:
    """Tell whether a word in lower case is an irregular form, mostly of a verb: *met*, *held*."""
    return not stem(word).startswith(word[:_STEM])


def _role(written: str) -> Role:
    lower = written.lower()
    if lower in DETERMINERS:
        return Role.DETERMINER
    if lower in _PREPOSITIONS or lower in _OTHERS:
        return Role.FUNCTION
    if written.strip()[0] in "'’´" or written in "-‐‑/&":
        return Role.JOINT
    return Role.CONTENT if written[0].isalnum() else Role.MARK
