"""TMX of other programs: which text of a unit is read, and which two languages."""

import pytest
from translate.storage.tmx import tmxfile

from aligntool.errors import InputError
from aligntool.formats.read import ReadBitext, read_bitext


def tmx(*units: str, srclang: str = "*all*", version: str = "1.4") -> bytes:
    """Return a document of these units, each given as its content."""
    body = "".join(f"<tu>{unit}</tu>" for unit in units)
    return (
        f"<tmx version='{version}'><header srclang='{srclang}'/><body>{body}</body></tmx>".encode()
    )


def tuv(lang: str, text: str) -> str:
    """Return a variant."""
    return f"<tuv xml:lang='{lang}'><seg>{text}</seg></tuv>"


def read(data: bytes, source: str | None = None, target: str | None = None) -> ReadBitext:
    """Read a file called m.tmx."""
    return read_bitext(data, origin="m.tmx", source_lang=source, target_lang=target)


PLAIN = tmx(tuv("vi", "một") + tuv("en", "one"), tuv("en", "two") + tuv("vi", "hai"))
THREE = tmx(
    tuv("zh-CN", "一") + tuv("en", "one"),
    tuv("vi", "hai") + tuv("en", "two"),
    tuv("zh-TW", "三") + tuv("en-GB", "three") + tuv("vi", "ba"),
)


@pytest.mark.parametrize(
    ("seg", "text"),
    [
        ("a <bpt i='1'>&lt;b></bpt>b<ept i='1'>&lt;/b></ept> c", "a b c"),
        ("a<ph>&lt;br/></ph> b<it pos='begin'>&lt;i></it>", "a b"),
        ("see<ph>fn<sub>a footnote</sub>fn</ph> here", "see here"),
        ("the <hi type='term'>AI <hi>governance</hi></hi> plan", "the AI governance plan"),
        ("old <ut>{\\b </ut>codes", "old codes"),
        ("a<!-- no --><?no no?> b", "a b"),
        ("a &amp; &lt;b&gt; &#20013;", "a & <b> 中"),
        ("<![CDATA[<b>]]>", "<b>"),
        ("", ""),
    ],
    ids=["paired", "single", "sub-flow", "highlight", "unknown-tag", "comment", "references", "cdata", "empty"],
)  # fmt: skip
def test_inline_codes_are_left_out(seg: str, text: str) -> None:
    assert read(tmx(tuv("vi", seg) + tuv("en", "x"))).pairs == ((text, "x"),)


@pytest.mark.parametrize("version", ["1.1", "1.2", "1.3", "1.4"])
def test_the_older_language_attribute(version: str) -> None:
    unit = "<tuv lang='VI'><seg>một</seg></tuv><tuv lang='EN-US'><seg>one</seg></tuv>"
    assert read(tmx(unit, version=version)) == ReadBitext("vi", "en", (("một", "one"),))


