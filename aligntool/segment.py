"""The segmenting stage: a cleaned article in, sentences ready to be translated out."""

from collections.abc import Iterator

from aligntool.cleaning.normalize import Normalizer
from aligntool.glossary.match import Matcher
from aligntool.languages.base import Language
from aligntool.model import Document, Segment
from aligntool.text import fuse


def segment(
    document: Document, *, language: Language, normalizer: Normalizer, matcher: Matcher
) -> Iterator[Segment]:
    """Yield the sentences of a document with their words and glossary terms, lazily.

    A glossary term is one word, whatever the segmenter made of it.
    """
    number = 0
    for passage in document.passages:
        for span in language.sentences(passage.clean.text):
            clean = passage.clean.slice(span)
            normalized = normalizer(clean.text)
            occurrences = matcher.find(normalized.text)
            number += 1
            yield Segment(
                doc=document.doc,
                seg=number,
                kind=passage.kind,
                lang=document.lang,
                clean=clean,
                normalized=normalized,
                words=fuse(language.words(normalized.text), [one.span for one in occurrences]),
                occurrences=occurrences,
            )
