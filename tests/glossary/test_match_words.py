"""Which terms count where words of a sentence hold or cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligntool.glossary.match import Matcher
from aligntool.model import Concept, Glossary
from aligntool.text import Span

ENGLISH = {
    "商务部": "Ministry of Commerce",
    "外交部": "Ministry of Foreign Affairs",
    "联合国": "United Nations",
    "国际法": "international law",
    "经合组织": "OECD",
    "印度": "India",
    "中国": "China",
    "俄罗斯": "Russia",
    "上海": "Shanghai",
    "进博会": "China International Import Expo",
    "国家安全": "national security",
    "改革开放": "reform and opening up",
    "云计算": "cloud computing",
    "Ấn Độ": "India",
    "học máy": "machine learning",
    "quốc gia": "nation",
    "EU": "EU",
}
LANG = {term: "vi" if term.isascii() or " " in term else "zh" for term in ENGLISH}
CONCEPTS = {
    term: Concept(term, english, terms={LANG[term]: (term,)}) for term, english in ENGLISH.items()
}
MATCHERS = {lang: Matcher(Glossary("g", CONCEPTS, "0" * 12), lang) for lang in ("zh", "vi")}


def found(lang: str, cut: str) -> list[str]:
    """Return the terms in a sentence whose words are given apart by bars."""
    words, position = [], 0
    for word in cut.split("|"):
        words.append(Span(position, position + len(word.rstrip())))
        position += len(word)
    return [one.concept for one in MATCHERS[lang].find(cut.replace("|", ""), words)]


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        pytest.param("有关|商务|部门", [], id="departments of commerce"),
        pytest.param("商务部|表示", ["商务部"], id="the ministry"),
        pytest.param("外交部长|说", [], id="the minister, one word"),
        pytest.param(
            "中国外交部|说", ["中国", "外交部"], id="a name that jieba takes for one word"
        ),
        pytest.param("联合|国家|发布", [], id="countries"),
        pytest.param("联合国大会|开幕", ["联合国"], id="part of a longer name"),
        pytest.param("国际法院|裁定", [], id="the court"),
        pytest.param("吃|上|海鲜", [], id="as good either way, the segmenter decides"),
        pytest.param("国际|法律|文书", [], id="legal instruments"),
    ],
)
def test_chinese_terms_that_cut_a_word(cut: str, expected: list[str]) -> None:
    assert found("zh", cut) == expected


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        pytest.param("进博|会上", ["进博会"], id="a name that jieba does not know"),
        pytest.param("改革|开放政策", ["改革开放"], id="nothing left over"),
        pytest.param("云|计算中心", ["云计算"], id="a longer word cut the other way"),
        pytest.param("国家|安全局", ["国家安全"], id="a suffix behind a whole word of it"),
    ],
)
def test_chinese_terms_that_the_segmenter_cuts(cut: str, expected: list[str]) -> None:
    assert found("zh", cut) == expected


@pytest.mark.parametrize(
    ("lang", "cut", "expected"),
    [
        pytest.param("zh", "信奉|印度教", [], id="Hinduism"),
        pytest.param("zh", "印度尼西亚|总统", [], id="Indonesia"),
        pytest.param("zh", "白俄罗斯|总统", [], id="Belarus"),
        pytest.param("zh", "中国式|现代化", ["中国"], id="Chinese style"),
        pytest.param("zh", "亚太经合组织|会议", [], id="APEC"),
        pytest.param("zh", "上海市|政府", ["上海"], id="a city"),
        pytest.param("vi", "theo |Ấn Độ giáo", [], id="Vietnamese"),
    ],
)
def test_a_longer_word_of_another_meaning(lang: str, cut: str, expected: list[str]) -> None:
    assert found(lang, cut) == expected


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        pytest.param("khoa học |máy tính", [], id="ends of two words"),
        pytest.param("Trung Quốc |gia nhập", [], id="of a name too"),
        pytest.param("mỗi |quốc gia", ["quốc gia"], id="a word"),
        pytest.param("tiêu chuẩn |EU-GMP", ["EU"], id="an acronym in a name"),
    ],
)
def test_vietnamese_terms_between_words(cut: str, expected: list[str]) -> None:
    assert found("vi", cut) == expected


@given(st.lists(st.sampled_from(["商务", "部", "部门", "国际法", "院", "印度", "教", "，"])))
def test_words_only_ever_take_terms_away(pieces: list[str]) -> None:
    assert set(found("zh", "|".join(pieces))) <= {
        one.concept for one in MATCHERS["zh"].find("".join(pieces))
    }
