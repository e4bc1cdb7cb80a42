"""Inflection of English words and phrases."""

from collections.abc import Callable

import pytest

from aligntool.engines.assembly.english import (
    article,
    gerund,
    is_plural,
    participle,
    past,
    plural,
    root,
    third_person,
)
from aligntool.engines.assembly.reading import concise

FORMS: list[tuple[Callable[[str], str], str, str]] = [
    (plural, "country", "countries"),
    (plural, "day", "days"),
    (plural, "box", "boxes"),
    (plural, "child", "children"),
    (plural, "spokesman", "spokesmen"),
    (plural, "human", "humans"),
    (plural, "head of state", "heads of state"),
    (plural, "risk and safety", "risks and safety"),
    (plural, "information", "information"),
    (plural, "people", "people"),
    (plural, "AI model", "AI models"),
    (plural, "AI", "AI"),
    (past, "stress", "stressed"),
    (past, "study", "studied"),
    (past, "plan", "planned"),
    (past, "visit", "visited"),
    (past, "show", "showed"),
    (past, "carry out", "carried out"),
    (past, "take part in", "took part in"),
    (past, "actively carry out", "actively carried out"),
    (past, "rely on", "relied on"),
    (participle, "write", "written"),
    (participle, "put forward", "put forward"),
    (participle, "agree", "agreed"),
    (gerund, "make", "making"),
    (gerund, "see", "seeing"),
    (gerund, "lie", "lying"),
    (gerund, "run", "running"),
    (gerund, "develop", "developing"),
    (gerund, "be", "being"),
    (third_person, "have", "has"),
    (third_person, "reach", "reaches"),
    (third_person, "try", "tries"),
    (third_person, "play", "plays"),
    (article, "hour", "an"),
    (article, "university", "a"),
    (article, "AI model", "an"),
    (article, "UN body", "a"),
    (article, "economy", "an"),
    (article, "european", "a"),
    (article, "80 percent share", "an"),
]


@pytest.mark.parametrize(
    ("form", "word", "expected"), FORMS, ids=[f"{form.__name__} {word}" for form, word, _ in FORMS]
)
def test_form(form: Callable[[str], str], word: str, expected: str) -> None:
    assert form(word) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("countries", True), ("heads of state", True), ("children", True), ("status", False),
     ("crisis", False), ("process", False), ("news", False), ("member of groups", False)],
)  # fmt: skip
def test_is_plural(noun: str, expected: bool) -> None:
    assert is_plural(noun) is expected


@pytest.mark.parametrize(
    ("forms", "common"),
    [(("made", "makes", "making"), "mak"), (("cities", "city"), "cit"), (("bus",), "bus")],
)
def test_roots_are_what_forms_share(forms: tuple[str, ...], common: str) -> None:
    assert {root(form) for form in forms} == {common}


@pytest.mark.parametrize(
    ("glosses", "expected"),
    [
        (("Guizhou province in south central China",), "Guizhou"),
        (("sign a contract or agreement", "sign up"), "sign up"),
        (("in accordance with",), "in accordance with"),
    ],
)
def test_what_explains_gives_way_to_what_replaces(glosses: tuple[str, ...], expected: str) -> None:
    assert concise(glosses) == expected
