"""The stages with what they share, each usable alone: clean, segment, translate, align."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, islice, pairwise
from pathlib import Path

from aligntool.cleaning.clean import clean, keep_lines
from aligntool.cleaning.despin import DespinRule, load_rules
from aligntool.cleaning.normalize import plan
from aligntool.engines import AUTO, open_engine
from aligntool.engines.base import JOINED, Engine, EngineOptions, HoldingEngine, say_nothing
from aligntool.errors import InputError
from aligntool.glossary.load import EMPTY
from aligntool.glossary.match import Matcher
from aligntool.languages import SOURCE_LANGUAGES, open_language
from aligntool.languages.base import Language
from aligntool.languages.detect import detect
from aligntool.model import Document, Glossary, Hold, Hypothesis, Pair, RawText, Segment
from aligntool.segment import Segmenter, join
from aligntool.terms import TermAligner, align_again

_NAMES = {"en": "English", "ja": "Japanese", "ko": "Korean", "ru": "Russian", "ar": "Arabic"}

Translated = tuple[Segment, tuple[Hypothesis, ...]]
"""A sentence with the engine's renderings, best first."""
Notify = Callable[[str], None]
"""Receives one line for the user."""


class Stages:
    """Opens each language, matcher and engine when first needed and keeps it for the run."""

    def __init__(
        self,
        glossary: Glossary = EMPTY,
        *,
        lang: str | None = None,
        engine: str = AUTO,
        options: EngineOptions | None = None,
        despin: Sequence[Path] = (),
        notify: Notify = say_nothing,
    ) -> None:
        self.glossary = glossary
        self._lang = lang
        self._engine_name = engine
        self._options = replace(options or EngineOptions(), notify=notify)
        self._despin_tables = despin
        self._notify = notify
        self._languages: dict[str, Language] = {}
        self._matchers: dict[str, Matcher] = {}
        self._engines: dict[str, Engine] = {}
        self._terms = TermAligner(glossary)

    def clean(self, raw: RawText) -> Document:
        """Return the article of a file in the language given or detected.

        Raises:
            InputError: if the language is none that is translated, or nothing is left.
        """
        if raw.encoding not in ("utf-8", "utf-8-sig"):
            self._notify(f"{raw.origin}: decoded as {raw.encoding}")
        document = clean(raw, self._language(self._lang or _source_language(raw)))
        if not document.passages:
            raise InputError(f"{raw.origin}: nothing of an article is left after cleaning")
        return document

    def lines(self, raw: RawText) -> Iterator[Segment]:
        """Yield one segment for every line of a file, blank ones too; nothing is removed."""
        language = self._language(self._lang or _source_language(raw))
        document = keep_lines(raw, language)
        return _in_context(self._segmenter(document).passages(document))

    def segment(self, document: Document) -> Iterator[Segment]:
        """Yield the sentences of a document, lazily."""
        return _in_context(self._segmenter(document).sentences(document))

    def paragraphs(self, raw: RawText) -> list[list[Segment]]:
        """Return the sentences of each line of a file; nothing is removed."""
        document = keep_lines(raw, self._language(self._lang or _source_language(raw)))
        return [list(sentences) for sentences in self._segmenter(document).paragraphs(document)]

    def translate(self, segments: Iterable[Segment]) -> Iterator[Translated]:
        """Yield each sentence with its English, in order; many are translated at once."""
        for chunk in self._chunks(segments):
            yield from chunk

    def align(self, translated: Sequence[Translated]) -> list[Pair]:
        """Return pairs with their terms checked and mended; what one shows is evidence for all."""
        return self._terms.align(translated)

    def pairs(self, segments: Iterable[Segment]) -> Iterator[Pair]:
        """Translate sentences and align their terms; a missing one may bring a second decoding."""
        for chunk in self._chunks(segments):
            pairs = self.align(chunk)
            if self._options.retranslate:
                pairs = align_again(self._terms, chunk, pairs, self._held)
            yield from map(_with_matches, pairs, chunk)

    def _chunks(self, segments: Iterable[Segment]) -> Iterator[list[Translated]]:
        """Yield sentences with their English; no more are held than an engine is best given."""
        waiting = iter(segments)
        first = next(waiting, None)
        while first is not None:
            if size := self._engine(first.lang).batch_size:
                chunk, first = [first, *islice(waiting, size - 1)], next(waiting, None)
            else:
                chunk, first = _document(first, waiting)
            yield _joined(zip(chunk, self._translated(chunk), strict=True))

    def _translated(self, chunk: list[Segment]) -> list[tuple[Hypothesis, ...]]:
        """Translate sentences of one or several languages, keeping their order."""
        results: dict[int, tuple[Hypothesis, ...]] = {}
        for lang in dict.fromkeys(one.lang for one in chunk):
            numbers = [number for number, one in enumerate(chunk) if one.lang == lang]
            translated = self._engine(lang).translate([chunk[number] for number in numbers])
            results.update(zip(numbers, translated, strict=True))
        return [results[number] for number in range(len(chunk))]

    def _held(self, wanted: Sequence[Hold]) -> list[Hypothesis | None]:
        """Ask the engines that can for English with terms in it, keeping the order."""
        results: list[Hypothesis | None] = [None] * len(wanted)
        for lang in dict.fromkeys(one.segment.lang for one in wanted):
            engine = self._engine(lang)
            if isinstance(engine, HoldingEngine):
                numbers = [n for n, one in enumerate(wanted) if one.segment.lang == lang]
                found = engine.hold([wanted[number] for number in numbers])
                for number, hypothesis in zip(numbers, found, strict=True):
                    results[number] = hypothesis
        return results

    @cached_property
    def despin_rules(self) -> tuple[DespinRule, ...]:
        """The despin table: the packaged one and the user's."""
        return load_rules(self._despin_tables)

    def _segmenter(self, document: Document) -> Segmenter:
        lang = document.lang
        return Segmenter(
            self._language(lang), plan(document, self.despin_rules), self._matcher(lang)
        )

    def _language(self, code: str) -> Language:
        if code not in self._languages:
            self._languages[code] = open_language(code)
        return self._languages[code]

    def _matcher(self, lang: str) -> Matcher:
        if lang not in self._matchers:
            self._matchers[lang] = Matcher(self.glossary, lang)
        return self._matchers[lang]

    def _engine(self, lang: str) -> Engine:
        if lang not in self._engines:
            engine, note = open_engine(self._engine_name, lang, self.glossary, self._options)
            self._engines[lang] = engine
            self._notify(note)
        return self._engines[lang]


