"""Definitions of dictionaries: which English is taken, as what, and what is left out."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.formats.glossary._losses import Losses
from aligntool.formats.lexicon._definitions import LONGEST, glosses
from aligntool.formats.lexicon._markup import plain
from aligntool.lexicon.labels import label

PROJECT = """@chính phủ /t͡ɕiŋ/
* noun
- (politics) government, cabinet
=chính phủ lâm thời+provisional government
!chính phủ bù nhìn
- puppet government
* động từ
- to govern; to rule over
@Chuyên ngành kinh tế
-administration"""


def read(definition: str, word: str = "từ") -> list[tuple[str, str]]:
    return [(gloss.text, gloss.pos) for gloss in glosses(definition, word, Losses())]


def test_the_lines_of_the_free_vietnamese_dictionary() -> None:
    assert read(PROJECT) == [
        ("government", "n"),
        ("cabinet", "n"),
        ("govern", "v"),
        ("rule over", "v"),
        ("administration", "v"),
    ]


@pytest.mark.parametrize(
    ("definition", "found"),
    [
        pytest.param("table", [("table", "")], id="a word"),
        pytest.param("to run", [("run", "v")], id="to shows a verb"),
        pytest.param('to "run"', [("run", "v")], id="quotes behind to"),
        pytest.param("a table; the desk", [("table", ""), ("desk", "")], id="articles go"),
        pytest.param("1. one\n2) two\n(3) three", [("one", ""), ("two", ""), ("three", "")], id="numbers"),
        pytest.param("① one ② two", [("one", ""), ("two", "")], id="circled numbers"),
        pytest.param("• one\n– two", [("one", ""), ("two", "")], id="bullets"),
        pytest.param("3.5 percent", [("3.5 percent", "")], id="a figure is no number of a sense"),
        pytest.param("n. market", [("market", "n")], id="n."),
        pytest.param("(adj) red, ruddy", [("red", "adj"), ("ruddy", "adj")], id="(adj)"),
        pytest.param("danh từ\nhouse\ntính từ\nhomely", [("house", "n"), ("homely", "adj")], id="Vietnamese names"),
        pytest.param("name", [("name", "")], id="English that is a part of speech too"),
        pytest.param("noun\n- name\n- number", [("name", "n"), ("number", "n")], id="such English as a sense"),
        pytest.param("verb\nname\ntitle", [("verb", ""), ("title", "prop")], id="two labels in a row"),
        pytest.param("* noun\n* verb\n- go", [("go", "v")], id="a part of speech without a sense"),
        pytest.param("名词\nhouse", [("house", "n")], id="Chinese name"),
        pytest.param("[fang2 zi5]\nhouse", [("house", "")], id="pinyin"),
        pytest.param("/haʊs/ house", [("house", "")], id="IPA"),
        pytest.param("từ n. word", [("word", "n")], id="headword repeated"),
        pytest.param("/house/home/", [("house", ""), ("home", "")], id="slashes of CC-CEDICT"),
        pytest.param("24/7 and/or km/h", [("24/7 and/or km/h", "")], id="slashes inside"),
        pytest.param("house ((of) a (family)) here", [("house here", "")], id="nested brackets"),
        pytest.param("house, home", [("house", ""), ("home", "")], id="commas between words"),
        pytest.param("when it rains heavily, at home", [], id="commas in a clause"),
        pytest.param("see bố; dad", [("dad", "")], id="see"),
        pytest.param("như bố\ndad", [("dad", "")], id="như"),
        pytest.param("variant of 房", [], id="variant"),
        pytest.param("seem; see; see off", [("seem", ""), ("see", ""), ("see off", "")], id="see as English"),
        pytest.param("ngôi nhà; house", [("house", "")], id="not English"),
        pytest.param("café", [("café", "")], id="an accent is English"),
        pytest.param("Ví dụ: the house\nhouse", [("house", "")], id="example"),
        pytest.param("a square cake of glutinous rice", [], id="an explanation"),
        pytest.param("- - house. -", [("house", "")], id="marks around"),
        pytest.param("", [], id="nothing"),
        pytest.param("hou\u200bse\x00", [("house", "")], id="invisible characters"),
    ],
)  # fmt: skip
def test_glosses(definition: str, found: list[tuple[str, str]]) -> None:
    assert read(definition) == found


def test_what_is_left_out_is_counted_by_reason() -> None:
    losses = Losses()
    list(glosses("=a+b\nsee x\nnhà ở\nthe roof over one's own head", "nhà", losses))
    assert losses.lines() == (
        "examples and idioms: 1 (nhà)",
        "cross references and explanations: 1 (nhà)",
        "not English: 1 (nhà)",
        f"renderings of more than {LONGEST} words: 1 (nhà)",
    )


def test_a_definition_without_end_is_left_out() -> None:
    losses = Losses()
    assert glosses("x " * 30_000, "a", losses) == ()
    assert losses.lines() == ("definitions of more than 50,000 characters: 1 (a)",)


@pytest.mark.parametrize(
    "text", ["(" * 40_000, "(" * 20_000 + ")" * 20_000, "/ˈ" * 20_000, "[" * 40_000, "1." * 20_000]
)
def test_hostile_definitions_take_no_time(text: str) -> None:
    glosses(text, "a", Losses())


@given(st.text(st.sampled_from("@*-=!+ab;,/()[]\n. toán"), max_size=60))
def test_glosses_are_clean(definition: str) -> None:
    for gloss in glosses(definition, "a", Losses()):
        assert gloss.text == gloss.text.strip()
        assert gloss.text
        assert not set("|\t\n") & set(gloss.text)
        assert len(gloss.text.split()) <= LONGEST


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("noun", ("n", "")),
        ("N.", ("n", "")),
        ("v. run", ("v", "run")),
        ("[danh từ] nhà", ("n", "nhà")),
        ("verb: run", ("v", "run")),
        ("verb phrase", ("", "verb phrase")),
        ("a house", ("", "a house")),
        ("number of people", ("", "number of people")),
    ],
)
def test_labels(text: str, found: tuple[str, str]) -> None:
    assert label(text) == found


@pytest.mark.parametrize(
    "part", ["<a ", "<!--", "<!", "<a b='", "</", "<a href=", "<ex>", "</ex", "&#", "<!-- a -->"]
)
def test_hostile_markup_takes_no_time(part: str) -> None:
    started = time.process_time()
    plain(part * (200_000 // len(part)), "x")
    assert time.process_time() - started < 1


def test_english_that_is_the_word_stays() -> None:
    assert read("no longer", "no") == [("no longer", "")]


def test_a_label_that_is_announced_may_have_grammar_behind_it() -> None:
    assert label("danh từ, số nhiều", announced=True) == ("n", "")
    assert label("government", announced=True) == ("", "government")


@pytest.mark.parametrize(
    ("markup", "kind", "text"),
    [
        pytest.param("<p>a</p><p>b &lt; c</p>", "h", "\na\n\nb < c\n", id="blocks"),
        pytest.param("<script>x</script>a<style>y</style>", "h", "a", id="code"),
        pytest.param("<tr><td>a</td></tr>", "h", "\n\na\n\n", id="a row of a table in HTML"),
        pytest.param("<tr>ei</tr>a", "x", "a", id="a transcription in XDXF"),
        pytest.param("a<ex>b<br>c", "x", "a", id="left open"),
        pytest.param("<ex>b<i>c</ex>d", "x", "d", id="closed over another"),
        pytest.param("<tr>a<br></tr>", "h", "\na\n\n", id="not left out in HTML"),
        pytest.param("a<ex/>b<opt />c", "x", "abc", id="empty elements"),
        pytest.param("a<!-- <b>b</b> -->c<!-- d", "h", "ac", id="comments"),
        pytest.param("<?xml version='1.0'?><!DOCTYPE a><a>b</a>", "h", "b", id="declarations"),
        pytest.param("&lt;b&gt; &amp;amp;", "h", "<b> &amp;", id="entities once"),
        pytest.param("<BR>a<Script>b</SCRIPT>", "h", "\na", id="capitals"),
        pytest.param("a < b & c", "h", "a < b & c", id="no markup"),
    ],
)
def test_markup(markup: str, kind: str, text: str) -> None:
    assert plain(markup, kind) == text
