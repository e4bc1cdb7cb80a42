"""``aligntool glossary extract`` and ``learn``: what they read, write and refuse."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aligntool.candidates import terms
from aligntool.cli.glossary_commands.candidates import extract_command, learn_command
from aligntool.errors import AligntoolError
from aligntool.formats.segments import write_pair
from aligntool.model import Kind, Pair

ZH = [
    "贸易战开始了。",
    "他们反对贸易战。",
    "贸易战影响农民。",
    "天气很好。",
    "农民种水稻。",
    "学生去学校。",
]
RAW = [
    "The trade battle began.", "They oppose the trade battle.", "The trade war affects farmers.",
    "The weather is good.", "Farmers grow rice.", "The students go to school.",
]  # fmt: skip
GLOSSARY = "concept\ten\ten_forbidden\tzh\ntrade-war\ttrade war\t\t贸易战\n"


def pair(number: int) -> Pair:
    source, mt = ZH[number], RAW[number]
    target = mt.replace("battle", "war")
    return Pair(
        "d", number + 1, Kind.BODY, "zh", source, source, source, (), mt, target, "e", "", None, ()
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run, a bitext, two texts and a glossary, all of the same sentences."""
    (tmp_path / "run").mkdir()
    rows = "".join(map(write_pair, map(pair, range(len(ZH)))))
    (tmp_path / "run" / "segments.jsonl").write_text(rows, encoding="utf-8")
    both = "".join(f"{one}\t{other}\n" for one, other in zip(ZH, RAW, strict=True))
    (tmp_path / "pairs.tsv").write_text(both, encoding="utf-8")
    turned = "".join(f"{other}\t{one}\n" for one, other in zip(ZH, RAW, strict=True))
    (tmp_path / "turned.tsv").write_text(turned, encoding="utf-8")
    (tmp_path / "a.zh.txt").write_text("\n".join(ZH), encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("\n".join(RAW), encoding="utf-8")
    (tmp_path / "g.tsv").write_text(GLOSSARY, encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def small_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare with little text: cutting the packaged corpus takes seconds each time."""
    monkeypatch.setattr(terms, "packaged_sentences", lambda _: ("今天天气很好。",) * 200)


def call(command: object, *arguments: object) -> Result:
    result = CliRunner().invoke(command, [str(one) for one in arguments])
    if isinstance(result.exception, AligntoolError):
        raise result.exception
    return result


@pytest.mark.parametrize(
    "inputs",
    [["pairs.tsv"], ["turned.tsv"], ["a.zh.txt", "a.en.txt", "--lines"], ["a.zh.txt", "a.en.txt"]],
    ids=["bitext", "bitext from English", "lines", "texts"],
)
def test_extract_reads_translations(folder: Path, inputs: list[str]) -> None:
    named = [folder / one if "." in one else one for one in inputs]
    header, *rows = call(extract_command, *named).stdout.splitlines()
    assert header.split("\t")[5:7] == ["zh", "note"]
    found = {row.split("\t")[5]: row.split("\t")[2] for row in rows}
    assert found["贸易战"] == "trade battle"


def test_extract_of_a_run_takes_the_english_as_it_is_now(folder: Path) -> None:
    for place in (folder / "run", folder / "run" / "segments.jsonl"):
        lines = call(extract_command, place, "--json").stdout.splitlines()
        found = {one["source"]: one for one in map(json.loads, lines)}
        assert found["贸易战"]["renderings"][0]["english"] == "trade war"
        assert found["贸易战"]["count"] == 3


def test_extract_leaves_out_what_the_glossary_has_and_takes_its_columns(folder: Path) -> None:
    result = call(extract_command, folder / "run", "--glossary", folder / "g.tsv")
    header, *rows = result.stdout.splitlines()
    assert header.split("\t")[:4] == ["concept", "en", "en_forbidden", "zh"]
    assert not [row for row in rows if "\t贸易战\t" in row]


def test_extract_limits_and_writes_a_file(folder: Path) -> None:
    out = folder / "out.tsv"
    result = call(extract_command, folder / "run", "--limit", 1, "--out", out)
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2
    assert "1 of " in result.stderr


def test_learn_looks_at_what_the_engine_wrote(folder: Path) -> None:
    result = call(learn_command, folder / "run", "--glossary", folder / "g.tsv")
    header, row = result.stdout.splitlines()
    assert header.split("\t")[:4] == ["concept", "rendering", "count", "share"]
    assert row.split("\t")[:4] == ["trade-war", "trade battle", "2", "0.67"]
    lines = call(learn_command, folder / "run", "--glossary", folder / "g.tsv", "--json")
    assert json.loads(lines.stdout)["rendering"] == "trade battle"
    assert (folder / "g.tsv").read_text(encoding="utf-8") == GLOSSARY


@pytest.mark.parametrize("how", ["named", "reviewed", "dry"])
def test_learn_writes_what_a_person_accepts(folder: Path, how: str) -> None:
    glossary = folder / "g.tsv"
    reviewed = folder / "reviewed.tsv"
    reviewed.write_text("concept\trendering\ntrade-war\ttrade battle\n", encoding="utf-8")
    decision = ["--concept", "trade-war", "--rendering", "trade battle"]
    if how == "reviewed":
        decision = ["--reviewed", str(reviewed)]
    dry = ["--dry-run"] if how == "dry" else []
    result = call(learn_command, "--accept", "--glossary", glossary, *decision, *dry)
    assert result.stdout == "~ trade-war\n    en_forbidden: +trade battle\n"
    after = GLOSSARY.replace("war\t\t", "war\ttrade battle\t")
    assert glossary.read_text(encoding="utf-8") == (GLOSSARY if how == "dry" else after)
    assert (folder / "g.tsv.bak").exists() == (how != "dry")


def test_learn_still_finds_spun_words(tmp_path: Path) -> None:
    spun = tmp_path / "spun.txt"
    spun.write_text("两国实现关键技术冲破。\n专家说，这是技术冲破。\n", encoding="utf-8")
    header, *rows = call(learn_command, "--despin", spun).stdout.splitlines()
    assert header.split("\t")[:4] == ["spun", "canonical", "safe", "context_regex"]
    assert rows
    assert all(len(row.split("\t")) == 7 for row in rows)
    records = call(learn_command, "--despin", spun, "--json").stdout.splitlines()
    assert [json.loads(one)["spun"] for one in records] == [row.split("\t")[0] for row in rows]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["run", "--accept", "--glossary", "g.tsv"], 2, "--accept takes --concept ID"),
        (["--accept", "--glossary", "g.tsv", "--concept", "x"], 2, "--accept takes --concept ID"),
        (["--accept", "--concept", "x", "--rendering", "y"], 2, "give one --glossary"),
        (["run", "--concept", "x"], 2, "go with --accept"),
        ([], 2, "give INPUT"),
        (["run"], 2, "give --glossary"),
        (["a", "b", "c", "--glossary", "g.tsv"], 2, "3 inputs"),
        (["none.tsv", "--glossary", "g.tsv"], 3, "cannot be read: No such file"),
        (["a.zh.txt", "g.tsv", "--lines", "--glossary", "g.tsv"], 3, "6 lines but .* has 2"),
    ],
)
def test_what_learn_refuses(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, message: str
) -> None:
    monkeypatch.chdir(folder)
    with pytest.raises(AligntoolError, match=message) as caught:
        call(learn_command, *arguments)
    assert caught.value.exit_code == code


def test_a_bitext_without_english_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("贸易战开始了。\tChiến tranh thương mại đã bắt đầu.\n" * 3, encoding="utf-8")
    with pytest.raises(AligntoolError, match="one side must be English"):
        call(extract_command, path)
