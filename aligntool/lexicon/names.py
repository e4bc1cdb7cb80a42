"""English words that the packaged lexicons write with a capital wherever they have them."""

import re
from collections.abc import Iterator
from functools import cache

from aligntool.lexicon.entries import unpack
from aligntool.lexicon.loading import load_lexicon
from aligntool.lexicon.tables import TABLES

_WORD = re.compile(r"[^\W\d_]+")


@cache
def only_names() -> frozenset[str]:
    """Return the words, as they are written.

    Raises:
        MissingDependency: if a package behind the Chinese lexicon is not installed.
    """
    words = set(_words())
    return frozenset(word for word in words if word[:1].isupper() and word.lower() not in words)


def _words() -> Iterator[str]:
    for lang in TABLES:
        for key, packed in load_lexicon(lang).packed.items():
            for gloss in unpack(key, packed).glosses:
                yield from _WORD.findall(gloss)
