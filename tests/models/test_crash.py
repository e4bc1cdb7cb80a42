"""A process killed at any step leaves the old package or the new one, and the next one mends it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from models.samples import ROOT, TOP, entries, packed


def steps(tmp_path: Path, *, old: bool, doing: str = "install") -> list[dict[str, object]]:
    """Kill a process at every step, and return what was found after each."""
    more = {f"{TOP}/README.md": b"longer", f"{TOP}/model/model.bin": b"other weights"}
    new = packed(tmp_path / "new.argosmodel", {**entries(), **more})
    first = packed(tmp_path / "old.argosmodel", {**entries(), f"{TOP}/odd": b""}) if old else ""
    done = subprocess.run(
        [sys.executable, ROOT / "tests" / "models" / "crash.py", first, new, tmp_path, doing],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) > 10
    return found


@pytest.mark.parametrize("old", [False, True], ids=["first installation", "over an old one"])
def test_killed_while_installing(tmp_path: Path, old: bool) -> None:
    found = steps(tmp_path, old=old)
    before = "old" if old else "none"
    assert {one["left"] for one in found} == {before, "new"}
    # Once the new one is there it stays; what was left is what the next process keeps.
    assert [one["left"] for one in found] == sorted(
        (one["left"] for one in found), key="new".__eq__
    )
    assert all(one["mended"] in (one["left"], "new") for one in found)
    assert {one["again"] for one in found} == {"new"}
    assert {tuple(one["names"]) for one in found} == {(".aligntool.lock", "models.lock", TOP)}
    assert all(one["broken"] == [] for one in found)
    assert all(one["verdicts"] in ([], ["ok"]) for one in found)


def test_killed_while_removing(tmp_path: Path) -> None:
    found = steps(tmp_path, old=False, doing="remove")
    assert {one["left"] for one in found} == {"old", "gone"}
    assert {one["again"] for one in found} == {"gone"}
    assert all(one["verdicts again"] == [] for one in found)
    assert all(one["broken"] == [] for one in found)
