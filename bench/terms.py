"""Measure the terms: success and translation scores with each step of the ladder on and off.

    python -m bench.terms lines SOURCE ENGLISH --lang zh --glossary FILE [--ref FILE] [--ablation]
    python -m bench.terms wmt25 DATA.jsonl... --system NAME [--ablation]
    python -m bench.terms audit SOURCE ENGLISH --lang zh --glossary FILE [--seed 1] [--number 100]

``lines`` takes files that match line by line and counts an occurrence as ``glossary check`` does.
``wmt25`` takes records of the WMT 2025 terminology task (track 2), as its repository has them with
recorded systems: ``zh``, ``en``, ``proper``, ``random`` and a field for each system.  The proper
terms are the glossary; success is counted as the task does, of those, of the random terms, and of
the proper ones whose sentence was translated at all.  ``audit`` prints changes drawn at random, to
be read by a person.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligntool.glossary.load import load
from aligntool.model import Concept, Glossary, Pair, Status
from aligntool.pipeline.apply import DRAFTS, GIVEN, aligned_parts, mended
from aligntool.pipeline.stages import Stages
from aligntool.quality.terminology import rates, report
from aligntool.terms import ALL_STEPS, Step, TermAligner

LADDERS: Mapping[str, frozenset[Step]] = {
    "no step": frozenset(),
    "forbidden": frozenset({Step.FORBIDDEN}),
    "forbidden, links": frozenset({Step.FORBIDDEN, Step.LINKS}),
    "forbidden, shown": frozenset({Step.FORBIDDEN, Step.SHOWN}),
    "all": ALL_STEPS,
}
_Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """English after some steps of the ladder."""

    text: str
    pairs: tuple[Pair, ...]


def apply_steps(
    source: Path,
    english: Path,
    glossary: Glossary,
    steps: frozenset[Step],
    *,
    lang: str,
    lines: bool,
    fill: bool = False,
) -> Outcome:
    """Return a translation with only some steps taken."""
    stages = Stages(glossary, lang=lang, engine=DRAFTS)
    given, places = aligned_parts(stages, source, english, glossary, lines=lines, fill=fill)
    pairs = TermAligner(glossary, steps=steps).align(given)
    return Outcome(mended(english, places, pairs), tuple(pairs))


def by_line(arguments: argparse.Namespace) -> None:
    """Print a row for each ladder over a line-aligned translation."""
    glossary = load([arguments.glossary])
    for name in _ladders(arguments):
        outcome = apply_steps(
            arguments.source,
            arguments.english,
            glossary,
            LADDERS[name],
            lang=arguments.lang,
            lines=True,
        )
        found = report(rates("all", arguments.lang, outcome.pairs))
        changed = _count(outcome.pairs, Status.REPLACED)
        row = f"{name:18s} right {found.right}/{found.occurrences}"
        row += f" {found.right / found.occurrences:.3f}  changed {changed}"
        if arguments.ref:
            references = arguments.ref.read_text(encoding="utf-8").splitlines()
            row += _scores(outcome.text.removesuffix("\n").split("\n"), references)
        _say(row)


def by_record(arguments: argparse.Namespace) -> None:
    """Print a row for each ladder over the documents of the terminology task."""
    records = [
        json.loads(line)
        for path in arguments.data
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    for name in _ladders(arguments):
        outcomes = [_of_record(record, arguments, LADDERS[name]) for record in records]
        texts = [outcome.text for outcome in outcomes]
        proper, control = (
            [
                rate
                for record, outcome in zip(records, outcomes, strict=True)
                for rate in _success(record, outcome, terms)
            ]
            for terms in ("proper", "random")
        )
        reached = [min(1.0, rate / share) for rate, share in proper if share]
        row = f"{name:18s} success {_mean([rate for rate, _ in proper]):.3f} ({len(proper)} terms)"
        row += f"  of what was translated {_mean(reached):.3f}"
        row += f"  random {_mean([rate for rate, _ in control]):.3f}"
        _say(row + _scores(texts, [str(record["en"]) for record in records]))


def audit(arguments: argparse.Namespace) -> None:
    """Print changes drawn at random, before and after."""
    outcome = apply_steps(
        arguments.source,
        arguments.english,
        load([arguments.glossary]),
        ALL_STEPS,
        lang=arguments.lang,
        lines=True,
    )
    changes = [
        (pair, term)
        for pair in outcome.pairs
        for term in pair.terms
        if term.status is Status.REPLACED
    ]
    drawn = random.Random(arguments.seed).sample(changes, min(arguments.number, len(changes)))
    _say(f"{len(drawn)} of {len(changes)} changes, seed {arguments.seed}")
    for number, (pair, term) in enumerate(drawn, 1):
        _say(f"\n{number}. {term.source} → {term.expected} ({term.reason}): {term.found}")
        _say(f"   {pair.source}\n   - {pair.mt}\n   + {pair.target}")


def _of_record(record: _Record, arguments: argparse.Namespace, steps: frozenset[Step]) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        source, english = Path(folder) / "source.txt", Path(folder) / "english.txt"
        source.write_text(str(record["zh"]), encoding="utf-8")
        english.write_text(str(record[arguments.system]), encoding="utf-8")
        glossary = _glossary(record["proper"])
        fill = arguments.fill and bool(steps)
        return apply_steps(source, english, glossary, steps, lang="zh", lines=False, fill=fill)


def _glossary(terms: object) -> Glossary:
    assert isinstance(terms, dict)
    concepts = {}
    for number, (term, targets) in enumerate(terms.items()):
        names = list(dict.fromkeys(name.strip() for name in targets if name.strip()))
        if term.strip() and names:
            key = f"t{number}"
            concepts[key] = Concept(
                key, names[0], allowed=tuple(names[1:]), terms={"zh": (term.strip(),)}
            )
    return Glossary("wmt25", concepts, "0" * 12)


def _success(record: _Record, outcome: Outcome, kind: str) -> Iterator[tuple[float, float]]:
    """Yield for each term its rate, and the share of its occurrences that were translated."""
    terms = record[kind]
    assert isinstance(terms, dict)
    source, reference = str(record["zh"]).lower(), str(record["en"]).lower()
    given = (pair.source for pair in outcome.pairs if pair.engine == GIVEN and pair.mt.strip())
    translated = "\n".join(given).lower()
    output = outcome.text.lower()
    for raw, raw_targets in terms.items():
        term, targets = raw.strip().lower(), [one.strip().lower() for one in raw_targets]
        if term and term in source and any(one in reference for one in targets):
            count = source.count(term)
            found = sum(output.count(one) for one in targets)
            yield min(1.0, found / count), min(1.0, translated.count(term) / count)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def _count(pairs: Sequence[Pair], status: Status) -> int:
    return sum(term.status is status for pair in pairs for term in pair.terms)


def _scores(texts: Sequence[str], references: Sequence[str]) -> str:
    import sacrebleu

    bleu = sacrebleu.corpus_bleu(texts, [references])
    chrf2 = sacrebleu.corpus_chrf(texts, [references])
    chrf2pp = sacrebleu.corpus_chrf(texts, [references], word_order=2)
    return f"  BLEU {bleu.score:.2f}  chrF2 {chrf2.score:.2f}  chrF2++ {chrf2pp.score:.2f}"


def _ladders(arguments: argparse.Namespace) -> list[str]:
    return [*LADDERS] if arguments.ablation else ["no step", "all"]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(required=True)
    for name, function in (("lines", by_line), ("audit", audit)):
        command = commands.add_parser(name)
        command.add_argument("source", type=Path)
        command.add_argument("english", type=Path)
        command.add_argument("--lang", required=True)
        command.add_argument("--glossary", type=Path, required=True)
        command.set_defaults(function=function)
        if name == "lines":
            command.add_argument("--ref", type=Path)
            command.add_argument("--ablation", action="store_true")
        else:
            command.add_argument("--seed", type=int, default=1)
            command.add_argument("--number", type=int, default=100)
    records = commands.add_parser("wmt25")
    records.add_argument("data", type=Path, nargs="+")
    records.add_argument("--system", required=True)
    records.add_argument("--ablation", action="store_true")
    records.add_argument("--fill", action="store_true")
    records.set_defaults(function=by_record)
    return parser


def main() -> None:
    """Run the benchmark that the command line names."""
    arguments = _parser().parse_args()
    arguments.function(arguments)


if __name__ == "__main__":
    main()
