"""Lint rules of lexicons: what each finds, what it leaves alone, what is mended."""

from pathlib import Path

import pytest

from aligntool.errors import UsageError
from aligntool.lexicon.files import parse
from aligntool.lexicon.lint import RULES, fix, lint, rules_named
from aligntool.results import Severity

HEADER = {"zh": "zh\tpos\ten\n", "vi": "vi\tpos\ten\n"}
CASES = [
    # rule, language, lines, lines found (the header is line 1), lines after --fix
    ("format", "zh", "书\tn\n", [2], None),
    ("format", "zh", "书\tn\ta||b\n人\tn\tperson\n", [2], None),
    ("unknown-pos", "zh", "书\tNoun.\tbook\n", [2], "书\tn\tbook\n"),
    ("unknown-pos", "vi", "sách\tdanh từ\tbook\n", [2], "sách\tn\tbook\n"),
    ("unknown-pos", "zh", "书\tthing\tbook\n", [2], "书\tthing\tbook\n"),
    ("invisible", "zh", "书\u200b\tn\tbo\x01ok\n", [2, 2], "书\tn\tbook\n"),
    ("not-composed", "vi", "sa\u0301ch\tn\tbook\n", [2], "sách\tn\tbook\n"),
    ("full-width", "zh", "ＡＩ芯片\tn\tAI chip\n", [2], "AI芯片\tn\tAI chip\n"),
    ("spaces", "vi", " sách  vở\tn\tbook | note\xa0book\n", [2, 2], "sách vở\tn\tbook|note book\n"),
    ("repeated-gloss", "zh", "书\tn\tbook|volume|book\n", [2], "书\tn\tbook|volume\n"),
    ("traditional", "zh", "軟件\tn\tsoftware\n书\tn\tbook\n", [2], "软件\tn\tsoftware\n书\tn\tbook\n"),
    ("traditional", "zh", "回覆\tv\treply\n", [], None),
    ("infinitive", "zh", "跑\tv\tto run|run\n归于\tv\tlead to\n", [2], "跑\tv\trun\n归于\tv\tlead to\n"),
    ("infinitive", "zh", "跑者\tn\tto run\n", [], None),
    ("duplicate", "zh", "书\tn\tbook|volume\n书\tn\tvolume\n", [3], "书\tn\tbook|volume\n"),
    ("duplicate", "zh", "书\tn\tbook\n书\tv\tbook\n", [3], "书\tn\tbook\n书\tv\tbook\n"),
    ("duplicate", "zh", "书\tn\tbook\n书\tn\tletter\n", [3], "书\tn\tbook\n书\tn\tletter\n"),
    ("duplicate", "vi", "hoà\tn\tpeace\nHòa\tn\tpeace\n", [3], "hoà\tn\tpeace\n"),
    ("language", "vi", "书\tn\tbook\nsách\tn\tbook\n", [2], None),
    ("language", "zh", "sách\tn\tbook\nAI\tn\tAI\n", [2], None),
    ("latin", "zh", "AI\tn\tAI\nAI芯片\tn\tAI chip\n", [2], None),
    ("not-english", "zh", "书\tn\tbook|册\n咖啡馆\tn\tcafé\n", [2], None),
    ("not-english", "vi", "nhà\tn\tngôi nhà\n", [2], None),
    ("needless", "vi", "chính phủ\tn\tgovernment\nnhìn\tv\tbehold\n", [2], None),
    ("needless", "vi", "chính phủ\tv\tgovernment\n", [], None),
    ("long-source", "vi", f"{'a' * 41}\tn\tx\n{'a' * 40}\tn\tx\n", [2], None),
    ("long-gloss", "vi", "a\tn\tone two three four five six seven eight nine\nb\tn\tone\n", [2], None),
]  # fmt: skip


def file(text: str, name: str = "own.tsv"):
    return parse(text.encode(), Path(name))


@pytest.mark.parametrize(
    ("name", "lang", "lines", "found", "mended"), CASES, ids=[f"{one[0]} {one[2]!r}" for one in CASES]
)  # fmt: skip
def test_rules(name: str, lang: str, lines: str, found: list[int], mended: str | None) -> None:
    rules = rules_named([name])
    findings = lint([file(HEADER[lang] + lines)], rules)
    assert [one.line for one in findings] == found
    after = fix(file(HEADER[lang] + lines), rules).data.decode()
    assert after == HEADER[lang] + (lines if mended is None else mended)


def test_every_rule_has_a_case() -> None:
    assert {one[0] for one in CASES} | {"unknown-column"} == {rule.name for rule in RULES}


def test_unknown_columns() -> None:
    (one,) = lint([file("zh\tpos\ten\tnuon\n书\tn\tbook\tx\n")], rules_named(["unknown-column"]))
    assert (one.line, one.message) == (1, "the column 'nuon' is not used; is 'noun' meant?")


def test_fixing_mends_all_that_it_says_it_mends() -> None:
    text = (
        "lang\tsource\tpos\ten\n# stays\n"
        "zh\t書 \tNoun\tbook|book\nzh\t书\tn\tbook\nvi\tsa\u0301ch\tn\tto\u200bme|tome \n"
    )
    before = file(text)
    after = fix(before)
    assert (
        after.data.decode()
        == "lang\tsource\tpos\ten\n# stays\nzh\t书\tn\tbook\nvi\tsách\tn\ttome\n"
    )
    assert any(one.fixable for one in lint([before]))
    assert not any(one.fixable for one in lint([after]))


def test_files_are_looked_at_together_in_order() -> None:
    one, two = (
        file("zh\tpos\ten\n书\tn\tbook\n", "1.tsv"),
        file("zh\tpos\ten\n书\tn\ttome\n", "2.tsv"),
    )
    (found,) = lint([one, two], rules_named(["duplicate"]))
    assert (found.path, found.severity) == (Path("2.tsv"), Severity.ERROR)
    assert found.message == "was already given at 1.tsv:2; only the first counts"


def test_the_other_spelling_is_named() -> None:
    (found,) = lint(
        [file(f"{HEADER['vi']}hoà\tn\tpeace\nhòa\tn\tcalm\n")], rules_named(["duplicate"])
    )
    assert "already given as 'hoà' at own.tsv:2" in found.message


def test_unknown_rules() -> None:
    with pytest.raises(UsageError, match="no rule is called 'x'; there are: format, unknown-pos"):
        rules_named(["x"])
    assert "format" not in [rule.name for rule in rules_named([], skipped=["format"])]
