"""What a format can carry comes back the same, for glossaries made by chance."""

from dataclasses import replace

import pytest
from formats.glossary.concepts import complaint, concepts, exported, imported, placeless
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aligntool.formats.glossary import AUTO, GLOSSARY_FORMATS
from aligntool.formats.glossary._exchange import terms_in
from aligntool.model import Concept

PAIRS = [name for name, form in GLOSSARY_FORMATS.items() if form.is_pair]
WITHOUT_IDS = [name for name, form in GLOSSARY_FORMATS.items() if "id" not in form.carries]
WITH_ALTERNATIVES = [name for name in PAIRS if "allowed" in GLOSSARY_FORMATS[name].carries]


def kept(concept: Concept, carries: frozenset[str]) -> Concept:
    """Return a concept with only those parts that are carried."""
    terms = dict(concept.terms)
    if "languages" not in carries:
        terms = {lang: words for lang, words in terms.items() if lang == "zh"}
    if "variants" not in carries:
        terms = {lang: words[:1] for lang, words in terms.items()}
    return Concept(
        id=concept.id if "id" in carries else "",
        preferred=concept.preferred,
        allowed=concept.allowed if "allowed" in carries else (),
        forbidden=concept.forbidden if "forbidden" in carries else (),
        terms=terms,
        domain=concept.domain if "domain" in carries else "",
        note=concept.note if "note" in carries else "",
        context=concept.context if "context" in carries else "",
        case=concept.case and "case" in carries,
        dnt=concept.dnt and "dnt" in carries,
        pos=concept.pos if "pos" in carries else "",
    )


CLUTTER = st.lists(
    st.sampled_from([",", "\t", "\n", '"', "#", "|", "en", "zh", "concept", "#UTX 1; zh/en", "src",
                     "tgt", "<", "<tbx>", "甲", "a", " ", "\x00", "\ufeff", "\r"]), max_size=20,
).map("".join)  # fmt: skip


def nameless(made: list[Concept]) -> list[Concept]:
    """Return concepts without ids."""
    return [replace(one, id="") for one in made]


@pytest.mark.parametrize("name", GLOSSARY_FORMATS)
@settings(deadline=None)
@given(made=concepts())
def test_a_glossary_comes_back(name: str, made: list[Concept]) -> None:
    form = GLOSSARY_FORMATS[name]
    if form.is_pair:
        made = [one for one in made if "zh" in one.terms]
    assume(made)
    source, target = ("zh", "en") if form.is_pair else (None, None)
    data, _ = exported(name, *made, source_lang=source)
    read = imported(name, data, source, target)
    found = placeless(read.concepts)
    expected = [kept(one, form.carries) for one in made]
    assert (found if "id" in form.carries else nameless(found)) == expected
    assert read.lines == ()


@pytest.mark.parametrize("name", WITH_ALTERNATIVES)
@settings(deadline=None)
@given(made=concepts())
def test_from_english_both_sides_come_back(name: str, made: list[Concept]) -> None:
    made = [one for one in made if "zh" in one.terms]
    assume(made)
    data, _ = exported(name, *made, target_lang="zh")
    read = imported(name, data, "en", "zh").concepts
    for one, other in zip(made, read, strict=True):
        assert terms_in(other, "zh") == terms_in(one, "zh")
        assert (other.preferred, other.allowed) == (one.preferred, one.allowed)


@pytest.mark.parametrize("name", WITHOUT_IDS)
@settings(deadline=None, max_examples=30)
@given(made=concepts())
def test_ids_made_from_english_differ_and_are_the_same_again(
    name: str, made: list[Concept]
) -> None:
    made = [one for one in made if "zh" in one.terms]
    assume(made)
    data, _ = exported(name, *made, source_lang="zh")
    ids, again = ([one.id for one in imported(name, data, "zh", "en").concepts] for _ in range(2))
    assert len(set(ids)) == len(ids)
    assert ids == again
    assert all(one and not one.startswith("#") for one in ids)


@pytest.mark.parametrize("name", [AUTO, *GLOSSARY_FORMATS])
@settings(deadline=None)
@given(text=CLUTTER)
def test_clutter_gives_a_glossary_or_one_line(name: str, text: str) -> None:
    message = complaint(name, text.encode())
    assert len(message.splitlines()) < 2
    assert message != "no concept"
