"""What every bitext format must do; a format's test class inherits it and adds a reader."""

import io
import re
import tracemalloc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, cast

import pytest
from formats.samples import Files, bitext, pair

from aligntool.formats import FORMATS, OpenFile
from aligntool.model import Pair
from aligntool.registry import lookup

if TYPE_CHECKING:
    from typing_extensions import Buffer

TEXTS = {
    "markup": "<b>a</b> & <script>alert(1)</script> ]]> <!-- --> &lt;",
    "quotes": "\"double\" 'single' “curly” «angle» \\ back",
    "leading-quote": '"Đúng," ông nói.',
    "emoji": "👩\u200d💻 🇻🇳 🏴\U000e0067\U000e0062\U000e007f",
    "controls": "a\x00b\x08c\x1bd\x7fe",
    "tab": "một\thai",
    "line-ends": "一\n二\r\n三\u2028四\x85五",
    "right-to-left": "العربية \u202eevil\u202c עברית",
    "formula": "=1+1",
    "edge-spaces": "  a  ",
    "not-characters": "a\ufffeb\uffffc",
    "vietnamese": "Hội nghị cấp cao về quản trị AI toàn cầu",
    "beyond-bmp": "𠮷野家",
    "empty": "",
}


def on_one_line(text: str) -> str:
    """Return what a format of lines keeps of a text."""
    for piece in ("\r\n", "\n", "\t", "\u2028", "\x85"):
        text = text.replace(piece, " ")
    return "".join(letter for letter in text if letter >= " " and letter != "\x7f")


def in_xml(text: str) -> str:
    """Return what a format of XML keeps of a text."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


class FormatContract:
    """Set ``name`` and write ``read``, which must not use aligntool; see ``kept`` for losses."""

    name: str

    def read(self, files: Mapping[str, bytes]) -> list[tuple[str, str]]:
        """Return source and target of each pair with another program than ours.

        ``files`` are the bytes of each file by the ending of its name.
        """
        raise NotImplementedError

    def kept(self, source: str, target: str) -> list[tuple[str, str]]:
        """Return what the format says it keeps of a pair: one row, or none."""
        return [(source, target)]

    def written(self, pairs: Iterable[Pair]) -> dict[str, bytes]:
        """Return the files of a bitext of these pairs."""
        files = Files()
        self.write(pairs, files)
        return files.written

    def write(self, pairs: Iterable[Pair], open_file: OpenFile) -> None:
        """Write a bitext through the table, as the pipeline does."""
        lookup("formats", FORMATS, self.name)(bitext(pairs), open_file)

    def test_empty_bitext_is_valid(self) -> None:
        assert self.read(self.written([])) == []

    @pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
    def test_text_survives(self, text: str) -> None:
        read = self.read(self.written([pair(text, f"{text}!")]))
        assert read == self.kept(text, f"{text}!")

    def test_a_sentence_without_english(self) -> None:
        read = self.read(self.written([pair("一", ""), pair("二", "two", 2)]))
        assert read == [*self.kept("一", ""), ("二", "two")]

    def test_order_is_kept(self) -> None:
        pairs = [pair(f"第{number}句", f"Sentence {number}", number) for number in (3, 1, 2)]
        assert self.read(self.written(pairs)) == [
            ("第3句", "Sentence 3"),
            ("第1句", "Sentence 1"),
            ("第2句", "Sentence 2"),
        ]

    def test_source_is_the_sentence_without_noise(self) -> None:
        noisy = replace(pair("全球治理。", "Global governance."), source="全(quan)球治理。")
        assert self.read(self.written([noisy])) == [("全球治理。", "Global governance.")]

    def test_articles_of_two_languages_in_turns(self) -> None:
        articles = (("zh", "甲"), ("vi", "Ất"), ("zh", "丙"))
        pairs = [
            replace(pair(text, f"{text}!"), lang=lang, doc=f"d{number}")
            for number, (lang, text) in enumerate(articles)
        ]
        read = self.read(self.written(pairs))
        assert sorted(read) == [("Ất", "Ất!"), ("丙", "丙!"), ("甲", "甲!")]
        assert read.index(("甲", "甲!")) < read.index(("丙", "丙!"))

    def test_same_pairs_same_bytes(self) -> None:
        pairs = [pair("一", "one"), pair("二", "two", 2)]
        assert self.written(pairs) == self.written(pairs)

    def test_lines_end_in_line_feeds_and_text_is_utf8(self) -> None:
        data = b"".join(self.written([pair("一", "one")]).values())
        assert b"\r" not in data
        assert "一" in data.decode("utf-8")

    def test_every_file_is_closed(self) -> None:
        files = Files()
        self.write([pair("一", "one")], files)
        assert files.written
        assert not files.open

    def test_ten_thousand_pairs_are_not_held(self) -> None:
        self.written([pair("一", "one")])  # imports are not what is measured
        tracemalloc.start()
        try:
            self.write(_many(10_000), _nowhere)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        # Each pair is about 4 kB, so that held pairs would come to 40 MB.
        assert peak < 1_000_000


def _nowhere(_: str) -> AbstractContextManager[BinaryIO]:
    return cast(BinaryIO, _Nowhere())


class _Nowhere(io.RawIOBase):
    """A binary stream that forgets."""

    def writable(self) -> bool:
        return True

    def write(self, data: "Buffer") -> int:
        return memoryview(data).nbytes


def _many(count: int) -> Iterator[Pair]:
    for number in range(count):
        yield pair(f"{number} " + "句" * 1000, f"{number} " + "x" * 1000, number)
