"""Adding words to lexicon files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.errors import InputError, UsageError
from aligntool.lexicon.edit import added, language_of, new_file
from aligntool.lexicon.entries import Entry
from aligntool.lexicon.files import parse
from aligntool.lexicon.own import entries

PATH = Path("own.tsv")
TEXT = "zh\tpos\ten\n# c\n推动\tv\tshove\n"


def text_after(source: str, *english: str, text: str = TEXT, **options: str) -> str:
    return added(parse(text.encode(), PATH), source, english, **options).data.decode()


@pytest.mark.parametrize(
    ("arguments", "options", "line"),
    [
        pytest.param(("书", "book"), {}, "书\tn\tbook\n", id="a noun"),
        pytest.param(("跑", "to run", "to flee"), {}, "跑\tv\trun|flee\n", id="to tells a verb"),
        pytest.param(("红", "red"), {"pos": "adj"}, "红\tadj\tred\n", id="pos given"),
        pytest.param(
            (" ca\u0301c bước ", " steps "),
            {"lang": "zh"},
            "các bước\tn\tsteps\n",
            id="trimmed, composed",
        ),
        pytest.param(("吧", "-"), {"pos": "part"}, "吧\tpart\t-\n", id="nothing"),
        pytest.param(("归于", "lead to"), {"pos": "v"}, "归于\tv\tlead to\n", id="to inside"),
    ],
)
def test_a_word_is_added_at_the_end(
    arguments: tuple[str, ...], options: dict[str, str], line: str
) -> None:
    assert text_after(*arguments, **options) == TEXT + line


def test_a_word_that_is_there_gets_more_english() -> None:
    assert text_after("推动", "push", "shove") == TEXT.replace("shove", "shove|push")
    spaced = TEXT.replace("shove", "shove | push")
    assert text_after("推动", "push", text=spaced) == spaced


def test_a_word_is_found_in_another_spelling() -> None:
    text = "vi\tpos\ten\nhoà bình\tn\tpeace\n"
    assert text_after("Hòa bình", "calm", text=text) == text.replace("peace", "peace|calm")


def test_each_line_may_name_its_language() -> None:
    text = "lang\tsource\tpos\ten\nzh\t书\tn\tbook\n"
    assert text_after("sách", "book", text=text) == text + "vi\tsách\tn\tbook\n"


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        pytest.param(("sách", "book"), {}, "holds words of 'zh'; 'sách' is 'vi'", id="language"),
        pytest.param(
            ("推动", "push"), {"pos": "n"}, r"own\.tsv:3: .* there as 'v'", id="other pos"
        ),
        pytest.param(("书", "book"), {"pos": "noun"}, "unknown part of speech 'noun'", id="pos"),
        pytest.param(("书", "a|b"), {}, "'a|b' is empty, begins with", id="bar"),
        pytest.param(("书", " "), {}, "is empty", id="empty"),
        pytest.param(("书\t书", "book"), {}, "tab", id="tab"),
        pytest.param(("#书", "book"), {}, "begins with #", id="comment"),
    ],
)
def test_what_cannot_be_added(
    arguments: tuple[str, ...], options: dict[str, str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        text_after(*arguments, **options)


def test_a_broken_file_is_not_added_to() -> None:
    with pytest.raises(InputError, match=":2:"):
        text_after("书", "book", text="zh\tpos\ten\nx\n")


@pytest.mark.parametrize(("word", "lang"), [("书", "zh"), ("AI芯片", "zh"), ("sách", "vi")])
def test_language_of(word: str, lang: str) -> None:
    assert language_of(word) == lang


words = st.text(st.sampled_from("书abcé-/|' "), min_size=1).map(str.strip).filter(bool)


@given(
    st.lists(
        st.builds(Entry, words, st.just("n"), st.lists(words, min_size=1).map(tuple)), max_size=4
    )
)
def test_what_is_written_is_read_back(listed: list[Entry]) -> None:
    found = [one.entry for one in entries(new_file(PATH, "zh", listed))]
    assert [one.source for one in found] == [one.source for one in listed]
    for one, other in zip(found, listed, strict=True):
        assert [gloss or "-" for gloss in one.glosses] == [
            gloss.replace("|", "/") for gloss in other.glosses
        ]


def test_new_files() -> None:
    words = [Entry("发展", "v", ("develop", ""), "development"), Entry("书", "n", ("book",))]
    assert new_file(PATH, "zh", words, title="a\nb").data.decode() == (
        "# a b\nzh\tpos\ten\tnoun\n发展\tv\tdevelop|-\tdevelopment\n书\tn\tbook\t\n"
    )
    assert new_file(PATH, "vi").data == b"vi\tpos\ten\n"
