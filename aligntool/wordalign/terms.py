"""Glossary terms of a sentence pair: their units on both sides are likely to be linked."""

from collections.abc import Callable, Iterable, Sequence

from aligntool.glossary.match import Matcher
from aligntool.glossary.renderings import Renderings
from aligntool.model import Glossary
from aligntool.text import Span
from aligntool.wordalign.batches import Boost
from aligntool.wordalign.units import Unit

_LIKELY = 0.5
"""Probability that a term became its rendering, where both are in a pair."""
_Finder = Callable[[str], Iterable[tuple[str, Span]]]


class Terms:
    """Finds the terms of a glossary in both sentences of a pair."""

    def __init__(self, glossary: Glossary, source_lang: str, target_lang: str) -> None:
        self._find = (_finder(glossary, source_lang), _finder(glossary, target_lang))

    def boosts(
        self, source: str, target: str, units: tuple[Sequence[Unit], Sequence[Unit]]
    ) -> tuple[Boost, ...]:
        """Return the units of both texts that belong to terms of one concept."""
        across: dict[str, list[list[int]]] = {}
        for concept, span in self._find[1](target):
            across.setdefault(concept, []).append(_inside(units[1], span))
        return tuple(
            Boost(row, column, _LIKELY / len(columns), _LIKELY / len(rows))
            for concept, span in self._find[0](source)
            for columns in across.get(concept, ())
            for rows in [_inside(units[0], span)]
            for row in rows
            for column in columns
        )


def _finder(glossary: Glossary, lang: str) -> _Finder:
    """Return a function that finds concepts in a text; of English also the wrong renderings."""
    if lang == "en":
        renderings = Renderings(glossary)

        def find_english(text: str) -> Iterable[tuple[str, Span]]:
            for concept in glossary.concepts:
                patterns = renderings.of(concept)
                for span in (*patterns.right(text), *patterns.wrong(text)):
                    yield concept, span

        return find_english
    matcher = Matcher(glossary, lang)
    return lambda text: ((one.concept, one.span) for one in matcher.find(text))


def _inside(units: Sequence[Unit], span: Span) -> list[int]:
    return [number for number, unit in enumerate(units) if unit.span.overlaps(span)]
