"""Wrong renderings of glossary terms: found by links, and forbidden when a person says so."""

from pathlib import Path

import pytest

from aligntool.candidates.acceptance import accepted, reviewed
from aligntool.candidates.wrong import WrongRendering, wrong_renderings
from aligntool.errors import InputError, UsageError
from aligntool.glossary.load import join
from aligntool.glossary.table import GlossaryTable, parse

TABLE = (
    "concept\ten\ten_allowed\ten_forbidden\tzh\n"
    "# wars\n"
    "trade-war\ttrade war\ttariff war\tcommerce war\t贸易战\n"
    "army\tarmy\t\t\t军队\n"
)
PAIRS = [
    ("贸易战开始了。", "The trade battle began."),
    ("他们反对贸易战。", "They oppose the trade battle."),
    ("贸易战影响农民。", "The trade war affects farmers."),
    ("贸易战没有赢家。", "There are no winners in a commerce war."),
    ("军队离开了城市。", "The troops left the city."),
    ("天气很好。", "The weather is good."),
    ("农民种水稻。", "Farmers grow rice."),
    ("学生去学校。", "The students go to school."),
]


def table() -> GlossaryTable:
    return parse(TABLE.encode(), Path("g.tsv"))


@pytest.fixture(scope="module")
def found() -> tuple[WrongRendering, ...]:
    return wrong_renderings(PAIRS, "zh", join([table()]))


def test_what_a_term_was_rendered_as_twice_is_proposed(found: tuple[WrongRendering, ...]) -> None:
    (one,) = found
    assert (one.concept, one.source, one.expected) == ("trade-war", "贸易战", "trade war")
    assert (one.rendering, one.count, one.share) == ("trade battle", 2, 0.5)
    assert one.log_likelihood > 3.84
    assert one.example.source == "贸易战开始了。"


def test_once_is_enough_where_it_is_asked_for() -> None:
    found = wrong_renderings(PAIRS, "zh", join([table()]), min_count=1)
    assert {one.rendering for one in found} == {"trade battle", "troops"}


def test_parts_of_a_right_rendering_are_not_wrong() -> None:
    pairs = [(source, target.replace(" battle", "")) for source, target in PAIRS]
    assert wrong_renderings(pairs, "zh", join([table()])) == ()


def test_what_is_right_for_another_concept_is_not_wrong() -> None:
    other = parse((TABLE + "battle\ttrade battle\t\t\t商战\n").encode(), Path("g.tsv"))
    assert wrong_renderings(PAIRS, "zh", join([other])) == ()


def test_an_accepted_rendering_is_forbidden_and_the_rest_stays() -> None:
    after = accepted(table(), [("trade-war", "trade battle"), ("army", "troops")])
    assert after.data.decode() == TABLE.replace(
        "commerce war", "commerce war|trade battle"
    ).replace("army\t\t\t", "army\t\ttroops\t")


def test_what_is_forbidden_already_changes_nothing() -> None:
    assert accepted(table(), [("trade-war", "commerce war")]).data == table().data


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (("trade-war", "Tariff wars"), "'Tariff wars' is right for 'trade-war'"),
        (("army", "ARMY"), "'ARMY' is right for 'army'"),
        (("navy", "fleet"), "g.tsv has no concept 'navy'"),
    ],
)
def test_what_cannot_be_accepted(decision: tuple[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        accepted(table(), [decision])


def test_a_reviewed_table_is_read(tmp_path: Path) -> None:
    path = tmp_path / "reviewed.tsv"
    path.write_text('concept\tcount\trendering\na\t2\tb c\n\nd\t3\t"""e"""\n', encoding="utf-8")
    assert reviewed(path) == [("a", "b c"), ("d", '"e"')]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"concept\tcount\na\t2\n", "reviewed.tsv:1: the header has no column 'rendering'"),
        (
            b"concept\trendering\na\tb\na\t\n",
            "reviewed.tsv:3: a concept and a rendering are needed",
        ),
        (b"concept\trendering\n\xff\n", "reviewed.tsv: not UTF-8"),
        (b"", "reviewed.tsv:1: the header has no column 'concept'"),
        (None, "reviewed.tsv: cannot be read: No such file or directory"),
    ],
)
def test_a_broken_table_is_refused(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "reviewed.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        reviewed(path)
