"""Word links as the engine's attention has them, from sentences that it translates."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from aligntool.errors import UsageError
from aligntool.model import Hypothesis, RawText, Segment
from aligntool.pipeline.stages import Stages
from aligntool.text import Span
from aligntool.wordalign.links import LinkedText, WordLink

_TOKEN = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")
_LEAST = 0.1
"""Less attention than this share is spread over a sentence rather than a link."""


def attention_links(raw: RawText, stages: Stages) -> Iterator[tuple[str, str, LinkedText]]:
    """Yield each line as the engine saw it, its English, and the links between their words.

    The probability of a link is the share of the English word's attention on the source word
    (Koehn & Knowles 2017 say how far attention is alignment).

    Raises:
        UsageError: if the engine keeps no attention.
    """
    for segment, hypotheses in stages.translate(stages.lines(raw)):
        best = hypotheses[0]
        if segment.text.strip() and best.text.strip() and not best.links:
            raise UsageError(f"engine {best.engine} keeps no attention; give --engine argos")
        yield segment.text, best.text, _linked(segment, best)


def _linked(segment: Segment, hypothesis: Hypothesis) -> LinkedText:
    source = segment.words
    target = tuple(Span(*match.span()) for match in _TOKEN.finditer(hypothesis.text))
    weights: dict[tuple[int, int], float] = {}
    for link in hypothesis.links:
        for place in product(_at(link.source, source), _at(link.target, target)):
            weights[place] = weights.get(place, 0.0) + link.weight
    links = tuple(
        WordLink(row, column, min(weight, 1.0))
        for (row, column), weight in sorted(weights.items())
        if weight >= _LEAST
    )
    return LinkedText(source, target, links)


def _at(span: Span, tokens: Sequence[Span]) -> list[int]:
    """Return the numbers of the tokens that a span touches."""
    return [number for number, token in enumerate(tokens) if token.overlaps(span)]
