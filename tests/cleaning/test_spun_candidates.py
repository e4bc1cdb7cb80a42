"""Proposals for spun words: rare beside their neighbours, with a near-synonym that is common."""

import re

import pytest

from aligntool.cleaning.spun_candidates import Collocations, SpunCandidate, find_candidates
from aligntool.lexicon import load_lexicon
from aligntool.lexicon.corpus import packaged_sentences

ORDINARY = [
    "关键 技术 不断 突破",
    "实现 技术 突破",
    "取得 技术 突破",
    "双方 签署 协议",
    "规模 庞大",
]


def words(sentence: str) -> list[str]:
    return sentence.split()


def found(sentences: list[str]) -> tuple[SpunCandidate, ...]:
    return find_candidates(
        sentences,
        words=words,
        lexicon=load_lexicon("zh"),
        collocations=Collocations(ORDINARY, words),
    )


def test_a_word_is_proposed_where_its_near_synonym_is_usual() -> None:
    (one,) = found(["推动 技术 冲破", "实现 技术 冲破"])
    assert (one.spun, one.canonical, one.count, one.evidence) == ("冲破", "突破", 2, 4)
    assert one.example == "推动 技术 冲破"
    assert re.search(one.context, "技术冲破")
    assert not re.search(one.context, "冲破封锁")


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("实现 技术 突破", id="the usual words"),
        pytest.param("签署 协议", id="no near-synonym that fits"),
        pytest.param("技术 规模 庞大", id="usual beside one neighbour"),
    ],
)
def test_ordinary_sentences_give_no_proposal(sentence: str) -> None:
    assert found([sentence]) == ()


def test_the_packaged_corpus_is_chinese() -> None:
    sentences = packaged_sentences("zh")
    assert len(sentences) > 7_000
    assert all(re.search("[\u4e00-\u9fff]", sentence) for sentence in sentences[:100])
