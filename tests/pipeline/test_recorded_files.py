"""Which file holds the English of an input."""

from pathlib import Path

import docx
import pytest

from aligntool.errors import InputError
from aligntool.pipeline.inputs import InputFile
from aligntool.pipeline.recorded import RecordedInputs, find_recorded

ENGLISH = "The countries agreed on a plan for the development of AI.\n"


def found(tmp_path: Path, sources: list[str], files: list[str]) -> RecordedInputs:
    folder = tmp_path / "mt"
    folder.mkdir()
    for name in files:
        (folder / name).write_text(f"{ENGLISH}{name}\n", encoding="utf-8")
    inputs = [InputFile(Path(name).stem, tmp_path / name) for name in sources]
    return find_recorded(inputs, folder)


def names(found: RecordedInputs) -> dict[str, str]:
    return {doc: text.name.partition("@")[0] for doc, text in found.texts.items()}


@pytest.mark.parametrize(
    ("source", "files", "expected"),
    [
        ("a.txt", ["a.txt", "b.txt"], "a.txt"),
        ("a.txt", ["a.en.txt"], "a.en.txt"),
        ("a-vi.txt", ["a-en.md"], "a-en.md"),
        ("a.zh.txt", ["a.zh-en.txt", "a.vi-en.txt"], "a.zh-en.txt"),
        ("a.txt", ["a.txt", "a.en.txt"], "a.en.txt"),
        ("2024-05 Hội nghị.txt", ["2024-05 HỘI NGHỊ en.txt"], "2024-05 HỘI NGHỊ en.txt"),
        ("004_wild.txt", ["004.txt", "004_wild_en.txt"], "004_wild_en.txt"),
    ],
)
def test_names(tmp_path: Path, source: str, files: list[str], expected: str) -> None:
    result = found(tmp_path, [source], files)
    assert names(result) == {Path(source).stem: expected}
    assert {path.name for path in result.unused} == {*files} - {expected}


def test_english_full_of_foreign_names_is_english(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Nguyễn Phú Trọng and Phạm Minh Chính met Trương Thị Mai.\n", encoding="utf-8")
    assert find_recorded([InputFile("a", None)], path).texts["a"].text.startswith("Nguyễn")


def test_an_input_without_english_has_a_line_and_is_left_out(tmp_path: Path) -> None:
    result = found(tmp_path, ["a.txt", "b.txt"], ["b.txt"])
    assert [file.doc for file in result.inputs] == ["b"]
    assert result.missing == (f"{tmp_path / 'a.txt'}: no file in {tmp_path / 'mt'} has its name",)


def test_a_file_that_cannot_be_used_costs_its_input_only(tmp_path: Path) -> None:
    (tmp_path / "mt").mkdir()
    (tmp_path / "mt" / "a.tmx").write_bytes(b'<!DOCTYPE tmx [<!ENTITY x "y">]><tmx>&x;</tmx>')
    (tmp_path / "mt" / "b.txt").write_text(ENGLISH)
    inputs = [InputFile("a", tmp_path / "a.txt"), InputFile("b", tmp_path / "b.txt")]
    result = find_recorded(inputs, tmp_path / "mt")
    assert [*result.texts] == ["b"]
    assert "a.tmx" in result.missing[0]


def test_nothing_for_anybody(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no English for any of 1 inputs"):
        found(tmp_path, ["a.txt"], ["b.txt"])


def test_two_files_for_one_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"both a\.md and a\.txt .*move one of them away"):
        found(tmp_path, ["a.txt"], ["a.txt", "a.md"])


def test_sources_beside_their_english_are_not_taken_for_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("中国推动人工智能发展。\n", encoding="utf-8")
    (tmp_path / "a.en.txt").write_text(ENGLISH)
    result = find_recorded([InputFile("a", tmp_path / "a.txt")], tmp_path)
    assert names(result) == {"a": "a.en.txt"}


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", "中国推动人工智能发展，各国表示同意。".encode(), "is in 'zh', not in English"),
        ("a.tsv", "AI\t中国推动人工智能发展，各国表示同意。\n".encode(), "is in 'zh', not in English"),
        ("a.txt", b"", "the file is empty"),
        ("a.tmx", b"<tmx version='1.4'><body/></tmx>", "holds no pair with a text in 'en'"),
        ("a.tmx", b"<html></html>", "which is not TMX nor XLIFF"),
        ("a.tmx", b'<!DOCTYPE tmx [<!ENTITY x "y">]><tmx>&x;</tmx>', "a.tmx"),
        ("a.jsonl", b'{"src": "a"}\n', "a.jsonl:1: not a pair"),
        ("a.docx", b"PK\x03\x04", "not a Word document"),
    ],
)  # fmt: skip
def test_bad_files(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=message) as error:
        find_recorded([InputFile("a", None)], path)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        find_recorded([InputFile("a", None)], tmp_path / "a.txt")


def test_one_text_for_several_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    inputs = [InputFile("a", None), InputFile("b", None)]
    with pytest.raises(InputError, match="the English of one text, for 2 inputs; give a folder"):
        find_recorded(inputs, tmp_path / "a.txt")


def test_a_bitext_serves_every_input_in_every_language(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(
        '<tmx version="1.4"><header srclang="*all*"/><body>'
        '<tu><tuv xml:lang="vi-VN"><seg>một</seg></tuv><tuv xml:lang="en-GB"><seg>one</seg></tuv></tu>'
        '<tu><tuv xml:lang="en"><seg>two</seg></tuv><tuv xml:lang="ZH-CN"><seg>二</seg></tuv></tu>'
        '<tu><tuv xml:lang="vi"><seg>ba</seg></tuv><tuv xml:lang="zh"><seg>三</seg></tuv></tu>'
        "</body></tmx>", encoding="utf-8",
    )  # fmt: skip
    result = find_recorded([InputFile("a", None), InputFile("b", None)], path)
    assert result.texts["a"].rows == result.texts["b"].rows == (("một", "one"), ("二", "two"))


def test_a_word_document_is_a_text_or_a_table_of_pairs(tmp_path: Path) -> None:
    text, table = docx.Document(), docx.Document()
    text.add_heading("A plan")
    text.add_paragraph(ENGLISH.strip())
    text.save(str(tmp_path / "text.docx"))
    cells = table.add_table(rows=2, cols=2)
    for cell, content in zip(cells._cells, ("一。", "One of them.", "二。", "Two."), strict=True):
        cell.text = content
    table.save(str(tmp_path / "table.docx"))
    inputs = [InputFile("a", None)]
    read = [
        find_recorded(inputs, tmp_path / f"{name}.docx").texts["a"] for name in ("text", "table")
    ]
    assert read[0].text == f"# A plan\n{ENGLISH.strip()}"
    assert read[1].rows == (("一。", "One of them."), ("二。", "Two."))
