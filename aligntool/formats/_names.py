"""Names of files that hold one pair of languages."""

from aligntool.errors import InputError
from aligntool.languages import is_code
from aligntool.model import Pair


def languages_of(pair: Pair, target_lang: str) -> str:
    """Return the languages of a pair as names of files give them, as in ``zh-en``.

    Raises:
        InputError: if the pair's language is no language code; it comes from a file and may be
            anything, a path among others.
    """
    if not is_code(pair.lang):
        raise InputError(f"{pair.doc}: '{pair.lang}' is no language code; make the run again")
    return f"{pair.lang}-{target_lang}"
