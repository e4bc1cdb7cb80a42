"""A CTranslate2 translator that says what a test wants, on the tokenizer of a tiny package."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from engines.contract import segment

from aligntool.engines.argos import ArgosEngine
from aligntool.engines.base import EngineOptions
from aligntool.model import Hypothesis
from aligntool.models.archive import unpack
from aligntool.models.packages import ArgosPackage, BrokenPackage, inspect_folder

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "tests" / "data" / "models"
Answer = str | Sequence[str]
"""The best hypothesis, or all of them."""
Script = Callable[[str, Mapping[str, Any]], Answer]
"""Source text, as the pieces spell it, and decoding options → what to answer."""


def unpacked(folder: Path) -> Path:
    """Put the tiny packages into a folder."""
    for file in MODELS.glob("*.argosmodel"):
        unpack(file, folder)
    return folder


def package(folder: Path, lang: str = "zh") -> ArgosPackage:
    """Return one of the tiny packages."""
    found = inspect_folder(folder / f"translate-{lang}_en-0_1")
    assert not isinstance(found, BrokenPackage)
    return found


def processor(of: ArgosPackage) -> Any:
    """Return the SentencePiece model of a package."""
    import sentencepiece

    return sentencepiece.SentencePieceProcessor(model_file=str(of.tokenizer_file))


@dataclass
class Scripted:
    """Answers every source text by a script, and notes what it was asked."""

    package: ArgosPackage
    script: Script
    asked: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)

    def translate_batch(self, source: Sequence[list[str]], **options: Any) -> Sequence[Any]:
        self.batches.append(len(source))
        return [self._future(pieces, options) for pieces in source]

    def _future(self, source: list[str], options: Mapping[str, Any]) -> Any:
        pieces = processor(self.package)
        text = pieces.decode_pieces(source)
        self.asked.append((text, options))
        answer = self.script(text, options)
        targets = [answer] if isinstance(answer, str) else list(answer)
        encoded = [pieces.encode(target, out_type=str) for target in targets]
        result = SimpleNamespace(
            hypotheses=encoded,
            scores=[-0.1 * rank for rank in range(1, len(encoded) + 1)],
            attention=[_diagonal(len(target), len(source)) for target in encoded],
        )
        return SimpleNamespace(done=lambda: True, result=lambda: result)


def _diagonal(rows: int, columns: int) -> list[list[float]]:
    """Return the attention of a translation word by word."""
    return [
        [float(column == row * columns // rows) for column in range(columns)] for row in range(rows)
    ]


def scripted(
    folder: Path, script: Script, lang: str = "zh", **options: Any
) -> tuple[ArgosEngine, Scripted]:
    """Return an engine on a scripted translator, and the translator."""
    used = package(folder, lang)
    fake = Scripted(used, script)
    settings = EngineOptions(hypotheses=1, **options)
    engine = ArgosEngine((used,), settings, load=lambda *_: fake)
    return engine, fake


def answer(engine: ArgosEngine, text: str, lang: str = "zh") -> tuple[Hypothesis, ...]:
    """Translate one sentence."""
    (found,) = engine.translate([segment(text, lang)])
    return found
