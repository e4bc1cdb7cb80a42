"""The package that benchmarks are run with works, and costs what it is said to cost."""

import subprocess
import sys
from pathlib import Path

import pytest
from engines.contract import segment

from aligntool.engines.argos import open_engine
from aligntool.engines.base import EngineOptions
from aligntool.model import Glossary

ROOT = Path(__file__).parents[2]
STEPS = 24
"""As ``bench.packages.Size`` has it."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package of random weights, as large as a test can wait for."""
    place = tmp_path_factory.mktemp("bench")
    done = subprocess.run(
        [sys.executable, "-m", "bench.packages", str(place), "--small"],
        stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    _, made = done.stdout.splitlines()
    return Path(made)


def test_every_translation_has_the_same_length(folder: Path) -> None:
    import ctranslate2

    (package,) = folder.iterdir()
    translator = ctranslate2.Translator(str(package / "model"))
    sources = [["▁会议"], ["▁", "中", "方", "愿"], ["▁", "世", "界"] * 20]
    results = translator.translate_batch(sources, beam_size=4, num_hypotheses=4)
    lengths = {len(pieces) for result in results for pieces in result.hypotheses}
    assert lengths == {STEPS}


def test_the_engine_translates_with_it(folder: Path) -> None:
    engine = open_engine("zh", Glossary("empty", {}, ""), EngineOptions(packages=folder))
    ((best, *_),) = engine.translate([segment("中方愿同各国加强合作。", "zh")])
    assert best.text.isascii()
    assert len(best.text) > STEPS


def test_it_holds_what_argostranslate_looks_for(folder: Path) -> None:
    names = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
    package = "translate-zh_en-0_2"
    assert names >= {
        f"{package}/metadata.json",
        f"{package}/sentencepiece.model",
        f"{package}/minisbd/sbd.onnx",
        f"{package}/model/model.bin",
    }
