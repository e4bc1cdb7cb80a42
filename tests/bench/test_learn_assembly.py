"""What the makers of the learnt tables promise, on texts of a few lines."""

from aligntool.text import Span
from aligntool.wordalign import LinkedText, WordLink
from bench.learn_assembly import Linked, alike, phrase_table
from bench.learn_english import true_case
from bench.learn_lexicon import shapes


def linked(source: str, english: str, *links: tuple[int, int]) -> Linked:
    sides = []
    for text in (source, english):
        ends, at = [], 0
        for word in text.split(" "):
            ends.append(Span(at, at + len(word)))
            at += len(word) + 1
        sides.append(tuple(ends))
    ahead: dict[int, list[int]] = {}
    back: dict[int, list[int]] = {}
    for left, right in links:
        ahead.setdefault(left, []).append(right)
        back.setdefault(right, []).append(left)
    words = LinkedText(sides[0], sides[1], tuple(WordLink(*link, 1.0) for link in links))
    return Linked((source, english), words, ahead, back)


PAIR = linked("nhà mới", "the new house", (0, 2), (1, 1))


def test_phrases_are_those_the_links_allow() -> None:
    found = {(first, last): (left, right) for first, last, left, right in PAIR.phrases()}
    assert found == {(0, 0): (2, 2), (1, 1): (0, 1), (0, 1): (0, 2)}


def test_longer_phrases_must_occur_twice() -> None:
    once = phrase_table([PAIR], str)
    twice = phrase_table([PAIR, PAIR], str)
    assert [row.split("\t")[0] for row in once] == ["mới", "nhà"]
    assert [row.split("\t")[0] for row in twice] == ["mới", "nhà", "nhà mới"]


def test_a_word_often_without_link_may_be_left_out() -> None:
    corpus = [linked("các nhà", "houses", (1, 0)), linked("các nhà", "the houses", (0, 0), (1, 1))]
    assert any(row.startswith("các\t") and "\t=" in row for row in phrase_table(corpus, str))


def test_sentences_that_resemble_learnt_ones_are_no_test() -> None:
    held = ["Rainfall reached 120 mm in Hue on Friday.", "Schools reopen on Monday."]
    assert alike(held, ["Rainfall reached 95 mm in Hue on Friday."]) == [True, False]


def test_capitals_stay_where_the_word_has_them_elsewhere() -> None:
    inside = {"the": 5, "Hanoi": 3}
    assert true_case("The city", inside) == "the city"
    assert true_case("Hanoi city", inside) == "Hanoi city"
    assert true_case("WHO said", inside) == "WHO said"


def test_shapes_of_nouns() -> None:
    texts = [
        "The government met a girl.",
        "the new government",
        "the government",
        "a girl",
        "A girl",
    ]
    texts += ["girls", "officials and officials", "an official", "officials"]
    assert shapes(texts) == ["girl\ta", "government\tthe", "official\tplural"]
