"""The file of a memory: what it keeps, what it refuses, and several programs at once."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from memory.memories import filled, held, texts, unit

from aligntool.errors import InputError, MissingDependency, OutputError
from aligntool.memory import schema
from aligntool.memory.dedupe import Keep, superfluous
from aligntool.memory.likeness import shared
from aligntool.memory.lookup import Finder, Sentence, Wanted
from aligntool.memory.reader import Count, Selection, chosen, open_reader
from aligntool.memory.units import Unit
from aligntool.memory.writer import open_writer, removed

ONE = Unit(
    source="第一句。",
    target="The first.",
    source_lang="zh-Hans",
    target_lang="en-GB",
    previous=0,
    following=-5,
    origin="a.tmx",
    created="2024-01-01T00:00:00Z",
    changed="2024-02-01T00:00:00Z",
    author="An",
    key="k1",
)


def version(path: Path) -> tuple[int, str]:
    """Return size and version of a memory."""
    with open_reader(path) as reader:
        return reader.size, reader.version


def change(path: Path, statement: str) -> None:
    """Change a memory behind aligntool's back."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_all_of_a_unit_is_kept(tmp_path: Path) -> None:
    (found,) = held(filled(tmp_path / "m.sqlite", ONE))
    assert found.id == 1
    assert {name: getattr(found, name) for name in Unit.__slots__ if name != "id"} == {
        name: getattr(ONE, name) for name in Unit.__slots__ if name != "id"
    }


@pytest.mark.parametrize("text", ["", "\x00", "a\nb", "'; DROP TABLE units", "𠮷", "x" * 100_000])
def test_any_text_is_kept(tmp_path: Path, text: str) -> None:
    assert texts(filled(tmp_path / "m", unit(text, text))) == [(text, text)]


def test_a_unit_is_kept_once_but_in_each_context(tmp_path: Path) -> None:
    path = tmp_path / "m"
    with open_writer(path) as writer:
        added = [
            writer.add(one)
            for one in (
                unit("a", "b"),
                unit("a", "b", origin="elsewhere", author="other"),
                unit("a", "b", lang="zh-CN"),
                unit("a", "b", previous=3),
                unit("a", "c"),
                unit("a", "b", lang="vi"),
            )
        ]
    assert added == [True, False, False, True, True, True]


def test_the_version_depends_on_the_units_only(tmp_path: Path) -> None:
    one, two = unit("a", "b"), unit("c", "d", "vi")
    first, second = filled(tmp_path / "1", one, two), filled(tmp_path / "2", two, two, one)
    assert version(first) == version(second)
    assert version(filled(tmp_path / "3", one)) != version(first)
    removed(first, lambda reader: reader.select(Selection(lang="vi")))
    assert version(first) == version(tmp_path / "3")


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), "abcd"),
        (Selection(ids=(2, 4, 9)), "bd"),
        (Selection(origin="x*"), "ab"),
        (Selection(origin="x[1]"), "a"),
        (Selection(origin="?.tmx"), "c"),
        (Selection(contains="VIỆT"), "cd"),
        (Selection(contains="%"), ""),
        (Selection(lang="vi-VN"), "cd"),
        (Selection(lang="vi", origin="y.tmx"), "c"),
    ],
)
def test_selections(tmp_path: Path, selection: Selection, expected: str) -> None:
    path = filled(
        tmp_path / "m",
        unit("1", "a", origin="x[1]"),
        unit("2", "b", origin="x2"),
        unit("Việt 3", "c", "vi", origin="y.tmx"),
        unit("4", "d", "vi", origin="việt"),
    )
    change(path, "UPDATE units SET source = 'nước việt' WHERE id = 4")
    assert "".join(one.target for one in held(path, selection)) == expected


def test_counts(tmp_path: Path) -> None:
    path = filled(tmp_path / "m", ONE, unit("2", "b"), unit("3", "c", origin="a.tmx"))
    with open_reader(path) as reader:
        assert reader.counts() == [
            Count("zh-en", "", 1, "", ""),
            Count("zh-en", "a.tmx", 2, "2024-01-01T00:00:00Z", "2024-02-01T00:00:00Z"),
        ]


def test_what_was_removed_is_not_found(tmp_path: Path) -> None:
    path = filled(tmp_path / "m", *(unit(f"một hai ba {n}x", f"{n}", "vi") for n in range(9)))
    gone = removed(path, lambda reader: reader.select(Selection(ids=(3,))))
    assert [one.target for one in gone] == ["2"]
    with open_reader(path) as reader:
        finder = Finder(reader, Wanted("vi", min_rate=30, limit=99), shared)
        found = {match.target for match in finder.all(Sentence("một hai ba 2x", "vi"))}
    assert found == set("01345678")
    change(path, "INSERT INTO grams (grams) VALUES ('integrity-check')")
    filled(path, gone[0])
    assert len(held(path)) == 9


