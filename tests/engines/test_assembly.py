"""The assembly engine on a small lexicon written here, so that each row shows one rule."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from engines.contract import EngineContract

from aligntool.engines.assembly.engine import AssemblyEngine, engine_of, open_engine
from aligntool.engines.base import Engine, EngineOptions
from aligntool.errors import UsageError
from aligntool.lexicon import Lexicon, load_lexicon
from aligntool.lexicon.entries import reach_of
from aligntool.lexicon.tables import merge, parse_table
from aligntool.model import Concept, Glossary, Kind, Occurrence, Segment
from aligntool.text import Rewrite, Span

GLOSSARY = Glossary(
    "test",
    {
        concept.id: concept
        for concept in (
            Concept("ai", "AI", domain="ai"),
            Concept("gov", "AI governance", domain="governance"),
            Concept("china", "China", domain="place"),
            Concept("li", "Li Qiang", domain="person"),
            Concept("waic", "World AI Conference", allowed=("WAIC",), domain="event"),
        )
    },
    "0",
)
TERMS = {
    "vi": {
        "quản trị AI": "gov",
        "AI": "ai",
        "Trung Quốc": "china",
        "Lý Cường": "li",
        "WAIC": "waic",
    },
    "zh": {"人工智能治理": "gov", "人工智能": "ai", "中国": "china", "李强": "li"},
}
VIETNAMESE = """source\tpos\ten
môi trường\tn\tenvironment
công bằng\tadj\tfair
cởi mở\tadj\topen
công nghệ\tn\ttechnology
chính phủ\tn\tgovernment
đức\tprop\tGermany|German|virtue
pháp\tprop\tFrance|French|law
tổng thống\tn\tpresident
thủ tướng\tn\tprime minister
ông\tpron\tMr.|he
họ\tpron\tthey|them
quốc gia\tn\tcountry
nước\tn\tcountry|water
hợp tác\tv\tcooperate|cooperation
phát triển\tv\tdevelop|development
thúc đẩy\tv\tpromote
nhấn mạnh\tv\tstress
công bố\tv\tannounce
xây dựng\tv\tbuild
mới\tadj\tnew
này\tpron\tthis
những\tpart\t-
các\tpart\t-
của\tprep\tof
sự\tclf\t-
đã\tpart\t-
sẽ\tpart\twill
đang\tpart\t-
không\tadv\tnot
được\tv\tbe
là\tv\tbe
rất\tadv\tvery
và\tconj\tand
để\tconj\tto
phải\tv\tmust
trong\tprep\tin
hội nghị\tn\tconference
bắt đầu\tv\tbegin
tại\tprep\tin
hà nội\tprop\tHanoi
một\tnum\tone
thỏa thuận\tn\tagreement
quan trọng\tadj\timportant
nhà khoa học\tn\tscientist
phát hiện\tv\tdiscover
"""
CHINESE = """source\tpos\ten
的\tpart\t-
和\tconj\tand
在\tprep\tin
会议\tn\tmeeting
举行\tv\thold
日内瓦\tprop\tGeneva
发展\tv\tdevelop|development
国家\tn\tcountry
新\tadj\tnew
三\tnum\tthree
技术\tn\ttechnology
推动\tv\tpromote
提出\tv\tpropose
了\tpart\t-
倡议\tn\tinitiative
将\tpart\twill
他们\tpron\tthey
我们\tpron\twe
表示\tv\tsay
政府\tn\tgovernment
法国\tprop\tFrance|French
总统\tn\tpresident
把\tpart\t-
被\tpart\t-
批准\tv\tapprove
专家\tn\texpert
计划\tn\tplan
一种\tpart\tone
可以\tpart\tcan
保护\tv\tprotect
海洋\tn\tocean
工具\tn\ttool
不\tadv\tnot
等\tpart\t-
代表\tn\trepresentative
参加\tv\tattend
项\tpart\t-
重要\tadj\timportant
是\tv\tbe
岛\tn\tisland
上\tn\ton
鸟\tn\tbird
这\tpron\tthis
很\tadv\tvery
"""


def lexicon(lang: str, table: str) -> Lexicon:
    packed = {key: entry.pack() for key, entry in merge(parse_table(table, "test")).items()}
    readings = {"王": "wang", "毅": "yi"}
    return Lexicon(lang, "test", packed, reach_of(packed), readings, frozenset("王"))


def segment(text: str, lang: str) -> Segment:
    """Return a segment whose words are those of the tables, as a segmenter would find them."""
    terms = TERMS[lang]
    pattern = "|".join(sorted(map(re.escape, terms), key=len, reverse=True))
    found = list(re.finditer(pattern, text))
    same = Rewrite(text, text)
    occurrences = tuple(Occurrence(terms[match[0]], Span(*match.span())) for match in found)
    words = tuple(Span(*match.span()) for match in re.finditer(r"王毅|[^\W\d_]", text))
    return Segment("test", 1, Kind.BODY, lang, same, same, words, occurrences)


@pytest.fixture(scope="module")
def vi() -> AssemblyEngine:
    return engine_of(lexicon("vi", VIETNAMESE), GLOSSARY)


@pytest.fixture(scope="module")
def zh() -> AssemblyEngine:
    return engine_of(lexicon("zh", CHINESE), GLOSSARY)


class TestVietnamese(EngineContract):
    @pytest.fixture
    def engine(self, vi: AssemblyEngine) -> Engine:
        return vi

    @pytest.fixture
    def segments(self) -> Sequence[Segment]:
        return [segment(text, "vi") for text in ("công nghệ mới", "quản trị AI", "xyz", "ngày 4-7")]


class TestChinese(EngineContract):
    @pytest.fixture
    def engine(self, zh: AssemblyEngine) -> Engine:
        return zh

    @pytest.fixture
    def segments(self) -> Sequence[Segment]:
        return [segment(text, "zh") for text in ("新技术", "人工智能治理", "鑫", "12月3日")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("một môi trường công bằng", "A fair environment"),
        ("một môi trường công bằng và cởi mở", "A fair and open environment"),
        ("những công nghệ mới", "New technologies"),
        ("80 quốc gia", "80 countries"),
        ("công nghệ AI", "AI technology"),
        ("chính phủ Đức", "The German government"),
        ("chính phủ Trung Quốc", "China's government"),
        ("WAIC công bố", "WAIC announced"),
        ("Tổng thống Pháp Emmanuel Macron", "French president Emmanuel Macron"),
        ("chính phủ của họ", "Their government"),
        ("sự phát triển của AI", "The development of AI"),
        ("Các nước này hợp tác.", "These countries cooperated."),
        ("Chính phủ đã công bố một thỏa thuận mới.", "The government announced a new agreement."),
        ("Chính phủ sẽ công bố thỏa thuận.", "The government will announce the agreement."),
        ("Họ đang xây dựng AI.", "They are building AI."),
        ("Họ không xây dựng AI.", "They did not build AI."),
        ("Các nước phải hợp tác để phát triển AI.", "Countries must cooperate to develop AI."),
        ("Thỏa thuận đã được công bố.", "The agreement was announced."),
        (
            "AI được các nhà khoa học phát hiện.",
            "AI was discovered by scientists.",
        ),
        ("Công nghệ này rất quan trọng.", "This technology is very important."),
        ("Ông Lý Cường nhấn mạnh, AI là công nghệ mới.", "Li Qiang stressed AI is new technology."),
        ("Hội nghị bắt đầu ngày 4-7 tại Hà Nội.", "The conference began on July 4 in Hanoi."),
        ("Nguyễn Văn Đức", "Nguyen Van Duc"),
        ("Bắt đầu thúc đẩy hợp tác", "Beginning to promote cooperation"),
    ],
)  # fmt: skip
def test_vietnamese(vi: AssemblyEngine, source: str, expected: str) -> None:
    assert vi.translate([segment(source, "vi")])[0][0].text == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("新技术。", "New technology."),
        ("80多个国家", "More than 80 countries"),
        ("三项重要计划", "Three important plans"),
        ("法国总统", "The French president"),
        ("他们的政府", "Their government"),
        ("中国的政府", "China's government"),
        ("国家的发展", "The development of countries"),
        ("他们提出了倡议。", "They proposed the initiative."),
        ("他们将提出倡议。", "They will propose the initiative."),
        ("他们不提出倡议。", "They did not propose the initiative."),
        ("会议在日内瓦举行。", "The meeting held in Geneva."),
        ("在日内瓦举行的会议", "The meeting held in Geneva"),
        ("他们提出的计划", "Plans that they proposed"),
        ("一种可以保护海洋的工具", "A tool that can protect the ocean"),
        ("岛上的鸟", "Birds on the island"),
        ("专家把计划提出了。", "Experts proposed plans."),
        ("计划被专家批准。", "Plans were approved by experts."),
        ("这是重要技术。", "This is important technology."),
        ("12月3日，他们举行会议。", "On December 3, they held the meeting."),
        ("中国和法国等国家参加会议。", "China and France and other countries attended the meeting."),
        ("王毅表示，“我们推动人工智能治理”。", 'Wang Yi said "we promoted AI governance."'),
    ],
)  # fmt: skip
def test_chinese(zh: AssemblyEngine, source: str, expected: str) -> None:
    assert zh.translate([segment(source, "zh")])[0][0].text == expected


@pytest.mark.parametrize(
    ("lang", "source", "coverage"),
    [
        ("vi", "công nghệ mới.", 1.0),
        ("vi", "công nghệ xyzấ.", 0.6923),
        ("zh", "新技术，12月3日", 1.0),
        ("zh", "新技术鑫", 0.75),
        ("zh", "鑫", 0.0),
        ("zh", "。", 1.0),
    ],
)
def test_score_is_the_share_covered(
    vi: AssemblyEngine, zh: AssemblyEngine, lang: str, source: str, coverage: float
) -> None:
    engine = vi if lang == "vi" else zh
    assert engine.translate([segment(source, lang)])[0][0].score == coverage


def test_unknown_words_stay_visible(vi: AssemblyEngine, zh: AssemblyEngine) -> None:
    assert zh.translate([segment("新鑫", "zh")])[0][0].text == "New 鑫"
    assert vi.translate([segment("công nghệ ưởng", "vi")])[0][0].text == "Technology ưởng"


@pytest.mark.parametrize(
    ("lang", "unit"),
    [
        ("vi", "nước của "), ("vi", "rất "), ("vi", "các "), ("vi", "và AI "), ("vi", "1."),
        ("vi", "a"), ("zh", "国家的"), ("zh", "新"), ("zh", "很"), ("zh", "1"), ("zh", "Aa1-"),
        ("zh", "被他们"), ("zh", "发展"),
    ],
)  # fmt: skip
def test_a_sentence_of_a_hundred_kilobytes_is_no_trouble(
    vi: AssemblyEngine, zh: AssemblyEngine, lang: str, unit: str
) -> None:
    text = (unit * (100_000 // len(unit.encode()))).strip()
    # Anything quadratic in the length would take hours.
    ((best,),) = (vi if lang == "vi" else zh).translate([segment(text, lang)])
    assert best.score is not None


def test_open_engine_draws_on_the_packaged_lexicon() -> None:
    engine = open_engine("vi", GLOSSARY, EngineOptions())
    assert engine.name == "assembly"
    assert re.fullmatch(r"lexicon-[0-9a-f]{8}", engine.model)
    (answer,) = engine.translate([segment("Chính phủ đã thúc đẩy một sáng kiến mới.", "vi")])
    assert answer[0].text == "The government promoted a new initiative."


def test_open_engine_refuses_another_language() -> None:
    with pytest.raises(UsageError, match="no lexicon for 'th'"):
        open_engine("th", GLOSSARY, EngineOptions())


def test_chinese_with_the_packaged_lexicon(tmp_path: Path) -> None:
    engine = engine_of(load_lexicon("zh", folder=tmp_path), GLOSSARY)
    (answer,) = engine.translate([segment("李强表示，中国政府将推动人工智能治理。", "zh")])
    assert answer[0].text == "Li Qiang said China's government will promote AI governance."
