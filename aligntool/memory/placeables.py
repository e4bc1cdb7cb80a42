"""Numbers, addresses and codes: what changes from one sentence to the next and is not translated.

They are left out of account when sentences are compared, and put into the English of the sentence
that was found, where that is safe.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from aligntool.languages import primary
from aligntool.text import Edit, Span, rewrite

MASKS = {"url": "\ue000", "email": "\ue001", "code": "\ue002", "number": "\ue003"}
"""Kind → the mark that stands for it."""

_LETTER = "0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_END = rf"(?![{_LETTER}]|[.,][0-9])"
# Letters or marks among the digits: "20984-2022", "GB5009", "2024-05-01", "5th".
_CODE = (
    r"(?:[A-Za-z]+[-/._:]?[0-9]|[0-9]+(?:[A-Za-z]|[-/_:][0-9A-Za-z]))"
    r"[0-9A-Za-z]*(?:[-/._:][0-9A-Za-z]+)*"
)
# The first line keeps a long word from being tried from each of its letters.
PATTERN = re.compile(
    rf"(?<![{_LETTER}])(?<![0-9][.,])(?=[0-9A-Za-z])(?:"
    r"(?P<url>(?:https?://|www\.)[!#-;=?-~]*[0-9A-Za-z/])"
    r"|(?P<email>(?<![._+-])[0-9A-Za-z][0-9A-Za-z._+-]*@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+)"
    rf"|(?P<code>{_CODE}{_END})"
    rf"|(?P<number>[0-9]+(?:[.,][0-9]+)*{_END}))"
)
"""Each kind as a named group."""
HINT = re.compile(r"[0-9@]|://|www\.")
"""Found in every text that has a placeable."""

# The English of these depends on more than the figure: 3亿 is 300 million, 5月 is May.
_BOUND = {
    "zh": (re.compile(r"第\s?$"), re.compile(r"\s?(?:个?[十百千万亿兆]|月)")),
    "vi": (
        re.compile(r"\b(?:tháng|thứ)\s$", re.IGNORECASE),
        re.compile(r"\s(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ|vạn)\b", re.IGNORECASE),
    ),
}
"""Language → what before a number, and what after it."""
_ARTICLE = re.compile(r"\ban?\s+[$€£¥]?$", re.IGNORECASE)
_NEAR = 10
"""Characters in which what stands before a number is looked for."""
_SINGULAR = "1"
_UNCLEAR = "?"
"""Before the digits of a number that its language does not write so."""
_POINTS = {"vi": (".", ",")}
"""Language → what parts groups of digits, and what parts the decimals."""
_ENGLISH_POINTS = (",", ".")


@dataclass(frozen=True, slots=True)
class Placeable:
    """A number, address or code in a text."""

    kind: str
    span: Span
    text: str
    value: str
    """What is the same in every language: ``1500.5`` for the Vietnamese ``1.500,5``."""


def find(text: str, lang: str) -> tuple[Placeable, ...]:
    """Return the placeables of a text in order."""
    return tuple(
        Placeable(kind, Span(*found.span()), found.group(), _value(found.group(), kind, lang))
        for found in PATTERN.finditer(text)
        for kind in [found.lastgroup or ""]
    )


def adapt(target: str, *, source: str, wanted: str, lang: str) -> str | None:
    """Return the English of a sentence with the placeables of another; None where it is not safe.

    Both must have placeables of the same kinds in the same order.  A value that differs must stand
    in the English exactly as often as in the source, and must not decide how its neighbours are
    written: as part of an ordinal, a month or a larger number, after *a* or *an*, before a
    singular.

    Args:
        target: the English of ``source``.
        source: the sentence that was found.
        wanted: the sentence that is to be translated.
        lang: language of both.
    """
    pairs = _pairs(source, wanted, lang)
    changes = None if pairs is None else _changes(pairs)
    if pairs is None or changes is None:
        return None
    if any(
        _is_bound(one, text, lang)
        for pair in pairs
        if pair[0].value in changes
        for one, text in zip(pair, (source, wanted), strict=True)
    ):
        return None
    return _rewritten(target, changes, Counter(old.value for old, _ in pairs), lang)


_Pair = tuple[Placeable, Placeable]


def _pairs(source: str, wanted: str, lang: str) -> list[_Pair] | None:
    old, new = find(source, lang), find(wanted, lang)
    if [one.kind for one in old] != [one.kind for one in new]:
        return None
    return list(zip(old, new, strict=True))


def _changes(pairs: list[_Pair]) -> dict[str, Placeable] | None:
    """Return what becomes of each value that differs; None if one becomes two."""
    became: dict[str, Placeable] = {}
    for old, new in pairs:
        if became.setdefault(old.value, new).value != new.value:
            return None
    changes = {value: new for value, new in became.items() if new.value != value}
    values = {*changes, *(new.value for new in changes.values())}
    unclear = any(value.startswith(_UNCLEAR) for value in values)
    return None if unclear or _SINGULAR in values else changes


def _is_bound(one: Placeable, text: str, lang: str) -> bool:
    """Tell whether a number is part of an ordinal, a month or a larger number."""
    pattern = _BOUND.get(primary(lang))
    if pattern is None or one.kind != "number":
        return False
    before, after = pattern
    near = text[max(one.span.start - _NEAR, 0) : one.span.start]
    return bool(before.search(near) or after.match(text, one.span.end))


def _rewritten(
    target: str, changes: Mapping[str, Placeable], wanted: Counter[str], lang: str
) -> str | None:
    there = find(target, "en")
    counts = Counter(one.value for one in there)
    if any(counts[value] != wanted[value] for value in changes):
        return None
    edits = []
    for one in there:
        if one.value not in changes:
            continue
        new = changes[one.value]
        start = one.span.start
        if new.kind != one.kind or _ARTICLE.search(target[max(start - _NEAR, 0) : start]):
            return None
        edits.append(Edit(one.span, _in_english(new, lang, like=one.text)))
    return rewrite(target, edits).text


def _in_english(one: Placeable, lang: str, *, like: str) -> str:
    """Return a placeable as English writes it, its digits grouped as those it replaces."""
    if one.kind != "number" or one.value == one.text:
        written = one.text
    else:
        group, point = _POINTS.get(primary(lang), _ENGLISH_POINTS)
        written = one.text.translate(str.maketrans(group + point, ",."))
    if one.kind == "number" and "," in like and "," not in written:
        whole, dot, rest = written.partition(".")
        written = f"{int(whole):,}{dot}{rest}"
    return written


def _value(text: str, kind: str, lang: str) -> str:
    """Return what a placeable stands for."""
    if kind != "number":
        return text
    group, point = _POINTS.get(primary(lang), _ENGLISH_POINTS)
    plain = re.fullmatch(
        rf"(?:[1-9][0-9]{{0,2}}(?:\{group}[0-9]{{3}})+|[0-9]+)(?:\{point}[0-9]+)?", text
    )
    return text.replace(group, "").replace(point, ".") if plain else f"{_UNCLEAR}{text}"
