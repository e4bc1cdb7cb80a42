"""The compiled cache may be absent, damaged or refused, and nothing else changes."""

from pathlib import Path

import pytest

from aligntool.lexicon import cache

TABLES = {"entries": {"发展": "n\t\tdevelopment"}, "readings": {"发": "fa"}}


def test_read_returns_what_was_written(tmp_path: Path) -> None:
    cache.write(tmp_path / "new", "cedict-1", TABLES)
    assert cache.read(tmp_path / "new", "cedict-1") == TABLES


def test_another_name_is_another_cache(tmp_path: Path) -> None:
    cache.write(tmp_path, "cedict-1", TABLES)
    assert cache.read(tmp_path, "cedict-2") is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw[:-1],
        lambda raw: raw.replace(b"development", b"destruction"),
        lambda raw: b"",
        lambda raw: b"{}",
    ],
    ids=["cut short", "changed", "empty", "no digest"],
)
def test_a_damaged_cache_is_not_read(tmp_path: Path, spoil) -> None:
    cache.write(tmp_path, "cedict-1", TABLES)
    (file,) = tmp_path.iterdir()
    file.write_bytes(spoil(file.read_bytes()))
    assert cache.read(tmp_path, "cedict-1") is None


def test_writing_leaves_no_temporary_file(tmp_path: Path) -> None:
    cache.write(tmp_path, "cedict-1", TABLES)
    cache.write(tmp_path, "cedict-1", TABLES)
    assert [file.name for file in tmp_path.iterdir()] == ["cedict-1.json"]


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    cache.write(blocked / "sub", "cedict-1", TABLES)
    assert cache.read(blocked / "sub", "cedict-1") is None
