"""``aligntool memory``, and memories in ``run`` and ``translate``."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from memory.memories import filled, held, texts, unit

from aligntool.memory import schema
from aligntool.memory.place import default_memory

Call = Callable[..., tuple[int, str, str]]
ROWS = "Trung Quốc kêu gọi các nước hợp tác.\tChina calls for cooperation.\nMột hội nghị lớn.\tA big conference.\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of Vietnamese and English."""
    file = tmp_path / "rows.tsv"
    file.write_text(ROWS, encoding="utf-8")
    return file


@pytest.fixture
def memory(tmp_path: Path, table: Path, call: Call) -> Path:
    """A memory of the table."""
    path = tmp_path / "m.sqlite"
    assert call("memory", "import", table, "--memory", path)[0] == 0
    return path


def test_import_says_what_became_of_each_file(tmp_path: Path, table: Path, call: Call) -> None:
    path = tmp_path / "new" / "m.sqlite"
    code, out, err = call("memory", "import", table, table, "--memory", path)
    assert (code, out) == (0, "rows.tsv: 2 added\nrows.tsv: 0 added, 2 there already\n")
    assert err == f"wrote {path}\n"
    assert len(held(path)) == 2


def test_import_as_json(memory: Path, table: Path, call: Call) -> None:
    code, out, err = call("memory", "import", table, "--memory", memory, "--json", "--quiet")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "name": "rows.tsv",
        "added": 0,
        "known": 2,
        "drafts": 0,
        "incomplete": 0,
    }


def test_the_memory_of_the_user(table: Path, call: Call) -> None:
    assert call("memory", "import", table, "--quiet")[0] == 0
    assert len(held(default_memory())) == 2
    assert default_memory().is_relative_to(Path.home())
    assert str(default_memory()) in call("memory", "stats")[1]


def test_search_marks_the_differences(memory: Path, call: Call) -> None:
    code, out, _ = call(
        "memory", "search", "Nga kêu gọi các nước hợp tác.", "--lang", "vi", "--memory", memory
    )
    assert code == 0
    assert out == (
        "Nga kêu gọi các nước hợp tác.\n"
        "   77 %  [-Trung Quốc-]{+Nga+} kêu gọi các nước hợp tác.\n"
        "         China calls for cooperation.  (rows.tsv)\n"
    )


def test_search_as_json_of_a_file(tmp_path: Path, memory: Path, call: Call) -> None:
    file = tmp_path / "lines.txt"
    file.write_text("Một hội nghị lớn.\n\nKhông có câu nào như thế ở đây.\n", encoding="utf-8")
    code, out, _ = call("memory", "search", "--file", file, "--json", "--memory", memory)
    assert code == 0
    assert [json.loads(line) for line in out.splitlines()] == [
        {
            "text": "Một hội nghị lớn.",
            "rate": 100,
            "source": "Một hội nghị lớn.",
            "target": "A big conference.",
            "origin": "rows.tsv",
        }
    ]


def test_search_finds_nothing(memory: Path, call: Call) -> None:
    code, out, _ = call("memory", "search", "全球治理", "--memory", memory)
    assert (code, out) == (0, "全球治理\n         nothing\n")


def test_search_inside(memory: Path, call: Call) -> None:
    code, out, _ = call("memory", "search", "--contains", "CONFERENCE", "--memory", memory)
    assert (code, out) == (0, "2\tMột hội nghị lớn.\tA big conference.\n")


@pytest.mark.parametrize("form", ["tmx", "tsv", "jsonl"])
def test_export_can_be_imported(tmp_path: Path, memory: Path, call: Call, form: str) -> None:
    code, out, err = call("memory", "export", "--format", form, "--memory", memory)
    assert (code, err) == (0, "")
    file = tmp_path / "out"
    file.write_text(out, encoding="utf-8")
    assert call("memory", "import", file, "--memory", tmp_path / "n")[0] == 0
    assert texts(tmp_path / "n") == texts(memory)


def test_export_of_a_part_to_a_file(tmp_path: Path, memory: Path, call: Call) -> None:
    out = tmp_path / "out.tsv"
    code, _, err = call(
        "memory",
        "export",
        "--format",
        "tsv",
        "--origin",
        "other*",
        "--memory",
        memory,
        "--out",
        out,
    )
    assert (code, err) == (0, f"wrote {out}\n")
    assert out.read_text(encoding="utf-8").count("\n") == 1


def test_stats(memory: Path, call: Call) -> None:
    code, out, _ = call("memory", "stats", "--memory", memory)
    assert code == 0
    assert out.splitlines()[2] == "vi-en      rows.tsv  2025-11-26  2025-11-26      2"
    assert out.splitlines()[3].startswith(f"{memory}: 2 units, ")
    facts = json.loads(call("memory", "stats", "--memory", memory, "--json")[1])
    assert (facts["units"], facts["origins"][0]["origin"]) == (2, "rows.tsv")


def test_remove_shows_what_it_would_remove(memory: Path, call: Call) -> None:
    code, out, err = call("memory", "remove", "2", "--dry-run", "--memory", memory)
    assert (code, out) == (0, "2\tMột hội nghị lớn.\tA big conference.\n")
    assert err == "1 unit would be removed; nothing was changed\n"
    assert len(held(memory)) == 2