def test_an_exception_leaves_the_memory_as_it_was(tmp_path: Path) -> None:
    path = filled(tmp_path / "m", ONE)
    before = version(path)

    def interrupted() -> None:
        with open_writer(path) as writer:
            writer.add(unit("2", "b"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert version(path) == before
    assert len(held(path)) == 1


def test_a_killed_writer_leaves_the_memory_as_it_was(tmp_path: Path) -> None:
    path = filled(tmp_path / "m", ONE)
    code = (
        "import os, sys; from pathlib import Path\n"
        "from aligntool.memory.units import Unit\n"
        "from aligntool.memory.writer import open_writer\n"
        "with open_writer(Path(sys.argv[1])) as writer:\n"
        "    for n in range(20_000):\n"
        "        writer.add(Unit(source=f'một hai {n}', target='x' * 500, source_lang='vi'))\n"
        "    os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == 9
    assert texts(path) == [(ONE.source, ONE.target)]
    filled(path, unit("2", "b"))
    assert version(path)[0] == 2


def test_a_missing_memory(tmp_path: Path) -> None:
    path = tmp_path / "none"
    with pytest.raises(InputError, match="there is no such memory; `aligntool memory import`"):
        chosen(path, lambda reader: [])
    with pytest.raises(InputError, match="there is no such memory"):
        removed(path, lambda reader: [])
    assert not path.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a database, but a text that is longer than a header of a hundred bytes" * 9,
        b"SQLite format 3\x00",
    ],
)
def test_what_is_no_memory_is_not_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m"
    path.write_bytes(content)
    with pytest.raises(InputError, match="is no translation memory"):
        chosen(path, lambda reader: reader.select(Selection()))
    assert path.read_bytes() == content


def test_what_is_no_memory_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"notes of mine " * 100)
    with pytest.raises(InputError, match="is no translation memory"):
        filled(path, ONE)
    assert path.read_bytes() == b"notes of mine " * 100


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    change(path, "CREATE TABLE units (id)")
    before = path.read_bytes()
    with pytest.raises(InputError, match="another program's database"):
        filled(path, ONE)
    with pytest.raises(InputError, match="another program's database"):
        held(path)
    assert path.read_bytes() == before


def test_a_newer_memory_is_left_alone(tmp_path: Path) -> None:
    path = filled(tmp_path / "m", ONE)
    change(path, f"PRAGMA user_version = {schema.VERSION + 1}")
    for use in (held, lambda path: filled(path, unit("2", "b"))):
        with pytest.raises(InputError, match=r"made by a newer aligntool .*; upgrade aligntool"):
            use(path)
    change(path, f"PRAGMA user_version = {schema.VERSION}")
    assert texts(path) == [(ONE.source, ONE.target)]


def test_a_damaged_memory(tmp_path: Path) -> None:
    path = filled(tmp_path / "m", *(unit(f"một {n}", "x" * 300, "vi") for n in range(300)))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(InputError, match="damaged; take a copy of it from your backup"):
        held(path)


def test_a_writer_that_waits_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "m", ONE)
    monkeypatch.setattr(schema, "WAIT_SECONDS", 0.1)
    with open_writer(path) as writer:
        writer.add(unit("2", "b"))
        with pytest.raises(OutputError, match="another program is writing to it; try again"):
            filled(path, unit("3", "c"))
        assert len(held(path)) == 1
    assert [one.target for one in held(path)] == ["The first.", "b"]


def test_a_python_without_full_text_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "_TABLES", schema._TABLES.replace("fts5 (", "fts99 ("))
    with pytest.raises(MissingDependency, match="no full-text index"):
        filled(tmp_path / "m", ONE)
    monkeypatch.undo()
    assert len(held(filled(tmp_path / "m", ONE))) == 1


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "m", ONE)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert texts(path) == [(ONE.source, ONE.target)]
    assert [one.name for one in tmp_path.iterdir()] == ["m"]


def test_a_name_with_signs_of_addresses(tmp_path: Path) -> None:
    path = filled(tmp_path / "m %20?mode=ro#ü.sqlite", ONE)
    assert len(held(path)) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["m %20?mode=ro#ü.sqlite"]


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        filled(tmp_path / "f" / "m", ONE)


WRITER = """
import sys
from pathlib import Path
from aligntool.memory.units import Unit
from aligntool.memory.writer import open_writer
for number in range(10):
    with open_writer(Path(sys.argv[1])) as writer:
        writer.add(Unit(source=f"câu {sys.argv[2]} {number}", target="x", source_lang="vi"))
"""
READER = """
import sys
from pathlib import Path
from aligntool.memory.likeness import shared
from aligntool.memory.lookup import Finder, Sentence, Wanted
from aligntool.memory.reader import Selection, open_reader
for _ in range(30):
    with open_reader(Path(sys.argv[1])) as reader:
        size = reader.size
        assert len(list(reader.select(Selection()))) >= size
        Finder(reader, Wanted("vi"), shared).best(Sentence("câu 1 một", "vi"))
"""


def started(code: str, *arguments: object) -> "subprocess.Popen[bytes]":
    """Start some code as another program."""
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)])


def test_several_programs_write_and_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "m"
    programs = [started(WRITER, path, number) for number in range(3)]
    filled(path, ONE)
    programs += [started(READER, path) for _ in range(2)]
    assert [one.wait(60) for one in programs] == [0] * 5
    assert version(path)[0] == len(held(path)) == 31


@pytest.mark.parametrize(
    ("keep", "gone"),
    [(Keep.CONTEXTS, "ace"), (Keep.TRANSLATIONS, "abce"), (Keep.LATEST, "abcdg")],
)
def test_dedupe(tmp_path: Path, keep: Keep, gone: str) -> None:
    path = filled(
        tmp_path / "m",
        unit("句 子", "E", key="a", changed="1"),
        unit("句 子", "E", key="b", changed="2", previous=1, following=2),
        unit("句 子", "E", key="c", changed="3", previous=1, following=3),
        unit("句  子", "E ", key="d", changed="4", previous=1, following=3),
        unit("句 子", "F", key="e", changed="5"),
        unit("别句", "E", key="f", changed="1"),
        unit("句 子", "F", key="g", changed="2", previous=7),
    )
    units = chosen(path, lambda reader: superfluous(reader, keep))
    assert sorted(one.key for one in units) == sorted(gone)
