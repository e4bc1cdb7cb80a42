"""Measurements as Markdown, and the place they take in a document."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.systems import Job, Outcome

FASTER = {"tiny": 5.0, "full-size": 3.0}
"""Least throughput on short documents, in argostranslate's."""
SHARE = 0.9
"""Least throughput, in that of CTranslate2 by itself."""
START = 1.0
"""Most seconds to the first sentence beyond the loading of the model."""
EXTRA_MB = 300
"""Most memory beyond the size of the model's file."""
ARGOS = "argostranslate"
TUNED = "argostranslate, tuned"
"""With one thread a batch and a batch a core, which are no defaults."""
ALIGNTOOL = "aligntool"
LIMIT = "CTranslate2 by itself"
SYSTEMS = (ARGOS, TUNED, ALIGNTOOL, LIMIT)


@dataclass(frozen=True, slots=True)
class Measured:
    """One package and workload: the outcomes of each system's rounds."""

    package: str
    workload: str
    documents: int
    sentences: int
    model_mb: float
    tuned: Job
    """What was found best for CTranslate2 by itself."""
    outcomes: dict[str, list[Outcome]]

    def times(self, system: str) -> list[float]:
        """Return the seconds of each round."""
        return [one.seconds for one in self.outcomes.get(system, ())]

    def peak(self, system: str) -> float:
        """Return the most memory of any round."""
        return max(one.peak_mb for one in self.outcomes[system])

    def ratios(self, system: str, to: str) -> list[float]:
        """Return how many times a system's throughput is another's, round by round."""
        ours, theirs = self.times(system), self.times(to)
        if not ours or not theirs:
            return []
        number = max(len(ours), len(theirs))
        return [
            theirs[at * len(theirs) // number] / ours[at * len(ours) // number]
            for at in range(number)
        ]


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds of a whole process that translates one sentence."""

    package: str
    engine: float
    command: float
    loading: float
    """Of the model and the tokenizer, part of both."""


def throughput(measured: Iterable[Measured]) -> str:
    """Return the table of speed and memory."""
    rows = [
        "| package | workload | system | seconds | CPU seconds | sentences/s | to argostranslate"
        " | to it tuned | to CTranslate2 | peak MB |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for one in measured:
        for system in one.outcomes:
            times = one.times(system)
            cells = [
                one.package,
                one.workload,
                system,
                _spread(times),
                _figure(median(outcome.cpu_seconds for outcome in one.outcomes[system])),
                _figure(one.sentences / median(times)),
                *(_times(one, system, to) for to in (ARGOS, TUNED, LIMIT)),
                f"{one.peak(system):.0f}",
            ]
            rows.append(f"| {' | '.join(cells)} |")
    notes = [
        f"{one.package}, {one.workload}: {one.documents} documents, {one.sentences} sentences, the "
        f"best for CTranslate2 by itself: {one.tuned.inter_threads} batches at a time, "
        f"{one.tuned.intra_threads} threads each, {one.tuned.batch_tokens} tokens a batch."
        for one in measured
    ]
    return "\n".join([*rows, "", *(f"- {note}" for note in notes)])


def beginnings(starts: Iterable[Start]) -> str:
    """Return the table of whole processes that translate one sentence."""
    rows = [
        "| package | engine alone, s | `aligntool translate`, s | loading model and tokenizer, s |",
        "|---|---|---|---|",
    ]
    rows += [
        f"| {s.package} | {s.engine:.2f} | {s.command:.2f} | {s.loading:.2f} |" for s in starts
    ]
    return "\n".join(rows)


def targets(measured: Sequence[Measured], starts: Iterable[Start]) -> str:
    """Return the table of what was aimed at beside what was reached."""
    rows = ["| target | measured | reached |", "|---|---|---|"]
    for one in measured:
        where = f"{one.package}, {one.workload}"
        for other in (ARGOS, TUNED):
            faster = one.ratios(ALIGNTOOL, other)
            if faster and one.workload.startswith("short"):
                least = FASTER[one.package]
                target = f"{where}: ≥ {least:.0f} × {other}"
                rows.append(_row(target, faster, lambda x, m=least: x >= m))
        share = one.ratios(ALIGNTOOL, LIMIT)
        rows.append(_row(f"{where}: ≥ {SHARE} × {LIMIT}", share, lambda x: x >= SHARE))
        most = one.model_mb + EXTRA_MB
        memory = f"{where}: ≤ {one.model_mb:.0f} + {EXTRA_MB} MB"
        rows.append(_row(memory, [one.peak(ALIGNTOOL)], lambda x, m=most: x <= m))
    for start in starts:
        most = START + start.loading
        for name, seconds in (("engine", start.engine), ("command", start.command)):
            first = f"{start.package}, {name} to the first sentence: ≤ {START:.0f} s + loading"
            rows.append(_row(f"{first}, {most:.2f} s", [seconds], lambda x, m=most: x <= m))
    return "\n".join(rows)


def put(document: Path, name: str, text: str) -> None:
    """Put a text between the marks of ``name`` in a document.

    Raises:
        ValueError: if the marks are not there.
    """
    begin, end = f"<!-- {name} begins -->\n", f"<!-- {name} ends -->"
    before, rest = document.read_text(encoding="utf-8").split(begin)
    after = rest.split(end)[1]
    document.write_text(f"{before}{begin}\n{text}\n\n{end}{after}", encoding="utf-8")


def _row(target: str, values: list[float], good: Callable[[float], bool]) -> str:
    return f"| {target} | {_spread(values)} | {'yes' if good(median(values)) else 'no'} |"


def _times(one: Measured, system: str, to: str) -> str:
    ratios = one.ratios(system, to)
    return _spread(ratios) + " ×" if ratios and system != to else "–"


def _spread(values: list[float]) -> str:
    """Return the median and, of several, the least and the greatest."""
    middle = _figure(median(values))
    return (
        middle if len(values) == 1 else f"{middle} ({_figure(min(values))}–{_figure(max(values))})"
    )


def _figure(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
