"""Words that a word spinner put in the place of others: 野生智能 back to 人工智能.

The table (``aligntool/data/despin-zh.tsv``) says of each spun word whether it may be turned back
wherever it stands (``safe``) or only where a pattern matches.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import IO

from aligntool.errors import InputError, at
from aligntool.text import Edit, Span

_SAMPLE = 50_000
_FEWEST_RULES = 3
_HITS_PER_CHARACTER = 1 / 400


@dataclass(frozen=True, slots=True)
class DespinRule:
    """One substitution."""

    spun: str
    canonical: str
    context: re.Pattern[str] | None
    """Where the spun word is one; None where it always is."""

    def matches(self, text: str) -> Iterator[Span]:
        """Yield the places of the spun word that the rule turns back."""
        if self.spun not in text:
            return
        if self.context is None:
            yield from (Span(*match.span()) for match in re.finditer(re.escape(self.spun), text))
            return
        for match in self.context.finditer(text):
            start = text.find(self.spun, match.start(), match.end())
            if start >= 0:
                yield Span(start, start + len(self.spun))


def packaged_rules() -> tuple[DespinRule, ...]:
    """Return the rules that come with aligntool, longest spun word first."""
    resource = files("aligntool.data").joinpath("despin-zh.tsv")
    with resource.open(encoding="utf-8") as stream:
        return read_rules(stream, "despin-zh.tsv")


def load_rules(paths: Sequence[Path]) -> tuple[DespinRule, ...]:
    """Return the packaged rules and those of further tables, which win over packaged ones.

    Raises:
        InputError: if a table cannot be read or breaks its format.
    """
    own = [rule for path in paths for rule in _read_file(path)]
    known = {rule.spun for rule in own}
    rules = [*own, *(rule for rule in packaged_rules() if rule.spun not in known)]
    return tuple(sorted(rules, key=lambda rule: -len(rule.spun)))


def _read_file(path: Path) -> tuple[DespinRule, ...]:
    try:
        with path.open(encoding="utf-8-sig") as stream:
            return read_rules(stream, str(path))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8; save the table as UTF-8") from error


def read_rules(stream: IO[str], name: str) -> tuple[DespinRule, ...]:
    """Read a table with the columns spun, canonical, safe (yes or context), context_regex.

    Raises:
        InputError: naming file and line, for a missing column, an empty word or a bad pattern.
    """
    reader = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
    missing = {"spun", "canonical", "safe", "context_regex"} - set(reader.fieldnames or ())
    if missing:
        raise InputError(f"{at(name, 1)}: no column {', '.join(sorted(missing))}")
    rules = [_rule(row, at(name, reader.line_num)) for row in reader]
    return tuple(sorted(rules, key=lambda rule: -len(rule.spun)))


def _rule(row: dict[str, str | None], place: str) -> DespinRule:
    spun, canonical, pattern = (row[key] or "" for key in ("spun", "canonical", "context_regex"))
    if not spun or not canonical:
        raise InputError(f"{place}: the spun and the canonical word must both be given")
    if row["safe"] == "yes":
        return DespinRule(spun, canonical, None)
    if not pattern:
        raise InputError(f"{place}: '{spun}' is neither safe nor has a context pattern")
    try:
        # A line break stands for a sentence's end, as it does in a whole article.
        return DespinRule(spun, canonical, re.compile(pattern, re.MULTILINE))
    except re.error as error:
        raise InputError(f"{place}: bad pattern for '{spun}': {error}") from error


def is_spun(text: str, rules: Sequence[DespinRule]) -> bool:
    """Tell whether an article went through a word spinner.

    Several of the table's words are also ordinary Chinese, so it takes different ones, and more of
    them than ordinary news ever has.
    """
    sample = text[:_SAMPLE]
    hits = [sum(1 for _ in rule.matches(sample)) for rule in rules]
    different = sum(1 for count in hits if count)
    return different >= _FEWEST_RULES and sum(hits) > _HITS_PER_CHARACTER * len(sample)


def despin(text: str, rules: Sequence[DespinRule]) -> tuple[Edit, ...]:
    """Return the edits that turn the spun words of a sentence back, in order of position."""
    edits: list[Edit] = []
    for rule in rules:
        for span in rule.matches(text):
            if not any(span.overlaps(edit.span) for edit in edits):
                edits.append(Edit(span, rule.canonical))
    return tuple(sorted(edits, key=lambda edit: edit.span))
