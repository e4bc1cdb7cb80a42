"""How fast a translation memory is, what it takes, and what its index misses.

    python -m bench.memory lookup 1000000     # a memory of so many made units, then look-ups
    python -m bench.memory recall 50000       # the best match found beside that of comparing all
    python -m bench.memory import 1000000000  # a TMX of so many bytes through the command

Sentences are spliced from stretches of three sentences of the packaged corpora, half of them
Chinese, half Vietnamese, with numbers in every third.
"""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from aligntool.lexicon.corpus import corpus_pairs
from aligntool.memory.likeness import open_likeness, shared
from aligntool.memory.lookup import Finder, Sentence, Wanted
from aligntool.memory.reader import Selection, open_reader
from aligntool.memory.units import Unit
from aligntool.memory.wording import masked, token_spans, tokens, wording
from aligntool.memory.writer import open_writer

# A program's peak counts the program that started it, so that a small one starts the measured one.
_START = """
import resource, subprocess, sys
subprocess.run([sys.executable, *sys.argv[1:]], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
_QUERIES = 200
_EDITS = 3


class Maker:
    """Makes sentences of one language."""

    def __init__(self, lang: str, seed: int) -> None:
        self.lang = lang
        self._chance = random.Random(seed)
        self._gap = "" if lang == "zh" else " "
        self._sentences = [
            [span.of(source) for span in token_spans(source)] for source, _ in corpus_pairs(lang)
        ]

    def sentence(self) -> str:
        """Return a new sentence."""
        pieces: list[str] = []
        for _ in range(3):
            sentence = self._chance.choice(self._sentences)
            start = self._chance.randrange(len(sentence))
            pieces += sentence[start : start + self._chance.randint(3, 10)]
        if self._chance.random() < 1 / 3:
            pieces.insert(len(pieces) // 2, str(self._chance.randrange(10_000)))
        return self._gap.join(pieces)

    def edited(self, sentence: str) -> str:
        """Return a sentence with three of its tokens replaced."""
        pieces = [span.of(sentence) for span in token_spans(sentence)]
        for _ in range(_EDITS):
            other = self._chance.choice(self._chance.choice(self._sentences))
            pieces[self._chance.randrange(len(pieces))] = other
        return self._gap.join(pieces)


def units(count: int) -> Iterator[Unit]:
    """Yield made units."""
    makers = [Maker(lang, seed) for seed, lang in enumerate(("zh", "vi"))]
    for number in range(count):
        maker = makers[number % 2]
        source = maker.sentence()
        english = f"This is the English of sentence {number} of the language {maker.lang}."
        yield Unit(source=source, target=english, source_lang=maker.lang, origin="made")


def lookup(count: int) -> None:
    """Print how long it takes to fill a memory and to look up sentences in it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.sqlite"
        samples = _fill(path, count)
        _say(f"{path.stat().st_size / 1e6:.0f} MB, {path.stat().st_size / count:.0f} bytes a unit")
        _say("| language | sentence | found | median CPU ms | 95 % ms | most ms |")
        _say("|---|---|---|---|---|---|")
        for seed, lang in enumerate(("zh", "vi"), 7):
            maker = Maker(lang, seed)
            kinds: dict[str, Callable[[], str]] = {
                "the same": lambda lang=lang: random.choice(samples[lang]),
                "three tokens changed": lambda lang=lang, maker=maker: maker.edited(
                    random.choice(samples[lang])
                ),
                "new": maker.sentence,
            }
            for kind, make in kinds.items():
                _say(
                    f"| {lang} | {kind} | {_timed(path, lang, [make() for _ in range(_QUERIES)])} |"
                )
    _say(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _fill(path: Path, count: int) -> dict[str, list[str]]:
    """Fill a memory and return some of its sentences."""
    samples: dict[str, list[str]] = {"zh": [], "vi": []}
    started = time.perf_counter()
    with open_writer(path) as writer:
        for number, unit in enumerate(units(count)):
            writer.add(unit)
            if number * 1000 // count != (number + 2) * 1000 // count:
                samples[unit.source_lang].append(unit.source)
    seconds = time.perf_counter() - started
    _say(f"{count:,} units in {seconds:.0f} s, {count / seconds:,.0f}/s (made and added)")
    return samples


def _timed(path: Path, lang: str, texts: list[str]) -> str:
    times, found = [], 0
    with open_reader(path) as reader:
        finder = Finder(reader, Wanted(lang), open_likeness(lang))
        finder.best(Sentence(texts[0], lang))
        for text in texts:
            started = time.process_time()
            found += bool(finder.best(Sentence(text, lang)))
            times.append(1000 * (time.process_time() - started))
    share = f"{found / len(texts):.0%}"
    return f"{share} | {median(times):.1f} | {quantiles(times, n=20)[-1]:.1f} | {max(times):.1f}"


def recall(count: int) -> None:
    """Print how often the index offers the sentence that is most alike."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.sqlite"
        samples = _fill(path, count)
        for seed, lang in enumerate(("zh", "vi"), 7):
            maker = Maker(lang, seed)
            texts = [maker.edited(random.choice(samples[lang])) for _ in range(_QUERIES)]
            _say(f"{lang}: {_recall(path, lang, texts)}")


def _recall(path: Path, lang: str, texts: list[str]) -> str:
    with open_reader(path) as reader:
        finder = Finder(reader, Wanted(lang, min_rate=30, limit=1), shared)
        sources = [unit.source for unit in reader.select(Selection(lang=lang))]
        everything = [tokens(masked(wording(source, lang))) for source in sources]
        counts: dict[int, list[bool]] = {}
        for text in texts:
            mine = tokens(masked(wording(text, lang)))
            best = max(shared(mine, other) for other in everything)
            found = finder.best(Sentence(text, lang))
            rate = found[0].rate if found else 0
            counts.setdefault(int(10 * best) * 10, []).append(rate >= int(100 * best) - 1)
    return ", ".join(f"{low} %: {sum(good)} of {len(good)}" for low, good in sorted(counts.items()))


def import_tmx(size: int) -> None:
    """Print how long the command takes to import a TMX of about so many bytes, and its memory."""
    with TemporaryDirectory() as folder:
        file, memory = Path(folder) / "made.tmx", Path(folder) / "made.sqlite"
        count = _write_tmx(file, size)
        started = time.perf_counter()
        command = ["-m", "aligntool", "memory", "import", file, "--memory", memory, "--quiet"]
        done = subprocess.run(
            [sys.executable, "-c", _START, *command], check=True, capture_output=True, text=True
        )
        seconds = time.perf_counter() - started
        peak = int(done.stdout.split()[-1]) / 1024
        _say(f"{file.stat().st_size / 1e6:,.0f} MB, {count:,} units: {seconds:.0f} s")
        _say(f"{count / seconds:,.0f}/s, peak {peak:.0f} MB")
        _say(f"the memory has {memory.stat().st_size / 1e6:,.0f} MB")


def _write_tmx(file: Path, size: int) -> int:
    count = 0
    with file.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="*all*"/><body>\n')
        for count, unit in enumerate(units(sys.maxsize), 1):
            source = unit.source.replace("&", "&amp;").replace("<", "&lt;")
            out.write(
                f'<tu tuid="{count}" creationdate="20240101T000000Z">'
                f'<tuv xml:lang="{unit.source_lang}"><seg>{source}</seg></tuv>'
                f'<tuv xml:lang="en-US"><seg>{unit.target}</seg></tuv></tu>\n'
            )
            if count % 1000 == 0 and out.tell() > size:
                break
        out.write("</body></tmx>\n")
    return count


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    random.seed(1)
    {"lookup": lookup, "recall": recall, "import": import_tmx}[sys.argv[1]](int(sys.argv[2]))
