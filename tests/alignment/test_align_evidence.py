"""What is known of sentences besides their words: terms, drafts, paragraphs, and the corpus."""

from collections.abc import Sequence

import pytest
from alignment.pairs import EN_OF_ZH, ZH, ZH_BEADS

from aligntool.alignment.corpus import number
from aligntool.alignment.evidence import Evidence, split_all
from aligntool.alignment.sentences import align_texts
from aligntool.alignment.taught import TaughtTokens, taught
from aligntool.alignment.texts import Text, paragraphs
from aligntool.glossary.load import EMPTY
from aligntool.lexicon.linkcounts import gather
from aligntool.model import Concept, Glossary

NAMES = {
    "wei": Concept(
        "wei",
        "Trinket",
        allowed=("Wei Xiaobao",),
        forbidden=("Small Treasure",),
        terms={"zh": ("韦小宝", "小宝"), "vi": ("Vi Tiểu Bảo",)},
    ),
    "shuang": Concept("shuang", "Doublet", terms={"zh": ("双儿",), "vi": ("Song Nhi",)}),
}
GLOSSARY = Glossary("names", NAMES, "")
COUNTS = gather(
    [("水", "water", 6.0), ("水", "river", 2.0), ("水", "", 4.0), ("乙", "second", 3.0)]
)


class Words:
    """A language whose tokens are what stands between spaces."""

    def split(self, sentence: str) -> list[str]:
        return sentence.split()

    def english(self, token: str) -> dict[str, float]:
        return {"水": {"water": 0.8}, "火": {"fire": 0.8}}.get(token, {})


def evidence(lang: str, glossary: Glossary = GLOSSARY) -> Evidence:
    return Evidence(Words(), lang, glossary)


def added(found: Sequence[str], sentence: str) -> list[str]:
    """Return the tokens behind those of the sentence's own words."""
    own = sentence.split()
    assert list(found[: len(own)]) == own
    return list(found[len(own) :])


def pairs(source: Text, target: Text, glossary: Glossary = EMPTY) -> list[tuple[object, object]]:
    return [(one.source, one.target) for one in align_texts(source, target, glossary=glossary)]


class TestTerms:
    @pytest.mark.parametrize(
        ("lang", "sentence", "concepts"),
        [
            ("zh", "韦小宝走了。", 1),
            ("zh", "小宝说韦小宝走了。", 2),
            ("vi", "Vi Tiểu Bảo đi rồi.", 1),
            ("en", "Trinket left.", 1),
            ("en", "Then Wei Xiaobao left.", 1),
            ("en", "Small Treasure left.", 0),
            ("en", "Trinkets are cheap.", 0),
            ("vi", "Trinket left.", 0),
            ("zh", "他走了。", 0),
        ],
    )
    def test_a_term_is_one_token_in_every_language(self, lang, sentence, concepts) -> None:
        in_chinese = added(evidence("zh").split("韦小宝"), "韦小宝")
        assert added(evidence(lang).split(sentence), sentence) == in_chinese * concepts

    def test_terms_of_two_concepts_differ(self) -> None:
        assert len(set(added(evidence("zh").split("双儿和韦小宝"), "双儿和韦小宝"))) == 2

    def test_a_term_stands_for_itself_and_words_for_what_they_stood_for(self) -> None:
        found = evidence("zh")
        (term,) = added(found.split("韦小宝"), "韦小宝")
        ((meaning, chance),) = found.english(term).items()
        assert meaning == term
        assert 0.5 < chance < 1
        assert found.english("水") == {"water": 0.8}

    def test_without_a_glossary_nothing_is_added(self) -> None:
        assert evidence("zh", EMPTY).split("水 韦小宝") == ["水", "韦小宝"]

    def test_a_term_on_both_sides_speaks_for_a_bead(self) -> None:
        source = Text("zh", ["韦小宝笑了。"])
        right, wrong = (
            [
                align_texts(source, Text("en", [text]), glossary=known)[0].score
                for known in (EMPTY, GLOSSARY)
            ]
            for text in ("Trinket smiled.", "Doublet smiled.")
        )
        assert right[1] > right[0] + 1
        assert wrong[1] < wrong[0]

    def test_a_true_glossary_does_no_harm(self) -> None:
        forum = Concept("forum", "Asian Rice Forum", terms={"zh": ("亚洲水稻论坛", "论坛")})
        rice = Concept("rice", "salt-tolerant rice", terms={"zh": ("耐盐水稻",)})
        glossary = Glossary("rice", {"forum": forum, "rice": rice}, "")
        assert pairs(Text("zh", ZH), Text("en", EN_OF_ZH), glossary) == ZH_BEADS


