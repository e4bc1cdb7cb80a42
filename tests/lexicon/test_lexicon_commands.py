"""``aligntool lexicon``: what the commands print, write and return; ``--lexicon`` of a run."""

import json
from pathlib import Path

import pytest
from lexicon.dictionaries import StarDict

from aligntool.cli import main
from aligntool.cli.lexicon import COMMANDS, lexicon

TEXT = "zh\tpos\ten\n# mine\n推动\tv\tshove\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "own.tsv"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]):
    """Call ``aligntool`` and return the exit code, output and messages."""

    def run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as exit_:
            main([*map(str, arguments)])
        captured = capsys.readouterr()
        return int(exit_.value.code or 0), captured.out, captured.err

    return run


def content(path: Path) -> str:
    return path.read_bytes().decode()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(call, name: str) -> None:
    code, out, _ = call("lexicon", name, "--help")
    assert code == 0
    assert out.startswith(f"Usage: aligntool lexicon {name} ")
    assert lexicon.commands[name].name == name


def test_add_changes_a_file_and_keeps_it_as_it_was_beside(call, file: Path) -> None:
    code, out, err = call("lexicon", "add", file, "书", "book", "volume")
    assert (code, out) == (0, "+ 书\tn\tbook|volume\n")
    assert err == f"wrote {file}; the previous version is {file}.bak\n"
    assert content(file) == TEXT + "书\tn\tbook|volume\n"
    assert content(file.with_name("own.tsv.bak")) == TEXT


def test_add_shows_what_changes(call, file: Path) -> None:
    _, out, err = call("lexicon", "add", file, "推动", "push", "--dry-run")
    assert out == "- 推动\tv\tshove\n+ 推动\tv\tshove|push\n"
    assert err == "nothing was written\n"
    assert content(file) == TEXT
    assert call("lexicon", "add", file, "推动", "shove")[2] == f"{file}: nothing to change\n"
    assert not file.with_name("own.tsv.bak").exists()


