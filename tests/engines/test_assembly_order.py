"""Word order by the rules alone: each row shows one, on pieces written out here."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from aligntool.engines.assembly.degrees_vi import adverb, comparative, superlative
from aligntool.engines.assembly.figures import find_figures
from aligntool.engines.assembly.figures_vi import PATTERNS as FIGURES_VI
from aligntool.engines.assembly.figures_zh import PATTERNS as FIGURES_ZH
from aligntool.engines.assembly.grammar_vi import arrange as arrange_vi
from aligntool.engines.assembly.grammar_zh import arrange as arrange_zh
from aligntool.engines.assembly.pieces import Piece
from aligntool.engines.assembly.surface import write
from aligntool.engines.assembly.tables_vi import ROLES as ROLES_VI
from aligntool.engines.assembly.tables_zh import ROLES as ROLES_ZH
from aligntool.lexicon.english import NounShapes
from aligntool.text import Span

SHAPES = NounShapes(
    {
        "plan": "the",
        "meeting": "the",
        "law": "the",
        "train": "a",
        "expert": "plural",
        "question": "plural",
    }
)
ZH = {
    "的": ("part", ""), "在": ("prep", "in"), "由": ("prep", "from"), "对": ("prep", "on"),
    "来自": ("prep", "from"), "是": ("v", "be"), "以": ("prep", "with"), "为": ("prep", "for"),
    "会议": ("n", "meeting"), "计划": ("n", "plan"), "专家": ("n", "expert"), "河内": ("prop", "Hanoi"),
    "技术": ("n", "technology"), "工厂": ("n", "factory"), "列车": ("n", "train"),
    "主题": ("n", "theme"), "他们": ("pron", "they"), "开幕": ("v", "open"), "起草": ("v", "draft"),
    "提高": ("v", "rise"), "回答": ("v", "answer"), "表示": ("v", "say"), "依赖": ("v", "rely"),
    "过度": ("adj", "excessive"), "充分": ("adv", "fully"), "参与": ("v", "participate"),
    "安静": ("adj", "quiet"), "很": ("adv", "very"), "离开": ("v", "leave"), "时": ("n", "when"),
    "问题": ("n", "question"), "产量": ("n", "output"), "谈": ("v", "discuss"),
}  # fmt: skip
NOUNS = {"依赖": "reliance", "参与": "participation"}
VI = {
    "luật": ("n", "law"), "họ": ("pron", "they"), "công bằng": ("adj", "fair"),
    "lớn": ("adj", "large"), "hơn": ("adv", "than"), "nhất": ("adv", "most"),
    "một cách": ("adv", ""), "nhanh chóng": ("adj", "rapid"), "thay đổi": ("v", "change"),
    "để": ("conj", "to"), "nhiều": ("adj", "many"), "người": ("n", "person"),
    "hưởng lợi": ("v", "benefit"), "có thể": ("v", "can"), "và": ("conj", "and"),
    "cuộc họp": ("n", "meeting"), "lần này": ("advp", "this time"), "là": ("v", "be"),
    "con trai": ("n", "son"), "WAIC": ("prop", "WAIC"),
    "thế vận hội": ("prop", "Olympics"), "họp": ("v", "meet"), "vào": ("prep", "in"),
    "khoảng": ("adv", "about"),
    "giữa": ("prep", "between"), "thành phố": ("n", "city"), "đổi": ("v", "amend"),
}  # fmt: skip


def read(words: str, lang: str) -> list[Piece]:
    """Return the pieces of words parted by ``|``, figures among them as the engine finds them."""
    table, roles = (ZH, ROLES_ZH) if lang == "zh" else (VI, ROLES_VI)
    patterns = FIGURES_ZH if lang == "zh" else FIGURES_VI
    found: list[Piece] = []
    start = 0
    for word in words.split("|"):
        span = Span(start, start + len(word))
        figures = find_figures(word, patterns)
        if word in table:
            pos, text = table[word]
            noun = NOUNS.get(word, "")
            found.append(Piece(span, word, pos, text, (text,), noun, role=roles.get(word, "")))
        elif figures:
            found.append(Piece(span, word, figures[0].pos, figures[0].text))
        else:
            found.append(Piece(span, word, "punct", word))
        start = span.end + (lang == "vi")
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("会议|5月12日|在|河内|开幕", "The meeting opened in Hanoi on May 12"),
        ("5月12日|会议|开幕", "On May 12, the meeting opened"),
        ("5月12日|的|会议", "The meeting of May 12"),
        ("上午9:30|会议|开幕", "At 9:30 a.m., the meeting opened"),
        ("计划|由|专家|起草", "The plan was drafted by experts"),
        ("计划|是|由|专家|起草|的", "The plan was drafted by experts"),
        ("产量|由|81%|提高", "Output rose from 81%"),
        ("他们|在|回答|问题|时|表示", "When answering questions, they said"),
        ("对|技术|的|过度|依赖", "Excessive reliance on technology"),
        ("专家|的|充分|参与", "The full participation of experts"),
        ("来自|河内|的|专家", "Experts from Hanoi"),
        ("他们|谈|来自|河内|的|专家", "They discussed experts from Hanoi"),
        ("列车|很|安静", "A train is very quiet"),
        ("他们|很|安静|，|离开", "They are very quiet, leaving"),
        ("会议|以|技术|为|主题", "The meeting with technology as theme"),
        ("“|会议|”|的|计划", '"The meeting" the plan'),
    ],
)
def test_chinese(words: str, expected: str) -> None:
    assert english(read(words, "zh"), "zh") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("luật|công bằng|hơn", "The fairer law"),
        ("luật|lớn|nhất", "The largest law"),
        ("luật|là|lớn|hơn|thành phố", "The law is larger than city"),
        ("họ|thay đổi|một cách|nhanh chóng", "They changed rapidly"),
        (
            "họ|đổi|luật|để|nhiều|người|có thể|hưởng lợi",
            "They amended the law so that many people can benefit",
        ),
        ("họ|đổi|luật|để|hưởng lợi", "They amended the law to benefit"),
        ("cuộc họp|lần này", "This meeting"),
        ("WAIC|2024", "WAIC 2024"),
        ("thế vận hội|2024", "2024 Olympics"),
        ("con trai|16 tuổi", "16-year-old son"),
        ("họ|là|16 tuổi", "They are 16 years old"),
        ("họ|họp|vào|ngày 3 tháng tám", "They met on August 3"),
        ("giữa|tháng sáu|và|tháng tám", "Between June and August"),
        ("họ|họp|khoảng|tháng tám", "They met about August"),
    ],
)
def test_vietnamese(words: str, expected: str) -> None:
    assert english(read(words, "vi"), "vi") == expected


def test_a_year_stays_behind_an_initialism() -> None:
    noun, name, year = read("luật|WAIC|2024", "vi")
    assert english([noun, replace(name, fixed=True), year], "vi") == "The WAIC 2024 law"


def test_a_glossary_term_is_compared_with_more() -> None:
    noun, fair, more = read("luật|công bằng|hơn", "vi")
    assert english([noun, replace(fair, fixed=True), more], "vi") == "The more fair law"


def test_a_glossary_term_is_no_adverb() -> None:
    *others, last = read("họ|thay đổi|một cách|nhanh chóng", "vi")
    term = replace(last, text="inclusive", fixed=True)
    assert english([*others, term], "vi") == "They changed inclusive"


def english(pieces: Sequence[Piece], lang: str) -> str:
    arrange = arrange_zh if lang == "zh" else arrange_vi
    return write(arrange(pieces, SHAPES))


@pytest.mark.parametrize("lang", ["vi", "zh"])
def test_prepositions_of_dates_have_no_source(lang: str) -> None:
    words = {"vi": "họ|họp|vào|ngày 3 tháng tám", "zh": "会议|在|5月12日|开幕"}[lang]
    arrange = arrange_zh if lang == "zh" else arrange_vi
    (before,) = [piece for piece in arrange(read(words, lang), SHAPES) if piece.text == "on"]
    assert before.source == ""


@pytest.mark.parametrize(
    ("adjective", "expected"),
    [
        ("large", ("larger", "largest")), ("easy", ("easier", "easiest")),
        ("big", ("bigger", "biggest")), ("strong", ("stronger", "strongest")),
        ("low", ("lower", "lowest")), ("good", ("better", "best")),
        ("open", ("more open", "most open")), ("important", ("more important", "most important")),
    ],
)  # fmt: skip
def test_degrees(adjective: str, expected: tuple[str, str]) -> None:
    assert (comparative(adjective), superlative(adjective)) == expected


@pytest.mark.parametrize(
    ("adjective", "expected"),
    [("rapid", "rapidly"), ("easy", "easily"), ("simple", "simply"), ("basic", "basically"),
     ("more open", "more openly")],
)  # fmt: skip
def test_adverb(adjective: str, expected: str) -> None:
    assert adverb(adjective) == expected
