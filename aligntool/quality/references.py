"""Reference translations: which English a person wrote for which source sentence."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligntool.errors import InputError, at
from aligntool.model import Pair
from aligntool.text import squeeze


@dataclass(frozen=True, slots=True)
class References:
    """Reference English by document and source sentence, white space in the source ignored."""

    by_source: Mapping[tuple[str, str], str]

    def of(self, pair: Pair) -> str | None:
        """Return the reference of a pair, found by its source as found, cleaned or normalised."""
        for source in (pair.source, pair.clean, pair.normalized):
            found = self.by_source.get((pair.doc, squeeze(source)))
            if found is not None:
                return found
        return None

    def count(self, doc: str) -> int:
        """Return how many different source sentences of a document have a reference."""
        return sum(1 for name, _ in self.by_source if name == doc)


NO_REFERENCES = References({})


def load_references(paths: Sequence[Path]) -> References:
    """Read ``{doc, src, ref}`` lines from JSONL files, or from all of them in a folder.

    Raises:
        InputError: naming file and line, if a path is missing or a line is broken.
    """
    return References({key: ref for path in paths for key, ref in _read_all(path)})


def _read_all(path: Path) -> Iterator[tuple[tuple[str, str], str]]:
    files: Iterable[Path] = sorted(path.glob("*.jsonl")) if path.is_dir() else (path,)
    if path.is_dir() and not files:
        raise InputError(f"{path}: the folder has no .jsonl file with references")
    for file in files:
        yield from _read(file)


def _read(path: Path) -> Iterator[tuple[tuple[str, str], str]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(f"{path}: references cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8; save the references as UTF-8") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _entry(line, at(path, number))


def _entry(line: str, place: str) -> tuple[tuple[str, str], str]:
    try:
        record = json.loads(line)
        doc, source, reference = record["doc"], record["src"], record["ref"]
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(
            f"{place}: not a reference; each line needs doc, src and ref as a JSON object"
        ) from error
    if not all(isinstance(value, str) for value in (doc, source, reference)):
        raise InputError(f"{place}: doc, src and ref must be strings")
    return (doc, squeeze(source)), reference
