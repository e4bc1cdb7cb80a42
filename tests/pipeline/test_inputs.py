"""Inputs: what a command line's names stand for."""

import io
from pathlib import Path

import pytest

from aligntool.errors import InputError
from aligntool.pipeline.inputs import InputFile, discover, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "c.csv", ".hidden.txt", "deep/a.txt", "page.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text", encoding="utf-8")
    return tmp_path


def docs(*names: str, recursive: bool = False) -> list[str]:
    return [file.doc for file in discover(names, recursive=recursive)]


def test_folders_give_their_articles_in_order(folder: Path) -> None:
    assert docs(str(folder)) == ["a", "b"]
    assert docs(str(folder), recursive=True) == ["a", "b", "a-2"]


def test_globs_files_and_standard_input(folder: Path) -> None:
    assert docs(str(folder / "*.txt")) == ["b"]
    assert docs(str(folder / "**/*.txt")) == ["b", "a"]
    assert docs(str(folder / "c.csv"), "-") == ["c", "stdin"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert docs(str(folder / "b.txt"), str(folder)) == ["b", "a"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.txt", r"none\.txt: there is no such file or folder"),
        ("*.xyz", r"\*\.xyz: no file matches"),
        ("page.pdf", r"page\.pdf: \.pdf files are not read; convert"),
        (
            "empty",
            r"empty: no article in this folder \(looked for \.txt, \.md, \.html, \.htm, \.docx; --recursive",
        ),
    ],
)
def test_what_cannot_be_read_is_named_with_a_remedy(folder: Path, name: str, message: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(InputError, match=message):
        discover([str(folder / name)])


def test_reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = read(InputFile("b", folder / "b.txt"))
    assert (raw.doc, raw.text, len(raw.sha256)) == ("b", "text", 64)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("đến".encode())))
    assert read(InputFile("stdin", None)).text == "đến"
    with pytest.raises(InputError, match="cannot be read"):
        read(InputFile("deep", folder / "deep"))
