"""Lint rules: each finds what it is for and leaves its neighbours alone."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.errors import UsageError
from aligntool.glossary.lint import RULES, Severity, fix, lint, rules_named, segmented
from aligntool.glossary.lint.graph import on_cycles
from aligntool.glossary.table import GlossaryTable, parse

ROOT = Path(__file__).parent.parent.parent
HEADER = "concept\ten\ten_allowed\ten_forbidden\tzh\tvi\tcontext\tcase\tdnt\tpos\n"
LOOSE = unicodedata.normalize("NFD", "hòa")


def table(rows: str, header: str = HEADER) -> GlossaryTable:
    return parse((header + rows).encode(), Path("g.tsv"))


CASES = [
    pytest.param("format", "a\t\t\t\t甲\t甲\n", (2, "", "the cell 'en' is empty"), id="format"),
    pytest.param(
        "format", "a\tA\t\t\t甲\tb\t(a+)+\n", (2, "", "the context '(a+)+'"), id="format, context"
    ),
    pytest.param(
        "duplicate-id", "a\tA\t\t\t甲\na\tB\t\t\t乙\n", (3, "a", "already given at g.tsv:2"), id="id"
    ),
    pytest.param(
        "duplicate-source", "a\tA\t\t\t甲\nb\tB\t\t\t乙|甲\n",
        (3, "b", "the zh term '甲' already belongs to 'a' at g.tsv:2"), id="source",
    ),
    pytest.param(
        "duplicate-source", "a\tA\t\t\t甲\nb\tB\t\t\t甲\t\t公司\n", None, id="source with a context"
    ),
    pytest.param(
        "conflicting-twin", "a\tA\t\t\t后门\nb\tB\t\t\t後門\n",
        (3, "b", "the zh term '後門' cannot be told from '后门' of 'a'"), id="script, two concepts",
    ),
    pytest.param(
        "conflicting-twin", "a\tA\t\t\t\thòa bình\nb\tB\t\t\t\thoà bình\n",
        (3, "b", "the vi term 'hoà bình' cannot be told"), id="tone, two concepts",
    ),
    pytest.param(
        "conflicting-twin", "a\tA\t\t\tAI\nb\tB\t\t\tai\n", (3, "b", "the zh term 'ai' cannot"), id="Latin"
    ),
    pytest.param(
        "conflicting-twin", "a\tA\t\t\t\tai\nb\tB\t\t\t\tAI\n", None, id="case tells them apart"
    ),
    pytest.param(
        "preferred-forbidden", "a\tAI\t\tAI\t甲\n", (2, "a", "'AI' is preferred and"), id="preferred"
    ),
    pytest.param(
        "preferred-forbidden", "a\tAI\t\tai\t甲\n", None, id="forbidden by its case"
    ),
    pytest.param(
        "allowed-forbidden", "a\tA\tPremier|x\tPremier\t甲\n",
        (2, "a", "'Premier' is allowed and forbidden"), id="allowed",
    ),
    pytest.param(
        "dnt-differs", "a\tApple\t\t\t苹果\t\t\t\tyes\n", (2, "a", "'Apple' is none of"), id="dnt"
    ),
    pytest.param("dnt-differs", "a\tWTO\t\t\t世贸|WTO\t\t\t\tyes\n", None, id="dnt as it should be"),
    pytest.param(
        "not-composed", f"a\tA\t\t\t甲\t{LOOSE}\n", (2, "a", "'vi' is not in composed form"), id="NFC"
    ),
    pytest.param("spaces", "a\tA \t\t\t甲\n", (2, "a", "'en' has white space"), id="trailing"),
    pytest.param("spaces", "a\tA\tx|  y\t\t甲\n", (2, "a", "'en_allowed' has"), id="in a list"),
    pytest.param("spaces", "a\tA\u00a0b\t\t\t甲\n", (2, "a", "'en' has"), id="no-break space"),
    pytest.param("spaces", "a\tA\t\t\t甲\tx\ta  b\n", None, id="a context may have them"),
    pytest.param("repeated", "a\tA\t\t\t甲|乙|甲\n", (2, "a", "'zh' has an alternative"), id="twice"),
    pytest.param(
        "needless", "a\tAI\tai\t\t甲\n", (2, "a", "'ai' is right without"), id="allowed as preferred"
    ),
    pytest.param(
        "needless", "a\tA\tSummit|summit\t\t甲\n", (2, "a", "'summit' is right"), id="allowed twice"
    ),
    pytest.param("needless", "a\tAI\tai\t\t甲\t\t\tyes\n", None, id="case counts"),
    pytest.param("script-twin", "a\tA\t\t\t后门|後門\n", (2, "a", "'後門' is found"), id="script"),
    pytest.param("width-twin", "a\tA\t\t\tAI应用|ＡＩ应用\n", (2, "a", "'ＡＩ应用' is"), id="width"),
    pytest.param("tone-twin", "a\tA\t\t\t\thòa|hoà\n", (2, "a", "'hoà' is found"), id="tone"),
    pytest.param(
        "case-twin", "a\tA\t\t\t\tHội nghị|hội nghị\n", (2, "a", "'hội nghị' is found"), id="case"
    ),
    pytest.param("case-twin", "a\tA\t\t\t\tAI|ai\n", None, id="an acronym is no twin"),
    pytest.param("case-twin", "a\tA\t\t\t\tđổi mới|Đổi mới\t\tyes\n", None, id="case counts, twin"),
    pytest.param(
        "inside-term", "a\tmanual\t\t\t人工\nb\tAI\t\t\t人工智能\n",
        (2, "a", "'人工' is inside '人工智能' of 'b' at g.tsv:3"), id="inside",
    ),
    pytest.param(
        "inside-term", "a\tAI\t\t\t人工智能\nb\tAI law\t\t\t人工智能法\n", None, id="inside, same words"
    ),
    pytest.param(
        "inside-term", "a\tgift\t\t\t\tquà\nb\tbe\t\t\t\tquàng\n", None, id="part of a syllable"
    ),
    pytest.param("stop-word", "a\tA\t\t\t我们\n", (2, "a", "'我们' is one of"), id="stop word"),
    pytest.param("stop-word", "a\tA\t\t\t\tai\n", (2, "a", "'ai' is one of"), id="ai is who"),
    pytest.param("stop-word", "a\tA\t\t\t\tAI\n", None, id="AI is not"),
    pytest.param("one-character", "a\tA\t\t\t美\n", (2, "a", "'美' has one character"), id="one"),
    pytest.param("one-character", "a\tA\t\t\t美\t\t国\n", None, id="one with a context"),
    pytest.param(
        "missing-language", "a\tA\t\t\t甲\n", (2, "a", "has no term in: vi"), id="no Vietnamese"
    ),
    pytest.param(
        "forbidden-elsewhere", "a\tA\t\tB\t甲\nb\tB\t\t\t乙\n",
        (2, "a", "forbids 'B', which 'b' at g.tsv:3 prefers"), id="elsewhere",
    ),
    pytest.param("forbidden-cycle", "a\tA\t\tB\t甲\nb\tB\t\t\t乙\n", None, id="a chain"),
    pytest.param(
        "english-as-source", "a\tTTX\t\t\t甲\nb\tB\t\t\t\tTTX\n",
        (2, "a", "its English 'TTX' is a vi term of 'b' at g.tsv:3"), id="English as source",
    ),
    pytest.param("english-as-source", "a\tAI\t\t\t\tAI\n", None, id="of its own concept"),
    pytest.param("unknown-pos", "a\tA\t\t\t甲\t\t\t\t\tthing\n", (2, "a", "'thing' is none"), id="pos"),
    pytest.param("unknown-pos", "a\tA\t\t\t甲\t\t\t\t\tproper noun\n", None, id="a known pos"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "rows", "expected"), CASES)
def test_a_rule(rule: str, rows: str, expected: tuple[int, str, str] | None) -> None:
    found = lint([table(rows)], rules_named([rule]))
    if expected is None:
        assert found == ()
        return
    (one,) = found
    assert (one.rule, one.line, one.concept) == (rule, *expected[:2])
    assert expected[2] in one.message


def test_every_rule_has_a_case() -> None:
    elsewhere = {"never-a-word", "unknown-column"}
    assert {case.values[0] for case in CASES} | elsewhere == {rule.name for rule in RULES}


def test_a_cycle_names_every_concept_on_it_and_no_other() -> None:
    rows = "a\tA\t\tB\t甲\nb\tB\t\tC\t乙\nc\tC\t\tA\t丙\nd\tD\t\tA\t丁\n"
    found = lint([table(rows)], rules_named(["forbidden-cycle"]))
    assert [one.concept for one in found] == ["a", "b", "c"]


@given(st.dictionaries(st.sampled_from("abcdef"), st.sets(st.sampled_from("abcdef"), max_size=3)))
def test_nodes_on_cycles(edges: dict[str, set[str]]) -> None:
    edges = {node: following - {node} for node, following in edges.items()}
    reached = {node: set(following) for node, following in edges.items()}
    for _ in "abcdef":
        for far in reached.values():
            far |= {more for node in far for more in reached.get(node, ())}
    assert on_cycles(edges) == {node for node, far in reached.items() if node in far}


def test_a_long_chain_is_searched_in_time() -> None:
    size = 200_000
    edges = {str(node): [str((node + 1) % size)] for node in range(size)}
    assert len(on_cycles(edges)) == size


def test_an_unknown_column_may_be_a_slip() -> None:
    rows = table("a\tA\tx\t甲\n", "concept\ten\ten_forbiden\tzh\n")
    (one,) = lint([rows], rules_named(["unknown-column"]))
    assert one.message == "the column 'en_forbiden' is not used; is 'en_forbidden' meant?"


def test_a_term_that_is_never_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = ["他们讨论了发展中国家的问题。", "发展中国家很多。", "支持发展中国家。"]
    texts = {"zh": sentences, "vi": []}
    monkeypatch.setattr(segmented, "packaged_sentences", texts.__getitem__)
    rows = table("a\tChina\t\t\t中国\nb\tquestion\t\t\t问题\n")
    (one,) = lint([rows], rules_named(["never-a-word"]))
    assert (one.concept, "stands in 3 sentences" in one.message) == ("a", True)


def test_findings_come_in_order_of_place_over_several_files() -> None:
    one = table("a\tA\t\tA\t甲\nb\tB \t\t\t乙\n")
    other = parse((HEADER + "c\tC\t\t\t甲\n").encode(), Path("h.tsv"))
    found = lint([one, other], rules_named((), skipped=["missing-language", "one-character"]))
    assert [(str(each.path), each.line, each.rule) for each in found] == [
        ("g.tsv", 2, "preferred-forbidden"),
        ("g.tsv", 3, "spaces"),
        ("h.tsv", 2, "duplicate-source"),
    ]


def test_fixes_leave_nothing_to_fix_and_other_rows_alone() -> None:
    rows = (
        f"a\tAI \tai|A I\t\t甲 | 乙|甲\t{LOOSE}|hòa\n"
        'b\t"B"\t\t\t丙\t\n'
        'c\tC\tSummit|summit\t\t丁\t"x\u00a0 y"\n'
    )
    before = table(rows)
    after = fix(before)
    assert after.data.decode() == HEADER + (
        'a\tAI\tA I\t\t甲|乙\thòa\nb\t"B"\t\t\t丙\t\nc\tC\tSummit\t\t丁\tx y\n'
    )
    assert not any(one.fixable for one in lint([after]))
    assert fix(after).data == after.data


def test_an_unknown_rule() -> None:
    with pytest.raises(UsageError, match="no rule is called 'x'; there are: format,"):
        rules_named([], skipped=["x"])


def test_the_packaged_glossary_has_no_errors() -> None:
    path = ROOT / "glossaries" / "ai-governance.tsv"
    found = lint([parse(path.read_bytes(), path)])
    assert [one for one in found if one.severity is Severity.ERROR] == []


def test_rules_that_need_no_language_tool_load_none() -> None:
    path = ROOT / "glossaries" / "ai-governance.tsv"
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from aligntool.glossary.lint import lint, rules_named\n"
        "from aligntool.glossary.table import read\n"
        f"lint([read(Path({str(path)!r}))], rules_named(['preferred-forbidden', 'spaces']))\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert not set(done.stdout.split()) & {"jieba", "underthesea", "opencc", "numpy"}
