"""``--mt``: whole runs on English that exists."""

import json
from pathlib import Path

import pytest
from pipeline.samples import ZH, articles, glossary_file


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "b-zh.txt"
    path.write_text(ZH, encoding="utf-8")
    return path


def segments(out: Path) -> list[dict[str, object]]:
    lines = (out / "segments.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize(
    "name", ["bitext.tmx", "bitext.tsv", "bitext.jsonl", "bitext.zh-en.xlf", "segments.jsonl"]
)
def test_what_a_run_wrote_is_english_for_another(
    call, article: Path, tmp_path: Path, name: str
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    call("run", article, "--out", first, "--format", "tsv,tmx,jsonl,xliff")
    code, _, _ = call("run", article, "--mt", first / name, "--out", second)
    assert code == 0
    before, after = segments(first), segments(second)
    assert [row["mt"] for row in after] == [row["target"] for row in before]
    assert {row["engine"] for row in after} == {"recorded"}
    assert str(after[0]["model"]).startswith(f"{name}@")


def test_terms_are_mended_in_recorded_english(call, article: Path, tmp_path: Path) -> None:
    english = tmp_path / "b.en.txt"
    english.write_text(
        "China promotes wild intelligence.\n\nChina called for cooperation in artificial "
        "intelligence. All countries agreed.\n"
    )
    out = tmp_path / "out"
    code, _, err = call(
        "run", article, "--mt", english, "--glossary", glossary_file(tmp_path), "--out", out
    )
    assert (code, "zh→en: engine recorded" in err) == (0, True)
    assert segments(out)[1]["target"] == "China called for cooperation in AI."


def test_sentences_with_their_english_in_common_are_one_pair(
    call, article: Path, tmp_path: Path
) -> None:
    english = tmp_path / "b.txt"
    english.write_text(
        "China promotes the development of AI\n"
        "China called for cooperation in the field of AI and all countries agreed.\n"
    )
    out = tmp_path / "out"
    call("run", article, "--mt", english, "--out", out, "--format", "moses")
    rows = segments(out)
    assert [(row["seg"], row.get("flags")) for row in rows] == [(1, None), (2, ["joined"])]
    assert "% sure</span>" in (out / "report.html").read_text(encoding="utf-8")
    assert rows[1]["clean"] == "中国呼吁在野生智能领域开展合作。各国表示同意。"
    assert "".join(rows[1]["words"]) == rows[1]["normalized"]  # type: ignore[arg-type]
    assert len((out / "bitext.zh-en.en").read_text().splitlines()) == 2


def test_what_has_no_english_is_flagged_counted_and_reported(
    call, article: Path, tmp_path: Path
) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("各国表示同意。\tAll countries agreed to the plan.\n", encoding="utf-8")
    out = tmp_path / "out"
    code, _, err = call("run", article, "--mt", pairs, "--out", out, "--format", "xliff")
    assert code == 0
    assert [row.get("flags") for row in segments(out)] == [["untranslated"], ["untranslated"], None]
    assert "2 of 3 sentences have no English in pairs.tsv@" in err
    assert "2 of 3 sentences" in (out / "report.html").read_text(encoding="utf-8")
    notes = json.loads((out / "manifest.json").read_bytes())["notes"]
    assert any("2 of 3 sentences" in note for note in notes)
    assert 'state="initial"' in (out / "bitext.zh-en.xlf").read_text(encoding="utf-8")


def test_inputs_without_english_are_skipped(call, tmp_path: Path) -> None:
    folder = tmp_path / "mt"
    folder.mkdir()
    (folder / "a.en.txt").write_text("China promotes AI governance. All countries agreed.\n")
    (folder / "other.txt").write_text("The weather was fine.\n")
    code, out, err = call(
        "run", articles(tmp_path), "--mt", folder, "--out", tmp_path / "out", "--json"
    )
    assert code == 0
    (skipped,) = json.loads(out)["skipped"]
    assert "b-zh.txt: no file in" in skipped
    assert f"no input for {folder / 'other.txt'}" in err


def test_translate_with_lines_keeps_every_line(call, tmp_path: Path) -> None:
    source, english = tmp_path / "a.txt", tmp_path / "a.en.txt"
    source.write_text("各国表示同意。\n\n会议结束。\n", encoding="utf-8")
    english.write_text("All of the countries agreed.\n\nThe meeting ended.\n")
    code, out, _ = call("translate", source, "--lines", "--mt", english)
    assert (code, out) == (0, english.read_text())
    english.write_text("All of the countries agreed.\n")
    code, out, err = call("translate", source, "--lines", "--mt", english)
    assert (code, out, err.count("\n")) == (3, "", 2)
    assert "1 lines of English for 3 lines of a" in err


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["--engine", "recorded"], 2, "give --mt FILE_OR_FOLDER"),
        (["--engine", "argos", "--mt", "x"], 2, "leave one out"),
        (["--mt", "x"], 3, "x: cannot be read"),
    ],
)
def test_usage(
    call, article: Path, tmp_path: Path, options: list[str], code: int, message: str
) -> None:
    found, _, err = call("run", article, "--out", tmp_path / "out", *options)
    assert (found, message in err) == (code, True)
    assert not (tmp_path / "out" / "segments.jsonl").exists()
