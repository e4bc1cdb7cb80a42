"""JSON lines of sentence pairs: bytes in, a unit for each line out.

A line is an object with ``src`` and ``tgt``, as in ``formats.jsonl``, or with ``source`` and
``target``, as in ``segments.jsonl``, whose ``clean`` is taken for the source where there is one.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from aligntool.errors import InputError, at
from aligntool.formats._units import Unit, Variant

_SOURCES, _TARGETS = ("src", "clean", "source"), ("tgt", "target")
_SOURCE_LANGS, _TARGET_LANGS = ("src_lang", "lang"), ("tgt_lang", "target_lang")
_REMEDY = "each line needs src and tgt, or source and target, as a JSON object"


def is_jsonl(data: bytes) -> bool:
    """Tell whether the data begins with an object that has both sides of a pair."""
    first = next((line for line in data.splitlines() if line.strip()), b"")
    return first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") and _object(first) is not None


def units(data: bytes, origin: str) -> Iterator[Unit]:
    """Return the lines as units; blank lines are passed over.

    Raises:
        InputError: if a line is no JSON object in UTF-8 with both sides of a pair.
    """
    # Not splitlines of text, which ends lines at characters that JSON leaves as they are.
    return units_of(data.split(b"\n"), origin)


def units_of(lines: Iterable[bytes], origin: str) -> Iterator[Unit]:
    """Yield lines as units, one at a time.

    Raises:
        InputError: if a line is no JSON object in UTF-8 with both sides of a pair.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            fields = _object(line)
            if fields is None:
                raise InputError(f"{at(origin, number)}: not a pair; {_REMEDY}")
            source, target = _text(fields, _SOURCES), _text(fields, _TARGETS)
            langs = _text(fields, _SOURCE_LANGS), _text(fields, _TARGET_LANGS)
            variants = Variant(langs[0], source), Variant(langs[1], target)
            yield Unit(variants, langs[0], _details(fields))


def _object(line: bytes) -> Mapping[str, object] | None:
    """Return the fields of a line that has both sides of a pair, else None."""
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    sides = (any(isinstance(value.get(key), str) for key in keys) for keys in (_SOURCES, _TARGETS))
    return value if all(sides) else None


def _details(fields: Mapping[str, object]) -> dict[str, str]:
    """Return the values of a line that are texts, whole numbers or lists of texts."""
    found = {key: str(value) for key, value in fields.items() if isinstance(value, str | int)}
    if isinstance(flags := fields.get("flags"), list):
        found["flags"] = " ".join(map(str, flags))
    return found


def _text(fields: Mapping[str, object], keys: tuple[str, ...]) -> str:
    """Return the first of some values that is text, or nothing."""
    return next((value for key in keys if isinstance(value := fields.get(key), str)), "")
