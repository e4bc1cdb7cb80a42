"""Existing translations in, candidates for a glossary out: what is read, and as which sentences."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligntool.alignment.document import given_sentences, language_of
from aligntool.candidates.links import SentencePair
from aligntool.candidates.terms import TermCandidate, extract_terms
from aligntool.candidates.wrong import WrongRendering, wrong_renderings
from aligntool.errors import InputError, UsageError
from aligntool.formats.read import read_bitext
from aligntool.formats.segments import read as read_segments
from aligntool.model import Glossary, Pair
from aligntool.pipeline.alignments import AlignRequest, align_files
from aligntool.pipeline.inputs import InputFile, read

_SEGMENTS = "segments.jsonl"
_SURE = 0.5
"""Confidence that two aligned stretches belong together from which they are looked at."""
_TARGET = "en"


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read, and how."""

    inputs: Sequence[str]
    """The folder of a run or its segments.jsonl, a bitext, or a text and its English."""
    lang: str | None = None
    """Language of the source; None to find it out."""
    lines: bool = False
    """Whether line N of the English translates line N of the text; else sentences are aligned."""


@dataclass(frozen=True, slots=True)
class Material:
    """Sentences of one language with their English."""

    lang: str
    pairs: tuple[SentencePair, ...]


def find_terms(
    reading: Reading, glossary: Glossary, *, min_count: int = 2
) -> tuple[TermCandidate, ...]:
    """Return candidates for terms that the glossary lacks, of all languages, the best first.

    Raises:
        InputError: if something cannot be read.
        UsageError: if a language cannot be told or has no English beside it.
    """
    found = [
        one
        for material in _materials(reading, lambda pair: pair.target)
        for one in extract_terms(
            material.pairs, material.lang, glossary=glossary, min_count=min_count
        )
    ]
    return tuple(sorted(found, key=lambda one: -one.score))


def find_wrong(
    reading: Reading, glossary: Glossary, *, min_count: int = 2
) -> tuple[WrongRendering, ...]:
    """Return wrong renderings of the glossary's terms in machine English, the surest first.

    Of a run, what the engine wrote is looked at, before its terms were aligned.

    Raises:
        InputError: if something cannot be read.
        UsageError: if a language cannot be told or has no English beside it.
    """
    found = [
        one
        for material in _materials(reading, lambda pair: pair.mt)
        for one in wrong_renderings(material.pairs, material.lang, glossary, min_count=min_count)
    ]
    return tuple(sorted(found, key=lambda one: -one.log_likelihood))


def _materials(reading: Reading, english: Callable[[Pair], str]) -> list[Material]:
    if len(reading.inputs) > 2:
        raise UsageError(
            f"{len(reading.inputs)} inputs; give one run or bitext, or a text and its translation"
        )
    if len(reading.inputs) == 2:
        source, target = map(Path, reading.inputs)
        return [
            _lines(source, target, reading) if reading.lines else _aligned(source, target, reading)
        ]
    path = Path(reading.inputs[0])
    if path.is_dir() or path.suffix == ".jsonl":
        return _of_run(path / _SEGMENTS if path.is_dir() else path, english)
    return [_of_bitext(path, reading.lang)]


def _of_run(path: Path, english: Callable[[Pair], str]) -> list[Material]:
    by_lang: dict[str, list[SentencePair]] = {}
    for pair in read_segments(path):
        by_lang.setdefault(pair.lang, []).append((pair.normalized, english(pair)))
    return [Material(lang, _filled(pairs)) for lang, pairs in by_lang.items()]


def _of_bitext(path: Path, lang: str | None) -> Material:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    found = read_bitext(data, origin=f"{path}", source_lang=lang)
    pairs: Iterable[SentencePair] = found.pairs
    langs = (found.source_lang, found.target_lang)
    if found.source_lang == _TARGET:
        pairs, langs = ((there, here) for here, there in found.pairs), (langs[1], langs[0])
    if langs[1] != _TARGET:
        raise UsageError(f"{path}: a bitext of {langs[0]} and {langs[1]}; one side must be English")
    return Material(langs[0], _filled(pairs))


def _lines(source: Path, target: Path, reading: Reading) -> Material:
    text = read(InputFile("", source)).text
    left, right = given_sentences(text), given_sentences(read(InputFile("", target)).text)
    if len(left) != len(right):
        raise InputError(
            f"{source} has {len(left)} lines but {target} has {len(right)}; "
            "leave out --lines to have their sentences aligned"
        )
    lang = reading.lang or language_of(text, origin=f"{source}", option="--lang")
    return Material(lang, _filled(zip(left, right, strict=True)))


def _aligned(source: Path, target: Path, reading: Reading) -> Material:
    found = align_files(source, target, AlignRequest(reading.lang, _TARGET))
    sure = (bead for bead in found.beads if bead.confidence >= _SURE)
    return Material(found.source_lang, _filled(map(found.joined, sure)))


def _filled(pairs: Iterable[SentencePair]) -> tuple[SentencePair, ...]:
    """Return the pairs that have words on both sides."""
    return tuple(pair for pair in pairs if pair[0].strip() and pair[1].strip())
