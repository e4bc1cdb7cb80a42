"""Chinese: words as jieba finds them, sentences by rule."""

import re
import tempfile
from importlib.metadata import version
from pathlib import Path

from aligntool.languages._jieba import JiebaCutter
from aligntool.languages.sentences import SentenceRules
from aligntool.text import Span
from aligntool.usercache import cache_folder, make_private

_ATTRIBUTION = re.compile(
    r"[^。！？；!?;“”\"「」]{0,30}(?:说|道|问|称|表示|指出|强调|介绍|认为|回忆|透露|坦言|感叹|告诉[^。，]{1,8})[。，,：:]"
)
_RULES = SentenceRules(hard="。！？；!?;", soft=".\u2026", attribution=_ATTRIBUTION)


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
    """Return a cutter whose dictionary is cached for this user, not in a folder that all share."""
    name = f"jieba-{version('jieba')}.cache"
    folder = cache_folder()
    try:
        make_private(folder)
    except OSError:
        # No home to write to: build the dictionary for this run only.
        with tempfile.TemporaryDirectory() as private:
            return JiebaCutter(Path(private) / name)
    return JiebaCutter(folder / name)
