"""Lexicon files: what they are, every byte kept, and the words of the user's own."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.errors import InputError
from aligntool.lexicon import load_lexicon, own
from aligntool.lexicon.entries import Entry
from aligntool.lexicon.files import parse, read
from aligntool.lexicon.own import entries
from aligntool.lexicon.tables import read_preferred

PATH = Path("own.tsv")
TEXT = "# mine\r\nnote\tzh\tpos\ten\r\n\r\nby me\t推动 \tv\tshove| push\r\n  \r\n\t会\tv\t-\r\n"


def file(text: str, path: Path = PATH):
    return parse(text.encode(), path)


def test_entries() -> None:
    found = [(one.lang, one.entry, one.row.number) for one in entries(file(TEXT))]
    assert found == [
        ("zh", Entry("推动", "v", ("shove", "push")), 4),
        ("zh", Entry("会", "v", ("",)), 6),
    ]


def test_each_line_may_name_its_language_and_a_noun() -> None:
    text = (
        "lang\tsource\tpos\ten\tnoun\nvi\tHoà bình\tn\tpeace\nzh\t发展\tv\tdevelop\tdevelopment\n"
    )
    assert [(one.lang, one.entry) for one in entries(file(text))] == [
        ("vi", Entry("hòa bình", "n", ("peace",))),
        ("zh", Entry("发展", "v", ("develop",), "development")),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", r"own\.tsv:1: the header is no header", id="empty"),
        pytest.param("zh\ten\n", ":1: the header is no header", id="no pos"),
        pytest.param("zh\tvi\tpos\ten\n", "is no header", id="two languages"),
        pytest.param("zh\tlang\tsource\tpos\ten\n", "is no header", id="two ways"),
        pytest.param("# a\nzh\tpos\ten\ten\n", ":2: the column 'en' stands", id="column twice"),
        pytest.param("zh\tpos\ten\n书\tn\n", ":2: the cell 'en' is empty", id="no English"),
        pytest.param("zh\tpos\ten\n\tn\tbook\n", ":2: the cell 'source' is empty", id="no word"),
        pytest.param("zh\tpos\ten\n书\t\tbook\n", ":2: the cell 'pos' is empty", id="no pos cell"),
        pytest.param("zh\tpos\ten\n书\tn\ta||b\n", ":2: a gloss in 'a||b'", id="empty gloss"),
        pytest.param("zh\tpos\ten\n书\tnoun\tbook\n", ":2: unknown part of speech 'noun'; there", id="pos"),
        pytest.param("zh\tpos\ten\n书\tn\tbook\tx\n", ":2: 4 cells", id="extra cell"),
        pytest.param("lang\tsource\tpos\ten\nth\tx\tn\ty\n", ":2: no lexicon for 'th'", id="language"),
    ],
)  # fmt: skip
def test_what_breaks_the_format(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(entries(file(text)))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such lexicon file"):
        read(tmp_path / "no.tsv")
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path)
    with pytest.raises(InputError, match=":2: not UTF-8"):
        parse(b"zh\tpos\ten\n\xff\n", PATH)


@given(
    st.lists(st.text(st.sampled_from("书abéx|-# \t\u2028\x0b\r"), max_size=12), max_size=6),
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(["\n", "\r\n", ""]),
)
def test_every_byte_is_kept(lines: list[str], mark: str, end: str) -> None:
    data = (mark + "\n".join(["zh\tpos\ten", *lines]) + end).encode()
    assert parse(data, PATH).data == data


def test_a_change_leaves_all_other_bytes() -> None:
    changed = file(TEXT).with_cells({4: {"en": "push"}}).without({5})
    assert changed.data.decode() == TEXT.replace("shove| push", "push").replace("  \r\n", "")
    grown = file(TEXT).with_row({"source": "书", "pos": "n", "en": "book"})
    assert grown.data.decode() == TEXT + "\t书\tn\tbook\r\n"


def test_a_missing_line_end_is_made_good() -> None:
    grown = file("zh\tpos\ten\n人\tn\tperson").with_row({"source": "书", "pos": "n", "en": "book"})
    assert grown.data.decode() == "zh\tpos\ten\n人\tn\tperson\n书\tn\tbook\n"


@pytest.fixture
def write(tmp_path: Path):
    """Write a lexicon file and return its path."""

    def run(text: str, name: str = "own.tsv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return run


def test_own_words_override_the_packaged(write) -> None:
    # Of the word's glosses this one comes first in the packaged lexicon; here it must not.
    key, gloss = next(iter(read_preferred("vi").items()))
    path = write(f"vi\tpos\ten\n{key}\tv\tbehold|{gloss}\nxyz abc\tn\tthing\n")
    lexicon = load_lexicon("vi", own=[path])
    assert lexicon.get(key) == Entry(key, "v", ("behold", gloss))
    assert lexicon.own == {key, "xyz abc"}
    assert [one.source for one in lexicon.matches("xyz abc", 0)] == ["xyz abc"]
    assert lexicon.get("chính phủ") == load_lexicon("vi").get("chính phủ")


def test_the_first_file_and_the_first_line_count(write) -> None:
    header = "lang\tsource\tpos\ten\n"
    one = write(f"{header}vi\tnhìn\tv\tone\nvi\tnhìn\tv\ttwo\n", "1.tsv")
    two = write(f"{header}vi\tnhìn\tv\tthree\nvi\tnghe\tv\tfour\nzh\t书\tn\tfive\n", "2.tsv")
    lexicon = load_lexicon("vi", own=[one, two])
    assert [lexicon.get(key).glosses for key in ("nhìn", "nghe")] == [("one",), ("four",)]
    assert lexicon.own == {"nhìn", "nghe"}


def test_the_version_tells_of_own_files(write) -> None:
    path = write("vi\tpos\ten\nnhìn\tv\tbehold\n")
    versions = {load_lexicon("vi").version, load_lexicon("vi", own=[path]).version}
    path.write_text("vi\tpos\ten\nnhìn\tv\tgaze\n", encoding="utf-8")
    assert len(versions | {load_lexicon("vi", own=[path]).version}) == 3


def test_a_large_file_is_compiled_once(
    write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "LARGE", 10)
    cache = tmp_path / "cache"
    path = write("vi\tpos\ten\nnhìn\tv\tbehold\n")
    first = load_lexicon("vi", own=[path], folder=cache)
    (stored,) = cache.iterdir()
    with monkeypatch.context() as patch:
        patch.delattr(own, "_compile")
        assert load_lexicon("vi", own=[path], folder=cache) == first
    stored.write_bytes(stored.read_bytes()[:-5])
    assert load_lexicon("vi", own=[path], folder=cache) == first
    path.write_text("vi\tpos\ten\nnhìn\tv\tgaze\n", encoding="utf-8")
    assert load_lexicon("vi", own=[path], folder=cache).get("nhìn").glosses == ("gaze",)
    (left,) = cache.iterdir()
    assert left != stored


def test_a_small_file_needs_no_cache(write, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_lexicon("vi", own=[write("vi\tpos\ten\nnhìn\tv\tbehold\n")], folder=cache)
    assert not cache.exists()


def test_a_broken_line_is_named_whatever_the_language(write) -> None:
    with pytest.raises(InputError, match=r"own\.tsv:2: unknown part of speech"):
        load_lexicon("vi", own=[write("zh\tpos\ten\n书\tnoun\tbook\n")])
