"""References: found by document and source, refused with file and line."""

from pathlib import Path

import pytest
from formats.samples import PAIR

from aligntool.errors import InputError
from aligntool.quality.references import load_references


def line(doc: str, src: str, ref: str) -> str:
    return f'{{"doc": "{doc}", "src": "{src}", "ref": "{ref}"}}\n'


def test_a_reference_is_found_by_the_clean_source_white_space_aside(tmp_path: Path) -> None:
    source = PAIR.clean.replace(" ", "") or PAIR.clean
    file = tmp_path / "r.jsonl"
    file.write_text(line(PAIR.doc, source, "right") + line("x", "y", "z"), encoding="utf-8")
    references = load_references([file])
    assert references.of(PAIR) == "right"
    assert (references.count(PAIR.doc), references.count("none")) == (1, 0)


def test_a_folder_gives_all_its_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text(line(name, "s", "r"), encoding="utf-8")
    references = load_references([tmp_path])
    assert (references.count("a"), references.count("b")) == (1, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("{\n", r":1: not a reference", id="no JSON"),
        pytest.param(line("a", "b", "c") + '{"doc": "a"}\n', r":2: not a reference", id="no src"),
        pytest.param('{"doc": "a", "src": 1, "ref": "c"}\n', r":1: .* strings", id="no text"),
        pytest.param("[]\n", r":1: not a reference", id="no object"),
    ],
)
def test_broken_lines(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"r\.jsonl{message}"):
        load_references([file])


def test_missing_and_empty_places(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_references([tmp_path / "none.jsonl"])
    with pytest.raises(InputError, match=r"no \.jsonl file"):
        load_references([tmp_path])
