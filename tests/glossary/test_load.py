"""Glossary tables: what is read, and what is refused with file, line and reason."""

from pathlib import Path

import pytest

from aligntool.errors import GlossaryError
from aligntool.glossary.load import load

HEADER = "concept\tdomain\ten\ten_allowed\ten_forbidden\tzh\tvi\tnote\n"


def table(folder: Path, text: str, name: str = "g.tsv") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_a_concept_with_all_its_cells(tmp_path: Path) -> None:
    row = 'ai\ttech\tAI\t\tartificial intelligence|wild AI\t人工智能|野生智能\tAI|TTNT\t"say ""AI"""\n'
    concept = load([table(tmp_path, HEADER + "# a comment\n\n" + row)]).concepts["ai"]
    assert (concept.preferred, concept.allowed, concept.domain) == ("AI", (), "tech")
    assert concept.forbidden == ("artificial intelligence", "wild AI")
    assert concept.terms == {"zh": ("人工智能", "野生智能"), "vi": ("AI", "TTNT")}
    assert (concept.note, concept.line) == ('say "AI"', 4)


def test_columns_in_any_order_further_languages_and_a_byte_order_mark(tmp_path: Path) -> None:
    text = "\ufeffen\tfr\tconcept\tremark\nAI\tIA\tai\tx\n"
    concept = load([table(tmp_path, text)]).concepts["ai"]
    assert concept.terms == {"fr": ("IA",)}


def test_several_files_are_one_glossary_with_a_version_of_its_own(tmp_path: Path) -> None:
    one = table(tmp_path, "concept\ten\tzh\na\tA\t甲\n", "one.tsv")
    two = table(tmp_path, "concept\ten\tzh\nb\tB\t乙\n", "two.tsv")
    both = load([one, two])
    assert (list(both.concepts), both.name) == (["a", "b"], "one+two")
    assert len({both.version, load([one]).version, load([two]).version}) == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("concept\tzh\na\t甲\n", ":1: the header has no column 'en'", id="no en"),
        pytest.param("concept\ten\tzh\tzh\n", ":1: the column 'zh' .* twice", id="column twice"),
        pytest.param("concept\ten\tzh\na\t\t甲\n", ":2: the cell 'en' is empty", id="no English"),
        pytest.param("concept\ten\tzh\n\tA\t甲\n", ":2: the cell 'concept' is empty", id="no id"),
        pytest.param("concept\ten\tzh\na\tA\t\n", ":2: concept 'a' has no source", id="no term"),
        pytest.param("concept\ten\tzh\na\tA|B\t甲\n", ":2: .*only one rendering", id="two en"),
        pytest.param("concept\ten\tzh\na\tA\t甲\tx\n", ":2: 4 cells, but", id="extra tab"),
        pytest.param(
            "concept\ten\tzh\na\tA\t甲\na\tB\t乙\n", ":3: concept 'a' .*:2", id="id twice"
        ),
        pytest.param(
            "concept\ten\tzh\na\tA\t甲\nb\tB\t乙|甲\n",
            ":3: the zh term '甲' already belongs to concept 'a' at .*:2",
            id="term twice",
        ),
        pytest.param('concept\ten\tzh\na\tA\t甲\nb\t"B\t乙\n', ":3: .*quotes", id="open quote"),
        pytest.param("concept\ten\tzh\tcase\na\tA\t甲\tX\n", ":2: 'X' in .*'case'", id="a flag"),
        pytest.param("concept\ten\tzh\tdnt\na\tA\t甲\tJa\n", ":2: 'Ja' in .*'dnt'", id="dnt"),
        pytest.param(
            "concept\ten\tzh\tcontext\na\tA\t甲\t(a+)+\n", ":2: the context .* has", id="context"
        ),
        pytest.param("", ":1: the header has no column 'concept'", id="empty file"),
        pytest.param("concept,en,zh\na,A,甲\n", ":1: .*bring it in with", id="CSV"),
        pytest.param("concept\ten\na\tA\n", ":2: .* no column is named by a", id="no language"),
    ],
)
def test_broken_lines(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(GlossaryError, match=rf"g\.tsv{message}"):
        load([table(tmp_path, text)])


def test_not_utf8_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    path.write_bytes(b"concept\ten\tzh\n" + "a\tA\t人工智能\n".encode("gb18030"))
    with pytest.raises(GlossaryError, match=r"g\.tsv:2: not UTF-8"):
        load([path])


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="there is no such glossary file"):
        load([tmp_path / "none.tsv"])


def test_case_tells_an_acronym_from_a_word(tmp_path: Path) -> None:
    text = "concept\ten\tvi\nai\tAI\tAI\nwho\twho\tai\n"
    assert len(load([table(tmp_path, text)]).concepts) == 2


def test_context_case_dnt_and_part_of_speech(tmp_path: Path) -> None:
    header = "concept\ten\tzh\tcontext\tcase\tdnt\tpos\n"
    rows = "a\tA\t甲\t公司|手机\tYes\t1\tproper noun\nb\tB\t乙\t\tfalse\t0\nc\tC\t丙\n"
    concepts = load([table(tmp_path, header + rows)]).concepts
    assert [(one.context, one.case, one.dnt, one.pos) for one in concepts.values()] == [
        ("公司|手机", True, True, "proper noun"),
        ("", False, False, ""),
        ("", False, False, ""),
    ]


def test_a_context_lets_two_concepts_have_one_term(tmp_path: Path) -> None:
    text = "concept\ten\tzh\tcontext\na\tA\t甲\nb\tB\t甲\t公司\n"
    assert list(load([table(tmp_path, text)]).concepts) == ["a", "b"]


def test_comments_before_the_header_and_columns_that_only_look_like_languages(
    tmp_path: Path,
) -> None:
    text = "# mine\n\nconcept\ten\ten-GB\tzh-Hant\tpos\na\tA\tAA\t甲\tnoun\n"
    concept = load([table(tmp_path, text)]).concepts["a"]
    assert (concept.terms, concept.line) == ({"zh-Hant": ("甲",)}, 4)