def test_what_was_removed_can_be_imported_again(tmp_path: Path, memory: Path, call: Call) -> None:
    before = texts(memory)
    code, out, err = call(
        "memory", "remove", "--contains", "hội nghị", "--json", "--memory", memory
    )
    assert (code, err) == (0, f"1 unit removed from {memory}\n")
    assert len(held(memory)) == 1
    file = tmp_path / "removed.jsonl"
    file.write_text(out, encoding="utf-8")
    assert call("memory", "import", file, "--memory", memory)[0] == 0
    assert texts(memory) == before


def test_dedupe(tmp_path: Path, call: Call) -> None:
    path = filled(tmp_path / "m", unit("一句 ", "E"), unit("一句", "E"), unit("一句", "F"))
    assert call("memory", "dedupe", "--dry-run", "--memory", path)[1].count("\n") == 1
    assert call("memory", "dedupe", "--memory", path)[2] == f"1 unit removed from {path}\n"
    assert call("memory", "dedupe", "--keep", "latest", "--memory", path)[1].count("\n") == 1
    assert len(held(path)) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ["stats"],
            3,
            "aligntool: {m}: there is no such memory; `aligntool memory import` makes one\n",
        ),
        (
            ["export"],
            3,
            "aligntool: {m}: there is no such memory; `aligntool memory import` makes one\n",
        ),
        (
            ["search", "một"],
            3,
            "aligntool: {m}: there is no such memory; `aligntool memory import` makes one\n",
        ),
        (
            ["dedupe"],
            3,
            "aligntool: {m}: there is no such memory; `aligntool memory import` makes one\n",
        ),
        (
            ["remove", "1"],
            3,
            "aligntool: {m}: there is no such memory; `aligntool memory import` makes one\n",
        ),
        (["remove"], 2, "aligntool: name what to remove: ID..., --origin, --contains or --lang\n"),
        (["search"], 2, "aligntool: name what to look for: TEXT, or --file FILE\n"),
        (["import", "{m}.tmx"], 3, "aligntool: {m}.tmx: no such file\n"),
    ],
)
def test_one_line_for_what_cannot_be(
    tmp_path: Path, call: Call, arguments: list[str], code: int, message: str
) -> None:
    path = tmp_path / "none"
    given = [argument.format(m=path) for argument in arguments]
    assert call("memory", *given, "--memory", path) == (code, "", message.format(m=path))


def test_a_text_whose_language_cannot_be_told(memory: Path, call: Call) -> None:
    code, _, err = call("memory", "search", "123", "--memory", memory)
    assert (code, err) == (3, "aligntool: the language of '123' cannot be told; add --lang\n")


def test_a_memory_of_a_newer_version(memory: Path, call: Call) -> None:
    with closing(sqlite3.connect(memory)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    for arguments in (["stats"], ["dedupe"], ["search", "một hai"]):
        code, out, err = call("memory", *arguments, "--memory", memory)
        assert (code, out, err.count("\n")) == (3, "", 1)
        assert "made by a newer aligntool" in err


def test_a_locked_memory(
    memory: Path, table: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "WAIT_SECONDS", 0.1)
    with closing(sqlite3.connect(memory, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        code, _, err = call("memory", "import", table, "--memory", memory)
        assert (code, err.count("\n")) == (3, 1)
        assert "another program is writing to it; try again when it is done" in err
        assert call("memory", "stats", "--memory", memory)[0] == 0


def test_translate_asks_the_memory_first(tmp_path: Path, memory: Path, call: Call) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Một hội nghị lớn.\nMột câu khác.\n", encoding="utf-8")
    code, out, err = call("translate", file, "--lines", "--lang", "vi", "--memory", memory)
    assert code == 0
    assert out.splitlines()[0] == "A big conference."
    assert err.startswith("memory m.sqlite@")


def test_a_run_with_a_memory_that_is_not_there(tmp_path: Path, call: Call) -> None:
    article = tmp_path / "a.txt"
    article.write_text("中国和赞比亚共同举办会议。\n", encoding="utf-8")
    code, _, err = call("run", article, "--memory", tmp_path / "no", "--out", tmp_path / "out")
    assert (code, err) == (
        3,
        f"aligntool: {tmp_path / 'no'}: there is no such memory; `aligntool memory import` makes one\n",
    )


def test_a_run_fills_a_memory_that_the_next_run_uses(tmp_path: Path, call: Call) -> None:
    article = tmp_path / "a.txt"
    article.write_text("中国和赞比亚共同举办会议。\n会议在北京举行。\n", encoding="utf-8")
    first, second, path = tmp_path / "first", tmp_path / "second", tmp_path / "m"
    assert call("run", article, "--out", first)[0] == 0
    assert (
        call("memory", "import", first, "--memory", path)[1]
        == "first: 0 added, 2 drafts left out\n"
    )
    assert call("memory", "import", first, "--drafts", "--memory", path)[1] == "first: 2 added\n"
    assert call("run", article, "--memory", path, "--out", second, "--format", "xliff")[0] == 0
    rows = [json.loads(line) for line in (second / "segments.jsonl").read_bytes().splitlines()]
    assert [(row["engine"], row["score"]) for row in rows] == [("memory", 1.01)] * 2
    manifest = json.loads((second / "manifest.json").read_bytes())
    assert manifest["options"]["memory"] == str(path)
    assert manifest["provenance"]["models"] == [rows[0]["model"]]
