"""What a measurement says of the machine: no names, no paths."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def described(parity: Path, *, load: float) -> str:
    """Return one line on the machine, its load before the measurement, and the versions."""
    parts = [
        f"{cores()} cores of {_processor()}",
        platform.system(),
        f"load {load:.1f} before and {os.getloadavg()[0]:.1f} after",
        f"Python {platform.python_version()}",
        *(f"{name} {version(name)}" for name in ("ctranslate2", "sentencepiece", "numpy")),
        *_parity(parity),
    ]
    return ", ".join(parts) + "."


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _parity(parity: Path) -> list[str]:
    """Return the versions in the other environment, where there is one."""
    if not parity.exists():
        return []
    code = (
        "from importlib.metadata import version as v\n"
        "for name in ('argostranslate', 'torch', 'minisbd'): print(name, v(name))"
    )
    done = subprocess.run(
        [str(parity / "bin" / "python"), "-c", code], stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout.splitlines()
