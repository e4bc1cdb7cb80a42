"""Links that a word's meaning denies count little."""

import pytest

from aligntool.model import Kind, Link, Occurrence, Segment
from aligntool.terms.credible import credible
from aligntool.terms.english import cut
from aligntool.terms.knowledge import Knowledge
from aligntool.text import Rewrite, Span

SOURCE = "金管局继续监察银行"
ENGLISH = "The KIM continues watching the Bank in Beijing"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge("zh")


def segment() -> Segment:
    same = Rewrite(SOURCE, SOURCE)
    terms = (Occurrence("authority", Span(0, 3)),)
    return Segment("d", 1, Kind.BODY, "zh", same, same, (), terms)


@pytest.mark.parametrize(
    ("source", "target", "believed"),
    [
        pytest.param("继续", "KIM", False, id="a common word is no name"),
        pytest.param("继续", "continues", True, id="a common word"),
        pytest.param("监察", "continues", True, id="only names are doubted"),
        pytest.param("银行", "Bank", True, id="a name by one of its glosses"),
        pytest.param("金管局", "KIM", True, id="a glossary term"),
        pytest.param("管", "KIM", True, id="inside a glossary term"),
    ],
)
def test_links_that_meaning_denies(
    knowledge: Knowledge, source: str, target: str, *, believed: bool
) -> None:
    first, second = SOURCE.index(source), ENGLISH.index(target)
    link = Link(Span(first, first + len(source)), Span(second, second + len(target)), 0.9)
    (found,) = credible([link], segment(), cut(ENGLISH), knowledge)
    assert (found.source, found.target) == (link.source, link.target)
    assert found.weight == (0.9 if believed else pytest.approx(0.18))
