"""``aligntool glossary import`` and ``export``: files in, files out, losses told, one-line errors."""

from functools import partial
from pathlib import Path

import pytest

TEXT = (
    "concept\tdomain\ten\ten_allowed\ten_forbidden\tzh\tvi\tnote\n"
    "# by hand\n"
    "ai\ttech\tAI\tA.I.\twild AI\t人工智能\tAI\t\n"
    "un\torg\tUnited Nations\t\t\t联合国\tLiên Hợp Quốc\tthe UN\n"
)


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "g.tsv"
    path.write_bytes(TEXT.encode())
    return path


@pytest.fixture
def call(call):
    """Call ``aligntool glossary``."""
    return partial(call, "glossary")


def test_export_writes_a_file_and_tells_what_is_not_in_it(call, glossary: Path) -> None:
    out = glossary.with_name("g.csv")
    code, printed, told = call(
        "export", glossary, "--format", "deepl-csv", "--source-lang", "zh", "--out", out
    )
    assert (code, printed) == (0, "")
    assert out.read_bytes().decode() == "人工智能,AI,ZH,EN\n联合国,United Nations,ZH,EN\n"
    assert told.splitlines() == [
        f"wrote {out}",
        f"comments, left out: 1 ({glossary})",
        "DeepL CSV has no concept ids, left out: 2 (ai, un)",
        "DeepL CSV has no domains, left out: 2 (ai, un)",
        "DeepL CSV has no terms of further languages, left out: 2 (ai, un)",
        "DeepL CSV has no allowed terms beside the preferred one, left out: 1 (ai)",
        "DeepL CSV has no forbidden terms, left out: 1 (ai)",
        "DeepL CSV has no notes, left out: 1 (un)",
    ]


def test_export_prints_where_no_file_is_given(call, glossary: Path) -> None:
    code, out, told = call("export", glossary, "--format", "tsv")
    assert (code, told) == (0, f"comments, left out: 1 ({glossary})\n")
    assert out == TEXT.replace("# by hand\n", "")


@pytest.mark.parametrize("command", [("export", "--format", "tsv"), ("import",)], ids=str)
def test_the_file_that_is_read_is_not_written(call, glossary: Path, command) -> None:
    before = glossary.read_bytes()
    code, _, told = call(*command, glossary, "--out", glossary)
    assert (code, "is the file that is read" in told) == (2, True)
    assert glossary.read_bytes() == before


def test_export_dates_what_must_be_dated(call, glossary: Path) -> None:
    _, out, _ = call("export", glossary, "--format", "utx", "--source-lang", "vi")
    assert out.splitlines()[0] == "#UTX 1.11; vi/en; 2025-11-26T12:00:00Z"


def test_a_glossary_goes_out_as_tbx_and_comes_back(call, glossary: Path) -> None:
    tbx, back = glossary.with_name("g.tbx"), glossary.with_name("back.tsv")
    assert call("export", glossary, "--format", "tbx", "--out", tbx)[0] == 0
    assert call("import", tbx, "--out", back) == (0, "", f"wrote {back}\n")
    assert back.read_bytes().decode() == TEXT.replace("# by hand\n", "")


def test_import_prints_a_glossary_and_tells_what_is_not_in_it(call, tmp_path: Path) -> None:
    file = tmp_path / "g.utx"
    file.write_bytes("#UTX 1.11; zh/en; x\n#src\ttgt\tcustomer\n甲\tA|B\t\n乙\tB\tme\n".encode())
    code, out, told = call("import", file)
    assert code == 0
    assert out == "concept\tdomain\ten\ten_allowed\ten_forbidden\tzh\tnote\nb\t\tB\t\t\t乙\t\n"
    assert told.splitlines() == [
        "a glossary has no customer, left out: 1 (B)",
        f"terms with a |, which parts terms in a glossary, left out: 1 ({file}:3)",
        f"no English term that may be used, left out: 1 ({file}:3)",
    ]


def test_import_merges_into_a_glossary(call, glossary: Path) -> None:
    file = glossary.with_name("new.txt")
    file.write_bytes("治理\tgovernance\n聯合國\tUnited Nations\n".encode())
    code, out, _ = call("import", file, "--into", glossary, "--prefer", "mine")
    assert code == 0
    assert "+ governance" in out
    assert glossary.read_bytes().decode() == (
        TEXT.replace("联合国\t", "联合国|聯合國\t") + "governance\t\tgovernance\t\t\t治理\t\t\n"
    )
    assert glossary.with_name("g.tsv.bak").read_bytes().decode() == TEXT


def test_conflicts_are_told_with_both_lines_and_nothing_is_written(call, glossary: Path) -> None:
    file = glossary.with_name("new.txt")
    file.write_bytes("治理\tgovernance\n人工智能\tartificial wit\n".encode())
    code, _, told = call("import", file, "--into", glossary)
    assert code == 1
    conflict, error = told.splitlines()
    assert conflict.startswith(f"conflict: {glossary}:3, {file}:2: the zh term '人工智能' belongs")
    assert error == "aligntool: 1 conflicts, nothing was written; choose --prefer mine or theirs"
    assert glossary.read_bytes().decode() == TEXT


def test_a_trial_writes_nothing(call, glossary: Path) -> None:
    file = glossary.with_name("new.txt")
    file.write_bytes("治理\tgovernance\n".encode())
    code, out, told = call("import", file, "--into", glossary, "--dry-run")
    assert (code, told) == (0, "nothing was written\n")
    assert out.startswith("+ governance\n")
    assert glossary.read_bytes().decode() == TEXT


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("import", "{}/none.tbx"), 3, "aligntool: {}/none.tbx: there is no such file"),
        (("import", "{}"), 3, "aligntool: {}: cannot be read: Is a directory"),
        (("import", "{}/g.tsv", "--format", "xlsx"), 3, "aligntool: {}/g.tsv: no workbook"),
        (("import", "{}/g.tsv", "--into", "{}/g.tsv", "--out", "-"), 2, "aligntool: --into and --out"),
        (("import", "{}/g.tsv", "--dry-run"), 2, "aligntool: --dry-run shows what --into"),
        (("import", "{}/g.tsv", "--into", "{}/none.tsv"), 3, "aligntool: {}/none.tsv: there is no"),
        (("export", "{}/none.tsv", "--format", "tbx"), 3, "aligntool: {}/none.tsv: there is no"),
        (("export", "{}/g.tsv", "--format", "utx"), 2, "aligntool: g: a file of pairs has one source"),
        (("export", "{}/g.tsv", "--format", "utx", "--source-lang", "fr"), 3, "aligntool: g: holds no term in 'fr'"),
    ],
)  # fmt: skip
def test_errors_are_one_line(
    call, glossary: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    folder = str(glossary.parent)
    found, out, told = call(*(one.format(folder) for one in arguments))
    assert (found, out) == (code, "")
    assert told.startswith(message.format(folder))
    assert told.count("\n") == 1


def test_an_unknown_format_is_refused_with_the_known_ones(call, glossary: Path) -> None:
    code, _, told = call("export", glossary, "--format", "docx")
    assert code == 2
    assert "'tbx'" in told


def test_a_refused_export_leaves_the_old_file(call, glossary: Path) -> None:
    out = glossary.with_name("g.tbx")
    out.write_bytes(b"old")
    assert call("export", glossary, "--format", "tbx", "--source-lang", "fr", "--out", out)[0] == 3
    assert out.read_bytes() == b"old"
    assert sorted(one.name for one in glossary.parent.iterdir()) == ["g.tbx", "g.tsv"]
