"""Write the English sentence: pieces in English order in, one line of text out."""

import re
from collections.abc import Iterable, Iterator

from aligntool.engines.assembly.english import article
from aligntool.engines.assembly.pieces import Piece
from aligntool.text import collapse

_MARKS = {
    "，": ",", "、": ",", "。": ".", "；": ";", "：": ":", "？": "?", "！": "!",
    "（": "(", "）": ")",
    "“": "“", "”": "”", "「": "“", "」": "”", "『": "“", "』": "”", "„": "“", "‘": "‘", "’": "’",
    "《": "", "》": "", "〈": "", "〉": "", "【": "[", "】": "]", "…": "…", "—": "—", "–": "–",
    "·": "·", "～": "-", "−": "-", "％": "%", "．": ".", "﹑": ",", "｡": ".",
}  # fmt: skip
_OPENING = frozenset("([“‘$£€#@")
_CLOSING = frozenset(",.;:?!)]”’%…°")
_TIGHT = frozenset("-/·&+'_")
"""Marks that join what they stand between if the source has no space there either."""
_ARTICLE = re.compile(r"\b([Aa])n? (?=[\"']?(\w[\w.-]*(?: [\w.-]+)?))")
_TWICE = re.compile(r"\b((?=\w*[a-z])\w{1,20}) \1\b")
_REPEATED = re.compile(r"\b([A-Z]\w+(?: [A-Z]\w+){0,3}) \(\1\)")
"""Whitehall (Whitehall): the source gave the name twice, in two scripts."""
_SENTENCE = re.compile(r"(?:^|[.?!]['\"]? |^[\"'(\[]+|[.?!:] ?\"|: \")([a-z])")
_QUOTE_MARK = re.compile(r"\"([,.])(?!\w)")
_FINAL_QUOTE = {"“": '"', "”": '"', "‘": "'", "’": "'"}


def write(pieces: Iterable[Piece]) -> str:
    """Return the sentence: spaced, punctuated and capitalised as English is."""
    text = "".join(_spaced(_marked(pieces)))
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", collapse(text))
    text = re.sub(r"[,;:]\s*([.?!])", r"\1", text)
    text = _ARTICLE.sub(lambda found: _cased(found[1], article(found[2])) + " ", text)
    text = _REPEATED.sub(r"\1", _TWICE.sub(r"\1", text))
    text = _inside_quotes(text.replace(" to from ", " from "))
    text = "".join(_FINAL_QUOTE.get(character, character) for character in text)
    return _SENTENCE.sub(_upper, text.lstrip(",;: "))


def _marked(pieces: Iterable[Piece]) -> Iterator[tuple[str, Piece]]:
    """Pair each piece that leaves a trace with its text, straight quotes told apart by parity."""
    is_open = False
    for piece in pieces:
        text = _MARKS.get(piece.text, piece.text) if piece.pos == "punct" else piece.text
        if piece.pos == "punct" and text == '"':
            text, is_open = ("”", False) if is_open else ("“", True)
        if text:
            yield text, piece


def _spaced(marked: Iterable[tuple[str, Piece]]) -> Iterator[str]:
    """Yield the texts with the spaces that belong before them."""
    before: Piece | None = None
    last = ""
    for text, piece in marked:
        if before is not None and not _joined(last, before, text, piece):
            yield " "
        yield text
        before, last = piece, text


def _joined(last: str, before: Piece, text: str, piece: Piece) -> bool:
    """Tell whether no space belongs between two texts."""
    if piece.pos == "punct" and text in _CLOSING:
        return True
    if before.pos == "punct" and last in _OPENING:
        return True
    touching = before.span.end == piece.span.start
    marks = (before.pos == "punct" and last in _TIGHT, piece.pos == "punct" and text in _TIGHT)
    both = before.pos == piece.pos == "punct" and text not in _OPENING
    return touching and (any(marks) or both)


def _inside_quotes(text: str) -> str:
    """Move a comma or full stop before the closing quotation mark, as American English does."""
    return re.sub(r"”([,.])", r"\1”", re.sub(r"([,.?!])”[,.]", r"\1”", text))


def _cased(model: str, text: str) -> str:
    return text.capitalize() if model.isupper() else text


def _upper(found: re.Match[str]) -> str:
    return found[0][:-1] + found[0][-1].upper()
