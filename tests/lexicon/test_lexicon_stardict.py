"""StarDict dictionaries: their files, kinds of data, and what is refused."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicon.dictionaries import StarDict, field

from aligntool.errors import InputError
from aligntool.formats.lexicon import Dictionary, Given, read, stardict

VI = (("bàn", b"* noun\n- table"), ("ghế", b"* noun\n- chair"))


def imported(path: Path, lang: str | None = "vi") -> Dictionary:
    return read("stardict", Given(path, lang))


def glosses(found: Dictionary) -> dict[str, tuple[str, ...]]:
    return {entry.source: entry.glosses for entry in found.entries}


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(StarDict(VI), id="compressed"),
        pytest.param(StarDict(VI, compressed=False), id="plain"),
        pytest.param(StarDict(VI, version="3.0.0", wide=True), id="64 bits"),
        pytest.param(
            StarDict([(word, field("m", text)) for word, text in VI], kinds=""), id="own kinds"
        ),
    ],
)
def test_every_layout_holds_the_same(tmp_path: Path, form: StarDict) -> None:
    found = imported(form.write(tmp_path))
    assert glosses(found) == {"bàn": ("table",), "ghế": ("chair",)}
    assert (found.title, found.articles) == ("Test", 2)


@pytest.mark.parametrize("name", ["", "d.ifo", "d.idx.gz", "d.dict.dz", "d.syn"])
def test_any_file_or_the_folder_names_it(tmp_path: Path, name: str) -> None:
    StarDict(VI, synonyms=[("ban", 0)]).write(tmp_path)
    assert glosses(read("auto", Given(tmp_path / name)))["ban"] == ("table",)


@pytest.mark.parametrize(
    ("kinds", "article", "found"),
    [
        pytest.param("tm", "baːn\0table".encode(), ("table",), id="transcription first"),
        pytest.param("mt", "table\0baːn".encode(), ("table",), id="transcription last"),
        pytest.param("h", b"<b>1.</b> table<br>desk", ("table", "desk"), id="HTML"),
        pytest.param("m", b"<ol><li>table</li></ol>", ("table",), id="HTML as plain text"),
        pytest.param("g", b"<i>n.</i> table &amp; chair", ("table & chair",), id="Pango"),
        pytest.param(
            "x", "<k>bàn</k><tr>baːn</tr><dtrn>table</dtrn><ex>on the table</ex>".encode(),
            ("table",), id="XDXF",
        ),
        pytest.param(
            "", field("W", b"RIFF") + field("m", "table"), ("table",), id="sound before text"
        ),
        pytest.param("Wm", b"\0\0\0\4RIFFtable", ("table",), id="sound of a known length"),
    ],
)  # fmt: skip
def test_kinds_of_data(tmp_path: Path, kinds: str, article: bytes, found: tuple[str, ...]) -> None:
    path = StarDict([("bàn", article)], kinds=kinds).write(tmp_path)
    assert glosses(imported(path)) == {"bàn": found}


def test_data_that_is_no_text_is_told_of(tmp_path: Path) -> None:
    article = field("W", b"RIFF") + field("m", "table")
    path = StarDict([("bàn", article)], kinds="").write(tmp_path)
    assert imported(path).lines == ("data of the kind 'W': 1 (bàn)",)


def test_articles_of_one_word_come_together(tmp_path: Path) -> None:
    path = StarDict([("ba", b"n. father"), ("ba", b"num. three; father")]).write(tmp_path)
    assert glosses(imported(path)) == {"ba": ("father", "three")}


def test_languages_are_found_out(tmp_path: Path) -> None:
    words = [("桌子", b"table"), ("椅子", b"chair")]
    assert imported(StarDict(words).write(tmp_path), None).lang == "zh"
    with pytest.raises(InputError, match=r"e\.ifo: its words are neither .* --lang"):
        imported(StarDict([("Tisch", b"table")]).write(tmp_path, "e"), None)


def spoil(path: Path, ending: str, data: bytes) -> None:
    path.with_name(f"d{ending}").write_bytes(data)


@pytest.mark.parametrize(
    ("ending", "data", "message"),
    [
        pytest.param(".ifo", b"book\n", "d.ifo: does not begin with", id="no ifo"),
        pytest.param(
            ".ifo", b"StarDict's dict ifo file\nversion=1.0\n", "version '1.0'", id="version"
        ),
        pytest.param(".idx.gz", gzip.compress(b"abc"), "index breaks off", id="index cut"),
        pytest.param(
            ".idx.gz", gzip.compress(b"b\0\0\0\0\0\xff\xff\xff\xff"), "beyond the end", id="index leads out"
        ),
        pytest.param(".dict.dz", gzip.compress(b"x" * 90)[:-9], "cannot be read", id="cut gzip"),
        pytest.param(".syn", b"ban\0\0\0\0\2", "leads to no word", id="synonym leads out"),
        pytest.param(".syn", b"ban\0\0", "synonyms break off", id="synonyms cut"),
    ],
)  # fmt: skip
def test_damaged_files_are_refused(tmp_path: Path, ending: str, data: bytes, message: str) -> None:
    path = StarDict(VI).write(tmp_path)
    spoil(path, ending, data)
    with pytest.raises(InputError, match=message):
        imported(path)


@pytest.mark.parametrize("ending", [".idx.gz", ".dict.dz"])
def test_missing_files_are_named(tmp_path: Path, ending: str) -> None:
    path = StarDict(VI).write(tmp_path)
    path.with_name(f"d{ending}").unlink()
    with pytest.raises(InputError, match="there is no such file"):
        imported(path)


def test_what_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(stardict._MOST, "dict", 1 << 20)
    path = StarDict([("bàn", b" " * (1 << 20) + b"x")]).write(tmp_path)
    with pytest.raises(InputError, match="holds more than 1 MiB"):
        imported(path)


def test_a_folder_with_two_dictionaries(tmp_path: Path) -> None:
    for name in ("a", "b"):
        StarDict(VI).write(tmp_path, name)
    with pytest.raises(InputError, match=r"holds 2 \.ifo files"):
        imported(tmp_path)


def test_a_dictionary_without_use(tmp_path: Path) -> None:
    path = StarDict([("bàn", "(xem) ghế".encode())]).write(tmp_path)
    with pytest.raises(InputError, match=r"holds no entry of use; .*bàn"):
        imported(path)


@given(data=st.binary(max_size=200), kinds=st.text("mtWgh", max_size=3))
def test_no_article_breaks_the_reader(data: bytes, kinds: str) -> None:
    fields = list(stardict._fields(data, kinds))
    assert sum(len(content) for _, content in fields) <= len(data)
