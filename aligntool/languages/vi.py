"""Vietnamese: words by underthesea, sentences by rule."""

from collections.abc import Iterable, Iterator

from aligntool.errors import InputError
from aligntool.languages.sentences import SentenceRules
from aligntool.text import Span

_ABBREVIATIONS = frozenset(
    """ths ts tskh pgs gs pgs.ts gs.ts gs.tskh pgs.tskh bs cn ks ths.bs ts.bs nsnd nsưt
    tp tx tt q p h x đ kp tr tr.đ tp.hcm mr mrs ms dr prof st no vol jr sr co inc ltd corp
    vd ví.dụ stt sđt đt tel đc""".split()
)
_RULES = SentenceRules(hard="", soft=".!?\u2026", abbreviations=_ABBREVIATIONS)


class Vietnamese:
    """Vietnamese text in composed form (NFC)."""

    code = "vi"

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Return the sentences of a passage."""
        return _RULES.split(text)

    def words(self, text: str) -> tuple[Span, ...]:
        """Return the words of a sentence; a word of several syllables holds white space."""
        from underthesea.pipeline.word_tokenize import word_tokenize

        tokens = word_tokenize(text, use_token_normalize=False)
        return tuple(part for span in _locate(text, tokens) for part in _parts(text, span))


def _locate(text: str, tokens: Iterable[str]) -> Iterator[Span]:
    """Find underthesea's tokens, which may differ from the text in spaces and in ``ð`` for ``đ``.

    Raises:
        InputError: if a token is not in the text where it should be.
    """
    position = 0
    for token in tokens:
        start = -1
        for character in token:
            if character.isspace():
                continue
            position = _find(text, character, position)
            start = position if start < 0 else start
            position += 1
        if start >= 0:
            yield Span(start, position)


def _find(text: str, character: str, position: int) -> int:
    # underthesea writes the Icelandic letters that some keyboards give as Vietnamese ones.
    forms = {"đ": "đð", "Đ": "ĐÐ"}.get(character, character)
    while position < len(text) and text[position].isspace():
        position += 1
    if position < len(text) and text[position] in forms:
        return position
    raise InputError(f"underthesea changed the text at '{text[position : position + 20]}'")


def _parts(text: str, span: Span) -> Iterator[Span]:
    """Split a word at spaces next to what is no syllable (a quote, an emoji, a URL)."""
    word = span.of(text)
    if word.replace(" ", "").isalpha():
        yield span
        return
    start = span.start
    for piece in word.split(" "):
        if piece:
            yield Span(start, start + len(piece))
        start += len(piece) + 1
