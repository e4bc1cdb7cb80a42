"""The checking stage: sentence pairs in, the figures of a run out."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from aligntool.engines import DRAFT_ENGINES
from aligntool.model import Pair
from aligntool.quality.references import References
from aligntool.quality.scores import score
from aligntool.quality.terms import TermTally, count_right
from aligntool.results import DocumentSummary, RunSummary


def summarize(pairs: Iterable[Pair], references: References) -> RunSummary:
    """Return the figures of pairs given in document order.

    What is kept in memory grows with documents, concepts and references, not with sentences.
    """
    terms = TermTally()
    compared: list[tuple[str, str]] = []
    documents = []
    for doc, group in groupby(pairs, key=lambda pair: pair.doc):
        summary, found = _document(doc, group, references, terms)
        documents.append(summary)
        compared += found
    return RunSummary(
        documents=tuple(documents),
        scores=score(*_columns(compared)),
        concepts=terms.summaries(),
    )


def _document(
    doc: str, pairs: Iterator[Pair], references: References, terms: TermTally
) -> tuple[DocumentSummary, list[tuple[str, str]]]:
    compared: list[tuple[str, str]] = []
    sentences = right = total = 0
    engines: set[str] = set()
    models: set[str] = set()
    first = next(pairs)
    for pair in chain((first,), pairs):
        terms.add(pair)
        engines.add(pair.engine)
        models.add(pair.model)
        sentences += 1
        right += count_right(pair.terms)
        total += len(pair.terms)
        reference = references.of(pair)
        if reference is not None:
            compared.append((pair.target, reference))
    summary = DocumentSummary(
        doc=doc,
        lang=first.lang,
        engine=", ".join(sorted(engines)),
        model=", ".join(sorted(models)),
        draft=not engines.isdisjoint(DRAFT_ENGINES),
        sentences=sentences,
        terms_right=right,
        terms_total=total,
        referenced=len(compared),
        references=references.count(doc),
        scores=score(*_columns(compared)),
    )
    return summary, compared


def _columns(compared: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    return [target for target, _ in compared], [reference for _, reference in compared]
