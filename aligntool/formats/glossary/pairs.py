"""Glossaries of term pairs: a concept to rows of source and target, such rows to concepts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from aligntool.errors import InputError, UsageError, at
from aligntool.formats.glossary._concepts import finished, language
from aligntool.formats.glossary._exchange import ENGLISH, Export, Given, Reading, terms_in
from aligntool.formats.glossary._losses import Losses
from aligntool.formats.glossary._rows import TextRow, csv_rows, decoded, tab_rows
from aligntool.languages.detect import detect
from aligntool.model import Concept

_SAMPLE = 200
"""Terms by which the language of a side is told."""
_MOST_CELLS = 5
"""DeepL's own exports add two languages and a number to source and target."""


class Standing(Enum):
    """What a target is to its source, the best first."""

    PREFERRED = "preferred"
    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"


_RANKS = {standing: rank for rank, standing in enumerate(Standing)}


@dataclass(frozen=True, slots=True)
class TermPair:
    """A source term and a target term."""

    source: str
    target: str
    standing: Standing
    concept: Concept
    """On the way in it has id, note, part of speech and line only."""


def pairs(export: Export, losses: Losses) -> Iterator[TermPair]:
    """Yield each source term with the preferred target, the first one with the other targets too.

    Concepts that lack one of the languages are counted as lost.
    """
    for concept in export.concepts:
        source = terms_in(concept, export.source_lang or ENGLISH)
        target = terms_in(concept, export.target_lang)
        if source is None or target is None:
            losses.add("not in both languages, left out", concept.id)
            continue
        for term in source.usable:
            yield TermPair(term, target.preferred, Standing.PREFERRED, concept)
        for term in target.allowed:
            yield TermPair(source.preferred, term, Standing.ALLOWED, concept)
        for term in target.forbidden:
            yield TermPair(source.preferred, term, Standing.FORBIDDEN, concept)


def preferred(export: Export, losses: Losses) -> Iterator[TermPair]:
    """Yield the pairs of every source term with its preferred target."""
    return (one for one in pairs(export, losses) if one.standing is Standing.PREFERRED)


def read_tsv(data: bytes, given: Given) -> Reading:
    """Read source and target in two columns, a tab between them.

    Raises:
        InputError: if a row has other than two cells, a cell is empty, or the languages stay open.
    """
    return _read(tab_rows(decoded(data, given.origin), comments=False), given, most=2)


def read_csv(data: bytes, given: Given) -> Reading:
    """Read source and target in the first two columns, perhaps their languages in the next two.

    Raises:
        InputError: if a row has other than two to five cells, a cell is empty, or the languages
            stay open.
    """
    return _read(csv_rows(decoded(data, given.origin), given.origin), given, most=_MOST_CELLS)


def _read(rows: Iterable[TextRow], given: Given, *, most: int) -> Reading:
    found: list[TermPair] = []
    named: dict[tuple[str, str], None] = {}
    for row in rows:
        place = at(given.origin, row.line)
        if not 2 <= len(row.cells) <= most:
            raise InputError(f"{place}: {len(row.cells)} cells; a source and a target are wanted")
        found.append(term_pair(row.cells[0], row.cells[1], place, Concept("", "", line=row.line)))
        if len(row.cells) > 3:
            named[language(row.cells[2]), language(row.cells[3])] = None
    if len(named) > 1:
        raise InputError(f"{given.origin}: holds pairs of several languages; split it by language")
    return concepts_of(found, given, Losses(), named=next(iter(named), ("", "")))


def term_pair(
    source: str,
    target: str,
    place: str,
    concept: Concept,
    standing: Standing | None = None,
) -> TermPair:
    """Return a pair that was read.

    Raises:
        InputError: if one side is empty.
    """
    if not (source and target):
        raise InputError(f"{place}: the {'target' if source else 'source'} is empty")
    return TermPair(source, target, standing or Standing.PREFERRED, concept)


def concepts_of(
    found: Sequence[TermPair], given: Given, losses: Losses, *, named: tuple[str, str]
) -> Reading:
    """Return the concepts of pairs.

    Pairs with one id are a concept; without ids, a source with its targets is, together with other
    sources whose first target is the same.

    Args:
        found: the pairs in the order of the file.
        given: what the user says of the languages.
        losses: what was lost already.
        named: what the file says of them, ``""`` where it says nothing a glossary knows.

    Raises:
        InputError: if it stays open which languages these are, or neither is English.
    """
    langs = _languages(found, given, named)
    drafts = [_draft(group, langs, losses) for group in _grouped(found).values()]
    return finished(drafts, losses, given)


def _draft(group: Sequence[TermPair], langs: tuple[str, str], losses: Losses) -> Concept:
    """Return the concept of pairs that belong together, the best target first."""
    sources = tuple(dict.fromkeys(one.source for one in group))
    usable = (one.target for one in group if one.standing is not Standing.FORBIDDEN)
    targets = tuple(dict.fromkeys(usable))
    forbidden = tuple(one.target for one in group if one.standing is Standing.FORBIDDEN)
    source_lang, target_lang = langs
    if target_lang == ENGLISH:
        english, others, lang = targets, sources, source_lang
    else:
        english, others, lang = sources, targets, target_lang
        told = "forbidden terms of other languages than English, left out"
        losses.add(told, english[0], len(forbidden))
        forbidden = ()
    return Concept(
        id=_first(one.concept.id for one in group),
        preferred=_first(english),
        allowed=english[1:],
        forbidden=forbidden,
        terms={lang: others},
        note="; ".join(dict.fromkeys(filter(None, (one.concept.note for one in group)))),
        line=min(one.concept.line for one in group),
        pos=_first(one.concept.pos for one in group),
    )


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")


def _grouped(found: Sequence[TermPair]) -> Mapping[str, list[TermPair]]:
    """Return the pairs by concept, the best target of each first."""
    best: dict[str, str] = {}
    for one in sorted(found, key=_rank):
        best.setdefault(one.source, one.target)
    groups: dict[str, list[TermPair]] = {}
    for one in found:
        key = one.concept.id or f"\n{best[one.source]}"
        groups.setdefault(key, []).append(one)
    for group in groups.values():
        group.sort(key=_rank)
    return groups


def _rank(one: TermPair) -> int:
    return _RANKS[one.standing]


def _languages(found: Sequence[TermPair], given: Given, named: tuple[str, str]) -> tuple[str, str]:
    """Return source and target: as given, else as the file names them, else as the text tells."""
    target = _chosen(given.target_lang) or named[1]
    source = _chosen(given.source_lang) or named[0] or _told(one.source for one in found)
    if not target:
        told = _told(one.target for one in found)
        target = told or ENGLISH if source == ENGLISH else ENGLISH
    if not source:
        raise InputError(
            f"{given.origin}: names no language and its text tells none; add --source-lang"
        )
    if ENGLISH not in (source, target) or source == target:
        raise UsageError(
            f"{given.origin}: from '{source}' to '{target}'; one of the two must be English, "
            "say which with --source-lang and --target-lang"
        )
    return source, target


def _chosen(code: str | None) -> str:
    """Return the language that the user gives as a glossary names it; "" if none is given."""
    if not code:
        return ""
    if not (lang := language(code)):
        raise UsageError(f"'{code}' is no language code, such as vi")
    return lang


def _told(terms: Iterable[str]) -> str:
    sample = [term for term, _ in zip(terms, range(_SAMPLE), strict=False)]
    return detect("\n".join(sample)) or ""
