"""Score English that exists already: a run, or plain text, one sentence a line."""

from pathlib import Path

from aligntool.errors import InputError
from aligntool.formats.segments import read
from aligntool.quality.references import load_references
from aligntool.quality.scores import score
from aligntool.quality.summary import summarize
from aligntool.results import Score


def evaluate(hypothesis: Path, reference: Path) -> tuple[Score, ...]:
    """Return the scores of English against references.

    Args:
        hypothesis: a text file with one sentence a line, a ``segments.jsonl``, or a run's folder.
        reference: for text a text file with as many lines, otherwise reference JSONL or its folder.

    Raises:
        InputError: if a file is missing or broken, the lines differ in number, or no reference
            belongs to any sentence.
    """
    segments = hypothesis / "segments.jsonl" if hypothesis.is_dir() else hypothesis
    if segments.suffix == ".jsonl":
        scores = summarize(read(segments), load_references([reference])).scores
        if not scores:
            raise InputError(f"{reference}: no reference belongs to a sentence of {hypothesis}")
        return scores
    lines, references = _lines(hypothesis), _lines(reference)
    if len(lines) != len(references):
        raise InputError(
            f"{hypothesis} has {len(lines)} lines but {reference} has {len(references)}; "
            "line N of one must be the reference of line N of the other"
        )
    return score(lines, references)


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8; save it as UTF-8") from error
    if not text.strip():
        raise InputError(f"{path}: the file is empty")
    return text.removesuffix("\n").split("\n")
