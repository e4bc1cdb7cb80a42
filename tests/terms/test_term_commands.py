"""``aligntool glossary apply`` and ``check`` on translations made elsewhere."""

import json
from functools import partial
from pathlib import Path

import pytest
from lxml import html

GLOSSARY = """concept\tdomain\ten\ten_allowed\ten_forbidden\tzh\tvi\tnote
ai\tai\tAI\t\tartificial intelligence\t人工智能\ttrí tuệ nhân tạo\t
belt\tevent\tBelt and Road\t\t\t一带一路\t\t
un\torg\tUnited Nations\tUN\t\t联合国\tLiên hợp quốc\t
"""
SOURCE = """中国推动人工智能发展。
“一带一路”倡议很重要。

双方支持“一带一路”建设。
联合国和人工智能。
"""
ENGLISH = """China promotes an artificial intelligence.
The “one way forward” initiative is important.

Both sides support the construction of the “one way forward”.
The UN and AI.
"""
MENDED = """China promotes AI.
The “Belt and Road” initiative is important.

Both sides support the construction of the “Belt and Road”.
The UN and AI.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    paths = tuple(tmp_path / name for name in ("s.zh.txt", "s.en.txt", "g.tsv"))
    for path, text in zip(paths, (SOURCE, ENGLISH, GLOSSARY), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths  # type: ignore[return-value]


@pytest.fixture
def call(call):
    """Call ``aligntool glossary``."""
    return partial(call, "glossary")


def test_apply_mends_terms_and_nothing_else(call, files, tmp_path: Path) -> None:
    source, english, glossary = files
    code, out, err = call("apply", source, english, "--lang", "zh", "--glossary", glossary)
    assert (code, out) == (0, MENDED)
    assert "5 term occurrences: 2 ok, 3 replaced, 0 missing" in err
    again = tmp_path / "again.txt"
    again.write_text(out, encoding="utf-8")
    assert call("apply", source, again, "--lang", "zh", "--glossary", glossary)[1] == out


def test_changes_have_reason_before_and_after(call, files, tmp_path: Path) -> None:
    source, english, glossary = files
    changes = tmp_path / "changes.jsonl"
    call(
        "apply", source, english, "--lang", "zh", "--glossary", glossary,
        "--out", tmp_path / "out.txt", "--changes", changes,
    )  # fmt: skip
    rows = [json.loads(line) for line in changes.read_text(encoding="utf-8").splitlines()]
    assert [(row["before"], row["after"]) for row in rows] == [
        ("artificial intelligence", "AI"),
        ("one way forward", "Belt and Road"),
        ("one way forward", "Belt and Road"),
    ]
    assert rows[0]["reason"] == "forbidden"
    assert all("links" in row["reason"] or "run" in row["reason"] for row in rows[1:])


def test_a_dry_run_writes_nothing(call, files, tmp_path: Path) -> None:
    source, english, glossary = files
    out = tmp_path / "out.txt"
    _, printed, err = call(
        "apply", source, english, "--glossary", glossary, "--out", out, "--dry-run"
    )
    assert printed == ""
    assert not out.exists()
    assert "3 replaced" in err


def test_whole_documents_are_aligned_first(call, files, tmp_path: Path) -> None:
    source, english, glossary = files
    english.write_text(" ".join(ENGLISH.split()) + "\n", encoding="utf-8")
    code, out, _ = call(
        "apply", source, english, "--lang", "zh", "--glossary", glossary, "--documents"
    )
    assert (code, out) == (0, " ".join(MENDED.split()) + "\n")


def test_what_was_left_out_is_drafted_only_when_asked(call, files) -> None:
    source, english, glossary = files
    shorter = ENGLISH.replace("The UN and AI.", "")
    english.write_text(shorter, encoding="utf-8")
    arguments = ("apply", source, english, "--lang", "zh", "--glossary", glossary)
    _, out, err = call(*arguments)
    assert out == MENDED.replace("The UN and AI.", "")
    assert "sentences without English: 1; --fill drafts them" in err
    _, out, err = call(*arguments, "--fill")
    *others, last = out.splitlines()
    assert others == MENDED.splitlines()[:-1]
    assert "United Nations" in last
    assert "AI" in last
    assert "sentences without English: 1; drafts stand for them, which must be read" in err


def test_a_paragraph_left_out_of_a_document_gets_its_place(call, files) -> None:
    source, english, glossary = files
    source.write_text(
        "中国推动人工智能发展。\n"
        "双方支持“一带一路”建设，三十七个国家的部长参加了在北京举行的会议，并签署了六十五份文件。\n"
        "联合国大会今天在纽约开幕。\n"
        "水稻今年的产量比去年增加了百分之五。\n",
        encoding="utf-8",
    )
    lines = [
        "China promotes AI.",
        "The United Nations assembly opens in New York today.",
        "Rice output rose by five percent this year from last year.",
    ]
    english.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    arguments = ("apply", source, english, "--lang", "zh", "--glossary", glossary, "--documents")
    _, out, _ = call(*arguments, "--fill")
    first, second, *others = out.rstrip("\n").split("\n\n")
    assert [first, *others] == lines
    assert "Belt and Road" in second
    assert "37" in second


def test_lines_must_match(call, files) -> None:
    source, english, glossary = files
    english.write_text("one line\n", encoding="utf-8")
    code, _, err = call("apply", source, english, "--glossary", glossary)
    assert code == 3
    assert "has 5 lines but" in err


def test_check_counts_success_and_consistency(call, files) -> None:
    source, english, glossary = files
    code, out, err = call("check", source, english, "--glossary", glossary, "--format", "json")
    report = json.loads(out)
    assert code == 0
    assert (report["right"], report["occurrences"]) == (2, 5)
    # ai one of two, belt none of two, un all: each concept of a document counts alike.
    assert report["success"] == pytest.approx((0.5 + 0 + 1) / 3, abs=0.001)
    assert "2 of 5 term occurrences are right: 0.400" in err
    assert call("check", source, english, "--glossary", glossary, "--min-terms", "0.5")[0] == 1


def test_check_compares_languages(call, files, tmp_path: Path) -> None:
    source, english, glossary = files
    other, other_english = tmp_path / "s.vi.txt", tmp_path / "s.vi.en.txt"
    other.write_text("Liên hợp quốc họp hôm nay tại thành phố.\n", encoding="utf-8")
    other_english.write_text("The United Nations meets in the city today.\n", encoding="utf-8")
    arguments = ("check", source, english, other, other_english, "--glossary", glossary)
    _, out, _ = call(*arguments, "--lang", "zh", "--lang", "vi", "--format", "json")
    report = json.loads(out)
    assert report["disagreeing"] == ["un"]
    un = next(one for one in report["concepts"] if one["concept"] == "un")
    assert un["found"] == {"vi": ["united nations"], "zh": ["un"]}
    assert un["consistency"] == 0.5
    assert "differs" in call(*arguments, "--lang", "zh", "--lang", "vi")[1]


def test_the_page_loads_nothing_and_escapes(call, files) -> None:
    source, english, glossary = files
    glossary.write_text(GLOSSARY.replace("un\torg", "<un>\torg"), encoding="utf-8")
    code, out, _ = call("check", source, english, "--glossary", glossary, "--format", "html")
    assert code == 0
    assert "default-src 'none'" in out
    assert "<un>" not in out


def test_the_page_tells_what_would_mend_a_term_and_why(call, files) -> None:
    source, english, glossary = files
    _, out, _ = call("check", source, english, "--glossary", glossary, "--format", "html")
    root = html.document_fromstring(out)
    first, *others = root.xpath("//ol[@class='faults']/li")
    assert len(others) == 2
    assert " ".join(first[0].text_content().split()) == (
        "人工智能 → AI: artificial intelligence would become AI, because the glossary forbids it. "
        "s.zh, sentence 1; ai"
    )
    assert [one.text for one in first[1:]] == [SOURCE.split("\n")[0], ENGLISH.split("\n")[0]]


def test_a_source_without_english_is_refused(call, files) -> None:
    source, _, glossary = files
    code, _, err = call("check", source, "--glossary", glossary)
    assert code == 2
    assert "its translation is missing" in err