def test_add_makes_a_file(call, tmp_path: Path) -> None:
    path = tmp_path / "new.tsv"
    assert (
        call("lexicon", "add", path, "sách", "book", "--dry-run")[1]
        == "vi\tpos\ten\nsách\tn\tbook\n"
    )
    assert not path.exists()
    assert call("lexicon", "add", path, "sách", "book") == (0, "", f"wrote {path}\n")
    assert content(path) == "vi\tpos\ten\nsách\tn\tbook\n"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("sách", "book"), 2, "holds words of 'zh'"),
        (("书", "a|b"), 2, "has a tab, a bar"),
        (("书", "book", "--pos", "noun"), 2, "'noun' is not one of"),
        (("书",), 2, "Missing argument 'ENGLISH...'"),
    ],
)
def test_what_cannot_be_added(
    call, file: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    result = call("lexicon", "add", file, *arguments)
    assert result[0] == code
    assert message in result[2]
    assert content(file) == TEXT


def test_import_writes_a_lexicon_and_says_what_it_left_out(call, tmp_path: Path) -> None:
    articles = [("nhà", b"n. house"), ("ở", "(xem) nhà".encode()), ("书", b"book")]
    StarDict(articles).write(tmp_path)
    out = tmp_path / "own.tsv"
    code, printed, err = call("lexicon", "import", tmp_path, "--lang", "vi", "--out", out)
    assert (code, printed) == (0, "")
    assert content(out) == "# from Test\nvi\tpos\ten\nnhà\tn\thouse\n"
    assert err.splitlines() == [
        f"wrote {out}",
        "not English: 1 (ở)",
        "words that are not Vietnamese: 1 (书)",
        "words without a rendering that can be used: 1 (ở)",
        "1 entries of 3 words",
    ]
    assert call("lexicon", "lint", out)[0] == 0


def test_import_prints_where_no_file_is_named(call, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("书,book\n", encoding="utf-8")
    assert call("lexicon", "import", path)[1] == "# from words.csv\nzh\tpos\ten\n书\tn\tbook\n"


def test_a_failed_import_writes_nothing(call, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("书\n", encoding="utf-8")
    out = tmp_path / "own.tsv"
    code, _, err = call("lexicon", "import", path, "--lang", "zh", "--out", out)
    assert code == 3
    assert err == f"aligntool: {path}:1: one cell; a word and its English are wanted\n"
    assert not out.exists()


def test_lint_prints_findings_and_fails_for_errors(call, file: Path) -> None:
    file.write_text(TEXT + "书\tnoun\tbook\n推动\tv\tshove\n", encoding="utf-8")
    code, out, err = call("lexicon", "lint", file)
    assert code == 1
    assert out.splitlines()[1] == (
        f"{file}:5: error: duplicate: 推动: was already given at {file}:3; only the first counts"
    )
    assert err == "2 errors, 0 warnings; --fix mends 2\naligntool: 2 errors\n"
    records = [
        json.loads(line)
        for line in call("lexicon", "lint", file, "--format", "json")[1].splitlines()
    ]
    assert [(one["rule"], one["line"], one["source"]) for one in records] == [
        ("unknown-pos", 4, ""), ("duplicate", 5, "推动"),
    ]  # fmt: skip


def test_lint_mends(call, file: Path) -> None:
    file.write_text(TEXT + "书\tnoun\tcodex\n推动\tv\tshove\n", encoding="utf-8")
    code, out, err = call("lexicon", "lint", file, "--fix")
    assert (code, out) == (0, "- 书\tnoun\tcodex\n+ 书\tn\tcodex\n- 推动\tv\tshove\n")
    assert content(file) == TEXT + "书\tn\tcodex\n"
    assert "0 errors, 0 warnings" in err


def test_lint_chooses_rules(call, file: Path) -> None:
    file.write_text(TEXT + "AI\tn\tto AI \n", encoding="utf-8")
    assert len(call("lexicon", "lint", file)[1].splitlines()) == 2
    assert len(call("lexicon", "lint", file, "--rule", "latin")[1].splitlines()) == 1
    assert len(call("lexicon", "lint", file, "--skip", "latin")[1].splitlines()) == 1
    assert call("lexicon", "lint", file, "--errors")[1] == ""


def test_lookup(call, file: Path) -> None:
    code, out, _ = call("lexicon", "lookup", "推动", "--lexicon", file)
    assert code == 0
    assert out.splitlines()[2].split() == ["推动", "v", "shove", f"{file}:3"]
    records = [
        json.loads(line)
        for line in call("lexicon", "lookup", "推动", "--lexicon", file, "--format", "json")[
            1
        ].splitlines()
    ]
    assert [(one["origin"], one["used"]) for one in records] == [
        (f"{file}:3", True), ("zh-en-phrases.tsv", False), ("CC-CEDICT", False),
    ]  # fmt: skip
    code, out, err = call("lexicon", "lookup", "không có từ này")
    assert (code, out, err) == (1, "", "aligntool: no entry: không có từ này\n")


def test_stats(call, file: Path) -> None:
    out = call("lexicon", "stats", file, "--lang", "zh")[1]
    assert "1 of your own" in out
    assert f"{file}" in out
    found = json.loads(call("lexicon", "stats", "--lang", "vi", "--format", "json")[1])
    assert (found["lang"], found["own"]) == ("vi", 0)


def test_stats_of_a_text_tell_what_to_add(call, file: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Chính phủ họp. Chính phủ mua blorkan.\n", encoding="utf-8")
    out = call("lexicon", "stats", "--text", text)[1]
    assert out.startswith(
        "vi: 5 words, 4 (80.0%) known, 0 (0.0%) known in parts, 1 (20.0%) unknown"
    )
    assert "blorkan  unknown      1" in out
    assert "blorkan" not in call("lexicon", "stats", "--text", text, "--missing", "0")[1]
    own = tmp_path / "vi.tsv"
    own.write_text("vi\tpos\ten\nblorkan\tn\tthing\n", encoding="utf-8")
    found = json.loads(call("lexicon", "stats", own, "--text", text, "--format", "json")[1])
    assert (found["words"], found["known"], found["missing"]) == (5, 5, [])


def test_a_run_uses_own_words(call, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("zh\tpos\ten\n智鲸计划\tprop\tProject Smart Whale\n", encoding="utf-8")
    text = tmp_path / "a.txt"
    text.write_text("智鲸计划开始。\n", encoding="utf-8")
    arguments = ("translate", text, "--lines", "--engine", "assembly", "--quiet")
    assert "Project Smart Whale" not in call(*arguments)[1]
    assert "Project Smart Whale" in call(*arguments, "--lexicon", own)[1]


def test_an_engine_that_uses_no_lexicon_says_so(call, file: Path, tmp_path: Path) -> None:
    text, english = tmp_path / "a.txt", tmp_path / "a.en"
    text.write_text("智鲸计划开始。\n", encoding="utf-8")
    english.write_text("The project starts.\n", encoding="utf-8")
    arguments = ("translate", text, "--lines", "--mt", english)
    told = "zh→en: --lexicon is for drafts; the engine recorded does not use it"
    assert told in call(*arguments, "--lexicon", file)[2].splitlines()
    assert "--lexicon" not in call(*arguments)[2]


def test_a_run_refuses_a_broken_lexicon(call, file: Path, tmp_path: Path) -> None:
    file.write_text(TEXT + "书\tnoun\n", encoding="utf-8")
    text = tmp_path / "a.txt"
    text.write_text("中国和赞比亚共同举办会议。\n", encoding="utf-8")
    out = tmp_path / "out"
    code, _, err = call("run", text, "--engine", "assembly", "--lexicon", file, "--out", out)
    assert code == 3
    assert f"aligntool: {file}:4: the cell 'en' is empty" in err
