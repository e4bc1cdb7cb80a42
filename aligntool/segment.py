"""The segmenting stage: a cleaned article in, sentences ready to be translated out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, count

from aligntool.cleaning.normalize import Normalizer
from aligntool.glossary.match import Matcher
from aligntool.languages.base import Language
from aligntool.model import Document, Kind, Segment
from aligntool.text import Rewrite, Span, fuse, trim


@dataclass(frozen=True, slots=True)
class Segmenter:
    """Makes segments of one document's text.

    A glossary term is one word, whatever the language's segmenter made of it.
    """

    language: Language
    normalizer: Normalizer
    matcher: Matcher

    def sentences(self, document: Document) -> Iterator[Segment]:
        """Yield the sentences of a document, lazily."""
        return chain.from_iterable(self.paragraphs(document))

    def paragraphs(self, document: Document) -> Iterator[Iterator[Segment]]:
        """Yield the sentences of each passage of a document, lazily; take them in order."""
        numbers = count(1)
        for passage in document.passages:
            yield (
                self._segment(document.doc, next(numbers), passage.kind, passage.clean.slice(span))
                for span in self.language.sentences(passage.clean.text)
            )

    def passages(self, document: Document) -> Iterator[Segment]:
        """Yield each passage of a document as one segment, however many sentences it has."""
        for number, passage in enumerate(document.passages, 1):
            yield self._segment(document.doc, number, passage.kind, passage.clean)

    def _segment(self, doc: str, number: int, kind: Kind, clean: Rewrite) -> Segment:
        normalized = self.normalizer(clean.text)
        words = self.language.words(normalized.text)
        occurrences = self.matcher.find(normalized.text, words)
        terms = [occurrence.span for occurrence in occurrences]
        return Segment(
            doc=doc,
            seg=number,
            kind=kind,
            lang=self.language.code,
            clean=clean,
            normalized=normalized,
            words=tuple(filter(None, (trim(normalized.text, one) for one in fuse(words, terms)))),
            occurrences=occurrences,
        )


def join(segments: Sequence[Segment]) -> Segment:
    """Return consecutive sentences as one segment, with the number and kind of the first."""
    if len(segments) == 1:
        return segments[0]
    gap = "" if segments[0].lang == "zh" else " "
    normalized = _concatenated([one.normalized for one in segments], gap)
    sizes = [len(one.text) + len(gap) for one in segments]
    shifts = [0, *accumulate(sizes[:-1])]
    placed = list(zip(segments, shifts, strict=True))
    return replace(
        segments[0],
        clean=_concatenated([one.clean for one in segments], gap),
        normalized=normalized,
        words=tuple(span.shifted(by) for one, by in placed for span in one.words),
        occurrences=tuple(
            replace(found, span=found.span.shifted(by))
            for one, by in placed
            for found in one.occurrences
        ),
    )


def _concatenated(parts: Sequence[Rewrite], gap: str) -> Rewrite:
    original, text = "", ""
    changes: list[tuple[Span, Span]] = []
    for number, part in enumerate(parts):
        before = gap if number else ""
        original, text = original + before, text + before
        changes += (
            (old.shifted(len(original)), new.shifted(len(text))) for old, new in part.changes
        )
        original, text = original + part.original, text + part.text
    return Rewrite(original, text, tuple(changes))
