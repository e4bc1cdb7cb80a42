"""Where pieces stand in their texts, and which English word was drawn from which source."""

from dataclasses import replace
from pathlib import Path

import pytest
from engines.argos_fakes import package, unpacked
from engines.contract import segment
from hypothesis import given
from hypothesis import strategies as st

from aligntool.engines.argos import ArgosEngine, open_engine
from aligntool.engines.argos.links import LEAST, word_links
from aligntool.engines.argos.tokens import (
    BpeTokenizer,
    SentencePieceTokenizer,
    Tokenizer,
    locate,
)
from aligntool.engines.base import Engine, EngineOptions
from aligntool.model import Glossary, Link, Occurrence, Segment
from aligntool.text import Span

GLOSSARY = Glossary("empty", {}, "0" * 12)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(tmp_path_factory.mktemp("packages"))


@pytest.fixture(scope="module")
def tokenizer(packages: Path) -> Tokenizer:
    return SentencePieceTokenizer(package(packages))


@pytest.fixture(scope="module")
def bpe(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    folder = tmp_path_factory.mktemp("bpe")
    (folder / "bpe.model").write_text("#version: 0.2\n", encoding="utf-8")
    return BpeTokenizer(replace(package(packages, "vi"), path=folder, tokenizer="bpe"))


@pytest.fixture(scope="module")
def engines(packages: Path) -> dict[str, Engine]:
    options = EngineOptions(packages=packages)
    return {lang: open_engine(lang, GLOSSARY, options) for lang in ("zh", "vi")}


def stretches(tokenizer: Tokenizer, text: str) -> list[tuple[str, str | None]]:
    """Return each piece with what it stands on."""
    pieces = tokenizer.encode(text)
    spans = tokenizer.source_spans(text, pieces)
    return [(piece, span and span.of(text)) for piece, span in zip(pieces, spans, strict=True)]


class TestSourceSpans:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param("李强，", [("▁", None), ("李强", "李强"), (",", "，")], id="wide comma"),
            pytest.param("A…B", [("▁A", "A"), (".", "…"), (".", "…"), (".", "…"), ("B", "B")], id="one to three"),
            pytest.param("Aﬁ", [("▁A", "A"), ("f", "ﬁ"), ("i", "ﬁ")], id="ligature"),
            pytest.param("Ａ Ｂ", [("▁A", "Ａ"), ("▁", None), ("B", "Ｂ")], id="full width, white space"),
            pytest.param("  a\u200b  b", [("▁a", "a"), ("▁", None), ("b", "b")], id="what is removed"),
            pytest.param(
                "A😀B",
                [("▁A", "A"), ("<0xF0>", "😀"), ("<0x9F>", "😀"), ("<0x98>", "😀"), ("<0x80>", "😀"), ("B", "B")],
                id="bytes",
            ),
            pytest.param("Ae\u0301B", [("▁A", "A"), ("<0xC3>", "e\u0301"), ("<0xA9>", "e\u0301"), ("B", "B")], id="composed"),
        ],
    )  # fmt: skip
    def test_sentencepiece(
        self, tokenizer: Tokenizer, text: str, expected: list[tuple[str, str | None]]
    ) -> None:
        assert stretches(tokenizer, text) == expected

    def test_bpe_through_escapes(self, bpe: Tokenizer) -> None:
        text = 'Anh nói "có".'
        found = [(piece.removesuffix("@@"), place) for piece, place in stretches(bpe, text)]
        quote = [("&", '"'), ("q", None), ("u", None), ("o", None), ("t", None), (";", None)]
        assert found == [
            ("A", "A"), ("n", "n"), ("h", "h"), ("n", "n"), ("ó", "ó"), ("i", "i"),
            *quote, ("c", "c"), ("ó", "ó"), *quote, (".", "."),
        ]  # fmt: skip

    @given(text=st.text(max_size=40))
    def test_spans_lie_in_the_text_and_in_order(self, tokenizer: Tokenizer, text: str) -> None:
        spans = tokenizer.source_spans(text, tokenizer.encode(text))
        found = [span for span in spans if span is not None]
        assert all(0 <= span.start < span.end <= len(text) for span in found)
        assert found == sorted(found)


