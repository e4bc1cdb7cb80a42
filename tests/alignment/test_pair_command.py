"""``aligntool pair``: two folders in, pairs of files out; errors in one line."""

import json
from functools import partial
from pathlib import Path

import pytest
from alignment.pairs import EN_OF_VI, EN_OF_ZH, VI, ZH

NEWS = {("bus", "1"): (VI[:3], EN_OF_VI[:4]), ("plan", "2"): (VI[6:], EN_OF_VI[5:])}
"""Names of both files, and their sentences."""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two articles with a translation each, and one without on either side."""
    first, second = tmp_path / "a", tmp_path / "b"
    for names, (source, english) in NEWS.items():
        write(first / f"{names[0]}.txt", " ".join(source))
        write(second / f"{names[1]}.md", " ".join(english))
    write(first / "lost.txt", "Mùa xuân đến, cây anh đào trong vườn nở đầy hoa trắng.")
    write(second / "lost.txt", "Two mechanics repaired the engine of the old ship.")
    return first, second


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{text}\n", encoding="utf-8")


@pytest.fixture
def call(call):
    """Call ``aligntool pair``."""
    return partial(call, "pair")


def expected(first: Path, second: Path) -> list[list[str]]:
    return [[str(first / f"{one}.txt"), str(second / f"{other}.md")] for one, other in NEWS]


def test_a_line_for_each_pair_and_a_note_for_each_other_file(call, folders) -> None:
    code, out, err = call(*folders)
    assert code == 0
    rows = [line.split("\t") for line in out.splitlines()]
    assert rows[0] == ["first", "second", "confidence"]
    assert [row[:2] for row in rows[1:]] == expected(*folders)
    assert all(0.5 <= float(row[2]) <= 1 for row in rows[1:])
    assert err.splitlines() == [f"no partner: {folder / 'lost.txt'}" for folder in folders]


def test_files_of_several_languages_are_paired(call, folders) -> None:
    write(folders[0] / "rice.txt", "".join(ZH))
    write(folders[1] / "3.txt", " ".join(EN_OF_ZH))
    _, out, _ = call(*folders)
    assert [line.split("\t")[0] for line in out.splitlines()[1:]] == [
        str(folders[0] / name) for name in ("bus.txt", "plan.txt", "rice.txt")
    ]


def test_swapped_folders_give_swapped_pairs(call, folders) -> None:
    _, out, _ = call(*folders[::-1])
    found = sorted(line.split("\t")[1::-1] for line in out.splitlines()[1:])
    assert found == expected(*folders)


def test_json_names_the_files_without_a_partner(call, folders) -> None:
    code, out, _ = call(*folders, "--format", "json")
    assert code == 0
    found = json.loads(out)
    assert [[pair["first"], pair["second"]] for pair in found["pairs"]] == expected(*folders)
    assert all(0.5 <= pair["confidence"] <= 1 for pair in found["pairs"])
    lost = [[str(folder / "lost.txt")] for folder in folders]
    assert found["unpaired"] == {"first": lost[0], "second": lost[1]}


def test_more_certainty_can_be_asked_for(call, folders) -> None:
    _, out, err = call(*folders, "--min-confidence", "1")
    assert out == "first\tsecond\tconfidence\n"
    assert err.count("no partner: ") == 6


def test_quiet_says_nothing(call, folders) -> None:
    assert call(*folders, "--quiet")[2] == ""


def test_a_file_is_written(call, folders, tmp_path: Path) -> None:
    code, out, _ = call(*folders, "--out", tmp_path / "pairs.tsv")
    assert (code, out) == (0, "")
    assert len((tmp_path / "pairs.tsv").read_text(encoding="utf-8").splitlines()) == 3


def test_subfolders_are_looked_into(call, folders) -> None:
    (folders[0] / "deep").mkdir()
    (folders[0] / "plan.txt").rename(folders[0] / "deep" / "plan.txt")
    assert len(call(*folders)[1].splitlines()) == 2
    assert len(call(*folders, "--recursive")[1].splitlines()) == 3


def test_files_that_cannot_be_used_are_skipped_with_a_line(call, folders) -> None:
    write(folders[1] / "other.txt", "Это русский текст.")
    write(folders[1] / "empty.txt", "")
    code, out, err = call(*folders)
    assert code == 0
    assert len(out.splitlines()) == 3
    skipped = [line for line in err.splitlines() if line.startswith("skipped: ")]
    assert len(skipped) == 2
    assert "empty.txt" in skipped[0]
    assert "--target-lang" in skipped[1]


@pytest.mark.parametrize(
    ("texts", "code", "message"),
    [
        ({}, 3, "no article in this folder"),
        ({"a.txt": "Это русский текст."}, 2, "--target-lang"),
        ({"a.txt": "", "b.txt": ""}, 3, "none of its 2 files could be used"),
    ],
    ids=["empty", "russian", "all empty"],
)
def test_a_folder_without_use_is_refused(call, folders, tmp_path, texts, code, message) -> None:
    other = tmp_path / "c"
    other.mkdir()
    for name, text in texts.items():
        write(other / name, text)
    found = call(folders[0], other, "--quiet")
    assert found[:2] == (code, "")
    assert message in found[2]
    assert found[2].count("\n") == 1


def test_a_single_language_is_refused(call, folders) -> None:
    english = folders[1]
    code, out, err = call(english, english)
    assert (code, out) == (2, "")
    assert "every file is in 'en'" in err
    assert err.count("\n") == 1


def test_languages_can_be_named(call, folders) -> None:
    code, _, err = call(folders[0], folders[1], "--source-lang", "en", "--target-lang", "en")
    assert code == 2
    assert "every file is in 'en'" in err


def test_a_name_that_no_table_can_hold_is_refused(call, folders) -> None:
    (folders[0] / "plan.txt").rename(folders[0] / "pl\tan.txt")
    code, out, err = call(*folders)
    assert (code, out) == (2, "")
    assert "--format json" in err
    assert len(json.loads(call(*folders, "--format", "json")[1])["pairs"]) == 2
