"""Chinese: words as jieba finds them, sentences by rule."""

import tempfile
from importlib.metadata import version
from pathlib import Path

from aligntool.languages._jieba import JiebaCutter
from aligntool.languages.sentences import SentenceRules
from aligntool.text import Span

_RULES = SentenceRules(hard="。！？；!?;", soft=".\u2026")


class Chinese:
    """Chinese text, simplified or traditional (words come out better in simplified)."""

    code = "zh"

    def __init__(self) -> None:
        self._cutter: JiebaCutter | None = None

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Return the sentences of a passage."""
        return _RULES.split(text)

    def words(self, text: str) -> tuple[Span, ...]:
        """Return the words of a sentence as jieba cuts it (accurate mode, HMM for new words)."""
        if self._cutter is None:
            self._cutter = _load_cutter()
        return self._cutter.cut(text)


def _load_cutter() -> JiebaCutter:
    """Return a cutter whose dictionary is cached for this user alone.

    jieba would keep its cache in the shared temporary folder, where another user could plant one.
    """
    from platformdirs import user_cache_path

    name = f"jieba-{version('jieba')}.cache"
    folder = user_cache_path("aligntool")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        # No home to write to: build the dictionary for this run only.
        with tempfile.TemporaryDirectory() as private:
            return JiebaCutter(Path(private) / name)
    return JiebaCutter(folder / name)
