"""``aligntool gloss``, and the gloss as an export."""

from pathlib import Path

import pytest
from pipeline.samples import articles, glossary_file

from aligntool.cli import main


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]):
    """Call the command line in this process; return exit code, output and errors."""

    def run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as exit_:
            main([str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return int(exit_.value.code or 0), captured.out.decode(), captured.err.decode()

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("中国呼吁合作。\n各国表示同意。\n", encoding="utf-8")
    return path


def test_plain_text(call, article: Path, tmp_path: Path) -> None:
    code, out, _ = call("gloss", article, "--glossary", glossary_file(tmp_path), "--width", 60)
    lines = out.splitlines()
    assert (code, lines[0]) == (0, "a 1")
    assert [line.split() for line in lines[1:3]] == [
        ["中国", "呼吁", "合作。"],
        ["Zhōngguó", "hūyù", "hézuò"],
    ]
    assert lines[3].split()[::2] == ["China", "cooperation"]
    assert lines[4].startswith("‘China")


def test_recorded_english(call, article: Path, tmp_path: Path) -> None:
    english = tmp_path / "a.en.txt"
    english.write_text("China called for cooperation.\nAll of the countries agreed.\n")
    code, out, _ = call("gloss", article, "--mt", english, "--no-pinyin")
    assert code == 0
    assert "‘China called for cooperation.’" in out
    assert "hūyù" not in out


@pytest.mark.parametrize(
    ("form", "begins"), [("html", "<!DOCTYPE html>"), ("tsv", "doc\tseg\tnumber\tword")]
)
def test_forms(call, article: Path, tmp_path: Path, form: str, begins: str) -> None:
    path = tmp_path / "out"
    code, out, err = call("gloss", article, "--format", form, "--out", path, "--quiet")
    assert (code, out, err) == (0, "", f"wrote {path}\n")
    assert path.read_text(encoding="utf-8").lstrip().startswith(begins)


def test_a_file_that_cannot_be_used_is_passed_over(call, tmp_path: Path) -> None:
    folder = articles(tmp_path)
    (folder / "c.txt").write_bytes(b"")
    code, out, err = call("gloss", folder)
    assert code == 0
    assert "skipped: " in err
    assert "a-vi 1" in out
    assert "b-zh 1" in out


def test_nothing_is_written_where_nothing_can_be_read(call, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    out = tmp_path / "out.html"
    code, _, err = call("gloss", tmp_path / "a.txt", "--format", "html", "--out", out)
    assert (code, err.count("\n"), out.exists()) == (3, 1, False)


def test_a_run_and_an_export_write_the_same_page(call, tmp_path: Path) -> None:
    run, again = tmp_path / "run", tmp_path / "again.html"
    call("run", articles(tmp_path), "--out", run, "--format", "gloss")
    code, _, _ = call("export", run, "--format", "gloss", "--out", again)
    assert code == 0
    assert again.read_bytes() == (run / "bitext.gloss.html").read_bytes()
    assert "trí tuệ nhân tạo" in again.read_text(encoding="utf-8")
