"""CC-CEDICT definitions become short glosses."""

import pytest

from aligntool.lexicon.cedict import Definition, compile_cedict
from aligntool.lexicon.entries import Entry

CASES = [
    ("heading to dropped", ("强调", "qiang2 diao4", ("to emphasize (a statement)", "to stress")), "v",
     Entry("强调", "v", ("emphasize", "stress"))),
    ("measure word", ("能力", "neng2 li4", ("capability", "ability", "CL:個|个[ge4]")), "n",
     Entry("能力", "n", ("capability", "ability"))),
    ("noun kept beside verb", ("威胁", "wei1 xie2", ("threat", "to threaten")), "v",
     Entry("威胁", "v", ("threaten", "threat"), noun="threat")),
    ("adjective by tag", ("重大", "zhong4 da4", ("great", "important")), "adj",
     Entry("重大", "adj", ("great", "important"))),
    ("person without dates",
     ("习近平", "Xi2 Jin4 ping2", ("Xi Jinping (1953-), PRC politician, president from 2013",)), "prop",
     Entry("习近平", "prop", ("Xi Jinping",))),
    ("place without province", ("海州", "Hai3 zhou1", ("Haizhou district of Lianyungang, Jiangsu",)), "",
     Entry("海州", "prop", ("Haizhou district of Lianyungang",))),
    ("Latin letters are no name", ("AA制", "A A zhi4", ("to split the bill",)), "",
     Entry("aa制", "v", ("split the bill",))),
    ("article dropped", ("世界", "shi4 jie4", ("the world",)), "n", Entry("世界", "n", ("world",))),
    ("be kept", ("擅长", "shan4 chang2", ("to be good at",)), "v", Entry("擅长", "v", ("be good at",))),
    ("explanation dropped", ("糖", "tang2", ("sugar", "any of a class of sweet carbohydrates")), "n",
     Entry("糖", "n", ("sugar",))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "tag", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_entry(row: tuple[str, str, tuple[str, ...]], tag: str, expected: Entry) -> None:
    made = compile_cedict([Definition(*row)], {row[0]: tag} if tag else {})
    assert made.entries == (expected,)


def test_cross_references_alone_make_no_entry() -> None:
    row = Definition("説", "shuo1", ("variant of 說|说[shuo1]",))
    assert compile_cedict([row], {}).entries == ()


def test_the_ordinary_word_comes_before_the_name() -> None:
    rows = [
        Definition("高", "Gao1", ("surname Gao",)),
        Definition("高", "gao1", ("high", "tall")),
    ]
    made = compile_cedict(rows, {"高": "adj"})
    assert made.entries == (Entry("高", "adj", ("high", "tall")),)
    assert made.surnames == {"高"}


def test_the_commonest_reading_wins() -> None:
    rows = [
        Definition("重", "chong2", ("to repeat",)),
        Definition("重大", "zhong4 da4", ("great",)),
        Definition("重要", "zhong4 yao4", ("important",)),
    ]
    assert compile_cedict(rows, {}).readings["重"] == "zhong"
