"""Words of a sentence with glossary terms in it."""

import pytest

from aligntool.model import Concept, Glossary, RawText
from aligntool.pipeline.stages import Stages

GLOSSARY = Glossary(
    "g",
    {
        "eco": Concept("eco", "AI ecosystem", terms={"vi": ("hệ sinh thái AI",)}),
        "trust": Concept("trust", "trustworthy", terms={"vi": ("đáng tin cậy",)}),
        "human": Concept("human", "people-centred", terms={"zh": ("以人为本",)}),
    },
    "0" * 12,
)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Mục tiêu là xây dựng một hệ sinh thái AI đáng tin cậy, phục vụ mọi người.", "vi"),
        ("坚持以人为本 的原则。", "zh"),
    ],
)
def test_terms_are_words_and_no_word_is_a_blank(text: str, lang: str) -> None:
    (segment,) = Stages(GLOSSARY, lang=lang).lines(RawText("d", text))
    words = [span.of(segment.text) for span in segment.words]
    assert words == [word.strip() for word in words if word.strip()]
    assert "".join("".join(words).split()) == "".join(segment.text.split())
    assert {one.span.of(segment.text) for one in segment.occurrences} <= set(words)
    assert segment.occurrences
