"""Kill a process at every step of a change to a folder of packages, and look at what is left.

Run as a program, so that the processes it forks have no threads of the test's.  Python announces
each step on the file system before it happens (``sys.addaudithook``): at the n-th the child kills
itself, for every n until it comes through.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aligntool.errors import MissingModel
from aligntool.models.digests import digest_folder
from aligntool.models.install import InstallRequest, install
from aligntool.models.names import newest
from aligntool.models.packages import installed
from aligntool.models.sources import Source
from aligntool.models.store import remove
from aligntool.models.verify import verify

STEPS = {"open", "os.rename", "os.mkdir"}
BY_NAME = {"os.remove", "os.rmdir"}
"""Steps that ``shutil.rmtree`` takes by names alone, inside a folder that it has open."""


class Silent:
    """Shows nothing."""

    def note(self, line: str) -> None: ...

    def received(self, name: str, here: int, total: int | None) -> None: ...


def put(file: Path, folder: Path) -> None:
    """Install a file over whatever is there."""
    request = InstallRequest(
        targets=(str(file),), folder=folder, cache=folder.parent / "cache", source=Source(),
        now=datetime.now(UTC), accept_change=True,
    )  # fmt: skip
    install(request, Silent())


def content(folder: Path) -> dict[str, Any] | None:
    """Return what the package that would be used holds, or None."""
    try:
        package = newest(folder, "zh-en")
    except MissingModel:
        return None
    return {path: digest.sha256 for path, digest in digest_folder(package.path).items()}


def killed_at(step: int, folder: Path, work: Callable[[], object]) -> bool:
    """Do some work in a child that is killed before its n-th step; tell whether it was."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    count = 0

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        if event in BY_NAME or (event in STEPS and str(folder) in str(arguments[0])):
            if event == "open" and {"w", "x", "a"}.isdisjoint(arguments[1] or "r"):
                return
            count += 1
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hear)
    work()
    os._exit(0)


def main(old: Path | None, new: Path, scratch: Path, doing: str) -> None:
    """Print for each step what was found: before and after mending, and after trying again."""
    before, folder = scratch / "before", scratch / "packages"
    before.mkdir()
    if old is not None:
        put(old, before)
    put(new, scratch / "after")
    states = {"none": None, "old": content(before), "new": content(scratch / "after")}
    if doing == "remove":
        states = {"old": states["new"], "gone": None}
        shutil.rmtree(before)
        shutil.copytree(scratch / "after", before)

    def named() -> str:
        found = content(folder)
        return next((name for name, one in states.items() if one == found), "broken")

    def work() -> object:
        return remove(folder, "zh-en") if doing == "remove" else put(new, folder)

    step, killed = 0, True
    while killed:
        step += 1
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(before, folder)
        killed = killed_at(step, folder, work)
        found = {"step": step, "left": named()}
        found["broken"] = [
            one.path.name for one in installed(folder).broken if "did not finish" not in one.reason
        ]
        found["verdicts"] = sorted({one.state for one in verify(folder)})
        found["mended"] = named()
        if found["mended"] == "old" or doing != "remove":
            work()
        elif "missing" in found["verdicts"]:
            remove(folder, newest(scratch / "after", "zh-en").name)
        found["again"] = named()
        found["verdicts again"] = sorted({one.state for one in verify(folder)})
        found["names"] = sorted(path.name for path in folder.iterdir())
        sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    first, second, place, doing = sys.argv[1:]
    main(Path(first) if first else None, Path(second), Path(place), doing)
