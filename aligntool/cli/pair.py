"""``aligntool pair``: which files of two folders are translations of each other."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligntool.alignment.document import language_of
from aligntool.cli import _options
from aligntool.cli._files import write_file
from aligntool.cli._output import note
from aligntool.errors import InputError, UsageError

if TYPE_CHECKING:
    from aligntool.alignment.document_words import Article
    from aligntool.alignment.documents import DocumentPair
    from aligntool.pipeline.inputs import InputFile


@dataclass(frozen=True, slots=True)
class _Folder:
    """The files of a side that can be used, and what they say."""

    paths: Sequence[str]
    texts: "Sequence[Article]"


@dataclass(frozen=True, slots=True)
class _Found:
    """What is written: names of files, all in the order of the folders."""

    pairs: Sequence[tuple[str, str, float]]
    """First file, second file, confidence."""
    left: Sequence[str]
    """First files without a partner."""
    right: Sequence[str]


@click.command(short_help="Find which files of two folders are translations of each other.")
@click.argument("first", metavar="FOLDER_A")
@click.argument("second", metavar="FOLDER_B")
@_options.text_languages("FOLDER_A", "FOLDER_B", each=" for each file")
@_options.recursive
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="Files whose best pair is less certain have no partner.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("tsv", "json")),
    default="tsv",
    show_default=True,
    help="tsv: a line for each pair; json: the files without a partner too.",
)
@_options.out
@_options.quiet
def pair(
    first: str,
    second: str,
    source_lang: str | None,
    target_lang: str | None,
    recursive: bool,
    min_confidence: float,
    form: str,
    out: Path,
    quiet: bool,
) -> None:
    """Write which files of FOLDER_A and FOLDER_B are translations of each other.

    Files without a partner are named on standard error.
    """
    from aligntool.alignment.documents import pair_documents
    from aligntool.pipeline.inputs import discover

    files = [discover((name,), recursive=recursive) for name in (first, second)]
    one = _read(first, files[0], source_lang, option="--source-lang", quiet=quiet)
    other = _read(second, files[1], target_lang, option="--target-lang", quiet=quiet)
    _check_languages(one, other)
    found = _chosen(pair_documents(one.texts, other.texts), one, other, least=min_confidence)
    written = _FORMS[form](found)
    for path in (*found.left, *found.right):
        note(f"no partner: {path}", quiet=quiet)
    write_file(out, lambda stream: stream.writelines([written.encode()]))


def _read(
    folder: str, files: "Sequence[InputFile]", lang: str | None, *, option: str, quiet: bool
) -> _Folder:
    """Return the texts of a folder; files that cannot be used are skipped with a line each."""
    from aligntool.alignment.document_words import Article
    from aligntool.pipeline.inputs import read

    paths, texts = [], []
    for file in files:
        try:
            text = read(file).text
            known = lang or language_of(text, origin=file.origin, option=option)
        except (InputError, UsageError) as error:
            if len(files) == 1:
                raise
            note(f"skipped: {error}", quiet=quiet)
            continue
        paths.append(file.origin)
        texts.append(Article(file.path.stem if file.path else "", known, text))
    if not texts:
        raise InputError(f"{folder}: none of its {len(files)} files could be used")
    return _Folder(paths, texts)


def _check_languages(first: _Folder, second: _Folder) -> None:
    """Raise UsageError where everything is in one language."""
    found = {text.lang for folder in (first, second) for text in folder.texts}
    if len(found) == 1:
        raise UsageError(
            f"every file is in '{found.pop()}'; translations are in another language"
            " (--source-lang and --target-lang name them where this is wrong)"
        )


def _chosen(
    pairs: "Sequence[DocumentPair]", first: _Folder, second: _Folder, *, least: float
) -> _Found:
    """Return the pairs that are certain enough, and the files in none of them."""
    kept = [one for one in pairs if one.confidence >= least]
    used = {one.first for one in kept}, {one.second for one in kept}
    return _Found(
        [(first.paths[one.first], second.paths[one.second], one.confidence) for one in kept],
        *(
            [path for place, path in enumerate(folder.paths) if place not in places]
            for folder, places in zip((first, second), used, strict=True)
        ),
    )


def _tsv(found: _Found) -> str:
    """Return a header and a line for each pair.

    Raises:
        UsageError: if a file's name would break the table.
    """
    rows = [(first, second, f"{confidence:.4f}") for first, second, confidence in found.pairs]
    for path in (cell for row in rows for cell in row):
        if any(mark in path for mark in "\t\n\r"):
            raise UsageError(f"{path!r}: no table can hold this name; use --format json")
    return "".join("\t".join(row) + "\n" for row in (("first", "second", "confidence"), *rows))


def _json(found: _Found) -> str:
    pairs = [
        {"first": first, "second": second, "confidence": round(confidence, 4)}
        for first, second, confidence in found.pairs
    ]
    left = {"first": list(found.left), "second": list(found.right)}
    return json.dumps({"pairs": pairs, "unpaired": left}, ensure_ascii=False, indent=2) + "\n"


_FORMS: Mapping[str, Callable[[_Found], str]] = {"tsv": _tsv, "json": _json}
"""Form → what writes it."""
