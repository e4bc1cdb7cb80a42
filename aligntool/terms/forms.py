"""Which rendering of a concept has the form that its place asks for, if any has."""

import re
from collections.abc import Iterable

from aligntool.model import Concept
from aligntool.terms.english import is_irregular

_ADJECTIVE = re.compile(r"(?:[ai]ble|al|ive|ous|ful|less|ic|worthy)$")
_NOUN = re.compile(r"(?:tion|sion|ment|ance|ence|ity|ness|ship|sis|ery|cy|ism)s?$")
_DEMONYM = re.compile(r"^[A-Z][a-z]+(?:an|ans|ese|ish|ch|i|is|man|men|nian)$")
_PERSON = re.compile(r"(?:wo)?m[ae]n$|person$|people$")
_FAMILY = 5
"""Letters that words of one family begin with."""


def rendering_for(found: str, concept: Concept) -> str | None:
    """Return the first rendering that may stand where ``found`` does, or None.

    A noun does not replace an adjective, nor either another word of its family: *Korean* stays
    beside *Korea*, *innovative* beside *innovation*.
    """
    if " " in found.strip():
        return concept.preferred
    preferred = concept.preferred.split()
    # Of a longer rendering only a country's name has adjectives of its own.
    if (found.islower() and is_irregular(found)) or (
        (len(preferred) == 1 or is_demonym(found)) and _is_derived(found, preferred)
    ):
        return None
    candidates: Iterable[str] = (concept.preferred, *concept.allowed)
    return next((one for one in candidates if _may_stand(one, found)), None)


def is_demonym(found: str) -> bool:
    """Tell whether a word looks like what people of a country are called, or their language."""
    return bool(_DEMONYM.match(found))


def _may_stand(rendering: str, found: str) -> bool:
    last = rendering.split()[-1]
    if found[0].isupper() or " " in rendering:
        return True
    if _NOUN.search(found):
        return not _ADJECTIVE.search(last)
    return not _ADJECTIVE.search(found) or not _NOUN.search(last)


def _is_derived(found: str, preferred: Iterable[str]) -> bool:
    """Tell whether a word is of the family of one in the rendering but has another ending."""
    lower = _PERSON.sub("man", found.lower())
    for word in preferred:
        other = _PERSON.sub("man", word.lower())
        size = min(_FAMILY, len(other))
        if size < _FAMILY - 1 or lower[:size] != other[:size]:
            continue
        # The same word, its plural or another spelling of it is no other member of the family.
        if lower.rstrip("s")[-3:].replace("s", "z") != other.rstrip("s")[-3:].replace("s", "z"):
            return True
    return False
