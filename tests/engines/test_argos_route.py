"""Chains of packages where none goes from a language into English directly."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from engines.argos_fakes import Scripted, answer, unpacked
from engines.contract import segment

from aligntool.engines.argos import ArgosEngine, open_engine
from aligntool.engines.argos.draft import Draft
from aligntool.engines.argos.route import _chained, _composed, find_chain
from aligntool.engines.base import EngineOptions
from aligntool.errors import MissingModel
from aligntool.model import Glossary, Link
from aligntool.models.packages import ArgosPackage
from aligntool.text import Span

GLOSSARY = Glossary("empty", {}, "0" * 12)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(tmp_path_factory.mktemp("packages"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "packages"
    found.mkdir()
    return found


def add(packages: Path, folder: Path, pair: str, version: str = "1.0") -> None:
    """Install the tiny Chinese package under the name of another pair."""
    from_code, to_code = pair.split("_")
    path = folder / f"translate-{pair}-{version.replace('.', '_')}"
    shutil.copytree(packages / "translate-zh_en-0_1", path)
    file = path / "metadata.json"
    metadata = json.loads(file.read_text(encoding="utf-8"))
    codes = {"from_code": from_code, "to_code": to_code, "package_version": version}
    file.write_text(json.dumps(metadata | codes), encoding="utf-8")


class TestChain:
    @pytest.mark.parametrize(
        ("installed", "expected"),
        [
            pytest.param(["ms_en", "ms_zh", "zh_en"], ["translate-ms_en-1_0"], id="direct first"),
            pytest.param(
                ["ms_zh", "zh_en"], ["translate-ms_zh-1_0", "translate-zh_en-1_0"], id="two"
            ),
            pytest.param(
                ["ms_vi", "vi_zh", "zh_en", "zh_ms"],
                ["translate-ms_vi-1_0", "translate-vi_zh-1_0", "translate-zh_en-1_0"],
                id="three",
            ),
            pytest.param(
                ["ms_vi", "vi_zh", "zh_en", "ms_zh"],
                ["translate-ms_zh-1_0", "translate-zh_en-1_0"],
                id="the shortest",
            ),
        ],
    )
    def test_which(
        self, packages: Path, folder: Path, installed: list[str], expected: list[str]
    ) -> None:
        for pair in installed:
            add(packages, folder, pair)
        assert [one.name for one in find_chain(folder, "ms", "en")] == expected

    def test_the_newest(self, packages: Path, folder: Path) -> None:
        for version in ("1.0", "1.9", "1.10"):
            add(packages, folder, "ms_zh", version)
        add(packages, folder, "zh_en", "1.9")
        names = [one.name for one in find_chain(folder, "ms", "en")]
        assert names == ["translate-ms_zh-1_10", "translate-zh_en-1_9"]

    def test_through_simplified_chinese(self, packages: Path, folder: Path) -> None:
        add(packages, folder, "ms_zh")
        add(packages, folder, "zh-Hans_en")
        assert len(find_chain(folder, "ms", "en")) == 2

    @pytest.mark.parametrize("installed", [[], ["zh_en"], ["ms_zh", "zh_vi"], ["ms_zh", "zh_ms"]])
    def test_none(self, packages: Path, folder: Path, installed: list[str]) -> None:
        for pair in installed:
            add(packages, folder, pair)
        with pytest.raises(MissingModel, match="translates ms to en"):
            find_chain(folder, "ms", "en")


class TestPivot:
    def test_each_package_gets_what_the_one_before_wrote(
        self, packages: Path, folder: Path
    ) -> None:
        for pair in ("ms_zh", "zh_en"):
            add(packages, folder, pair)
        chain = find_chain(folder, "ms", "en")
        words = {
            "Perdana Menteri hadir.": "总理出席。",
            "总理出席。": "The premier attended.",
        }
        engine = ArgosEngine(chain, EngineOptions(hypotheses=1), load=loader(words))
        (found,) = answer(engine, "Perdana Menteri hadir.", "ms")
        assert found.text == "The premier attended."
        assert found.model == engine.model == "translate-ms_zh-1_0 + translate-zh_en-1_0"
        assert found.links
        assert all(link.weight <= 1 for link in found.links)

    def test_scores_add_up(self) -> None:
        one, other = (
            Draft("总理", score=-1.0, size=3),
            Draft("premier", score=-0.5, size=2, cut=True),
        )
        found = _chained(one, other)
        assert (found.text, found.score, found.size, found.cut) == ("premier", -1.5, 2, True)

    def test_with_real_packages(self, packages: Path, folder: Path) -> None:
        """The tiny Chinese package copies what is English already badly, but it answers."""
        for pair in ("ms_zh", "zh_en"):
            add(packages, folder, pair)
        engine = open_engine("ms", GLOSSARY, EngineOptions(packages=folder))
        (found,) = engine.translate([segment("中国高度重视人工智能治理。", "ms")])
        assert found[0].text
        assert found[0].engine == "argos"

    def test_links_go_through_the_words_between(self) -> None:
        first = (
            Link(Span(0, 4), Span(0, 2), 0.9),
            Link(Span(5, 9), Span(2, 4), 1.0),
        )
        second = (
            Link(Span(0, 2), Span(0, 7), 0.5),
            Link(Span(2, 4), Span(0, 7), 0.5),
            Link(Span(2, 3), Span(8, 12), 0.05),
        )
        assert _composed(first, second) == (
            Link(Span(0, 4), Span(0, 7), 0.45),
            Link(Span(5, 9), Span(0, 7), 0.5),
        )


def loader(words: Mapping[str, str]) -> Any:
    """Return a function that loads a fake which knows these sentences."""

    def load(package: ArgosPackage, _: EngineOptions) -> Scripted:
        def script(text: str, _: Mapping[str, Any]) -> str:
            return words[text]

        return Scripted(package, script)

    return load
