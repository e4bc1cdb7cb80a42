"""Chinese: words by a jieba tokenizer of our own, sentences by rule."""

import logging
import tempfile
from pathlib import Path
from typing import Any

from aligntool.languages.sentences import SentenceRules
from aligntool.text import Span

_RULES = SentenceRules(hard="。！？；!?;", soft=".\u2026")


class Chinese:
    """Chinese text, simplified or traditional (words come out better in simplified)."""

    code = "zh"

    def __init__(self) -> None:
        self._tokenizer: Any = None

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Return the sentences of a passage."""
        return _RULES.split(text)

    def words(self, text: str) -> tuple[Span, ...]:
        """Return the words of a sentence as jieba cuts it (accurate mode, HMM for new words)."""
        if self._tokenizer is None:
            self._tokenizer = _load_tokenizer()
        tokens = self._tokenizer.tokenize(text)
        return tuple(Span(start, end) for word, start, end in tokens if not word.isspace())


def _load_tokenizer() -> Any:
    """Return a tokenizer with state of its own and its dictionary cached for this user alone.

    jieba would keep its cache in the shared temporary folder, where another user could plant one.
    """
    import jieba
    from platformdirs import user_cache_path

    # jieba adds its own handler on import and reports each load at DEBUG level.
    logging.getLogger("jieba").setLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    folder = user_cache_path("aligntool")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        # No home to write to: build the dictionary for this run only.
        with tempfile.TemporaryDirectory() as private:
            return _initialized(tokenizer, Path(private))
    return _initialized(tokenizer, folder)


def _initialized(tokenizer: Any, folder: Path) -> Any:
    from importlib.metadata import version

    tokenizer.cache_file = str(folder / f"jieba-{version('jieba')}.cache")
    tokenizer.initialize()
    return tokenizer
