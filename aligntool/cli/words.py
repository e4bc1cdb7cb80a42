"""``aligntool words``: which words of a sentence became which words of its translation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from aligntool.alignment.document import given_sentences, language_of
from aligntool.cli import _options
from aligntool.cli._files import write_file
from aligntool.errors import InputError, UsageError
from aligntool.model import Glossary
from aligntool.wordalign import MIN_PROBABILITY, TokenPair, WordAligner, WordLink
from aligntool.wordalign.writing import FORMS, write_links

_SEGMENTS = "segments.jsonl"
_Linked = tuple[tuple[str, ...], tuple[str, ...], tuple[WordLink, ...]]
"""Source tokens, target tokens and links of a sentence pair."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence and its translation, with their languages."""

    langs: tuple[str, str]
    source: str
    target: str


_Linker = Callable[[WordAligner, Sequence[_Row]], list[_Linked]]


@click.command(short_help="Link the words of sentences and their translations.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT [TARGET]")
@_options.text_languages("the source", "the target")
@click.option("--tokenized", is_flag=True, help="Tokens are what spaces part.")
@click.option(
    "--engine",
    metavar="NAME",
    help="Translate INPUT, a text with one sentence a line, with argos, and take its attention.",
)
@_options.packages
@_options.glossaries
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMS)),
    default="pharaoh",
    show_default=True,
    help="What is written for each sentence pair.",
)
@click.option(
    "--min-probability",
    type=click.FloatRange(0, 1),
    default=MIN_PROBABILITY,
    show_default=True,
    help="Leave out links that are less probable.",
)
@_options.out
def words(
    inputs: tuple[str, ...],
    source_lang: str | None,
    target_lang: str | None,
    tokenized: bool,
    engine: str | None,
    packages: Path | None,
    glossaries: tuple[Path, ...],
    form: str,
    min_probability: float,
    out: Path,
) -> None:
    """Write the word links of each sentence pair, one line a pair.

    INPUT is the folder of a finished run or its segments.jsonl, a bitext (TMX, XLIFF, TSV), or,
    with TARGET, a text with one sentence a line, TARGET its translation line by line.
    """
    from aligntool.glossary.load import load

    if engine is not None:
        found = _by_attention(inputs, source_lang, engine, packages, load(glossaries))
    else:
        link = _link_tokens if tokenized else _link_texts
        found = _by_languages(_rows(inputs, (source_lang, target_lang)), link, load(glossaries))
    lines = [
        write_links(
            source, target, [one for one in links if one.probability >= min_probability], form=form
        )
        for source, target, links in found
    ]
    write_file(out, lambda stream: stream.writelines(f"{line}\n".encode() for line in lines))


def _by_attention(
    inputs: tuple[str, ...],
    lang: str | None,
    engine: str,
    packages: Path | None,
    glossary: Glossary,
) -> list[_Linked]:
    from aligntool.engines.base import EngineOptions
    from aligntool.pipeline.attention import attention_links
    from aligntool.pipeline.inputs import discover, read
    from aligntool.pipeline.stages import Stages

    if len(inputs) > 1:
        raise UsageError("--engine translates INPUT itself; leave out TARGET")
    (file,) = discover(inputs)
    options = EngineOptions(packages=packages, hypotheses=1, links=True)
    stages = Stages(glossary, lang=lang, engine=engine, options=options)
    return [
        (
            tuple(span.of(source) for span in one.source),
            tuple(span.of(target) for span in one.target),
            one.links,
        )
        for source, target, one in attention_links(read(file), stages)
    ]


def _rows(inputs: tuple[str, ...], langs: tuple[str | None, str | None]) -> list[_Row]:
    if len(inputs) > 2:
        raise UsageError(
            f"{len(inputs)} inputs; give one bitext or run, or a text and its translation"
        )
    if len(inputs) == 2:
        return _from_lines(inputs[0], inputs[1], langs)
    path = Path(inputs[0])
    if path.is_dir() or path.suffix == ".jsonl":
        return _from_run(path / _SEGMENTS if path.is_dir() else path)
    return _from_bitext(path, langs)


def _from_run(path: Path) -> list[_Row]:
    from aligntool.formats.segments import read

    return [_Row((pair.lang, "en"), pair.normalized, pair.target) for pair in read(path)]


def _from_bitext(path: Path, langs: tuple[str | None, str | None]) -> list[_Row]:
    from aligntool.formats.read import read_bitext

    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    found = read_bitext(data, origin=str(path), source_lang=langs[0], target_lang=langs[1])
    return [_Row((found.source_lang, found.target_lang), *pair) for pair in found.pairs]


def _from_lines(source: str, target: str, langs: tuple[str | None, str | None]) -> list[_Row]:
    from aligntool.pipeline.inputs import InputFile, read

    texts = [read(InputFile("", Path(name))).text for name in (source, target)]
    left, right = map(given_sentences, texts)
    if len(left) != len(right):
        raise InputError(
            f"{source} has {len(left)} lines but {target} has {len(right)}; "
            "each line must be the translation of the same line"
        )
    known = (
        langs[0] or language_of(texts[0], origin=source, option="--source-lang"),
        langs[1] or language_of(texts[1], origin=target, option="--target-lang"),
    )
    return [_Row(known, *pair) for pair in zip(left, right, strict=True)]


def _by_languages(rows: Sequence[_Row], link: _Linker, glossary: Glossary) -> list[_Linked]:
    """Return the links of all rows in order; the rows of two languages are a text of their own."""
    found: dict[int, _Linked] = {}
    for langs in dict.fromkeys(row.langs for row in rows):
        numbers = [number for number, row in enumerate(rows) if row.langs == langs]
        aligner = WordAligner(*langs, glossary=glossary)
        found |= zip(numbers, link(aligner, [rows[number] for number in numbers]), strict=True)
    return [found[number] for number in range(len(rows))]


def _link_tokens(aligner: WordAligner, rows: Sequence[_Row]) -> list[_Linked]:
    pairs = [TokenPair(tuple(row.source.split()), tuple(row.target.split())) for row in rows]
    links = aligner.trained(pairs).align(pairs, min_probability=0)
    return [(pair.source, pair.target, found) for pair, found in zip(pairs, links, strict=True)]


def _link_texts(aligner: WordAligner, rows: Sequence[_Row]) -> list[_Linked]:
    pairs = [(row.source, row.target) for row in rows]
    linked = aligner.trained(pairs).align_texts(pairs, min_probability=0)
    return [
        (
            tuple(span.of(row.source) for span in one.source),
            tuple(span.of(row.target) for span in one.target),
            one.links,
        )
        for row, one in zip(rows, linked, strict=True)
    ]
