"""The command line: exit codes, one line for each error, results on output, notes on error."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pipeline.samples import ZH, articles, glossary_file

from aligntool.cli import COMMANDS, cli
from aligntool.models.archive import unpack

PACKAGES = Path(__file__).parent.parent / "data" / "models"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(ZH, encoding="utf-8")
    return path


def test_a_run_prints_a_table_and_the_report(call, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = call("run", articles(tmp_path), "--glossary", glossary_file(tmp_path), "--out", out)
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[0].split() == [
        "document",
        "language",
        "sentences",
        "engine",
        "terms",
        "BLEU",
        "chrF2",
    ]
    assert [line.split()[:4] for line in lines[2:4]] == [
        ["a-vi", "vi", "3", "assembly"], ["b-zh", "zh", "3", "assembly"],
    ]  # fmt: skip
    assert lines[-1] == f"report: {out / 'report.html'}"
    assert (out / "bitext.tmx").exists()


def test_without_a_package_the_choice_and_the_remedy_are_said(
    call, article: Path, tmp_path: Path
) -> None:
    result = call("run", article, "--out", tmp_path / "out")
    (line,) = result.err.splitlines()
    assert "aligntool models install zh-en" in line
    assert "drafts" in line
    assert "aligntool models install zh-en" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_an_installed_package_is_used(call, article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "packages"
    unpack(PACKAGES / "translate-zh_en-0_1.argosmodel", folder)
    result = call("run", article, "--packages", folder, "--out", tmp_path / "out", "--json")
    summary = json.loads(result.out)
    assert summary["documents"][0]["engine"] == "argos"
    assert summary["documents"][0]["model"] == "translate-zh_en-0_1"
    assert result.err.strip() == "zh→en: Argos package translate-zh_en-0_1"


def test_quiet_says_nothing(call, article: Path, tmp_path: Path) -> None:
    assert call("run", article, "--out", tmp_path / "out", "--quiet").err == ""


def test_standard_output_is_json_alone(call, article: Path, tmp_path: Path) -> None:
    result = call("run", article, "--out", tmp_path / "out", "--json")
    assert json.loads(result.out)["report"] == str(tmp_path / "out" / "report.html")


def test_the_folder_is_named_for_the_input(
    call, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    call("run", article)
    assert (tmp_path / "outputs" / "a" / "report.html").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(["run", "none.txt"], 3, "none.txt: there is no such file", id="missing"),
        pytest.param(["run", "folder"], 3, "folder: no article in this folder", id="no article"),
        pytest.param(["run", "empty.txt"], 3, "nothing left to translate", id="empty"),
        pytest.param(["run", "a.txt", "--glossary", "bad.tsv"], 3, "bad.tsv:2: ", id="glossary"),
        pytest.param(["run", "a.txt", "--refs", "none"], 3, "none: references", id="references"),
        pytest.param(["run", "a.txt", "--out", "a.txt/x"], 3, "cannot be written", id="out"),
        pytest.param(["run", "a.txt", "--engine", "x"], 2, "no engine is called 'x'", id="engine"),
        pytest.param(["run", "a.txt", "--format", "x"], 2, "no format is called 'x'", id="format"),
        pytest.param(
            ["run", "a.txt", "--engine", "argos"],
            4,
            "aligntool models install zh-en",
            id="no model",
        ),
        pytest.param(["run", "a.txt", "--min-bleu", "1"], 1, "no reference was found", id="bleu"),
        pytest.param(["clean", "empty.txt"], 3, "empty.txt: the file is empty", id="clean"),
        pytest.param(["export", ".", "--format", "tmx"], 3, "not the folder of a run", id="export"),
        pytest.param(["report", "folder"], 3, "not the folder of a run", id="report"),
        pytest.param(["eval", "a.txt", "--ref", "none.txt"], 3, "cannot be read", id="eval"),
        pytest.param(["glossary", "list", "none.tsv"], 3, "no such glossary", id="list"),
        pytest.param(["models", "install", "a.txt"], 3, "a.txt: ", id="install"),
    ],
)
def test_each_error_is_one_line_with_its_code(
    call, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    arguments: list[str], code: int, message: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "bad.tsv").write_text("concept\ten\tzh\na\t\t甲\n", encoding="utf-8")
    result = call(*arguments, *([] if arguments[0] != "run" else ["--quiet"]))
    assert result.code == code
    (line,) = result.err.splitlines()
    assert line.startswith("aligntool: ")
    assert message in line


def test_another_language_needs_a_package(call, tmp_path: Path) -> None:
    article = tmp_path / "fr.txt"
    article.write_text("Le ministre parle. Il pleut.\n", encoding="utf-8")
    result = call("translate", article, "--lang", "fr", "--quiet")
    assert result.code == 4
    assert "aligntool models install fr-en" in result.err


@pytest.mark.parametrize(
    "arguments", [["run"], ["run", "a", "--lang", "french"], ["unknown"], ["--x"]]
)
def test_wrong_use_exits_with_2(call, arguments: list[str]) -> None:
    result = call(*arguments)
    assert result.code == 2
    assert "Error: " in result.err


def test_thresholds(call, tmp_path: Path) -> None:
    folder, glossary = articles(tmp_path), glossary_file(tmp_path)
    common = ("run", folder, "--glossary", glossary, "--out", tmp_path / "out", "--min-terms")
    assert call(*common, "1.0").code == 0
    result = call(*common, "1.1")
    assert (result.code, "--min-terms asks for 1.1" in result.err) == (1, True)


def test_stages_alone(call, article: Path, tmp_path: Path) -> None:
    glossary = glossary_file(tmp_path)
    cleaned = [json.loads(line) for line in call("clean", article, "--removed").out.splitlines()]
    assert [row.get("kind", row.get("why")) for row in cleaned] == [
        "title",
        "metadata",
        "lead",
        "pinyin",
    ]
    segments = [
        json.loads(line)
        for line in call("segment", article, "--glossary", glossary).out.splitlines()
    ]
    assert "人工智能" not in segments[0]["source"]
    assert segments[0]["words"][0] == "中国"
    pairs = call("translate", article, "--glossary", glossary, "--quiet").out.splitlines()
    assert ["AI" in json.loads(line)["target"] for line in pairs] == [True, True, False]


def test_lines_in_lines_out(call, tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_text("中国(guo)呼吁合作。\n\n各国表示同意。好的。\n", encoding="utf-8")
    assert call("clean", file, "--lines").out == "中国呼吁合作。\n\n各国表示同意。好的。\n"
    assert call("segment", file, "--lines").out.splitlines()[1:] == [
        "",
        "各国 表示同意 。 好 的 。",
    ]
    translated = call("translate", file, "--lines", "--quiet").out.splitlines()
    assert [bool(line) for line in translated] == [True, False, True]


def test_of_several_files_the_unusable_are_skipped(call, article: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").touch()
    result = call("clean", article, tmp_path / "b.txt")
    assert result.code == 0
    assert result.err.startswith("skipped: ")
    (tmp_path / "c.txt").touch()
    assert call("clean", tmp_path / "b.txt", tmp_path / "c.txt").code == 3


def test_eval_export_and_report(call, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call("run", article, "--out", out, "--format", "none")
    assert not (out / "bitext.tmx").exists()
    assert call("export", out, "--format", "tmx").code == 0
    assert (out / "bitext.tmx").stat().st_mode & 0o444 == 0o444
    assert call("export", out, "--format", "tsv", "--out", "-").out.count("\n") == 4
    (out / "report.html").unlink()
    assert call("report", out).code == 0
    assert (out / "report.html").stat().st_size > 1000
    same = call("eval", article, "--ref", article).out.splitlines()
    assert same[0].startswith("BLEU 100.00")
    assert (
        json.loads(call("eval", article, "--ref", article, "--json").out.splitlines()[1])["value"]
        == 100
    )


@pytest.fixture
def finished(call, tmp_path: Path) -> Path:
    """The folder of a run over a Vietnamese and a Chinese article, without exports."""
    call("run", articles(tmp_path), "--out", tmp_path / "out", "--format", "none")
    return tmp_path / "out"


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["--format", "moses"], ["out/bitext.vi-en.vi", "out/bitext.vi-en.en",
                                 "out/bitext.zh-en.zh", "out/bitext.zh-en.en"]),
        (["--format", "xliff"], ["out/bitext.vi-en.xlf", "out/bitext.zh-en.xlf"]),
        (["--format", "tmx"], ["out/bitext.tmx"]),
        (["--format", "moses", "--out", "b"], ["b.vi-en.vi", "b.vi-en.en", "b.zh-en.zh", "b.zh-en.en"]),
        (["--format", "xliff", "--out", "b.xlf"], ["b.vi-en.xlf", "b.zh-en.xlf"]),
        (["--format", "xliff", "--out", "b.1"], ["b.1.vi-en.xlf", "b.1.zh-en.xlf"]),
        (["--format", "tmx", "--out", "b.xml"], ["b.xml"]),
    ],
    ids=" ".join,
)  # fmt: skip
def test_where_exports_are_put(
    call, finished: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], names: list[str]
) -> None:
    monkeypatch.chdir(finished.parent)
    result = call("export", "out", *arguments)
    assert result.err.splitlines() == [f"wrote {name}" for name in names]
    assert all(Path(name).stat().st_mode & 0o444 == 0o444 for name in names)
    assert not list(Path().rglob(".unfinished*"))


def test_the_only_file_of_a_format_has_the_name_given(call, article: Path, tmp_path: Path) -> None:
    call("run", article, "--out", tmp_path / "out", "--format", "none")
    call("export", tmp_path / "out", "--format", "xliff", "--out", tmp_path / "b.xlf")
    assert b'srcLang="zh"' in (tmp_path / "b.xlf").read_bytes()
    assert 'srcLang="zh"' in call("export", tmp_path / "out", "--format", "xliff", "--out", "-").out


@pytest.mark.parametrize("name", ["moses", "xliff"])
def test_several_files_do_not_go_to_standard_output(call, finished: Path, name: str) -> None:
    result = call("export", finished, "--format", name, "--out", "-")
    assert (result.code, result.out) == (2, "")
    assert "one file fits on standard output, not vi-en." in result.err


def test_an_export_that_fails_leaves_no_file_and_what_was_there(call, finished: Path) -> None:
    call("export", finished, "--format", "moses")
    before = {path.name: path.read_bytes() for path in finished.iterdir()}
    with (finished / "segments.jsonl").open("a", encoding="utf-8") as stream:
        stream.write("{}\n")
    before["segments.jsonl"] += b"{}\n"
    result = call("export", finished, "--format", "moses")
    assert result.code == 3
    assert "segments.jsonl:7: 'doc' is missing" in result.err
    assert {path.name: path.read_bytes() for path in finished.iterdir()} == before


def test_glossary_commands(call, tmp_path: Path) -> None:
    glossary = glossary_file(tmp_path)
    assert "AI governance" in call("glossary", "list", glossary).out
    assert len(call("glossary", "list", glossary, "--json").out.splitlines()) == 3
    source, english = tmp_path / "s.txt", tmp_path / "e.txt"
    source.write_text("中国推动人工智能治理。\n人工智能很好。\n", encoding="utf-8")
    english.write_text("China promotes AI governance.\nArtificial intelligence is good.\n")
    check = ("glossary", "check", source, english, "--glossary", glossary)
    result = call(*check, "--json")
    found = {
        row["concept"]: (row["right"], row["occurrences"])
        for row in map(json.loads, result.out.splitlines())
    }
    assert found == {"ai": (0, 1), "ai-governance": (1, 1), "china": (1, 1)}
    assert "2 of 3 term occurrences are right: 0.667" in result.err
    assert call(*check, "--min-terms", "0.7").code == 1
    english.write_text("one line\n")
    assert call(*check).code == 3


def test_learning_spun_words_gives_a_table_that_a_run_takes(call, tmp_path: Path) -> None:
    spun = tmp_path / "spun.txt"
    spun.write_text("各国推动技术打破。双方的技术打破很多。\n" * 2, encoding="utf-8")
    out = call("glossary", "learn", "--despin", spun).out
    header, *rows = out.splitlines()
    assert header.split("\t")[:4] == ["spun", "canonical", "safe", "context_regex"]
    assert all(len(row.split("\t")) == 7 for row in rows)
    table = tmp_path / "table.tsv"
    table.write_text(out, encoding="utf-8")
    assert call("segment", spun, "--despin", table).code == 0


def test_models_and_doctor(call, tmp_path: Path) -> None:
    folder = tmp_path / "packages"
    file = PACKAGES / "translate-vi_en-0_1.argosmodel"
    assert (
        call("models", "install", file, "--packages", folder).err
        == "installed translate-vi_en-0_1\n"
    )
    assert json.loads(call("models", "list", "--packages", folder, "--json").out)["from"] == "vi"
    result = call("doctor", "--packages", folder)
    assert result.code == 0
    assert "translate-vi_en-0_1: vi → en" in result.out
    assert "zh → en: no package" in result.out
    assert "aligntool models install zh-en" in result.out


def test_every_command_and_option_has_help() -> None:
    import click

    def commands(group: click.Group, context: click.Context):
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield name, command
            if isinstance(command, click.Group):
                yield from commands(command, context)

    listed = list(commands(cli, click.Context(cli)))
    assert cli.list_commands(click.Context(cli)) == list(COMMANDS)
    for name, command in listed:
        assert command.help, name
        for option in command.params:
            assert isinstance(option, click.Argument) or option.help, (name, option.name)


def spawn(arguments: list[object], **settings: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "aligntool", *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ, **settings  # type: ignore[call-overload]
    )  # fmt: skip


def test_the_version_is_printed_by_the_module_too(tmp_path: Path) -> None:
    out, _ = spawn(["--version"]).communicate()
    assert out.startswith("aligntool, version ")


def test_a_full_disk_leaves_one_line_and_no_file(article: Path, tmp_path: Path) -> None:
    # A limit on the size of a file stands for the disk: the writes fail in the same way.
    out = tmp_path / "out"
    process = spawn(
        ["run", article, "--out", out, "--quiet"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200)),
    )
    _, err = process.communicate()
    assert process.returncode == 3
    (line,) = err.splitlines()
    assert "cannot be written: File too large; free some space" in line
    assert list(out.iterdir()) == []


def test_a_closed_pipe_is_no_traceback(article: Path) -> None:
    process = spawn(["clean", article, "--lines"])
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate()
    assert (process.returncode, err) == (1, "")


def test_ctrl_c_exits_with_130_and_one_line(tmp_path: Path) -> None:
    # Standard input that never ends stands for a long run.
    read_end, write_end = os.pipe()
    process = spawn(
        ["run", "-", "--out", tmp_path / "out"],
        stdin=read_end,
        # What starts the tests in the background may have told them to ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    os.close(write_end)
    # click ends the line on which a terminal shows ^C.
    assert (process.returncode, err) == (130, "\naligntool: interrupted\n")
    assert list((tmp_path / "out").iterdir()) == []