def test_a_doctype_and_a_namespace_do_not_matter() -> None:
    data = PLAIN.replace(b"<tmx", b"<!DOCTYPE tmx SYSTEM 'tmx14.dtd'><tmx xmlns='urn:x'")
    assert read(data) == read(PLAIN)


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "utf-8-sig"])
def test_declared_encodings(encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    text = f"<?xml version='1.0' encoding='{declared}'?>{PLAIN.decode()}"
    assert read(text.encode(encoding)) == read(PLAIN)


@pytest.mark.parametrize(
    ("data", "source", "target", "expected"),
    [
        (PLAIN, None, None, ReadBitext("vi", "en", (("một", "one"), ("hai", "two")))),
        (PLAIN, "en", None, ReadBitext("en", "vi", (("one", "một"), ("two", "hai")))),
        (PLAIN, None, "vi-VN", ReadBitext("en", "vi", (("one", "một"), ("two", "hai")))),
        (PLAIN, "EN_us", "vi", ReadBitext("en", "vi", (("one", "một"), ("two", "hai")))),
        (THREE, "zh", None, None),
        (THREE, "zh", "en", ReadBitext("zh", "en", (("一", "one"), ("三", "three")))),
        (THREE, "vi", "zh", ReadBitext("vi", "zh", (("ba", "三"),))),
    ],
    ids=["first-is-source", "source", "target", "both", "three", "two-of-three", "one-unit"],
)
def test_options_choose_the_languages(
    data: bytes, source: str | None, target: str | None, expected: ReadBitext | None
) -> None:
    if expected is None:
        with pytest.raises(InputError, match="holds zh, en, vi; choose two with --source-lang"):
            read(data, source, target)
    else:
        assert read(data, source, target) == expected


def test_one_option_is_enough_where_only_one_language_goes_with_it() -> None:
    data = tmx(tuv("zh", "一") + tuv("en", "one"), tuv("vi", "hai") + tuv("en", "two"))
    assert read(data, "zh") == ReadBitext("zh", "en", (("一", "one"),))
    assert read(data, target="vi") == ReadBitext("en", "vi", (("two", "hai"),))


def test_the_region_asked_for_is_preferred() -> None:
    data = tmx(tuv("zh-CN", "软件") + tuv("zh-TW", "軟體") + tuv("en", "software"))
    assert read(data, "zh-TW").pairs == (("軟體", "software"),)
    assert read(data, "zh").pairs == (("软件", "software"),)


@pytest.mark.parametrize("srclang", ["en", "EN-us"])
def test_the_header_names_the_source(srclang: str) -> None:
    units = (tuv("vi", "một") + tuv("en-GB", "one"),)
    assert read(tmx(*units, srclang=srclang)) == ReadBitext("en", "vi", (("one", "một"),))


def test_a_unit_names_its_source_before_the_header() -> None:
    unit = "<tu srclang='vi'>" + tuv("en", "one") + tuv("vi", "một") + "</tu>"
    data = tmx(srclang="en").replace(b"<body>", f"<body>{unit}".encode())
    assert read(data) == ReadBitext("vi", "en", (("một", "one"),))


def test_a_missing_side_is_empty() -> None:
    data = tmx(tuv("vi", "một") + tuv("en", "one"), tuv("vi", "hai"), tuv("en", "three"), "")
    assert read(data).pairs == (("một", "one"), ("hai", ""), ("", "three"), ("", ""))


@pytest.mark.parametrize(
    ("data", "options", "message"),
    [
        (tmx(), (), "m.tmx: holds no sentence pairs"),
        (tmx(tuv("vi", "a")), (), "m.tmx: a bitext has two languages; it holds vi"),
        (tmx(tuv("en-US", "a") + tuv("en-GB", "b")), (), "a bitext has two languages; it holds en"),
        (PLAIN, ("zh", None), "m.tmx: holds no text in 'zh'; it holds vi, en"),
        (PLAIN, ("en", "en-US"), "m.tmx: a bitext has two languages"),
        (THREE, (), "m.tmx: holds zh, en, vi; choose two with --source-lang and --target-lang"),
        (tmx(tuv("vi", "a"), tuv("en", "b")), ("vi", "en"), "no sentence in both languages"),
        (tmx("\n<tuv><seg>a</seg></tuv>"), (), "m.tmx:2: this <tuv> has no xml:lang"),
    ],
    ids=["empty", "one", "one-with-regions", "strange", "same", "three", "apart", "unnamed"],
)
def test_what_is_no_bitext(data: bytes, options: tuple[str | None, ...], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(data, *options)


def test_what_the_translate_toolkit_writes() -> None:
    store = tmxfile(sourcelanguage="vi", targetlanguage="en")
    store.addtranslation("Một <b>\n", "vi", "One & “two”", "en")
    store.addtranslation("Ba", "vi", "", "en")
    assert read(bytes(store)) == ReadBitext("vi", "en", (("Một <b>\n", "One & “two”"), ("Ba", "")))
