"""One Argos package at work: sentences in, drafts out, each with its n-best list."""

from collections.abc import Callable, Mapping, Sequence

from aligntool.engines.argos.clauses import LEAST_PART, SOFT_LIMIT, Part, cut, join
from aligntool.engines.argos.decoder import Decoder, Rendering
from aligntool.engines.argos.draft import Decoding, Draft, Sentence, Wanted
from aligntool.engines.argos.held import hold
from aligntool.engines.argos.links import word_links
from aligntool.engines.argos.loading import Translator
from aligntool.engines.argos.tokens import Tokenizer, open_tokenizer
from aligntool.engines.base import EngineOptions
from aligntool.model import Link
from aligntool.models.packages import ArgosPackage
from aligntool.text import Span

Load = Callable[[ArgosPackage, EngineOptions], Translator]
"""Loads the model of a package."""
Drafts = tuple[Draft, ...]
"""An n-best list, best first; never empty."""

WITH_TERMS = 4
"""Drafts of a sentence with glossary terms: another one may have the terms right."""
NOTHING: Drafts = (Draft(""),)


class Leg:
    """A package whose model is loaded with the first sentence."""

    def __init__(self, package: ArgosPackage, options: EngineOptions, load: Load) -> None:
        self.package = package
        self._options = options
        self._load = load
        self._loaded: tuple[Tokenizer, Decoder] | None = None

    def translate(self, sentences: Sequence[Sentence], decoding: Decoding) -> list[Drafts]:
        """Return the drafts of each sentence; equal parts are decoded once.

        Raises:
            InputError: if the package turns out to be damaged.
            MissingDependency: if a library is not installed.
            UsageError: if this machine lacks what the options ask for.
        """
        tokenizer, decoder = self._open()
        encoded = {one.text: tokenizer.encode(one.text) for one in sentences}
        spans = [_parts(one, len(encoded[one.text]), decoding, tokenizer) for one in sentences]
        pieces: dict[str, list[str]] = {}
        linked: set[str] = set()
        for sentence, parts in zip(sentences, spans, strict=True):
            texts = [part.of(sentence.text) for part in parts]
            pieces.update((text, encoded.get(text) or tokenizer.encode(text)) for text in texts)
            if sentence.terms:
                linked.update(texts)
        asked = self._options.hypotheses
        many, one = asked or WITH_TERMS, asked or 1
        with_terms = {text: found for text, found in pieces.items() if text in linked}
        others = {text: found for text, found in pieces.items() if text not in linked}
        drafts = {
            **_drafts(with_terms, tokenizer, decoder, decoding, many, terms=True),
            **_drafts(others, tokenizer, decoder, decoding, one, terms=False),
        }
        return [
            _joined(sentence.text, parts, drafts)
            for sentence, parts in zip(sentences, spans, strict=True)
        ]

    def hold(self, wanted: Sequence[Wanted]) -> list[Draft | None]:
        """Return English that has terms, or None, for each of different sentences.

        Raises:
            InputError: if the package turns out to be damaged.
            MissingDependency: if a library is not installed.
            UsageError: if this machine lacks what the options ask for.
        """
        tokenizer, decoder = self._open()
        return hold(wanted, tokenizer, decoder, hypotheses=self._options.hypotheses or WITH_TERMS)

    def _open(self) -> tuple[Tokenizer, Decoder]:
        if self._loaded is None:
            translator = self._load(self.package, self._options)
            decoder = Decoder(self.package, self._options, translator)
            self._loaded = open_tokenizer(self.package), decoder
        return self._loaded


def _parts(
    sentence: Sentence, size: int, decoding: Decoding, tokenizer: Tokenizer
) -> tuple[Span, ...]:
    """Return the parts in which a sentence of so many pieces is decoded."""
    if size <= SOFT_LIMIT and decoding.parts == 1:
        return (Span(0, len(sentence.text)),)
    soft = min(SOFT_LIMIT, max(LEAST_PART, -(-size // decoding.parts)))
    return cut(sentence, measure=lambda part: len(tokenizer.encode(part)), soft=soft)


def _drafts(
    pieces: Mapping[str, list[str]],
    tokenizer: Tokenizer,
    decoder: Decoder,
    decoding: Decoding,
    hypotheses: int,
    *,
    terms: bool,
) -> dict[str, Drafts]:
    """Decode different texts; one without pieces has nothing to translate.

    Where there are terms all drafts get links, elsewhere the best one only: reading attention is
    not free, and that of first pieces costs an encoding more.
    """
    texts = [text for text, found in pieces.items() if found]
    drafts = dict.fromkeys(pieces, NOTHING)
    found = decoder.decode(
        [pieces[text] for text in texts], decoding, hypotheses=hypotheses, openings=terms
    )
    for number, renderings in found:
        text = texts[number]
        sources = tokenizer.source_spans(text, pieces[text])
        english = tokenizer.decode([rendering.pieces for rendering in renderings])
        drafts[text] = tuple(
            Draft(
                target,
                rendering.score,
                rendering.size,
                _links(rendering, target, tokenizer, sources) if terms or not rank else (),
                rendering.cut,
            )
            for rank, (rendering, target) in enumerate(zip(renderings, english, strict=True))
        )
    return drafts


def _links(
    rendering: Rendering, english: str, tokenizer: Tokenizer, sources: Sequence[Span | None]
) -> tuple[Link, ...]:
    surfaces = tokenizer.surfaces(rendering.pieces)
    return word_links(rendering.attention, english, surfaces=surfaces, sources=sources)


def _joined(text: str, spans: Sequence[Span], drafts: Mapping[str, Drafts]) -> Drafts:
    """Return the drafts of a sentence: the first of every part, the second of every part, …"""
    lists = [drafts[span.of(text)] for span in spans]
    if len(lists) == 1:
        return lists[0]
    return tuple(
        join(
            text,
            [
                Part(span, ranked[min(rank, len(ranked) - 1)])
                for span, ranked in zip(spans, lists, strict=True)
            ],
        )
        for rank in range(max(map(len, lists)))
    )
