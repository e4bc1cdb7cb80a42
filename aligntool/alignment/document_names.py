"""Names of files as evidence that one is the translation of the other."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_PART = re.compile(r"[^\W\d_]+|\d+")
_LANGUAGES = frozenset(
    """zh zho chi cn chs cht hans hant chinese tw hk vi vie vn viet vietnamese en eng english us uk
    gb source src target tgt ref translation original""".split()
)
"""Parts of a name that say which side a file is on."""
_NUMBERS = 0.5
"""How much the same numbers say beside the same name."""


def name_matches(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of documents that share a name, or the numbers in it, and no others do.

    The third value is 1 for the same name but for its language, less for the same numbers only.
    """
    keys = [[_key(name) for name in side] for side in (first, second)]
    numbers = [[_numbers(key) for key in side] for side in keys]
    whole = dict(_unique_pairs(*keys))
    yield from ((one, other, 1.0) for one, other in whole.items())
    for one, other in _unique_pairs(*numbers):
        if whole.get(one) != other:
            yield one, other, _NUMBERS


def _key(name: str) -> tuple[str, ...]:
    """Return the parts of a name without those that name a language, numbers without zeros."""
    parts = _PART.findall(name.casefold())
    return tuple(part.lstrip("0") for part in parts if part not in _LANGUAGES)


def _numbers(key: Sequence[str]) -> tuple[str, ...]:
    return tuple(part for part in key if not part.isalpha())


def _unique_pairs(
    first: Sequence[tuple[str, ...]], second: Sequence[tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    """Yield where a key stands that each side has exactly once."""
    counts = Counter(first), Counter(second)
    places = {key: place for place, key in enumerate(second)}
    for place, key in enumerate(first):
        if key and counts[0][key] == counts[1][key] == 1:
            yield place, places[key]
