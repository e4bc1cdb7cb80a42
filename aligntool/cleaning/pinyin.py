"""Pinyin that a word spinner put after characters: ``世(shi)界`` → ``世界``."""

import re
import unicodedata
from collections.abc import Iterator

from aligntool.text import HAN, Edit, Span

_ANNOTATION = re.compile(f"(?<=[{HAN}])[(（]([a-z\u00e0-\u01f9]{{1,7}})[1-5]?[)）]")
_SYLLABLE = re.compile(
    r"(?:[bpmf]?(?:a|o|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|in|ing|ian|u|iu)"
    r"|[dtnl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ie|ia|iao|iu|ian|in|iang|ing|u|uo|ui|uan|un|v|ve|ue)"
    r"|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    r"|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)"
    r"|(?:zh|ch|sh|[rzcs])(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    r"|y(?:a|o|e|i|ao|ou|an|in|ang|ing|ong|u|ue|uan|un)|w(?:a|o|ai|ei|an|en|ang|eng|u)|e|er|en|eng|ang)"
)


def annotations(text: str) -> Iterator[Edit]:
    """Yield the deletion of each annotation: lower-case pinyin in brackets right after a character.

    Abbreviations (LLM), Chinese in brackets (和音) and words that are no syllable stay.
    """
    for match in _ANNOTATION.finditer(text):
        if _SYLLABLE.fullmatch(_toneless(match.group(1))):
            yield Edit(Span(*match.span()), "")


def _toneless(syllable: str) -> str:
    decomposed = unicodedata.normalize("NFD", syllable.replace("ü", "v"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
