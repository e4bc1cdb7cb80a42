"""A sentence whose English lacks a term is decoded again within a run."""

from pathlib import Path
from typing import Any

import pytest

from aligntool.engines.base import EngineOptions
from aligntool.model import Concept, Glossary, Pair, RawText, Status
from aligntool.models.archive import unpack
from aligntool.pipeline.stages import Stages

PEOPLE = "putting people first"
GLOSSARY = Glossary(
    "g",
    {
        "people": Concept("people", PEOPLE, terms={"zh": ("以人为本",)}),
        "india": Concept("india", "India", terms={"zh": ("印度",)}),
    },
    "0" * 12,
)
SENTENCES = (
    "虽然坚持以人为本刻不容缓，但是人工智能正在改变世界。",
    "中国高度重视人工智能治理。",
    "阿根廷坚定支持印度尼西亚的人工智能。",
)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    root = Path(__file__).parents[2]
    for file in (root / "tests" / "data" / "models").glob("*.argosmodel"):
        unpack(file, folder)
    return folder


def pairs(packages: Path, engine: str = "argos", **options: Any) -> list[Pair]:
    settings = EngineOptions(packages=packages, **options)
    stages = Stages(GLOSSARY, lang="zh", engine=engine, options=settings)
    return list(stages.pairs(stages.lines(RawText("d", "\n".join(SENTENCES)))))


def test_a_missing_term_comes_right_and_nothing_else_changes(packages: Path) -> None:
    first = pairs(packages, retranslate=False)
    second = pairs(packages)
    (term,) = second[0].terms
    assert first[0].terms[0].status is Status.MISSING
    assert (term.status, term.reason) == (Status.RETRANSLATED, "held")
    assert term.target_span is not None
    assert term.target_span.of(second[0].target) == PEOPLE
    assert second[0].target == first[0].target.replace("a people-oriented approach", PEOPLE)
    assert second[0].mt == first[0].mt
    assert second[1:] == first[1:]


def test_an_engine_that_cannot_is_not_asked(packages: Path) -> None:
    assert pairs(packages, "assembly") == pairs(packages, "assembly", retranslate=False)
