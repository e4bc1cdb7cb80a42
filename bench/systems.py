"""One system translates one workload in a process of its own: a job in, an outcome out, as JSON.

``run`` starts such a process; ``python -m bench.systems`` is one.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter, process_time

from bench.workloads import Workload

ROOT = Path(__file__).parent.parent
PARITY = ROOT / ".venv-parity"
WARM_UP = {"zh": "会议在北京举行。", "vi": "Hội nghị diễn ra tại Hà Nội."}
"""Loads what is loaded with the first sentence; in no workload."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be translated, by whom and how."""

    system: str
    packages: str
    """Folder with one package."""
    lang: str
    documents: Workload
    compute_type: str = "auto"
    inter_threads: int = 1
    """Batches decoded at a time; aligntool decides for itself."""
    intra_threads: int = 0
    """Threads for a batch, 0 for CTranslate2's choice; aligntool decides for itself."""
    retries: int = 4
    """aligntool: how often a suspicious answer is decoded again; 0 keeps the model's own."""
    batch_tokens: int = 2048
    """CTranslate2 by itself: source tokens in a batch."""

    @property
    def sentences(self) -> int:
        """How many there are in the documents."""
        return sum(1 for _ in _sentences(self.documents))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job."""

    seconds: float
    """From the first text to the last translation, the model loaded."""
    cpu_seconds: float
    """The same in processor time, all threads together."""
    load_seconds: float
    """For model and tokenizer; 0 where the system does not say."""
    peak_mb: float
    """Most memory that the process ever had."""
    answers: list[str] = field(default_factory=list)
    """A translation a sentence, from argostranslate one a document."""
    cut: list[int] = field(default_factory=list)
    """Sentences that argostranslate saw in each document."""
    retried: list[bool] = field(default_factory=list)
    """Whether aligntool preferred another answer to the model's first, which is the one here."""


class Clock:
    """Measures from its making."""

    def __init__(self) -> None:
        self._start = perf_counter(), process_time()

    def read(self) -> tuple[float, float]:
        """Return the seconds since, on the wall and of the processors."""
        return perf_counter() - self._start[0], process_time() - self._start[1]


def python(system: str) -> Path:
    """Return the interpreter that has a system installed."""
    return PARITY / "bin" / "python" if system == "argostranslate" else Path(sys.executable)


def run(job: Job) -> Outcome:
    """Do a job in a new process, which leaves nothing in the user's folders.

    Raises:
        subprocess.CalledProcessError: if it fails.
    """
    with tempfile.TemporaryDirectory(prefix="aligntool-bench-") as folder:
        places = {f"XDG_{kind}_HOME": f"{folder}/{kind}" for kind in ("DATA", "CONFIG", "CACHE")}
        settings = {
            "ARGOS_PACKAGES_DIR": job.packages,
            "ARGOS_COMPUTE_TYPE": job.compute_type,
            "ARGOS_CHUNK_TYPE": "DEFAULT",
            "ARGOS_BEAM_SIZE": "4",
            "ARGOS_INTER_THREADS": str(job.inter_threads),
            "ARGOS_INTRA_THREADS": str(job.intra_threads),
        }
        done = subprocess.run(
            [str(python(job.system)), "-m", "bench.systems"],
            input=json.dumps(asdict(job)), stdout=subprocess.PIPE, text=True, encoding="utf-8",
            check=True, cwd=ROOT, env=os.environ | places | settings,
        )  # fmt: skip
    return Outcome(**json.loads(done.stdout.splitlines()[-1]))


def argostranslate(job: Job) -> Outcome:
    """Translate through argostranslate's Python API, a document at a time."""
    from argostranslate import translate

    translation = translate.get_translation_from_codes(job.lang, "en")
    translation.translate(WARM_UP[job.lang])
    joint = "" if job.lang == "zh" else " "
    texts = ["\n".join(map(joint.join, paragraphs)) for paragraphs in job.documents]
    clock = Clock()
    answers = [translation.translate(text) for text in texts]
    seconds = clock.read()
    splitter = translation.underlying.sentencizer
    cut = [sum(len(splitter.split_sentences(one)) for one in text.split("\n")) for text in texts]
    return Outcome(*seconds, 0, peak_mb(), answers, cut)


def aligntool(job: Job) -> Outcome:
    """Translate through aligntool's engine, a chunk at a time, as a run does."""
    from aligntool.engines.argos import open_engine
    from aligntool.engines.base import EngineOptions
    from aligntool.model import Glossary, Kind, Segment
    from aligntool.text import Rewrite

    def segment(text: str) -> Segment:
        plain = Rewrite(text, text)
        return Segment("document", 1, Kind.BODY, job.lang, plain, plain, ())

    options = EngineOptions(
        packages=Path(job.packages), compute_type=job.compute_type, retries=job.retries
    )
    engine = open_engine(job.lang, Glossary("empty", {}, ""), options)
    engine.translate([segment(WARM_UP[job.lang])])
    clock = Clock()
    segments = [segment(text) for text in _sentences(job.documents)]
    chunks = range(0, len(segments), engine.batch_size)
    found = [
        answer
        for first in chunks
        for answer in engine.translate(segments[first : first + engine.batch_size])
    ]
    seconds = clock.read()
    answers = [answer[0].text for answer in found]
    retried = ["retried" in answer[0].flags for answer in found]
    return Outcome(*seconds, 0, peak_mb(), answers, retried=retried)


def ctranslate2(job: Job) -> Outcome:
    """Translate all sentences with one call of CTranslate2, sorted by length."""
    import sentencepiece
    from ctranslate2 import Translator

    start = perf_counter()
    (package,) = Path(job.packages).iterdir()
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(package / "sentencepiece.model"))
    threads = {"inter_threads": job.inter_threads, "intra_threads": job.intra_threads}
    translator = Translator(str(package / "model"), compute_type=job.compute_type, **threads)
    load_seconds = perf_counter() - start

    def translate(texts: list[str]) -> list[str]:
        sources = pieces.encode(texts, out_type=str)
        order = sorted(range(len(sources)), key=lambda at: len(sources[at]))
        results = translator.translate_batch(
            [sources[at] for at in order],
            max_batch_size=job.batch_tokens, batch_type="tokens", beam_size=4,
            length_penalty=0.2, replace_unknowns=True,
        )  # fmt: skip
        found = dict(zip(order, (result.hypotheses[0] for result in results), strict=True))
        return [pieces.decode(found[at]) for at in range(len(sources))]

    translate([WARM_UP[job.lang]])
    clock = Clock()
    answers = translate(list(_sentences(job.documents)))
    return Outcome(*clock.read(), load_seconds, peak_mb(), answers)


SYSTEMS: dict[str, Callable[[Job], Outcome]] = {
    "argostranslate": argostranslate,
    "aligntool": aligntool,
    "ctranslate2": ctranslate2,
}


def peak_mb() -> float:
    """Return the most memory that this process has had, in megabytes of 10^6 bytes."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _sentences(documents: Workload) -> Iterator[str]:
    return (one for paragraphs in documents for paragraph in paragraphs for one in paragraph)


def main() -> None:
    """Do the job on standard input."""
    job = Job(**json.load(sys.stdin))
    sys.stdout.write("\n" + json.dumps(asdict(SYSTEMS[job.system](job))) + "\n")


if __name__ == "__main__":
    main()
