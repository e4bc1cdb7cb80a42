"""Context patterns: what they may say, and that none takes long."""

import re
import time
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.errors import InputError
from aligntool.glossary.context import compile_context


@pytest.mark.parametrize(
    ("pattern", "sentence", "found"),
    [
        pytest.param("公司|手机", "苹果公司", True, id="one of two words"),
        pytest.param("公司|手机", "苹果很甜", False, id="neither"),
        pytest.param("", "苹果", True, id="none asked for"),
        pytest.param(r"\bAI\b", "the ai act", True, id="any case"),
        pytest.param("苹果.{0,4}股", "苹果公司的股价", True, id="within some characters"),
        pytest.param("苹果.{0,2}股", "苹果公司的股价", False, id="not so near"),
        pytest.param("甲.*乙|乙.*甲", "乙和甲", True, id="in either order"),
        pytest.param("^(?:在|于)中[国美]", "在中国", True, id="groups and classes"),
        pytest.param(r"a\.b", "axb", False, id="escapes"),
        pytest.param("[^a-c]+d", "abxd", True, id="a negated class"),
    ],
)
def test_patterns(pattern: str, sentence: str, found: bool) -> None:
    assert bool(compile_context(pattern).search(sentence)) is found


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        pytest.param("(a+)+b", r"has '\+' at character 5", id="nested quantifiers"),
        pytest.param("(a|a)*b", r"has '\*' at character 6", id="a repeated group"),
        pytest.param("a**", "at character 3", id="twice"),
        pytest.param(r"(a)\1", "at character 4", id="a back reference"),
        pytest.param("(?=a)b", "at character 1", id="a look-ahead"),
        pytest.param("(?i)b", "at character 1", id="a flag"),
        pytest.param("a)", "at character 2", id="a bracket too many"),
        pytest.param("(a", "no regular expression", id="an open group"),
        pytest.param("[a", "at character 1", id="an open class"),
        pytest.param("a{3,1}", "no regular expression", id="a range upside down"),
        pytest.param(".*a.*", "could take long", id="two without bounds"),
        pytest.param("a?" * 12, "could take long", id="many choices"),
        pytest.param("(a|ab|b)" * 7, "could take long", id="many alternatives"),
        pytest.param("a" * 201, "at most 200 characters", id="too long"),
    ],
)
def test_what_is_refused(pattern: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        compile_context(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("a+b", id="one quantifier"),
        pytest.param("a?" * 8 + "b", id="many choices"),
        pytest.param("(?:a|aa)" * 8 + "b", id="alternatives"),
        pytest.param(".{0,20}" + "a{0,20}b", id="two ranges"),
    ],
)
def test_hostile_sentences_take_time_in_proportion_only(pattern: str) -> None:
    compiled = compile_context(pattern)
    started = time.process_time()
    assert not compiled.search("a" * 20_000)
    assert time.process_time() - started < 10


TOKENS = ["a", "b", ".", "|", "(", ")", "(?:", "[ab]", "[^a]", "?", "*", "+", "{1,3}", "^", "$", "\\b"]  # fmt: skip


@given(st.lists(st.sampled_from(TOKENS), max_size=8).map("".join), st.text("abc", max_size=8))
def test_what_is_accepted_means_what_it_means_elsewhere(pattern: str, sentence: str) -> None:
    try:
        compiled = compile_context(pattern)
    except InputError:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert bool(compiled.search(sentence)) == bool(re.search(pattern, sentence))


@given(st.text(st.sampled_from(list(r"[]^-&|~\ab")), max_size=10))
def test_odd_classes_give_no_warning(pattern: str) -> None:
    try:
        compile_context(pattern)
    except InputError:
        return
