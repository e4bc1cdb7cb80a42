"""Time and memory of loading lexicons and of importing a dictionary, as one Markdown table.

    python -m bench.lexicon

Each row is a fresh process with a cache of its own: cold without one, warm with the one that the
process before left (median of five).  The large lexicon and the dictionary are the entries of
CC-CEDICT and the packaged table, written anew.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from aligntool.lexicon import Entry, load_lexicon
from aligntool.lexicon.edit import new_file

WARM = 5
_PEAK = """
# Not getrusage, which counts the process that this one was forked from.
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
"""
_MEASURE = """
import sys, time
from aligntool.lexicon import load_lexicon
wall, used = time.perf_counter(), time.process_time()
lexicon = load_lexicon(sys.argv[1], own=[Path(name) for name in sys.argv[2:]])
wall, used = time.perf_counter() - wall, time.process_time() - used
print(len(lexicon.packed), wall, used, peak())
"""
_IMPORT = """
import sys, time
from aligntool.formats.lexicon import Given, read
wall, used = time.perf_counter(), time.process_time()
found = read("tsv", Given(Path(sys.argv[1])))
wall, used = time.perf_counter() - wall, time.process_time() - used
print(len(found.entries), wall, used, peak())
"""
Figures = tuple[int, float, float, float]
"""Entries, seconds, seconds of the processor, MB."""


def main() -> None:
    """Print the table."""
    rows = ["| | entries | s | processor s | peak MB |", "|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = _words()
        large, dictionary = folder / "own.tsv", folder / "dictionary.txt"
        large.write_bytes(new_file(large, "zh", words).data)
        dictionary.write_text("".join(_defined(words)), encoding="utf-8")
        cases = {
            "Chinese": ("zh",),
            "Vietnamese": ("vi",),
            f"Chinese, {len(words):,} own": ("zh", large),
        }
        for case, arguments in cases.items():
            cache = folder / case
            rows.append(_row(f"{case}, cold", [_run(_MEASURE, cache, *arguments)]))
            warm = [_run(_MEASURE, cache, *arguments) for _ in range(WARM)]
            rows.append(_row(f"{case}, warm", warm))
        done = _run(_IMPORT, folder / "import", dictionary)
        rows.append(_row(f"import of {len(words):,} definitions", [done]))
    sys.stdout.write("\n".join(rows) + "\n")


def _words() -> list[Entry]:
    lexicon = load_lexicon("zh")
    found = (lexicon.get(key) for key in lexicon.packed)
    return [entry for entry in found if entry is not None]


def _defined(words: Iterable[Entry]) -> Iterator[str]:
    """Yield definitions as the Free Vietnamese Dictionary Project writes them."""
    for word in words:
        senses = "".join(f"\\n- {gloss}\\n={word.source}+an example" for gloss in word.glosses)
        yield f"{word.source}\t* {'verb' if word.pos == 'v' else 'noun'}{senses}\n"


def _run(code: str, cache: Path, *arguments: object) -> Figures:
    done = subprocess.run(
        [sys.executable, "-c", f"from pathlib import Path\n{_PEAK}{code}", *map(str, arguments)],
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    entries, wall, used, peak = done.stdout.split()
    return int(entries), float(wall), float(used), float(peak)


def _row(case: str, runs: list[Figures]) -> str:
    entries, *others = (median(values) for values in zip(*runs, strict=True))
    wall, used, peak = others
    return f"| {case} | {entries:,.0f} | {wall:.2f} | {used:.2f} | {peak:.0f} |"


if __name__ == "__main__":
    main()
