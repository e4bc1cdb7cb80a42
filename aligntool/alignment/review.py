"""Alignments that a person reviews: to and from an alignment file, and into an HTML page.

An alignment file is one JSON object: ``format``, ``version``, ``doc``, ``source_lang``,
``target_lang``, the sentences of ``source`` and ``target``, and ``beads``, each with the 0-based
numbers of its sentences, a ``confidence`` and whether it was ``reviewed``.  The page
(``data/review.html.jinja``) opens and saves such files in the browser; it accepts and refuses the
same ones in nearly the same words.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aligntool import __version__
from aligntool.alignment.beads import Bead
from aligntool.errors import InputError
from aligntool.page import environment, template

FORMAT = "aligntool-alignment"
VERSION = 1

_KEYS = ("format", "version", "doc", "source_lang", "target_lang", "source", "target", "beads")
_BEAD_KEYS = ("source", "target", "confidence", "reviewed")
# BCP 47 in outline, so that nothing else reaches a lang attribute.
_LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
# JSON can spell half of a surrogate pair, which no UTF-8 file can hold.
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Two texts, and which of their sentences say the same.

    Raises:
        ValueError: if a sentence is in no bead or in two, if the numbers in a bead do not rise, or
            if the beads do not follow their first source sentences.
    """

    doc: str
    """Name of the document, from which the page makes names of files."""
    source_lang: str
    target_lang: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    beads: tuple[Bead, ...]
    """Beads may cross in the target; their scores are not kept in a file and 0 when read."""
    reviewed: frozenset[int] = frozenset()
    """0-based numbers of the beads that a person found right or made."""

    def joined(self, bead: Bead) -> tuple[str, str]:
        """Return the source and the target of a bead, each as one text."""
        return (
            _joined(self.source_lang, [self.source[number] for number in bead.source]),
            _joined(self.target_lang, [self.target[number] for number in bead.target]),
        )

    def __post_init__(self) -> None:
        for index, bead in enumerate(self.beads):
            if not bead.source and not bead.target:
                raise ValueError(f"beads[{index}]: both sides are empty")
        _check_side("source", len(self.source), [bead.source for bead in self.beads])
        _check_side("target", len(self.target), [bead.target for bead in self.beads])
        _check_order([bead.source for bead in self.beads])


def _joined(lang: str, sentences: Sequence[str]) -> str:
    """Return sentences as one text, without spaces in Chinese."""
    return ("" if lang == "zh" else " ").join(sentences)


def _check_side(side: str, count: int, beads: Sequence[Sequence[int]]) -> None:
    """Raise ValueError unless every sentence of a side is in one bead, rising in each bead."""
    holders: dict[int, int] = {}
    for index, numbers in enumerate(beads):
        for place, number in enumerate(numbers):
            if not 0 <= number < count:
                raise ValueError(f"beads[{index}].{side}: no sentence {number} in {side}")
            if number in holders:
                both = f"beads[{holders[number]}] and beads[{index}]"
                raise ValueError(f"{side}[{number}] is in {both}")
            if place and number < numbers[place - 1]:
                raise ValueError(f"beads[{index}].{side}: the numbers do not rise")
            holders[number] = index
    for number in range(count):
        if number not in holders:
            raise ValueError(f"{side}[{number}] is in no bead")


def _check_order(sources: Sequence[Sequence[int]]) -> None:
    last = -1
    for index, numbers in enumerate(sources):
        if numbers and numbers[0] < last:
            raise ValueError(f"beads[{index}]: beads do not follow their first source sentences")
        last = numbers[0] if numbers else last


def read_alignment(data: bytes, origin: str) -> Alignment:
    """Return what an alignment file holds.

    Args:
        data: the bytes of the file, UTF-8 with or without a BOM.
        origin: what to call it in messages.

    Raises:
        InputError: if it is anything but a whole and consistent alignment file.
    """
    try:
        return _alignment(_parsed(data))
    except ValueError as error:
        raise InputError(
            f"{origin}: {error}; give an alignment file as aligntool or its review page wrote it"
        ) from error


