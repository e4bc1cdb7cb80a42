"""Candidates for terms from sentence pairs: what is found, with which English, and what is not."""

import pytest

from aligntool.candidates import terms
from aligntool.candidates.terms import TermCandidate, extract_terms
from aligntool.model import Concept, Glossary

PAIRS = [
    (
        "专家讨论了量子计算机的安全风险。",
        "Experts discussed the security risks of quantum computers.",
    ),
    ("这家公司制造量子计算机。", "The company makes quantum computers."),
    ("新的量子计算机明年运行。", "The new quantum computer will run next year."),
    ("安全风险很大。", "The security risks are great."),
    ("安全风险很大。", "The security risks are great."),
    ("欧盟推动数据中心建设。", "The EU promotes the construction of data centers."),
    ("数据中心很贵。", "The data center is expensive."),
]
VI = [
    ("Họ xây trung tâm dữ liệu.", "They build a data center."),
    ("Một trung tâm dữ liệu rất đắt.", "A data center is very expensive."),
]


def glossary(**terms: str) -> Glossary:
    concepts = {id_: Concept(id_, id_, terms={"zh": (term,)}) for id_, term in terms.items()}
    return Glossary("test", concepts, "0" * 12)


@pytest.fixture(scope="module")
def found() -> dict[str, TermCandidate]:
    return {one.source: one for one in extract_terms(PAIRS, "zh")}


@pytest.mark.parametrize(
    ("source", "count", "english"),
    [("量子计算机", 3, ["quantum computers"]), ("安全风险", 2, ["security risks"]), ("数据中心", 2, ["data center"])],
)  # fmt: skip
def test_a_phrase_is_found_with_its_english(
    found: dict[str, TermCandidate], source: str, count: int, english: list[str]
) -> None:
    one = found[source]
    assert (one.lang, one.count) == ("zh", count)
    assert [some.english for some in one.renderings] == english


def test_the_best_score_comes_first(found: dict[str, TermCandidate]) -> None:
    scores = [one.score for one in found.values()]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


def test_what_stands_only_inside_a_longer_phrase_is_left_out(
    found: dict[str, TermCandidate],
) -> None:
    assert not {"量子", "计算机", "风险", "数据"} & found.keys()


@pytest.mark.usefixtures("small_background")
def test_what_the_glossary_knows_is_left_out_with_its_parts() -> None:
    known = extract_terms(PAIRS, "zh", glossary=glossary(quantum="量子计算机"))
    assert not [one.source for one in known if one.source in "量子计算机"]
    assert "安全风险" in {one.source for one in known}


@pytest.mark.usefixtures("small_background")
def test_a_phrase_that_holds_a_known_term_stays() -> None:
    known = extract_terms(PAIRS, "zh", glossary=glossary(data="数据"))
    assert "数据中心" in {one.source for one in known}


@pytest.mark.usefixtures("small_background")
def test_a_phrase_must_stand_often_enough() -> None:
    often = extract_terms(PAIRS, "zh", min_count=3)
    assert {one.source for one in often} == {"量子计算机"}


@pytest.fixture
def small_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare with little text: cutting the packaged corpus takes seconds each time."""
    monkeypatch.setattr(terms, "packaged_sentences", lambda _: ("今天天气很好。",) * 200)


def test_a_name_need_not_stand_out(monkeypatch: pytest.MonkeyPatch) -> None:
    ordinary = ("中国的公司访问中国。", "中国公司很多。") * 50
    monkeypatch.setattr(terms, "packaged_sentences", lambda _: ordinary)
    pairs = [
        ("中国有公司。", "There are companies in China."),
        ("公司在中国。", "The company is in China."),
        ("中国要发展。", "It is for China to develop."),
        ("公司要发展。", "It is for the company to develop."),
    ]
    found = {one.source for one in extract_terms(pairs, "zh")}
    assert ("中国" in found, "公司" in found) == (True, False)


def test_vietnamese() -> None:
    found = extract_terms(VI, "vi")
    assert [(one.source, one.renderings[0].english) for one in found] == [
        ("trung tâm dữ liệu", "data center")
    ]


@pytest.mark.usefixtures("small_background")
def test_no_sentences() -> None:
    assert extract_terms([], "zh") == ()
