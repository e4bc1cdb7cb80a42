"""A second decoding of the tiny packages with terms held, and how places and losses are told."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from engines.argos_fakes import package, unpacked
from engines.contract import segment
from hypothesis import given
from hypothesis import strategies as st

from aligntool.engines.argos import ArgosEngine, open_engine
from aligntool.engines.argos.decoder import Decoder
from aligntool.engines.argos.draft import PLAIN
from aligntool.engines.argos.loading import load_translator
from aligntool.engines.argos.places import (
    Place,
    columns,
    drawn,
    find_places,
    keeps,
    other_words,
)
from aligntool.engines.argos.tokens import BpeTokenizer, SentencePieceTokenizer
from aligntool.engines.base import EngineOptions, HoldingEngine
from aligntool.languages import open_language
from aligntool.model import Glossary, HeldTerm, Hold, Hypothesis
from aligntool.text import Span

GLOSSARY = Glossary("empty", {}, "0" * 12)
CONGRESS = "“俄罗斯应大力加强人工智能，”何天成在世界人工智能大会上说。"
HOLDS = (
    ("zh", CONGRESS, "世界人工智能大会", ("World Artificial Intelligence Conference",)),
    ("zh", "中国高度重视人工智能治理。", "治理", ("management",)),
    ("zh", "人工智能研究已成为战略性技术。", "人工智能", ("AI",)),
    ("zh", "阿根廷坚定支持印度尼西亚的人工智能。", "印度", ("India",)),
    ("zh", "中国高度重视人工智能治理。", "治理", ("state cabinet",)),
    ("vi", "Hai bên đã trao đổi ý kiến về các tiêu chuẩn trí tuệ nhân tạo.",
     "trí tuệ nhân tạo", ("AI",)),
)  # fmt: skip


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(tmp_path_factory.mktemp("packages"))


@pytest.fixture(scope="module")
def engines(packages: Path) -> dict[str, ArgosEngine]:
    options = EngineOptions(packages=packages)
    found = {lang: open_engine(lang, GLOSSARY, options) for lang in ("zh", "vi")}
    return {lang: one for lang, one in found.items() if isinstance(one, ArgosEngine)}


def wanted(engine: ArgosEngine, lang: str, text: str, term: str, english: Sequence[str]) -> Hold:
    one = replace(segment(text, lang), words=open_language(lang).words(text))
    start = text.index(term)
    held = HeldTerm(Span(start, start + len(term)), tuple(english))
    return Hold(one, engine.translate([one])[0][0].text, (held,))


def held(engine: ArgosEngine, *asked: Any) -> Hypothesis | None:
    return engine.hold([wanted(engine, *asked)])[0]


class TestHold:
    def test_the_engine_can(self, engines: dict[str, ArgosEngine]) -> None:
        assert all(isinstance(engine, HoldingEngine) for engine in engines.values())

    @pytest.mark.parametrize(
        ("asked", "before", "after"),
        [
            pytest.param(
                HOLDS[0],
                '"Russia should vigorously strengthen artificial intelligence," He Tiancheng said'
                " at the World AI Congress.",
                '"Russia should vigorously strengthen artificial intelligence," He Tiancheng said'
                " at the World Artificial Intelligence Conference.",
                id="the rest is kept",
            ),
            pytest.param(
                HOLDS[2],
                "Artificial intelligence research has become a strategic technology.",
                "AI research has become a strategic technology.",
                id="where the sentence begins",
            ),
            pytest.param(
                HOLDS[5],
                "The two sides exchanged views on artificial intelligence standards.",
                "The two sides exchanged views on AI standards.",
                id="vi",
            ),
            pytest.param(
                ("zh", "总理毛宁表示，全球南方应构建人类命运共同体。", "全球南方",
                 ("global southern countries",)),
                "Prime Minister Mao Ning said that the Global South should build a community of"
                " human destiny.",
                "Prime Minister Mao Ning said that global southern countries should build a"
                " community of human destiny.",
                id="its article goes",
            ),
            pytest.param(
                ("zh", "中国高度重视人工智能治理。", "治理", ("stewardship", "management")),
                "China attaches great importance to artificial intelligence governance.",
                "China attaches great importance to artificial intelligence management.",
                id="another rendering",
            ),
        ],
    )  # fmt: skip
    def test_english_has_the_term(
        self, engines: dict[str, ArgosEngine], asked: Any, before: str, after: str
    ) -> None:
        hold = wanted(engines[asked[0]], *asked)
        found = engines[asked[0]].hold([hold])[0]
        assert found is not None
        assert (hold.text, found.text) == (before, after)
        assert found.score is not None
        assert -1 < found.score < 0
        assert found.links
        assert not found.flags

    @pytest.mark.parametrize(
        "asked",
        [
            pytest.param(HOLDS[3], id="a part of a longer word"),
            pytest.param(HOLDS[4], id="another meaning"),
            pytest.param(("zh", CONGRESS, "何天成", ("Global South",)), id="another name"),
            pytest.param(
                ("zh", "两国合作。" * 60, "合作", ("collaboration",)), id="too long to be one part"
            ),
        ],
    )
    def test_nothing_is_forced_in(self, engines: dict[str, ArgosEngine], asked: Any) -> None:
        assert held(engines[asked[0]], *asked) is None

    def test_several_terms_of_a_sentence(self, engines: dict[str, ArgosEngine]) -> None:
        text = "埃及愿同全球南方一道，填补智能鸿沟。"
        first = wanted(engines["zh"], "zh", text, "全球南方", ["global southern countries"])
        second = wanted(engines["zh"], "zh", text, "智能鸿沟", ["smart divide"])
        (found,) = engines["zh"].hold([replace(first, terms=(*first.terms, *second.terms))])
        assert found is not None
        assert found.text == (
            "Egypt is ready to work with global southern countries to fill the smart divide."
        )

    def test_each_sentence_by_itself_and_always_alike(
        self, engines: dict[str, ArgosEngine]
    ) -> None:
        engine = engines["zh"]
        asked = [wanted(engine, *one) for one in HOLDS if one[0] == "zh"]
        together = engine.hold([*asked, *asked])
        assert together[: len(asked)] == together[len(asked) :] == engine.hold(asked)
        alone = [engine.hold([one])[0] for one in asked]
        assert [one and one.text for one in alone] == [
            one and one.text for one in together[: len(asked)]
        ]
        assert engine.hold(asked[::-1]) == engine.hold(asked)[::-1]

    def test_nothing_asked(self, engines: dict[str, ArgosEngine]) -> None:
        assert engines["zh"].hold([]) == []

    def test_a_chain_cannot(self, packages: Path, tmp_path: Path) -> None:
        for name in ("translate-zh_en-0_1", "translate-vi_en-0_1"):
            shutil.copytree(packages / name, tmp_path / name)
        chain = (package(tmp_path, "vi"), package(tmp_path, "zh"))
        engine = ArgosEngine(chain, EngineOptions())
        assert engine.hold([Hold(segment("Hội nghị", "vi"), "", ())]) == [None]


class TestDecoder:
    @pytest.fixture
    def decoder(self, packages: Path) -> Decoder:
        options = EngineOptions()
        used = package(packages)
        return Decoder(used, options, load_translator(used, options))

    @pytest.fixture
    def tokenizer(self, packages: Path) -> SentencePieceTokenizer:
        return SentencePieceTokenizer(package(packages))

    def test_english_begins_with_the_prefix(
        self, decoder: Decoder, tokenizer: SentencePieceTokenizer
    ) -> None:
        source = tokenizer.encode("中国高度重视人工智能治理。")
        prefix = tokenizer.encode("China values")
        [(_, (found,))] = decoder.decode([source], PLAIN, hypotheses=1, prefixes=[prefix])
        assert found.pieces[: len(prefix)] == prefix
        assert len(found.attention) == len(found.pieces) > len(prefix)
        assert found.size == len(found.pieces) + 1 - len(prefix)

    def test_the_probability_of_a_draft_is_that_of_its_decoding(
        self, decoder: Decoder, tokenizer: SentencePieceTokenizer
    ) -> None:
        source = tokenizer.encode("中国高度重视人工智能治理。")
        [(_, drafts)] = decoder.decode([source], PLAIN, hypotheses=4)
        scored = decoder.score([source] * 4, [draft.pieces for draft in drafts])
        expected = [draft.score * draft.size for draft in drafts]
        assert scored == pytest.approx(expected, abs=0.01)
        assert decoder.score([], []) == []

    def test_attention_does_not_depend_on_the_batch(
        self, decoder: Decoder, tokenizer: SentencePieceTokenizer
    ) -> None:
        """In a batch, CTranslate2's beam search gives the first piece another sentence's."""
        texts = {
            "中国高度重视人工智能治理。": "China attaches great importance to AI governance.",
            "评估埃及的文化合作是战略性技术。": "Assessing Egypt's cooperation is strategic.",
            "人工智能是必由之路。": "AI is the only way forward.",
        }
        sources = [tokenizer.encode(text) for text in texts]
        english = [tokenizer.encode(text) for text in texts.values()]
        together = decoder.attend(sources, english)
        for source, pieces, rows in zip(sources, english, together, strict=True):
            (alone,) = decoder.attend([source], [pieces])
            assert len(rows) == len(alone) == len(pieces)
            for row, other in zip(rows, alone, strict=True):
                assert list(row) == pytest.approx(list(other), abs=0.05)
        assert decoder.attend([], []) == []


class Words:
    """A tokenizer whose pieces are words, or parts of them that follow without a space."""

    def surfaces(self, pieces: Sequence[str]) -> list[str]:
        return list(pieces)

    def word_starts(self, pieces: Sequence[str]) -> list[int]:
        return [number for number, piece in enumerate(pieces) if piece.startswith(" ")]


def places(english: str, rows: Sequence[Sequence[float]], term: Sequence[int]) -> list[Place]:
    tokenizer: Any = Words()
    return find_places(english.split("|"), rows, term, tokenizer)


A, B, C = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)


class TestPlaces:
    @pytest.mark.parametrize(
        ("english", "rows", "term", "expected"),
        [
            pytest.param(" one| two| three", [A, B, C], [1], [(1, 2)], id="a word"),
            pytest.param(" one| two| three", [A, B, B], [1], [(1, 3)], id="two words"),
            pytest.param(" one| two| three|.", [A, B, B, B], [1], [(1, 3)], id="not the stop"),
            pytest.param(" a| new|'|s| b", [A, B, B, B, C], [1], [(1, 2)], id="possessive"),
            pytest.param(" one| tw|o", [A, B, B], [1], [(1, 3)], id="all pieces of a word"),
            pytest.param(
                " a| the| new", [A, B, B], [1], [(2, 3), (1, 3)], id="with and without article"
            ),
            pytest.param(
                " x| a| y| z", [B, A, B, B], [1], [(2, 4), (0, 1)], id="the strongest first"
            ),
            pytest.param(" one| two", [A, C], [1], [(1, 1)], id="left out: between neighbours"),
            pytest.param(
                " one| and| two", [A, (0, 0, 0), C], [1], [(1, 1), (2, 2)], id="two such places"
            ),
            pytest.param(" one|.| two", [A, A, C], [1], [(1, 1), (2, 2)], id="before the stop"),
            pytest.param(" one", [C], [0], [], id="nowhere"),
        ],
    )
    def test_where(
        self,
        english: str,
        rows: Sequence[Sequence[float]],
        term: Sequence[int],
        expected: Sequence[tuple[int, int]],
    ) -> None:
        assert [(one.start, one.end) for one in places(english, rows, term)] == expected

    @given(
        st.lists(st.sampled_from([A, B, C, (0.3, 0.3, 0.4)]), min_size=1, max_size=8),
        st.lists(st.sampled_from([" w", " the", "x", "."]), min_size=8, max_size=8),
    )
    def test_places_are_stretches_of_the_draft(
        self, rows: list[Sequence[float]], pieces: list[str]
    ) -> None:
        english = "|".join([" w", *pieces[: len(rows) - 1]])
        for place in places(english, rows, [1]):
            assert 0 <= place.start <= place.end <= len(rows)

    @pytest.mark.parametrize(
        ("term", "expected"),
        [
            pytest.param(Span(0, 2), [0], id="its piece"),
            pytest.param(Span(2, 6), [1, 2], id="several pieces"),
            pytest.param(Span(3, 6), [1, 2], id="a character more"),
            pytest.param(Span(6, 8), [], id="a part of a longer piece"),
        ],
    )
    def test_columns(self, term: Span, expected: list[int]) -> None:
        spans = [Span(0, 2), Span(2, 4), Span(4, 6), None, Span(6, 11)]
        assert columns(term, spans) == expected

    def test_other_words(self) -> None:
        spans = [Span(0, 2), Span(2, 3), Span(3, 4), None, Span(4, 6)]
        words = (Span(0, 2), Span(2, 4), Span(4, 6))
        assert other_words(words, [0], spans) == [[1, 2], [4]]
        assert other_words(words, [1], spans) == [[0], [2], [4]]
        assert other_words((Span(0, 6),), [0], spans) == [[1], [2], [4]]

    def test_what_is_lost(self) -> None:
        assert keeps([A, B, C], [C, B, A], [[0], [1], [2]])
        assert keeps([A, B, C], [A, C, C], [[0], [2]])
        assert keeps([A, B, C], [A, C, C], [[0], [1, 2]])
        assert not keeps([A, B, C], [A, C, C], [[0], [1], [2]])
        assert keeps([(0.6, 0.4, 0.0)], [(1.0, 0.0, 0.0)], [[1]])

    def test_what_is_drawn_from_a_term(self) -> None:
        assert drawn([A, B, B, C], [1], Place(0, 0)) == 2
        assert drawn([A, B, B, C], [1], Place(1, 2)) == 1
        assert drawn([A, B, B, C], [0, 1], Place(1, 3)) == 1


def test_words_of_bpe_begin_where_none_goes_on() -> None:
    bpe = object.__new__(BpeTokenizer)
    assert bpe.word_starts(["go@@", "vern@@", "ance", "of", "A@@", "I"]) == [0, 3, 4]
    assert bpe.word_starts([]) == []
