"""The gloss of a bitext: a page by the contract of formats, plain text and a table."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest
from formats.contract import TEXTS, FormatContract, in_xml, on_one_line
from formats.samples import PAIR, bitext, written

from aligntool.formats import gloss
from aligntool.formats.gloss import GlossOptions
from aligntool.gloss import open_glosser
from aligntool.model import Pair

VI = replace(
    PAIR, doc="b", seg=1, lang="vi", source="Tôi đã ăn.", clean="Tôi đã ăn.", terms=(),
    normalized="Tôi đã ăn.", words=("Tôi", "đã", "ăn", "."), target="I ate.",
)  # fmt: skip


@pytest.fixture(autouse=True)
def lexicons_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading one takes half a second, and more memory than a page may."""
    monkeypatch.setattr(gloss, "open_glosser", _opened)


_opened = cache(open_glosser)


class Page(HTMLParser):
    """What a browser would show of each element of a class, in order."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self._open: list[str] = []
        self.feed(data.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag in ("p", "span", "dt", "dd"):
            self._open.append(dict(attrs).get("class") or tag)
            self.texts.append((self._open[-1], ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "span", "dt", "dd"):
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open:
            kind, text = self.texts[-1]
            self.texts[-1] = (kind, text + data)

    def of(self, *kinds: str) -> list[str]:
        return [text for kind, text in self.texts if kind in kinds]


class TestPage(FormatContract):
    name = "gloss"

    def read(self, files: Mapping[str, bytes]) -> list[tuple[str, str]]:
        page = Page(files["gloss.html"])
        free = [
            text[1:-1] if text.startswith("‘") else "" for text in page.of("free", "free nothing")
        ]
        return list(zip(page.of("source"), free, strict=True))

    def kept(self, source: str, target: str) -> list[tuple[str, str]]:
        return [(in_xml(source), in_xml(target))]


def page(*pairs: Pair) -> Page:
    return Page(written(gloss.write, pairs)["gloss.html"])


def text(*pairs: Pair, options: GlossOptions | None = None) -> str:
    stream = io.BytesIO()
    gloss.write_text(bitext(pairs), stream, options or GlossOptions())
    return stream.getvalue().decode()


def table(*pairs: Pair, options: GlossOptions | None = None) -> list[dict[str, str]]:
    stream = io.BytesIO()
    gloss.write_table(bitext(pairs), stream, options or GlossOptions())
    rows: Iterator[dict[str, str]] = csv.DictReader(
        io.StringIO(stream.getvalue().decode(), newline=""), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return list(rows)


def test_the_page_shows_word_reading_and_gloss() -> None:
    shown = page(PAIR)
    assert shown.of("word") == ["全球", "治理。"]
    assert shown.of("reading") == ["quánqiú", "zhìlǐ"]
    assert shown.of("gloss") == ["global", "governance"]


def test_the_legend_holds_the_abbreviations_that_are_used() -> None:
    assert page(VI).of("dt", "dd") == ["PST", "past"]
    assert page(PAIR).of("dt", "dd") == []
    exp = replace(PAIR, normalized="去过", source="去过", words=("去", "过"), terms=())
    assert page(exp).of("dt") == ["EXP*"]


@pytest.mark.parametrize("hostile", TEXTS.values(), ids=TEXTS.keys())
def test_no_text_becomes_markup(hostile: str) -> None:
    bad = replace(
        PAIR, doc=hostile, source=hostile, clean=hostile, normalized=hostile, words=(hostile,),
        target=hostile, lang='zh"><script>', terms=(),
    )  # fmt: skip
    assert sorted(set(page(bad).tags)) == sorted(set(page(replace(PAIR, terms=())).tags))


def test_the_page_may_load_nothing() -> None:
    data = written(gloss.write, [PAIR])["gloss.html"].decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', data)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not re.findall(r"<(?:script|img|link|iframe)\b", data)


def test_text() -> None:
    assert text(replace(PAIR, seg=1), VI) == (
        "004_wild 1\n"
        "全球     治理。\n"
        "quánqiú  zhìlǐ\n"
        "global   governance\n"
        "‘Governance of the globe.’\n"
        "\n"
        "b 1\n"
        "Tôi  đã   ăn.\n"
        "I    PST  eat\n"
        "‘I ate.’\n"
    )


def test_text_without_pinyin_and_english() -> None:
    shown = text(replace(PAIR, target=""), options=GlossOptions(readings=False))
    assert shown.splitlines()[1:] == ["全球    治理。", "global  governance", "(no English)"]


@pytest.mark.parametrize("hostile", TEXTS.values(), ids=TEXTS.keys())
def test_text_stays_on_its_lines(hostile: str) -> None:
    bad = replace(
        PAIR, doc=hostile, source=hostile, normalized=hostile, words=(hostile,), target="x", terms=()
    )  # fmt: skip
    lines = text(bad).split("\n")
    assert lines[0] == f"{on_one_line(hostile)} 7"
    assert lines[-2:] == ["‘x’", ""]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", "".join(lines))


def test_table_has_a_row_for_each_word_and_mark() -> None:
    rows = table(PAIR, VI)
    assert [row["word"] for row in rows] == ["全球", "治理", "。", "Tôi", "đã", "ăn", "."]
    assert [row["english"] for row in rows if row["english"]] == [PAIR.target, VI.target]
    assert rows[1] == {
        "doc": "004_wild", "seg": "7", "number": "2", "word": "治理", "reading": "zhìlǐ",
        "gloss": "governance", "sort": "term", "english": "",
    }  # fmt: skip
    assert {row["reading"] for row in table(PAIR, options=GlossOptions(readings=False))} == {""}
