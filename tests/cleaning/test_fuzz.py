"""Articles that something went wrong with: nothing raises, nothing of the text is lost."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aligntool.cleaning.clean import clean
from aligntool.cleaning.decode import decode
from aligntool.cleaning.despin import packaged_rules
from aligntool.cleaning.normalize import plan
from aligntool.cleaning.readers import read_article
from aligntool.errors import InputError
from aligntool.glossary.load import EMPTY
from aligntool.glossary.match import Matcher
from aligntool.languages.vi import Vietnamese
from aligntool.languages.zh import Chinese
from aligntool.model import RawText
from aligntool.segment import Segmenter
from aligntool.text import Span, squeeze

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))
LINES = [
    line for path in SEEDS for line in path.read_text(encoding="utf-8").split("\n") if line.strip()
]
LANGUAGES = {"vi": Vietnamese(), "zh": Chinese()}
RULES = packaged_rules()
EVIL = ["", "|", "(" * 50, "（" * 30 + "世(shi)", "![](", "[a](http://世(shi))", "\ufffd" * 9, "**", "# ",
        "Ảnh:", "Ảnh: a. Ảnh: b. Ảnh: c.", "...", "。。。", "“", "”。”", "1.", "Tin mới", "😀👩‍👩‍👧", "\u3000"]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Draw lines of the seeds, cut, joined, doubled, shuffled, with other things between them."""
    pieces = []
    for line in draw(st.lists(st.sampled_from(LINES + EVIL), min_size=1, max_size=8)):
        start = draw(st.integers(0, len(line)))
        end = draw(st.integers(start, len(line)))
        pieces.append(draw(st.sampled_from([line, line[start:end], line[::-1][:60], line + line])))
    return draw(st.sampled_from(["\n", "\n\n", " ", "\n \n"])).join(pieces)


@settings(deadline=None, max_examples=120)
@given(mutated(), st.sampled_from(["vi", "zh"]))
def test_mutated_articles_lose_nothing(text: str, lang: str) -> None:
    raw = RawText("a", decode(("x" + text).encode(), doc="a").text)
    document = clean(raw, LANGUAGES[lang])
    whole = [one for one in document.removals if one.why != "pinyin"]
    spans = sorted([*(one.span for one in document.passages), *(one.span for one in whole)])
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert "".join(squeeze(span.of(raw.text)) for span in spans) == squeeze(raw.text)


@settings(deadline=None, max_examples=120)
@given(mutated(), st.sampled_from(["vi", "zh"]))
@example("![a b]()" * 2, "vi")
@example("Ảnh: a. Ảnh: b. Ảnh: c.Ảnh: a. Ảnh: b. Ảnh: c.", "vi")
def test_what_is_clean_stays_as_it_is(text: str, lang: str) -> None:
    once = clean(RawText("a", decode(("x" + text).encode(), doc="a").text), LANGUAGES[lang])
    kept = [passage.clean.text for passage in once.passages]
    again = clean(RawText("a", "\n\n".join(kept)), LANGUAGES[lang])
    assert [passage.clean.text for passage in again.passages] == kept


@settings(deadline=None, max_examples=80)
@given(mutated(), st.sampled_from(["vi", "zh"]))
def test_segments_of_mutated_articles_are_their_passages(text: str, lang: str) -> None:
    document = clean(RawText("a", decode(("x" + text).encode(), doc="a").text), LANGUAGES[lang])
    segmenter = Segmenter(LANGUAGES[lang], plan(document, RULES), Matcher(EMPTY, lang))
    segments = list(segmenter.sentences(document))
    found = "".join(squeeze(one.source) for one in segments)
    assert found == "".join(squeeze(one.clean.original) for one in document.passages)
    for one in segments:
        assert one.source_span(Span(0, len(one.text))) == Span(0, len(one.source))
        assert squeeze("".join(word.of(one.text) for word in one.words)) == squeeze(one.text)


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300), st.sampled_from([".txt", ".html", ".docx", ".md"]))
def test_any_bytes_in_any_format_give_text_or_a_refusal(data: bytes, suffix: str) -> None:
    refusal = ""
    try:
        read_article(data, suffix=suffix, doc="a", origin="a")
    except InputError as error:
        refusal = str(error)
    assert "\n" not in refusal


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "unit", ["(", "（世", "世(shi)", "a. ", "|", "Ảnh: a. ", "好。”他说。", "“", "人工智能 ", "a"]
)
def test_one_line_of_a_hundred_thousand_units_is_no_trouble(unit: str, lang: str) -> None:
    # Anything quadratic in it would take minutes.
    text = unit * (100_000 if lang == "zh" else 20_000)
    document = clean(RawText("a", f"x{text}"), LANGUAGES[lang])
    segmenter = Segmenter(LANGUAGES[lang], plan(document, RULES), Matcher(EMPTY, lang))
    assert sum(1 for _ in segmenter.sentences(document)) + len(document.removals) > 0
