"""The assembly engine: segments in, one draft hypothesis with its coverage out for each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligntool.engines.assembly.compose import Composer
from aligntool.engines.assembly.fragments import with_fragments
from aligntool.engines.assembly.grammar_vi import arrange as arrange_vi
from aligntool.engines.assembly.grammar_zh import arrange as arrange_zh
from aligntool.engines.assembly.learnt import load_learnt
from aligntool.engines.assembly.ngrams import load_ngrams
from aligntool.engines.assembly.pieces import Piece
from aligntool.engines.assembly.proposals import WEIGHTS, Proposals
from aligntool.engines.assembly.reading import Language, Reader, coverage, verbs_of
from aligntool.engines.assembly.reading_vi import Vietnamese
from aligntool.engines.assembly.reading_zh import Chinese
from aligntool.engines.assembly.surface import write
from aligntool.engines.base import EngineOptions
from aligntool.lexicon import Lexicon, load_lexicon
from aligntool.lexicon.english import NounShapes, load_noun_shapes
from aligntool.lexicon.tables import fold
from aligntool.model import Glossary, Hypothesis, Segment

Arrange = Callable[[Sequence[Piece], NounShapes], Sequence[Piece]]
"""Puts pieces of a sentence into English order and form."""

_BATCH = 64
_LANGUAGES: dict[str, tuple[Callable[[Lexicon, frozenset[str]], Language], Arrange]] = {
    "vi": (Vietnamese, arrange_vi),
    "zh": (Chinese, arrange_zh),
}


@dataclass(frozen=True, slots=True)
class AssemblyEngine:
    """Implements ``engines.base.Engine``."""

    reader: Reader
    arrange: Arrange
    shapes: NounShapes
    model: str
    """``lexicon-`` and the digest of the lexicon."""
    composer: Composer | None = None
    """None: the English that the rules wrote is left as it is."""
    name: str = "assembly"
    batch_size: int = _BATCH

    def translate(self, segments: Sequence[Segment]) -> list[tuple[Hypothesis, ...]]:
        """Return one draft for each segment; its score is the share of the source covered."""
        return [(self._draft(segment),) for segment in segments]

    def _draft(self, segment: Segment) -> Hypothesis:
        pieces = self.reader.read(segment)
        ordered = self.arrange(pieces, self.shapes)
        if self.composer is not None:
            ordered = self.composer.compose(ordered, pieces, segment.text, fold(segment.text))
        return Hypothesis(write(ordered), self.name, self.model, score=round(coverage(pieces), 4))


def open_engine(lang: str, glossary: Glossary, options: EngineOptions) -> AssemblyEngine:
    """Return the engine for ``lang`` (``vi`` or ``zh``), with the user's own lexicons.

    Raises:
        UsageError: if there is no lexicon for the language.
        InputError: if a lexicon of the user's cannot be read or breaks its format, or the memory
            for fragments is missing, damaged or of a newer version.
        MissingDependency: if a package behind the Chinese lexicon is not installed.
    """
    lexicon = load_lexicon(lang, own=options.lexicons)
    if options.fragments is not None:
        lexicon = with_fragments(lexicon, options.fragments)
    return engine_of(lexicon, glossary, open_composer(lexicon))


def open_composer(lexicon: Lexicon, *, folder: Path | None = None) -> Composer:
    """Return what chooses the English of a lexicon's language, learnt from the packaged corpus.

    ``folder`` holds other learnt tables than the packaged ones.

    Raises:
        InputError: if a table breaks its format.
    """
    learnt = load_learnt(lexicon.lang, folder)
    return Composer(Proposals(learnt, lexicon.own, WEIGHTS[lexicon.lang]), load_ngrams(folder))


def engine_of(
    lexicon: Lexicon, glossary: Glossary, composer: Composer | None = None
) -> AssemblyEngine:
    """Return the engine that draws on a lexicon; its language decides the grammar."""
    language, arrange = _LANGUAGES[lexicon.lang]
    return AssemblyEngine(
        reader=Reader(language(lexicon, verbs_of(lexicon)), glossary),
        arrange=arrange,
        shapes=load_noun_shapes(),
        model=f"lexicon-{lexicon.version}",
        composer=composer,
    )
