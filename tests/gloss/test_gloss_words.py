"""What each word of a sentence is glossed with."""

from dataclasses import replace
from pathlib import Path

import pytest
from formats.samples import PAIR, TERM

from aligntool.gloss import Glosser, Sort, open_glosser
from aligntool.gloss.readings import load_readings
from aligntool.languages import open_language
from aligntool.lexicon import load_lexicon
from aligntool.model import Pair, Status, TermMatch
from aligntool.text import Span


@pytest.fixture(scope="module")
def glossers(cache_folder: Path) -> dict[str, Glosser]:
    return {
        "zh": Glosser(load_lexicon("zh", folder=cache_folder), load_readings(cache_folder)),
        "vi": Glosser(load_lexicon("vi", folder=cache_folder)),
        "fr": open_glosser("fr"),
    }


@pytest.fixture
def gloss(glossers: dict[str, Glosser]):
    """Return the words of a sentence with their glosses, ``word/gloss`` parted by spaces."""

    def of(text: str, lang: str, english: str = "") -> str:
        found = glossers[lang].gloss(pair(text, lang, english))
        return " ".join(f"{one.word.replace(' ', '_')}/{one.gloss}" for one in found)

    return of


def pair(text: str, lang: str, english: str = "", terms: tuple[TermMatch, ...] = ()) -> Pair:
    words = tuple(span.of(text) for span in open_language(lang).words(text))
    return replace(
        PAIR, lang=lang, source=text, clean=text, normalized=text, words=words, mt=english,
        target=english, terms=terms,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他买了书。", "他/he 买/buy 了/PFV 书/book 。/"),
        ("他走了。", "他/he 走/walk 了/CRS 。/"),
        ("书被他拿走了。", "书/book 被/PASS 他/he 拿走/take.away 了/CRS 。/"),
        ("你是学生吗？", "你/you 是/COP 学生/student 吗/Q ？/"),
        ("你呢？", "你/you 呢/Q ？/"),
        ("三把钥匙", "三/three 把/CLF 钥匙/key"),
        ("十二月三日", "十二月/December 三日/three:day"),
        ("12月3日", "12/12 月/month 3/3 日/day"),
        ("他们不去。", "他们/they 不去/NEG:go 。/"),
    ],
)  # fmt: skip
def test_chinese(gloss, text: str, expected: str) -> None:
    assert gloss(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tôi đã ăn cơm.", "Tôi/I đã/PST ăn/eat cơm/rice ./"),
        ("Họ đang làm việc.", "Họ/they đang/PROG làm_việc/work ./"),
        ("Anh sẽ không đi.", "Anh/he sẽ/FUT không/NEG đi/go ./"),
        ("Anh có đi không?", "Anh/he có/have đi/go không/Q ?/"),
        ("những con mèo của tôi", "những/PL con/CLF mèo/cat của/POSS tôi/I"),
        ("Nhà bị bán.", "Nhà/house bị/PASS bán/sell ./"),
        ("1.500 người", "1.500/1,500 người/person"),
        ("3,5 triệu", "3,5/3.5 triệu/million"),
        ("Ông nói rằng đây là nhà.", "Ông/Mr. nói/say rằng/COMP đây/this là/COP nhà/house ./"),
        ("Sự kiện diễn ra", "Sự_kiện/event diễn_ra/take.place"),
        ("Bà Nguyễn Thị Hoa", "Bà/Mrs. Nguyễn_Thị_Hoa/Nguyen Thi Hoa"),
    ],
)  # fmt: skip
def test_vietnamese(gloss, text: str, expected: str) -> None:
    assert gloss(text, "vi") == expected


@pytest.mark.parametrize(
    ("english", "expected"), [("", "là/COP"), ("He agreed.", "là/COP")], ids=["none", "some"]
)
def test_grammar_comes_before_senses(gloss, english: str, expected: str) -> None:
    assert expected in gloss("Đây là nhà.", "vi", english)


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("", "nước/country"),
        ("The country is large.", "nước/country"),
        ("The waters are deep.", "nước/water"),
    ],
)
def test_the_sense_that_the_english_has(gloss, english: str, expected: str) -> None:
    assert gloss("nước", "vi", english) == expected


