"""Spun words back, traditional to simplified, punctuation wide; ordinary text left alone."""

import io
from pathlib import Path

import pytest

from aligntool.cleaning.clean import clean
from aligntool.cleaning.decode import decode
from aligntool.cleaning.despin import despin, is_spun, load_rules, packaged_rules, read_rules
from aligntool.cleaning.normalize import Normalizer, plan
from aligntool.errors import InputError
from aligntool.languages.zh import Chinese
from aligntool.text import Span, rewrite

HEADER = "spun\tcanonical\tsafe\tcontext_regex\n"
SPUN = "各方应加能野生智能本领建设,推动技术没有断冲破。发展我国家急迫必要加能合作,弥合数字鸿沟。"
PLAIN = (
    "各方应加强人工智能能力建设，推动技术不断突破。我国事业发展很快，感化教育取得进展，枢纽建成。"
)


def planned(text: str) -> Normalizer:
    return plan(clean(decode(text.encode(), doc="a"), Chinese()), packaged_rules())


@pytest.mark.parametrize(
    ("spun", "canonical"),
    [
        ("推动野生智能发展", "推动人工智能发展"),
        ("广大发展我国家受益", "广大发展中国家受益"),
        ("发展我国家电产业", "发展我国家电产业"),
        ("我国事业", "我国事业"),
        ("感化教育", "感化教育"),
        ("发挥关键感化", "发挥关键作用"),
        ("没有让任何一个国家失落队", "不让任何一个国家掉队"),
        ("增加能力", "增加能力"),
    ],
)
def test_packaged_table(spun: str, canonical: str) -> None:
    assert rewrite(spun, despin(spun, packaged_rules())).text == canonical


def test_a_spun_article_is_known_and_put_right() -> None:
    normalize = planned(f"标题很短\n{SPUN}\n{SPUN[::-1]}。")
    assert normalize.despin
    assert normalize.ascii_punctuation
    assert normalize(SPUN).text == (
        "各方应加强人工智能能力建设，推动技术不断突破。发展中国家迫切需要加强合作，弥合数字鸿沟。"
    )


def test_ordinary_chinese_is_left_alone() -> None:
    normalize = planned(PLAIN * 3)
    assert normalize == Normalizer()
    assert normalize(PLAIN).changes == ()


def test_ordinary_words_of_the_table_do_not_make_an_article_spun() -> None:
    assert not is_spun("人材培养恰是重点。" + PLAIN * 20, packaged_rules())


def test_traditional_becomes_simplified_and_spans_still_map() -> None:
    text = "發展中國家加強合作,雙方簽署協議。"
    normalized = planned(text * 2)(text)
    assert normalized.text == "发展中国家加强合作，双方签署协议。"
    assert normalized.origin(Span(0, 5)).of(text) == "發展中國家"


def test_punctuation_stays_ascii_beside_latin_text() -> None:
    normalize = Normalizer(ascii_punctuation=True)
    assert normalize("用(LLM),比如GPT-4, 3.5和a,b;好").text == "用（LLM），比如GPT-4, 3.5和a,b；好"


def test_a_table_of_the_users_own_comes_first(tmp_path: Path) -> None:
    table = tmp_path / "own.tsv"
    table.write_text(f"{HEADER}野生智能\t机器智能\tyes\t\n甲乙\t丙丁\tyes\t\n", encoding="utf-8")
    rules = load_rules([table])
    assert rewrite("野生智能甲乙", despin("野生智能甲乙", rules)).text == "机器智能丙丁"
    assert len(rules) == len(packaged_rules()) + 1


def test_a_table_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.tsv: cannot be read"):
        load_rules([tmp_path / "none.tsv"])


@pytest.mark.parametrize(
    ("table", "message"),
    [
        pytest.param("spun\tcanonical\n", r"t\.tsv:1: no column context_regex, safe", id="column"),
        pytest.param("a\t\tyes\t\n", r"t\.tsv:2: the spun and the canonical", id="empty"),
        pytest.param("a\tb\tcontext\t\n", r"t\.tsv:2: 'a' is neither safe", id="no pattern"),
        pytest.param("a\tb\tcontext\t(\n", r"t\.tsv:2: bad pattern for 'a'", id="bad pattern"),
    ],
)
def test_broken_tables_are_refused_with_their_line(table: str, message: str) -> None:
    header = "" if table.startswith("spun") else HEADER
    with pytest.raises(InputError, match=message):
        read_rules(io.StringIO(header + table), "t.tsv")
