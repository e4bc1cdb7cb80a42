"""Reading bitexts: what is one, what our formats write is read, what is hostile is refused."""

from dataclasses import replace

import pytest
from formats.contract import in_xml
from formats.samples import PAIR, pair, written
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntool.errors import InputError
from aligntool.formats import FORMATS, tmx, tsv, xliff
from aligntool.formats.read import ReadBitext, is_bitext, read_bitext
from aligntool.registry import lookup

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]))
BITEXT = [PAIR, replace(PAIR, seg=8, target=""), replace(PAIR, doc="b", clean="<b>&", terms=())]
SAMPLES = {
    ending: data
    for module in (tmx, tsv, xliff)
    for ending, data in written(module.write, BITEXT).items()
}
HEAD = b"<?xml version='1.0' encoding='%b'?>"
BOMB = b"<!DOCTYPE tmx [<!ENTITY a 'ha'>%b]><tmx>&e9;</tmx>" % b"".join(
    b"<!ENTITY e%d '%b'>" % (number, b"&e%d;" % (number - 1) * 10 if number else b"&a;" * 10)
    for number in range(10)
)


def of(rows: list[tuple[str, str]]) -> dict[str, bytes]:
    """Return the files of these pairs in each format that is read back."""
    pairs = [pair(source, target, number) for number, (source, target) in enumerate(rows)]
    return {
        ending: data
        for name in ("tmx", "xliff", "tsv")
        for ending, data in written(lookup("formats", FORMATS, name), pairs).items()
    }


def refusal(data: bytes) -> str:
    """Return the message with which data is refused, empty where it is read."""
    try:
        read_bitext(data, origin="m")
    except InputError as error:
        return str(error)
    return ""


@settings(deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1))
def test_what_is_written_in_xml_is_read(rows: list[tuple[str, str]]) -> None:
    files = of(rows)
    for ending in ("tmx", "zh-en.xlf"):
        assert is_bitext(files[ending])
        read = read_bitext(files[ending], origin="m")
        assert read == ReadBitext(
            "zh", "en", tuple((in_xml(source), in_xml(target)) for source, target in rows)
        )


@settings(deadline=None)
@given(st.lists(st.tuples(LINES, LINES), min_size=1))
def test_what_is_written_in_a_table_is_read(rows: list[tuple[str, str]]) -> None:
    data = of(rows)["tsv"]
    assert is_bitext(data)
    read = read_bitext(data, origin="m", target_lang="en")
    assert read == ReadBitext("zh", "en", tuple(rows))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<tmx version='1.4'>", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x -->\n<!DOCTYPE tmx SYSTEM 'x'>\n<tmx", False),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x -->\n<!DOCTYPE tmx SYSTEM 'x'>\n<tmx/>", True),
        ("<?xml version='1.0' encoding='utf-16'?><xliff/>".encode("utf-16"), True),
        (b"<x:xliff xmlns:x='urn:x'>", True),
        (b"<tmx><body><tu></body>", True),
        (b"<html><body>\n<tmx/></body></html>", False),
        (b"<p>a\tb</p>\n", True),
        (b"a\tb\nc\td\n", True),
        (b"doc\tsource\ttarget\n", True),
        (b"a\tb\nc d\n", False),
        (b"one line\n", False),
        (b"a\tb\tc\n", False),
        (b"", False),
        (b"\n\n", False),
        (b"PK\x03\x04\x00\x00", False),
        (b"{\"src\": \"a\"}\n", False),
    ],
)  # fmt: skip
def test_what_a_bitext_is(data: bytes, expected: bool) -> None:
    assert is_bitext(data) == expected


def test_a_line_that_the_sample_cuts_is_not_judged() -> None:
    assert is_bitext(b"a\tb\n" * 16_383 + b"long cell\tlong cell\n" * 10)


def test_articles_are_no_bitexts(root) -> None:
    for seed in sorted((root / "seeds").glob("*.txt")):
        assert not is_bitext(seed.read_bytes())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (BOMB, "declares XML entities|not well-formed"),
        (b"<!DOCTYPE tmx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><tmx>&x;</tmx>", "declares XML entities"),
        (b"<!DOCTYPE tmx SYSTEM 'http://example.org/x.dtd'><tmx>&x;</tmx>", "m:1: &x; stands for"),
        (SAMPLES["tmx"][:-20], "not well-formed"),
        (SAMPLES["zh-en.xlf"][:400], "not well-formed"),
        (b"<html><body/></html>", "m: a document of <html>, which is not TMX nor XLIFF"),
        (b"<x:tm xmlns:x='urn:tmx'/>", "m: a document of <tm>"),
        (b"\n<?xml version='1.0'?><tmx/>", "m: not well-formed XML: XML declaration"),
        (b"<", "m: not well-formed XML"),
        (HEAD % b"utf-8" + "<tmx><seg>二</seg></tmx>".encode("gb18030"), "not well-formed"),
        (HEAD % b"utf-16" + b"<tmx></tmx>", "not well-formed|no sentence pairs"),
        (HEAD % b"klingon" + b"<tmx></tmx>", "not well-formed|no sentence pairs"),
        (b"<tmx>" + b"<seg>" * 10_000_000, "not well-formed"),
        (b"<tmx>" * 300 + b"</tmx>" * 300, "not well-formed"),
        (b"<tmx>\x00</tmx>", "not well-formed"),
        (b"<tmx><tu><tuv lang='a&#10;b'><seg/></tuv></tu></tmx>", "m: a bitext has two languages; it holds a b"),
        (b"<xliff version='1&#10;'/>", r"m: XLIFF of version '1\\n'"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "m: byte 0 is not utf-8"),
        (b"\x00" * 100, "m:1: 1 cells in a table of 2"),
        (b"\xff\xfe\x00", "not utf-16"),
    ],
    ids=[
        "bomb", "local-file", "undeclared", "truncated-tmx", "truncated-xliff", "html", "other-root",
        "late-declaration", "bracket", "not-its-encoding", "not-utf-16", "unknown-encoding",
        "50-megabytes-deep", "too-deep",
        "control", "language-on-two-lines", "version-on-two-lines", "picture", "zeros", "mark-alone",
    ],
)  # fmt: skip
def test_hostile_files_are_refused_in_one_line(data: bytes, message: str) -> None:
    is_bitext(data)
    with pytest.raises(InputError, match=message) as caught:
        read_bitext(data, origin="m")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("ending", SAMPLES)
@settings(deadline=None)
@given(st.data())
def test_damaged_bytes_are_read_or_refused(ending: str, data: st.DataObject) -> None:
    sample = bytearray(SAMPLES[ending])
    places = st.tuples(st.integers(0, len(sample) - 1), st.integers(0, 255))
    for place, byte in data.draw(st.lists(places, min_size=1, max_size=8)):
        sample[place] = byte
    cut = data.draw(st.integers(0, len(sample)) | st.just(len(sample)))
    damaged = bytes(sample[:cut])
    is_bitext(damaged)
    assert "\n" not in refusal(damaged)
