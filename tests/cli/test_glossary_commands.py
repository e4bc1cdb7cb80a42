"""The commands that maintain a glossary: what they print, write and return."""

import json
from functools import partial
from pathlib import Path

import pytest

from aligntool.cli.glossary import COMMANDS, glossary

TEXT = (
    "concept\tdomain\ten\ten_allowed\ten_forbidden\tzh\tvi\n"
    "# by hand\n"
    "ai\ttech\tAI\t\twild AI\t人工智能\tAI\n"
    "un\torg\tUnited Nations\tUN\t\t联合国\tLiên Hợp Quốc\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "g.tsv"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


@pytest.fixture
def call(call):
    """Call ``aligntool glossary``."""
    return partial(call, "glossary")


def content(file: Path) -> str:
    return file.read_bytes().decode()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(call, name: str) -> None:
    code, out, _ = call(name, "--help")
    assert code == 0
    assert out.startswith(f"Usage: aligntool glossary {name} ")
    assert glossary.commands[name].name == name


def test_an_unknown_command(call) -> None:
    assert call("nothing")[0] == 2


def test_list_chooses_and_prints_a_table_that_can_be_read_again(call, file: Path) -> None:
    assert [line.split()[0] for line in call("list", file)[1].splitlines()[2:]] == ["ai", "un"]
    assert "2 concepts" in call("list", file)[2]
    code, out, err = call("list", file, "--text", "united", "--lang", "zh", "--tsv")
    assert (code, err) == (0, "1 concepts\n")
    assert out == (
        "concept\tdomain\ten\ten_allowed\ten_forbidden\tzh\tnote\n"
        "un\torg\tUnited Nations\tUN\t\t联合国\t\n"
    )
    again = file.with_name("again.tsv")
    again.write_text(out, encoding="utf-8")
    assert json.loads(call("list", again, "--json")[1])["terms"] == {"zh": ["联合国"]}


def test_show(call, file: Path) -> None:
    assert call("show", file, "ai")[1].splitlines() == [
        f"{file}:3",
        "  concept: ai",
        "  domain: tech",
        "  en: AI",
        "  en_forbidden: wild AI",
        "  zh: 人工智能",
        "  vi: AI",
    ]
    assert json.loads(call("show", file, "un", "--json")[1])["line"] == 4
    assert call("show", file, "x") == (2, "", f"aligntool: {file} has no concept 'x'\n")


def test_stats(call, file: Path) -> None:
    found = json.loads(call("stats", file, "--json")[1])
    assert (found["concepts"], found["forbidden"]) == (2, 1)
    assert found["languages"]["vi"] == {"concepts": 2, "terms": 2, "longest": 13}
    assert "2 concepts, 1 allowed and 1 forbidden renderings" in call("stats", file)[1]


def test_add(call, file: Path) -> None:
    code, out, err = call("add", file, "eu", "--set", "en=EU", "--set", "zh=欧盟|欧洲联盟")
    assert (code, out) == (0, "+ eu\n    en: +EU\n    zh: +欧盟 | +欧洲联盟\n")
    assert err == f"wrote {file}; the previous version is {file}.bak\n"
    assert content(file) == TEXT + "eu\t\tEU\t\t\t欧盟|欧洲联盟\t\n"
    assert content(file.with_name("g.tsv.bak")) == TEXT


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(("--set", "en"), 2, "'en' is not of the form COLUMN=VALUE", id="no ="),
        pytest.param(("--set", "notes=x"), 2, "'notes' is no column", id="column"),
        pytest.param(("--set", "en=EU"), 3, ":5: concept 'eu' has no source term", id="no term"),
        pytest.param(
            ("--set", "en=EU", "--set", "zh=联合国"),
            3,
            "already belongs to concept 'un'",
            id="taken",
        ),
    ],
)
def test_what_cannot_be_added_is_not_written(
    call, file: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    result = call("add", file, "eu", *arguments)
    assert result[0] == code
    assert message in result[2]
    assert content(file) == TEXT


def test_edit_changes_one_line(call, file: Path) -> None:
    code, out, _ = call(
        "edit", file, "ai", "--set", "case=yes", "--add-term", "vi=TTNT",
        "--remove-term", "en_forbidden=wild AI",
    )  # fmt: skip
    assert (code, out) == (0, "~ ai\n    en_forbidden: -wild AI\n    vi: +TTNT\n    case: +yes\n")
    old, new = TEXT.splitlines(), content(file).splitlines()
    assert new == [f"{old[0]}\tcase", old[1], "ai\ttech\tAI\t\t\t人工智能\tAI|TTNT\tyes", old[3]]


def test_a_trial_writes_nothing(call, file: Path) -> None:
    code, out, err = call("edit", file, "ai", "--set", "en=A.I.", "--dry-run")
    assert (code, out, err) == (0, "~ ai\n    en: -AI | +A.I.\n", "nothing was written\n")
    assert content(file) == TEXT


def test_nothing_to_change(call, file: Path) -> None:
    assert call("edit", file, "ai", "--set", "en=AI") == (0, "", f"{file}: nothing to change\n")


def test_remove(call, file: Path) -> None:
    assert call("remove", file, "ai")[0] == 0
    assert content(file) == "".join(TEXT.splitlines(keepends=True)[index] for index in (0, 1, 3))


def test_merge_and_diff(call, file: Path) -> None:
    other = file.with_name("h.tsv")
    other.write_text("concept\ten\tzh\nun\tUN\t联国\nx\tX\t某物\n", encoding="utf-8")
    code, _, err = call("merge", file, other)
    assert (code, content(file)) == (1, TEXT)
    assert err.splitlines() == [
        f"conflict: {file}:4, {other}:2: 'en' is 'United Nations' here and 'UN' there",
        "aligntool: 1 conflicts, nothing was written; choose --prefer mine or theirs",
    ]
    assert call("merge", file, other, "--prefer", "theirs")[0] == 0
    code, out, err = call("diff", file.with_name("g.tsv.bak"), file)
    assert (code, err) == (1, "aligntool: 2 concepts differ\n")
    assert out == (
        "~ un\n    en: -United Nations | +UN\n    zh: +联国\n+ x\n    en: +X\n    zh: +某物\n"
    )
    assert call("diff", file, file) == (0, "", "")
    row = call("diff", file.with_name("g.tsv.bak"), file, "--json")[1].splitlines()[0]
    assert json.loads(row)["changes"][1] == {"column": "zh", "old": [], "new": ["联国"]}


def test_lint(call, file: Path) -> None:
    file.write_text(TEXT.replace("\twild AI", "\tAI|wild AI ").replace("un\t", " un\t"), "utf-8")
    code, out, err = call("lint", file, "--skip", "inside-term")
    assert (code, out.splitlines()) == (1, [
        f"{file}:3: error: preferred-forbidden: ai: 'AI' is preferred and forbidden",
        f"{file}:3: warning: spaces: ai: 'en_forbidden' has white space that does not count: "
        "'AI|wild AI '",
        f"{file}:4: warning: spaces: un: 'concept' has white space that does not count: ' un'",
    ])  # fmt: skip
    assert err == "1 errors, 2 warnings; --fix mends 2\naligntool: 1 errors\n"
    assert json.loads(call("lint", file, "--json")[1].splitlines()[0])["rule"] == (
        "preferred-forbidden"
    )
    assert len(call("lint", file, "--errors")[1].splitlines()) == 1
    assert call("lint", file, "--rule", "spaces")[0] == 0
    assert call("lint", file, "--rule", "none")[0] == 2


def test_lint_mends_what_needs_no_decision(call, file: Path) -> None:
    file.write_text(TEXT.replace("\twild AI", "\twild AI |"), encoding="utf-8", newline="")
    assert call("lint", file, "--fix")[0] == 0
    assert content(file) == TEXT


def test_lint_mends_no_file_that_is_broken(call, file: Path) -> None:
    broken = TEXT.replace("\twild AI", "\twild AI |").replace("\tUnited Nations", "\t")
    file.write_text(broken, encoding="utf-8", newline="")
    code, _, err = call("lint", file, "--fix")
    assert (code, content(file)) == (1, broken)
    assert f"not mended before this is: {file}:4: the cell 'en' is empty" in err
