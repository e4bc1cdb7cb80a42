"""Choosing English by what was taught: tables written here, so that each row shows one reason."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from aligntool.engines.assembly.compose import Composer
from aligntool.engines.assembly.learnt import LearntPhrases, load_learnt
from aligntool.engines.assembly.ngrams import Ngrams, load_ngrams, words_of
from aligntool.engines.assembly.packaged import read_packaged
from aligntool.engines.assembly.pieces import Piece
from aligntool.engines.assembly.proposals import Proposals, Weights
from aligntool.engines.assembly.stretches import sentence
from aligntool.errors import InputError
from aligntool.text import Span

LEARNT = LearntPhrases(
    {
        "赢得": "won=5\twin=20",
        "重大进展": "major progress=2",
        "问题": "issue=3\tproblem=4",
        "没有批准": "did not approve=2",
        "批准": "approved=1",
        "đài": "Taipei=1",
        "取得了": "made=2",
        "未来": "future of=1",
    }
)
MODEL = Ngrams(
    {
        "": "0 the=20 a=30 hard=60 problem=70 issue=70 won=70 progress=70 major=70 made=60 .=20",
        "hard": "30 problem=2",
    }
)


def piece(at: int, source: str, text: str, pos: str = "n", *glosses: str) -> Piece:
    return Piece(Span(at, at + len(source)), source, pos, text, glosses or (text,))


def said(pieces: list[Piece], *, text: str, read: list[Piece] | None = None) -> list[str]:
    composer = Composer(Proposals(LEARNT, frozenset(), Weights()), MODEL)
    return [one.text for one in composer.compose(pieces, read or pieces, text, text.lower())]


def test_what_the_corpus_says_replaces_another_rendering() -> None:
    assert said([piece(0, "赢得", "gain", "v")], text="赢得") == ["won"]


def test_the_language_model_chooses_between_equals() -> None:
    pieces = [piece(0, "难", "hard", "adj"), piece(1, "问题", "issue", "n", "issue", "problem")]
    assert said(pieces, text="难问题") == ["hard", "problem"]


def test_a_run_is_rendered_as_one_whatever_its_order() -> None:
    pieces = [piece(2, "进展", "progress"), piece(0, "重大", "great", "adj")]
    assert said(pieces, text="重大进展", read=pieces[::-1]) == ["major progress"]


def test_a_run_may_take_in_what_vanished() -> None:
    read = [piece(0, "取得", "obtain", "v"), piece(2, "了", "", "part")]
    assert said(read[:1], text="取得了", read=read) == ["made"]


def test_negation_is_never_lost() -> None:
    verb = piece(2, "批准", "did not ratify", "v", "ratify")
    read = [piece(0, "没有", "not", "adv"), piece(2, "批准", "ratify", "v")]
    assert "not" in said([verb], text="没有批准", read=read)[0]


@pytest.mark.parametrize(
    ("text", "expected"), [("đài", "station"), ("Đài", "Taipei")], ids=["small", "capital"]
)
def test_a_name_needs_a_capital_in_the_source(text: str, expected: str) -> None:
    assert said([piece(0, "đài", "station")], text=text) == [expected]


def test_what_a_glossary_or_the_user_chose_stays() -> None:
    term = replace(piece(0, "问题", "matter"), fixed=True)
    assert said([term], text="问题") == ["matter"]
    composer = Composer(Proposals(LEARNT, frozenset({"重大"}), Weights()), MODEL)
    pieces = [piece(0, "重大", "weighty", "adj"), piece(2, "进展", "progress")]
    own = composer.compose(pieces, pieces, "重大进展", "重大进展")
    assert [one.text for one in own] == ["weighty", "progress"]


def test_nothing_dangles_at_the_end() -> None:
    assert said([piece(0, "未来", "time to come")], text="未来") == ["time to come"]


def test_pieces_apart_in_the_source_are_no_stretch() -> None:
    read = [piece(place, character, character) for place, character in enumerate("甲乙丙")]
    found = sentence([read[0], read[2], read[1]], read).stretches(0)
    assert [(one.length, one.source) for one in found] == [(3, Span(0, 3))]


def test_surprise_falls_back_to_shorter_contexts() -> None:
    assert MODEL.surprise("so", "hard", "problem") == pytest.approx(0.2)
    assert MODEL.surprise("so", "hard", "issue") == pytest.approx(10.0)
    assert MODEL.surprise("so", "hard", "unheard-of") > 14


def test_numbers_and_quotation_marks_are_alike() -> None:
    assert words_of("“Don’t” 3,500 10%") == ('"', "don't", '"', "#", "#", "%")


def test_a_broken_table_is_told_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "zh-en.tsv").write_text("source\tenglish=cost\n问题 issue\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"zh-en\.tsv:2: expected a tab"):
        load_learnt("zh", tmp_path)


@pytest.mark.parametrize(("before", "last"), [("of", "the"), ("<s>", "<s>"), ("is", "a")])
def test_the_packaged_model_sums_to_one(before: str, last: str) -> None:
    model = load_ngrams()
    words = [cell.rpartition("=")[0] for cell in model.packed[""].split(" ")[1:]]
    total = sum(math.exp(-model.surprise(before, last, word)) for word in words)
    assert total == pytest.approx(1, abs=0.05)


def test_packaged_tables_can_be_unpacked() -> None:
    model = load_ngrams()
    for context in read_packaged("english.tsv"):
        before, _, last = context.rpartition(" ")
        assert model.surprise(before, last, "the") >= 0
    for lang in ("vi", "zh"):
        learnt = load_learnt(lang)
        assert all(one.cost >= 0 for source in learnt.packed for one in learnt.of(source))
