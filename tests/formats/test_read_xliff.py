"""XLIFF of other programs: segments of versions 1 and 2, whatever their codes and states."""

import pytest
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from aligntool.errors import InputError
from aligntool.formats.read import ReadBitext, read_bitext

NAMESPACE_1 = " xmlns='urn:oasis:names:tc:xliff:document:1.2'"


def xliff_1(*units: str, langs: str = "source-language='vi' target-language='en'") -> bytes:
    """Return a document of version 1.2, each unit given as its content."""
    body = "".join(f"<trans-unit id='1'>{unit}</trans-unit>" for unit in units)
    file = f"<file original='a' datatype='plaintext' {langs}><body>{body}</body></file>"
    return f"<xliff version='1.2'{NAMESPACE_1}>{file}</xliff>".encode()


def xliff_2(*units: str, langs: str = "srcLang='vi' trgLang='en'", version: str = "2.0") -> bytes:
    """Return a document of version 2, each unit given as its content."""
    body = "".join(f"<unit id='1'>{unit}</unit>" for unit in units)
    root = f"<xliff version='{version}' {langs} xmlns='urn:oasis:names:tc:xliff:document:2.0'>"
    return f"{root}<file id='1'>{body}</file></xliff>".encode()


def segment(source: str, target: str) -> str:
    """Return a segment of version 2."""
    return f"<segment><source>{source}</source><target>{target}</target></segment>"


def read(data: bytes, source: str | None = None, target: str | None = None) -> ReadBitext:
    """Read a file called m.xlf."""
    return read_bitext(data, origin="m.xlf", source_lang=source, target_lang=target)


@pytest.mark.parametrize(
    ("unit", "pairs"),
    [
        ("<source>một</source><target state='new'>one</target>", (("một", "one"),)),
        ("<source>một</source>", (("một", ""),)),
        ("<source>m<g id='1'>ộ<mrk mtype='term'>t</mrk></g></source><target>one</target>", (("một", "one"),)),
        ("<source>một<x id='1'/><ph id='2'>&lt;br></ph><bpt id='3'>{</bpt><ept id='3'>}</ept></source>", (("một", ""),)),
        ("<source>một</source><target>one</target>"
         "<alt-trans><source>hai</source><target>two</target></alt-trans>", (("một", "one"),)),
        ("<source>một hai</source>"
         "<seg-source><mrk mtype='seg' mid='1'>một</mrk> <g id='1'><mrk mtype='seg' mid='2'>hai</mrk></g></seg-source>"
         "<target><mrk mtype='seg' mid='2'>two</mrk> <mrk mtype='seg' mid='1'>one</mrk></target>",
         (("một", "one"), ("hai", "two"))),
        ("<source>một hai</source>"
         "<seg-source><mrk mtype='seg' mid='1'>một</mrk> <mrk mtype='seg' mid='2'>hai</mrk></seg-source>"
         "<target>one two</target>", (("một hai", "one two"),)),
        ("<source>một hai</source>"
         "<seg-source><mrk mtype='seg' mid='1'>một</mrk> <mrk mtype='seg' mid='2'>hai</mrk></seg-source>"
         "<target><mrk mtype='seg' mid='1'>one</mrk></target>", (("một", "one"), ("hai", ""))),
    ],
    ids=["plain", "untranslated", "enclosing", "codes", "alternative", "segmented", "source-segmented", "part-segmented"],
)  # fmt: skip
def test_version_1(unit: str, pairs: tuple[tuple[str, str], ...]) -> None:
    assert read(xliff_1(unit)) == ReadBitext("vi", "en", pairs)


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
@pytest.mark.parametrize("namespace", ["", NAMESPACE_1])
def test_versions_1_with_and_without_a_namespace(version: str, namespace: str) -> None:
    text = xliff_1("<source>một</source><target>one</target>").decode()
    data = text.replace(NAMESPACE_1, namespace).replace("1.2'", f"{version}'", 1).encode()
    assert read(data).pairs == (("một", "one"),)


@pytest.mark.parametrize(
    ("unit", "pairs"),
    [
        (segment("một", "one") + segment("hai", "two"), (("một", "one"), ("hai", "two"))),
        ("<segment state='initial'><source>một</source></segment>", (("một", ""),)),
        (segment("một", "one") + "<ignorable><source> </source></ignorable>", (("một", "one"),)),
        (segment("<pc id='1'>một <mrk id='2'>hai</mrk></pc>", "<pc id='1'>one</pc>"), (("một hai", "one"),)),
        (segment("<sc id='1'/>mộ<cp hex='0001'/>t<ph id='2'/><ec startRef='1'/>", "<sm id='3'/>one<em startRef='3'/>"),
         (("một", "one"),)),
        ("<m:matches xmlns:m='urn:oasis:names:tc:xliff:matches:2.0'><m:match ref='#1'>"
         "<source>hai</source><target>two</target></m:match></m:matches>" + segment("một", "one"), (("một", "one"),)),
    ],
    ids=["segments", "untranslated", "ignorable", "enclosing", "codes", "matches"],
)  # fmt: skip
@pytest.mark.parametrize("version", ["2.0", "2.1", "2.2"])
def test_version_2(version: str, unit: str, pairs: tuple[tuple[str, str], ...]) -> None:
    assert read(xliff_2(unit, version=version)) == ReadBitext("vi", "en", pairs)


def test_the_direction_can_be_turned() -> None:
    assert read(xliff_2(segment("một", "one")), "en") == ReadBitext("en", "vi", (("one", "một"),))


def test_a_text_may_name_its_own_language() -> None:
    unit = "<source>một</source><target xml:lang='en-GB'>one</target>"
    assert read(xliff_1(unit, langs="source-language='vi-VN'")).target_lang == "en"


def test_a_language_that_is_not_named_is_told_by_its_text_or_by_the_user() -> None:
    unit = "<source>một</source><target>The plan of the state is good.</target>"
    assert read(xliff_1(unit, langs="source-language='vi'")).target_lang == "en"
    unnamed = xliff_1("<source>một</source><target>un</target>", langs="source-language='vi'")
    assert read(unnamed, target="fr") == ReadBitext("vi", "fr", (("một", "un"),))
    with pytest.raises(InputError, match=r"m\.xlf: names no language.*; add --target-lang"):
        read(unnamed)


def test_files_of_several_directions() -> None:
    one, two = (
        xliff_1(f"<source>{text}</source><target>x</target>", langs=langs).decode()
        for text, langs in (
            ("một", "source-language='vi' target-language='en'"),
            ("一", "source-language='zh' target-language='en'"),
        )
    )
    both = one.replace("</xliff>", two[two.index("<file") :]).encode()
    assert read(both, "zh") == ReadBitext("zh", "en", (("一", "x"),))
    with pytest.raises(InputError, match=r"m\.xlf: holds vi, en, zh; choose two"):
        read(both)


@pytest.mark.parametrize("version", ["", "3.0", "x"])
def test_unknown_versions(version: str) -> None:
    with pytest.raises(InputError, match=f"m.xlf: XLIFF of version '{version}'; 1.0 to 2.2"):
        read(f"<xliff version='{version}'/>".encode())


@pytest.mark.parametrize("store_class", [xlifffile, Xliff2File], ids=["1", "2"])
def test_what_the_translate_toolkit_writes(store_class: type) -> None:
    store = store_class(sourcelanguage="vi", targetlanguage="en")
    store.addsourceunit("Một <b>  ").target = "One & “two”"
    store.addsourceunit("Ba")
    assert read(bytes(store)) == ReadBitext("vi", "en", (("Một <b>  ", "One & “two”"), ("Ba", "")))
