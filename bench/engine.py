"""Measure aligntool's argos engine beside argostranslate and beside CTranslate2 by itself.

All translate the same sentences with the same package and settings, each in a process of its
own, in turns: noise of the machine that lasts longer than a turn falls on all of them.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

import click

from bench import machine, table, workloads
from bench.systems import PARITY, ROOT, WARM_UP, Job, Outcome, run
from bench.table import ALIGNTOOL, ARGOS, LIMIT, SYSTEMS, TUNED, Measured, Start

FOLDER = ROOT / "build" / "bench"
"""Packages that were made or unpacked; may be removed at any time."""
DOCUMENT = ROOT / "docs" / "benchmarks.md"
QUICK_TURNS = {"tiny": 3, "full-size": 1}
"""A second is too short to be measured once."""
ENGINE = """
import sys
from pathlib import Path
from aligntool.engines import open_engine
from aligntool.engines.base import EngineOptions
from aligntool.model import Glossary, Kind, Segment
from aligntool.text import Rewrite
packages, lang, text = sys.argv[1:]
options = EngineOptions(packages=Path(packages))
engine, _ = open_engine("argos", lang, Glossary("empty", {}, ""), options)
plain = Rewrite(text, text)
print(engine.translate([Segment("d", 1, Kind.BODY, lang, plain, plain, ())])[0][0].text)
"""
COMMAND = "import aligntool.cli; aligntool.cli.main()"


def prepared() -> dict[str, str]:
    """Return the folders of the packages by name, after making what is missing."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(
        [sys.executable, "-m", "bench.packages", str(FOLDER)],
        stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    return dict(zip(("tiny", "full-size"), made.stdout.splitlines(), strict=True))


def tuned(job: Job, *, passes: int) -> Job:
    """Return the job with the settings of CTranslate2 that did it fastest here, tried in turns."""
    cores = machine.cores()
    jobs = [
        replace(job, inter_threads=inter, intra_threads=intra, batch_tokens=tokens)
        for inter, intra in dict.fromkeys([(1, cores), (cores, 1)])
        for tokens in (512, 1024, 2048)
    ]
    seconds = [[run(one).seconds for one in jobs] for _ in range(passes)]
    best = [min(column) for column in zip(*seconds, strict=True)]
    return jobs[best.index(min(best))]


def measure(
    package: str, workload: str, job: Job, *, systems: Sequence[str], rounds: int
) -> Measured:
    """Let the systems do a job in turns."""
    jobs = {
        ARGOS: replace(job, system="argostranslate"),
        TUNED: replace(
            job, system="argostranslate", inter_threads=machine.cores(), intra_threads=1
        ),
        ALIGNTOOL: replace(job, system="aligntool"),
        LIMIT: tuned(replace(job, system="ctranslate2"), passes=1 + QUICK_TURNS[package]),
    }
    outcomes: dict[str, list[Outcome]] = {name: [] for name in systems}
    for number in range(rounds):
        for name in turns(systems, package):
            outcome = run(jobs[name])
            outcomes[name].append(replace(outcome, answers=[], cut=[], retried=[]))
            note(f"{package}, {workload}, round {number + 1}, {name}: {outcome.seconds:.2f} s")
            if any(outcome.retried):
                note(f"  decoded again and kept: {sum(outcome.retried)}")
            if outcome.cut and sum(outcome.cut) != job.sentences:
                note(f"  saw {sum(outcome.cut)} sentences instead of {job.sentences}")
    return Measured(
        package=package,
        workload=workload,
        documents=len(job.documents),
        sentences=job.sentences,
        model_mb=model_mb(job.packages),
        tuned=jobs[LIMIT],
        outcomes=outcomes,
    )


def turns(systems: Sequence[str], package: str) -> list[str]:
    """Return the systems in the order of a round, in which the quick ones have several turns."""
    quick = [name for name in systems if name != ARGOS]
    return [name for name in systems if name == ARGOS] + quick * QUICK_TURNS[package]


def model_mb(folder: str) -> float:
    """Return the size of the model in a folder with one package, in megabytes of 10^6 bytes."""
    (file,) = Path(folder).glob("*/model/model.bin")
    return file.stat().st_size / 1e6


def started(package: str, folder: str, *, rounds: int) -> Start:
    """Measure how long a new process takes that translates one sentence."""
    sentence = WARM_UP["zh"]
    command = [
        "translate",
        "-",
        "--lang",
        "zh",
        "--lines",
        "--engine",
        "argos",
        "--packages",
        folder,
    ]
    times = [
        (
            whole(["-c", ENGINE, folder, "zh", sentence], ""),
            whole(["-c", COMMAND, *command], sentence),
            run(Job("ctranslate2", folder, "zh", [[[sentence]]])).load_seconds,
        )
        for _ in range(rounds)
    ]
    return Start(package, *(median(column) for column in zip(*times, strict=True)))


def whole(arguments: Sequence[str], text: str) -> float:
    """Return the seconds that a Python process takes from its start to its end."""
    start = perf_counter()
    subprocess.run(
        [sys.executable, *arguments], input=text + "\n", text=True, encoding="utf-8",
        capture_output=True, check=True, cwd=ROOT,
    )  # fmt: skip
    return perf_counter() - start


def note(line: str) -> None:
    """Tell the user how far it is."""
    click.echo(line, err=True)


@click.command()
@click.option("--rounds", default=3, show_default=True, help="Turns of each system.")
@click.option("--package", "only", type=click.Choice(["tiny", "full-size"]), help="One alone.")
@click.option("--documents", default=500, show_default=True, help="Short documents, tiny package.")
@click.option("--full-documents", default=100, show_default=True, help="The same, full size.")
@click.option("--write", is_flag=True, help="Put the tables into docs/benchmarks.md.")
def main(rounds: int, only: str | None, documents: int, full_documents: int, write: bool) -> None:
    """Measure, and print the tables."""
    systems = list(SYSTEMS)
    if not PARITY.exists():
        note("argostranslate is left out: there is no .venv-parity; `make parity` makes it")
        systems = [ALIGNTOOL, LIMIT]
    before = os.getloadavg()[0]
    measured, starts = [], []
    for package, folder in prepared().items():
        if only in (None, package):
            # A quotation's end is where argostranslate's splitter fails to end a sentence.
            sentences = [one for one in workloads.read("grammar-zh") if one.endswith("。")]
            number = documents
            if package == "full-size":
                # Random weights lose every figure, which must not send aligntool looking for it.
                sentences = [one for one in sentences if not any(map(str.isdigit, one))]
                number = full_documents
            for workload, texts in (
                ("short documents", workloads.short_documents(sentences, number)),
                ("long articles", workloads.articles(sentences, 5)),
            ):
                job = Job("", folder, "zh", texts)
                measured.append(measure(package, workload, job, systems=systems, rounds=rounds))
            starts.append(started(package, folder, rounds=2 * rounds + 1))
    text = "\n\n".join(
        [
            machine.described(PARITY, load=before),
            table.throughput(measured),
            table.beginnings(starts),
            table.targets(measured, starts),
        ]
    )
    click.echo(text)
    if write:
        table.put(DOCUMENT, "bench/engine.py", text)


if __name__ == "__main__":
    main()
