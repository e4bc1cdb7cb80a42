"""The segmenting stage: a cleaned article in, sentences ready to be translated out."""

from collections.abc import Iterator
from dataclasses import dataclass

from aligntool.cleaning.normalize import Normalizer
from aligntool.glossary.match import Matcher
from aligntool.languages.base import Language
from aligntool.model import Document, Kind, Segment
from aligntool.text import Rewrite, fuse


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
        number = 0
        for passage in document.passages:
            for span in self.language.sentences(passage.clean.text):
                number += 1
                yield self._segment(document.doc, number, passage.kind, passage.clean.slice(span))

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
            words=fuse(words, terms),
            occurrences=occurrences,
        )
