"""``aligntool words``: what may be read, two forms of output, errors in one line."""

import json
from pathlib import Path

import pytest
from pipeline.samples import articles
from wordalign.linked import VI_EN, ZH_EN

ZH = [pair[0] for pair in ZH_EN]
EN = [pair[1] for pair in ZH_EN]


def written(path: Path, lines: list[str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def linked(line: str) -> set[str]:
    record = json.loads(line)
    return {f"{record['source'][i]}-{record['target'][j]}" for i, j, _ in record["links"]}


def test_lines_of_two_files_are_linked(call, tmp_path: Path) -> None:
    source = written(tmp_path / "a.zh", [ZH[0], "", ZH[1]])
    target = written(tmp_path / "a.en", [EN[0], "", EN[1]])
    code, out, _ = call("words", source, target, "--format", "json")
    assert code == 0
    lines = out.splitlines()
    assert linked(lines[0]) >= ZH_EN[0][2]
    assert json.loads(lines[1]) == {"source": [], "target": [], "links": []}
    assert linked(lines[2]) >= ZH_EN[1][2]


def test_pharaoh_lines_hold_the_same_links(call, tmp_path: Path) -> None:
    source, target = written(tmp_path / "a.zh", ["", *ZH]), written(tmp_path / "a.en", ["", *EN])
    _, pharaoh, _ = call("words", source, target)
    _, records, _ = call("words", source, target, "--format", "json")
    for line, record in zip(pharaoh.splitlines(), records.splitlines(), strict=True):
        links = json.loads(record)["links"]
        assert line == " ".join(f"{i}-{j}" for i, j, _ in links)
    assert pharaoh.startswith("\n0-0 ")


def test_tokens_are_what_spaces_part(call, tmp_path: Path) -> None:
    source = written(tmp_path / "a.vi", ["Hà_Nội đẹp .", "nông dân mua 3,5 triệu hạt giống"])
    target = written(tmp_path / "a.en", ["Hanoi is beautiful .", "farmers buy 3.5 million seeds"])
    _, out, _ = call("words", source, target, "--tokenized", "--target-lang", "en")
    assert set(out.splitlines()[0].split()) >= {"0-0", "1-2", "2-3"}
    assert set(out.splitlines()[1].split()) >= {"0-0", "1-0", "2-1", "3-2", "4-3", "5-4", "6-4"}


def test_a_bitext_is_read(call, tmp_path: Path) -> None:
    rows = [f"{source}\t{target}" for source, target, _ in VI_EN]
    code, out, _ = call("words", written(tmp_path / "b.tsv", rows), "--format", "json")
    assert code == 0
    assert [
        linked(line) >= right for line, (*_, right) in zip(out.splitlines(), VI_EN, strict=True)
    ]


def test_a_run_is_read_with_all_its_languages(call, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    call("run", articles(tmp_path), "--out", folder, "--quiet")
    segments = (folder / "segments.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["lang"] for line in segments} == {"vi", "zh"}
    code, out, _ = call("words", folder, "--format", "json")
    assert code == 0
    for line, segment in zip(out.splitlines(), segments, strict=True):
        source = json.loads(segment)["normalized"]
        assert "".join(json.loads(line)["source"]).replace(" ", "") == source.replace(" ", "")
    assert call("words", folder / "segments.jsonl", "--format", "json")[1] == out


def test_a_file_is_written_and_weak_links_are_left_out(call, tmp_path: Path) -> None:
    source, target = written(tmp_path / "a.zh", ZH), written(tmp_path / "a.en", EN)
    out = tmp_path / "links.jsonl"
    code, printed, err = call(
        "words", source, target, "--format", "json", "--min-probability", 0.9, "--out", out
    )
    assert (code, printed) == (0, "")
    assert "links.jsonl" in err
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert min(chance for one in records for _, _, chance in one["links"]) >= 0.9


@pytest.mark.parametrize(
    ("names", "code", "message"),
    [
        (("a.zh", "b.en"), 3, "a.zh has 2 lines but {folder}b.en has 1"),
        (("nowhere.tmx",), 3, "nowhere.tmx"),
        (("nowhere", "b.en"), 3, "nowhere"),
        (("a.zh", "b.en", "a.zh"), 2, "3 inputs"),
        (("a.zh", "c.ru"), 2, "--target-lang"),
    ],
    ids=["unequal", "missing bitext", "missing text", "three", "russian"],
)
def test_what_cannot_be_linked_is_said_in_one_line(call, tmp_path, names, code, message) -> None:
    written(tmp_path / "a.zh", ZH)
    written(tmp_path / "b.en", EN[:1])
    written(tmp_path / "c.ru", ["Это русский текст.", "Это тоже."])
    found = call("words", *(tmp_path / name for name in names))
    assert found[0] == code
    assert message.format(folder=f"{tmp_path}/") in found[2]
    assert found[2].count("\n") == 1
