"""Definitions as dictionaries print them in, English that can stand in a sentence out.

A definition explains; a gloss replaces.  So numbers, transcriptions, brackets, cross references,
examples and idioms go.  The lines of the Free Vietnamese Dictionary Project are known by their
first character: ``@`` a headword, ``*`` a part of speech, ``-`` a sense, ``=`` an example, ``!``
an idiom, whose senses follow.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aligntool.formats.glossary._losses import Losses
from aligntool.lexicon.labels import label
from aligntool.lexicon.tables import CONTROL, FOREIGN
from aligntool.text import collapse

LONGEST = 4
"""Words; a longer definition explains rather than translates."""
_LONGEST_DEFINITION = 50_000
"""Characters."""
_DEEPEST = 4
"""Brackets inside one another."""
_LONGEST_ITEM = 3
"""Words of the longest part up to which commas part renderings rather than clauses."""
_BULLET = re.compile(
    r"(?:[-–—•●○■□◆◇▪▶►◎☆★※*+·]+|\(?\d{1,2}[.)](?!\d)|[\u2460-\u2473]|[a-h]\)|[ivx]{1,4}\.)\s*"
)
_TRANSCRIBED = re.compile(r"\[[^\]]{0,80}\]|/[^/]{0,40}[ɑæəɛɪɔʊʌθðŋʃʒˈː'][^/]{0,40}/")
_EXAMPLE = re.compile(r"(?:e\.?g\.|ex:|example|vd[:.]|ví dụ|thí dụ|例)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|（[^（）]*）|【[^【】]*】|〈[^〈〉]*〉")
_REFERENCE = re.compile(
    r"(?:see(?! (?:about|again|into|off|out|through|to)\b)|cf\.?|same as|also (?:called|written)|"
    r"variant of|abbr\.|abbreviation (?:for|of)|synonym of|antonym of|opposite of|plural of|"
    r"surname|used (?:in|to|as|before|after|for)|classifier for|xem|như|cũng (?:như|viết))\s+\S|"
    r"CL:|=",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[;；|\u2460-\u2473]|\s/\s|(?<!\w)/|/(?!\w)")
_COMMA = re.compile(r"[,，、]\s*")
_LEADING = re.compile(r"(?:to|a|an|the|sb's|sth)\s+", re.IGNORECASE)
_ENGLISH = re.compile(r"[A-Za-z0-9]")
_ENDS = " \t.,:;!?\"'“”‘’«»-–—~*"


@dataclass(frozen=True, slots=True)
class Gloss:
    """English for a word."""

    text: str
    """Without a leading article or ``to``."""
    pos: str = ""
    """The lexicons' tag; empty where the definition says nothing of it."""


def glosses(definition: str, word: str, losses: Losses) -> tuple[Gloss, ...]:
    """Return the renderings in a definition, in order; what is left out is counted.

    Args:
        definition: plain text of one or more lines.
        word: what is defined.
        losses: gets what is left out.
    """
    if len(definition) > _LONGEST_DEFINITION:
        losses.add(f"definitions of more than {_LONGEST_DEFINITION:,} characters", word)
        return ()
    clean = CONTROL.sub("", unicodedata.normalize("NFC", definition))
    lines = _said(re.split(r"\r\n|[\n\r\u2028\v\f]", clean), word, losses)
    return tuple(
        gloss for pos, text in _senses(lines) for gloss in _of_sense(text, pos, word, losses)
    )


def _senses(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the part of speech and the text of each sense."""
    pos = before = waiting = ""
    for line in lines:
        tag, rest, is_certain = _labelled(line)
        if tag and not rest:
            if waiting:
                yield before, waiting
            # A line that says no more than "name" is a rendering if no sense follows it.
            before, waiting, pos = pos, "" if is_certain else line, tag
        else:
            waiting = ""
            pos = tag or pos
            yield pos, rest
    if waiting:
        yield before, waiting


def _labelled(line: str) -> tuple[str, str, bool]:
    """Return the tag of a line, what follows it, and whether the line can mean nothing else."""
    if line.startswith("*"):
        tag, rest = label(line.lstrip("* "), announced=True)
        if tag:
            return tag, rest, True
    bare = _unnumbered(line)
    tag, rest = label(bare)
    if tag and not rest and bare != line:
        return "", bare, False
    return tag, rest, not (bare.isascii() and bare.isalpha())


def _said(lines: Iterable[str], word: str, losses: Losses) -> Iterator[str]:
    """Yield the lines that are neither blank nor headwords, examples and idioms."""
    in_idiom = False
    for line in map(collapse, lines):
        sign = line[:1]
        if sign == "!":
            in_idiom = True
        if sign in ("@", "*"):
            in_idiom = False
        if sign in ("", "@"):
            continue
        if in_idiom or sign == "=" or _EXAMPLE.match(_unnumbered(line)):
            losses.add("examples and idioms", word)
            continue
        # Some repeat the headword before what they say of it; but no (full) is English too.
        repeats = not word.isascii() and line.startswith(f"{word} ")
        yield line.removeprefix(word).lstrip() if repeats else line


def _unnumbered(line: str) -> str:
    """Return a line without the bullets, numbers and transcriptions that it begins with."""
    before = ""
    while line != before:
        before = line
        line = line.removeprefix(found[0]) if (found := _TRANSCRIBED.match(line)) else line
        line = line.lstrip()
        line = line.removeprefix(found[0]) if (found := _BULLET.match(line)) else line
    return line


def _of_sense(text: str, pos: str, word: str, losses: Losses) -> Iterator[Gloss]:
    """Yield the renderings of one sense."""
    for part in _parts(_bare(_unnumbered(text))):
        gloss = part.strip(_ENDS)
        if not gloss:
            continue
        if _REFERENCE.match(gloss):
            losses.add("cross references and explanations", word)
        elif FOREIGN.search(gloss) or not _ENGLISH.search(gloss):
            losses.add("not English", word)
        elif len(gloss.split()) > LONGEST + 1:
            losses.add(f"renderings of more than {LONGEST} words", word)
        else:
            yield from _finished(gloss, pos, word, losses)


def _finished(gloss: str, pos: str, word: str, losses: Losses) -> Iterator[Gloss]:
    text = gloss[found.end() :].strip(_ENDS) if (found := _LEADING.match(gloss)) else gloss
    if not text:
        return
    if len(text.split()) > LONGEST:
        losses.add(f"renderings of more than {LONGEST} words", word)
    else:
        yield Gloss(text, pos or ("v" if gloss.lower().startswith("to ") else ""))


def _bare(text: str) -> str:
    """Return a text without what stands in brackets, nested ones too."""
    for _ in range(_DEEPEST):
        text = _BRACKETS.sub(" ", text)
    return collapse(text)


def _parts(text: str) -> Iterator[str]:
    """Cut a sense into renderings."""
    if len(text) > 1 and text[0] == text[-1] == "/":
        text = text.replace("/", ";")
    for part in _SEPARATORS.split(text):
        items = _COMMA.split(part)
        if all(len(item.split()) <= _LONGEST_ITEM for item in items):
            yield from items
        else:
            yield part