class TestLocate:
    @pytest.mark.parametrize(
        ("text", "surfaces", "expected"),
        [
            pytest.param("The end.", [" The", " en", "d", "."], ["The", " en", "d", "."], id="exact"),
            pytest.param("The end.", ["The", " end", "."], ["The", " end", "."], id="no lead"),
            pytest.param("a \"b\"", ["a", '"', "b", '"'], ["a", '"', "b", '"'], id="spaces dropped"),
            pytest.param("a b", ["a", "?", "b"], ["a", "", "b"], id="lost one"),
            pytest.param("", ["a"], [""], id="nothing there"),
            pytest.param("", [], [], id="nothing"),
            pytest.param("", ["", "0"], ["", ""], id="an empty piece first"),
        ],
    )  # fmt: skip
    def test_places(self, text: str, surfaces: list[str], expected: list[str]) -> None:
        starts, ends = locate(text, surfaces)
        assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == expected

    @given(st.text(max_size=30), st.lists(st.text(max_size=5), max_size=10))
    def test_places_lie_in_the_text_and_in_order(self, text: str, surfaces: list[str]) -> None:
        starts, ends = locate(text, surfaces)
        flat = [place for pair in zip(starts, ends, strict=True) for place in pair]
        assert flat == sorted(flat)
        assert all(0 <= place <= len(text) for place in flat)


class TestWordLinks:
    def test_pieces_of_a_word_are_averaged(self) -> None:
        attention = [[0.0, 1.0, 0.0], [0.0, 0.5, 0.5], [0.0, 0.0, 1.0]]
        links = word_links(
            attention,
            "Weihai is",
            surfaces=[" Wei", "hai", " is"],
            sources=[None, Span(0, 2), Span(2, 3)],
        )
        rounded = [(link.source, link.target, round(link.weight, 3)) for link in links]
        assert rounded == [
            (Span(0, 2), Span(0, 6), 0.75),
            (Span(2, 3), Span(0, 6), 0.25),
            (Span(2, 3), Span(7, 9), 1.0),
        ]

    def test_what_lies_on_no_text_does_not_count(self) -> None:
        (link,) = word_links([[0.8, 0.2]], "a", surfaces=["a"], sources=[None, Span(0, 1)])
        assert link.weight == pytest.approx(1.0, abs=1e-4)

    def test_weak_links_are_dropped(self) -> None:
        attention = [[0.95, 0.05]]
        (link,) = word_links(attention, "a", surfaces=["a"], sources=[Span(0, 1), Span(1, 2)])
        assert link.source == Span(0, 1)
        assert link.weight == pytest.approx(0.95, abs=1e-4)

    def test_marks_have_no_links(self) -> None:
        assert word_links([[1.0]], ".", surfaces=["."], sources=[Span(0, 1)]) == ()

    def test_all_on_no_text_gives_nothing(self) -> None:
        assert word_links([[1.0]], "a", surfaces=["a"], sources=[None]) == ()


def terms(text: str, english: str, links: tuple[Link, ...]) -> dict[str, str]:
    """Return for each English word the source of its strongest link."""
    best = sorted(links, key=lambda link: link.weight)
    return {link.target.of(english): link.source.of(text) for link in best}


def marked(plain: Segment) -> Segment:
    """Return a sentence with a term somewhere."""
    return replace(plain, occurrences=(Occurrence("any", Span(0, 1)),))


