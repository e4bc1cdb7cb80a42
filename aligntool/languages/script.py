"""Traditional and simplified Chinese characters, by OpenCC."""

import re
from functools import lru_cache
from typing import Any

from aligntool.text import HAN

_HAN = re.compile(f"[{HAN}]")
_SAMPLE = 5_000
_TRADITIONAL_SHARE = 0.05


@lru_cache(maxsize=2)
def _converter(config: str) -> Any:
    # The cache holds OpenCC's read-only tables, a quarter of a second to load; no state of ours.
    from opencc import OpenCC

    return OpenCC(config)


def is_traditional(text: str) -> bool:
    """Tell whether the Chinese in ``text`` is written in traditional characters."""
    characters = "".join(_HAN.findall(text[:_SAMPLE]))
    if not characters:
        return False
    changed = sum(a != b for a, b in zip(characters, to_simplified(characters), strict=True))
    return changed > _TRADITIONAL_SHARE * len(characters)


def to_simplified(text: str) -> str:
    """Return ``text`` in simplified characters, with exactly as many code points."""
    converter = _converter("t2s")
    converted: str = converter.convert(text)
    if len(converted) == len(text):
        return converted
    # A phrase rule changed the length (rare): fall back to single characters.
    singles = (converter.convert(character) for character in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, singles, strict=True))