@pytest.mark.parametrize(
    ("text", "lang", "sort", "expected"),
    [
        ("王小帅", "zh", Sort.NAME, "Wang Xiaoshuai"),
        ("王小帅走了", "zh", Sort.NAME, "Wang Xiaoshuai"),
        ("㐂㐂", "zh", Sort.UNKNOWN, "?㐂"),
        ("Lake", "zh", Sort.NAME, "Lake"),
        ("zzqx", "vi", Sort.NAME, "zzqx"),
        ("đzqxđ", "vi", Sort.UNKNOWN, "?đzqxđ"),
        ("Đzqxđ", "vi", Sort.NAME, "Dzqxd"),
    ],
)
def test_what_no_lexicon_has(
    glossers: dict[str, Glosser], text: str, lang: str, sort: Sort, expected: str
) -> None:
    first = glossers[lang].gloss(pair(text, lang))[0]
    assert (first.sort, first.gloss) == (sort, expected)


@pytest.mark.parametrize(
    ("word", "sort", "expected"),
    [
        ("一辆", Sort.PARTS, "one:CLF"),
        ("卡莱斯", Sort.NAME, "Kalaisi"),
        ("别忘了", Sort.PARTS, "PROH:forget:CRS"),
        ("那本书", Sort.PARTS, "that:CLF:book"),
        ("新动力", Sort.PARTS, "new:driving.force"),
    ],
)
def test_chinese_words_that_the_segmenter_made(
    glossers: dict[str, Glosser], word: str, sort: Sort, expected: str
) -> None:
    (found,) = glossers["zh"].gloss(replace(pair(word, "zh"), words=(word,)))
    assert (found.sort, found.gloss) == (sort, expected)


def test_an_unknown_word_has_the_glosses_of_its_parts(glossers: dict[str, Glosser]) -> None:
    words = replace(pair("吃过饭", "zh"), words=("吃过饭",))
    (found,) = glossers["zh"].gloss(words)
    assert (found.gloss, found.sort, found.reading) == ("eat:EXP:meal", Sort.PARTS, "chī guò fàn")


def test_a_term_has_the_english_of_the_glossary(glossers: dict[str, Glosser]) -> None:
    term = replace(TERM, source="人工智能", source_span=Span(2, 6), expected="AI governance")
    found = glossers["zh"].gloss(pair("推动人工智能发展", "zh", terms=(term,)))
    assert [one.gloss for one in found if one.sort is Sort.TERM] == ["AI governance"]
    assert [one.word for one in found if one.sort is Sort.TERM] == ["人工智能"]


def test_a_term_that_was_spun_is_found_in_the_normalized_sentence(
    glossers: dict[str, Glosser],
) -> None:
    spun = Pair(
        doc="a", seg=1, kind=PAIR.kind, lang="zh", source="我国(guo)推动野生智能,好。",
        clean="我国推动野生智能,好。", normalized="中国推动人工智能，好。",
        words=("中国", "推动", "人工智能", "，", "好", "。"), mt="", target="", engine="e", model="m",
        score=None,
        terms=(
            TermMatch("china", "我国(guo)", Span(0, 7), "China", None, None, Status.MISSING),
            TermMatch("ai", "野生智能", Span(9, 13), "AI", None, None, Status.MISSING),
        ),
    )  # fmt: skip
    found = glossers["zh"].gloss(spun)
    assert [(one.word, one.gloss) for one in found if one.sort is Sort.TERM] == [
        ("中国", "China"),
        ("人工智能", "AI"),
    ]
    assert [one.word for one in found] == list(spun.words)


def test_a_pair_without_words_is_cut_into_words(glossers: dict[str, Glosser]) -> None:
    bare = replace(pair("他买了书。", "zh"), words=())
    assert [one.gloss for one in glossers["zh"].gloss(bare)] == ["he", "buy", "PFV", "book", ""]


def test_a_language_without_a_lexicon_has_unknown_words(glossers: dict[str, Glosser]) -> None:
    found = glossers["fr"].gloss(pair("été chaud", "fr"))
    assert [(one.gloss, one.sort) for one in found] == [
        ("?été", Sort.UNKNOWN),
        ("chaud", Sort.NAME),
    ]


def test_a_lexicon_of_the_users_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("vi\tpos\ten\nmèo\tn\tpussycat\n", encoding="utf-8")
    (found,) = open_glosser("vi", own=(own,)).gloss(pair("mèo", "vi"))
    assert found.gloss == "pussycat"