class TestEngine:
    @pytest.mark.parametrize(
        ("lang", "text", "expected"),
        [
            ("zh", "李强指出，要加强人工智能治理。", {"Qiang": "李强", "governance": "人工智能治理"}),
            ("zh", "塞尔维亚坚决反对冷战思维。", {"Serbia": "塞尔维亚", "Cold": "冷战思维", "War": "冷战思维"}),
            ("vi", "Trung Quốc coi trọng quản trị trí tuệ nhân tạo.", {"China": "Trung Quốc"}),
        ],
    )  # fmt: skip
    def test_terms_point_to_their_source(
        self, engines: dict[str, Engine], lang: str, text: str, expected: dict[str, str]
    ) -> None:
        (found,) = engines[lang].translate([marked(segment(text, lang))])
        shown = terms(text, found[0].text, found[0].links)
        for word, source in expected.items():
            assert shown[word] in source
            assert shown[word]

    def test_first_words_of_many_sentences_point_to_their_own_source(self, packages: Path) -> None:
        """CTranslate2 hands out the first pieces' attention of other sentences of the batch."""
        names = {"塞尔维亚": "Serbia", "中国": "China", "德国": "Germany", "马来西亚": "Malaysia"}
        texts = [f"{name}愿同监管机构一道，填补治理赤字。" for name in names]
        texts += [f"评估{name}的意大利与荷兰的文化合作是战略性技术。" for name in names]
        engine = ArgosEngine((package(packages),), EngineOptions(threads=1))
        found = engine.translate([marked(segment(text, "zh")) for text in texts])
        for (name, english), text, (best, *_) in zip(names.items(), texts, found, strict=False):
            assert terms(text, best.text, best.links)[english] == name

    def test_a_first_piece_has_no_links_where_there_are_no_terms(self, packages: Path) -> None:
        engine = ArgosEngine((package(packages),), EngineOptions())
        (found,) = engine.translate([segment("塞尔维亚坚决反对冷战思维。", "zh")])
        linked = {link.target.of(found[0].text) for link in found[0].links}
        assert linked == {"resolutely", "opposes", "the", "Cold", "War", "mentality"}

    @pytest.mark.parametrize(
        "text",
        ["国务院总理李强出席世界互联网大会并发表讲话。", "中国政府高度重视人工智能治理，" * 30],
    )
    def test_links_are_shares(self, engines: dict[str, Engine], text: str) -> None:
        (found,) = engines["zh"].translate([segment(text, "zh")])
        best = found[0]
        assert best.links
        shares: dict[Span, float] = {}
        for link in best.links:
            assert LEAST <= link.weight <= 1 + 1e-6
            assert link.source.of(text).strip()
            assert link.target.of(best.text).strip() == link.target.of(best.text) != ""
            shares[link.target] = shares.get(link.target, 0) + link.weight
        assert all(share <= 1 + 1e-5 for share in shares.values())

    def test_all_hypotheses_of_a_sentence_with_terms_have_links(self, packages: Path) -> None:
        plain = segment("中国高度重视人工智能治理。", "zh")
        for one, count, expected in (
            (marked(plain), 0, [True] * 4),
            (plain, 0, [True]),
            (plain, 4, [True, False, False, False]),
        ):
            engine = ArgosEngine((package(packages),), EngineOptions(hypotheses=count))
            (found,) = engine.translate([one])
            assert [bool(hypothesis.links) for hypothesis in found] == expected

    def test_how_many_are_asked_for_does_not_change_the_best(self, packages: Path) -> None:
        texts = [
            "中国高度重视人工智能治理。",
            "李强出席世界互联网大会并发表讲话。",
            "会议今天开幕。",
        ]
        sentences = [segment(text, "zh") for text in texts]
        one, four = (
            [
                answer[0]
                for answer in ArgosEngine(
                    (package(packages),), EngineOptions(hypotheses=count)
                ).translate(sentences)
            ]
            for count in (1, 4)
        )
        assert [best.text for best in one] == [best.text for best in four]
        assert [best.score for best in one] == pytest.approx(
            [best.score for best in four], abs=1e-3
        )