def _parsed(data: bytes) -> object:
    try:
        text = data.decode("utf-8-sig")
        return json.loads(text, parse_float=_number, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise ValueError("not JSON in UTF-8") from error


def _number(text: str) -> float:
    """Read 1.0 as the whole number it is: JSON has only one kind of number."""
    value = float(text)
    return int(value) if value.is_integer() else value


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is not JSON")


def _alignment(value: object) -> Alignment:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ValueError(f'not an alignment file ("format": "{FORMAT}" is missing)')
    if _integer(value.get("version"), "version") != VERSION:
        raise ValueError(f"version is not {VERSION}, the only one known here")
    fields = _fields(value, _KEYS, "the file")
    beads = _list(fields["beads"], "beads")
    rows = [_fields(bead, _BEAD_KEYS, f"beads[{index}]") for index, bead in enumerate(beads)]
    return Alignment(
        doc=_text(fields["doc"], "doc"),
        source_lang=_language(fields["source_lang"], "source_lang"),
        target_lang=_language(fields["target_lang"], "target_lang"),
        source=_texts(fields["source"], "source"),
        target=_texts(fields["target"], "target"),
        beads=tuple(_bead(row, f"beads[{index}]") for index, row in enumerate(rows)),
        reviewed=frozenset(
            index
            for index, row in enumerate(rows)
            if _truth(row["reviewed"], f"beads[{index}].reviewed")
        ),
    )


def _bead(row: Mapping[str, object], where: str) -> Bead:
    return Bead(
        source=_integers(row["source"], f"{where}.source"),
        target=_integers(row["target"], f"{where}.target"),
        score=0.0,
        confidence=_share(row["confidence"], f"{where}.confidence"),
    )


def _fields(value: object, keys: Sequence[str], where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"{where} is not an object")
    for key in keys:
        if key not in value:
            raise ValueError(f"{where} has no '{key}'")
    if len(value) > len(keys):
        raise ValueError(f"{where} has other keys than {', '.join(keys)}")
    return value


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"{where} is not a list")
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or _SURROGATE.search(value):
        raise ValueError(f"{where} is not text")
    return value


def _texts(value: object, where: str) -> tuple[str, ...]:
    items = enumerate(_list(value, where))
    return tuple(_text(item, f"{where}[{index}]") for index, item in items)


def _language(value: object, where: str) -> str:
    code = _text(value, where)
    if not _LANGUAGE.fullmatch(code):
        raise ValueError(f"{where} is not a language code")
    return code


def _integer(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{where} is not a whole number")
    return value


def _integers(value: object, where: str) -> tuple[int, ...]:
    items = enumerate(_list(value, where))
    return tuple(_integer(item, f"{where}[{index}]") for index, item in items)


def _share(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"{where} is not a number from 0 to 1")
    return float(value)


def _truth(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{where} is neither true nor false")
    return value


def write_alignment(alignment: Alignment) -> str:
    """Return the alignment file, one sentence or bead a line, as the page saves it too."""
    beads = (
        _bead_line(bead, reviewed=index in alignment.reviewed)
        for index, bead in enumerate(alignment.beads)
    )
    entries = (
        ("format", _json(FORMAT)),
        ("version", _json(VERSION)),
        ("doc", _json(alignment.doc)),
        ("source_lang", _json(alignment.source_lang)),
        ("target_lang", _json(alignment.target_lang)),
        ("source", _lines(map(_json, alignment.source))),
        ("target", _lines(map(_json, alignment.target))),
        ("beads", _lines(beads)),
    )
    return "{\n" + ",\n".join(f'  "{key}": {value}' for key, value in entries) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(items: Iterator[str]) -> str:
    lines = ",\n".join(f"    {item}" for item in items)
    return f"[\n{lines}\n  ]" if lines else "[]"


def _bead_line(bead: Bead, *, reviewed: bool) -> str:
    numbers = f'"source": {list(bead.source)}, "target": {list(bead.target)}'
    # Four decimals always, so that JavaScript writes the same.
    return f'{{{numbers}, "confidence": {bead.confidence:.4f}, "reviewed": {_json(reviewed)}}}'


def review_page(alignment: Alignment) -> str:
    """Return an HTML page that shows an alignment, changes it and saves it, without network."""
    page = environment().from_string(template("review.html.jinja"))
    return page.render(
        alignment=alignment, document=write_alignment(alignment), version=__version__
    )