class TestDrafts:
    def test_words_of_a_draft_are_more_tokens_that_mean_their_stems(self) -> None:
        found = evidence("zh")
        drafted = added(found.tokens_of("水 火", "Two laboratories!"), "水 火")
        meanings = [found.english(token) for token in drafted]
        assert [list(one) for one in meanings] == [["two"], ["labora"]]
        assert all(0.3 < chance < 1 for one in meanings for chance in one.values())

    def test_a_word_of_a_draft_is_no_word_of_the_sentence(self) -> None:
        assert len(set(evidence("zh").tokens_of("gpu", "gpu"))) == 2

    def test_each_sentence_has_its_draft(self) -> None:
        text = Text("zh", ["水", "火"], draft=["water", ""])
        first, second = split_all(text, evidence("zh"))
        assert len(added(first, "水")) == 1
        assert second == ["火"]

    def test_sentences_without_drafts_have_their_words_only(self) -> None:
        assert split_all(Text("zh", ["水", "火"]), evidence("zh")) == [["水"], ["火"]]

    def test_a_draft_says_what_no_lexicon_knows(self) -> None:
        source = ["Blorp zark.", "Quib vell.", "Snarf dool."]
        english = ["The otter slept.", "My uncle sings.", "Seven ships sank."]
        target = Text("en", english[:1] + english[2:])
        right = [((0,), (0,)), ((1,), ()), ((2,), (1,))]
        assert pairs(Text("vi", source, draft=english), target) == right


class TestParagraphs:
    @pytest.mark.parametrize(
        ("starts", "known"),
        [((), False), ((0,), True), ((0, 3, 5), True), (range(9), True), (range(10), False)],
        ids=["none", "one", "some", "all-but-one", "every-sentence"],
    )
    def test_known_where_some_sentences_begin_one(self, starts, known: bool) -> None:
        text = Text("zh", ZH, frozenset(starts))
        assert text.has_paragraphs is known
        assert paragraphs(text, text) == ((text.starts, text.starts) if known else ((), ()))

    def test_one_in_a_long_text_tells_nothing(self) -> None:
        assert not Text("en", ["a"] * 100, frozenset({0})).has_paragraphs

    def test_those_of_one_side_are_left_out(self) -> None:
        text = Text("zh", ZH, frozenset({0, 3}))
        for other in (Text("en", EN_OF_ZH), Text("en", EN_OF_ZH, frozenset(range(9)))):
            assert paragraphs(text, other) == paragraphs(other, text) == ((), ())


class TestTaught:
    @pytest.mark.parametrize(
        ("token", "english"),
        [
            # 12 links of the lexicon with 6, 2 and 4 of the corpus: 24 in all.
            ("水", {"water": (12 * 0.8 + 6) / 24, "river": 2 / 24}),
            ("乙", {"second": 3 / 15}),
            ("火", {"fire": 0.8}),
            ("韦", {}),
        ],
        ids=["in-both", "corpus-only", "lexicon-only", "unknown"],
    )
    def test_lexicon_and_corpus_are_mixed(self, token: str, english: dict[str, float]) -> None:
        assert TaughtTokens(Words(), COUNTS).english(token) == pytest.approx(english)

    def test_sentences_are_cut_as_before(self) -> None:
        assert TaughtTokens(Words(), COUNTS).split("水 乙 x") == ["水", "乙", "x"]

    def test_a_language_without_a_table_learns_nothing(self) -> None:
        text = (*number(["water"], [["water"]]), Words())
        assert taught(text, "en") == text

    def test_a_language_with_a_table_keeps_its_text_and_knows_the_corpus(self) -> None:
        text = (*number(["水"], [["水"]]), Words())
        side, names, tokens = taught(text, "zh")
        assert (side, names) == text[:2]
        found = tokens.english("政府")
        assert max(found, key=found.__getitem__) == "govern"
        assert sum(found.values()) <= 1
