"""Packages made by hand for the tests of ``aligntool.models``."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "tests" / "data" / "models"
ZH = MODELS / "translate-zh_en-0_1.argosmodel"
METADATA = {"package_version": "1.0", "from_code": "zh", "to_code": "en", "type": "translate"}
TOP = "translate-zh_en-1_0"


def put(folder: Path, name: str, **changes: object) -> Path:
    """Make a package that is whole as far as the listing looks."""
    path = folder / name
    (path / "model").mkdir(parents=True)
    (path / "model" / "model.bin").write_bytes(b"weights")
    (path / "sentencepiece.model").write_bytes(b"pieces")
    (path / "metadata.json").write_text(json.dumps(METADATA | changes), encoding="utf-8")
    return path


def entries(top: str = TOP) -> dict[str, bytes]:
    """Return the files of the smallest package that can be installed."""
    return {
        f"{top}/metadata.json": json.dumps(METADATA).encode(),
        f"{top}/sentencepiece.model": b"pieces",
        f"{top}/model/model.bin": b"weights",
    }


def packed(file: Path, content: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> Path:
    """Write an archive with these entries."""
    with zipfile.ZipFile(file, "w", method) as target:
        for name, data in content.items():
            target.writestr(name, data)
    return file


def tree(folder: Path) -> list[str]:
    """Return everything below a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))