def _document(first: Segment, waiting: Iterator[Segment]) -> tuple[list[Segment], Segment | None]:
    """Return a document's sentences from its first one on, and the first of the next document."""
    document = [first]
    for segment in waiting:
        if segment.doc != first.doc:
            return document, segment
        document.append(segment)
    return document, None


def _joined(translated: Iterable[Translated]) -> list[Translated]:
    """Return sentences with their English; those that have theirs in common as one."""
    groups: list[list[Translated]] = []
    for segment, hypotheses in translated:
        if hypotheses[0].flags == (JOINED,):
            groups[-1].append((segment, hypotheses))
        else:
            groups.append([(segment, hypotheses)])
    return [_as_one(group) for group in groups]


def _as_one(group: Sequence[Translated]) -> Translated:
    if len(group) == 1:
        return group[0]
    _, hypotheses = group[0]
    return join([segment for segment, _ in group]), (replace(hypotheses[0], flags=(JOINED,)),)


def _in_context(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Yield the sentences of one document, each with those before and after it."""
    before = ""
    for segment, following in pairwise(chain(segments, [None])):
        if segment is not None:
            after = "" if following is None else following.clean.text
            yield replace(segment, before=before, after=after)
            before = segment.clean.text


def _with_matches(pair: Pair, translated: Translated) -> Pair:
    """Return a pair with what a translation memory had for it."""
    _, hypotheses = translated
    matches = tuple(one.match for one in hypotheses if one.match is not None)
    return replace(pair, matches=matches) if matches else pair


def _source_language(raw: RawText) -> str:
    code = detect(raw.text)
    if code is not None and code in SOURCE_LANGUAGES:
        return code
    found = f"is in {_NAMES.get(code, code)}" if code else "is in no language that can be told"
    raise InputError(
        f"{raw.origin}: the text {found}; Chinese and Vietnamese are translated, other "
        "languages when --lang CODE names them"
    )
