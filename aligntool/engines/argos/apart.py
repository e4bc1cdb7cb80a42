"""Sentences taken apart around what a model must not touch, and put together again.

Addresses and emoji are cut out and what lies between is translated; lost numbers are decoded behind
stand-ins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligntool.engines.argos.clauses import Part, join
from aligntool.engines.argos.draft import Decoding, Draft, Sentence
from aligntool.engines.argos.literals import literals
from aligntool.engines.argos.numbers import lost, required
from aligntool.engines.argos.route import Route
from aligntool.engines.argos.standins import StandIn, restored, stand_ins, substituted
from aligntool.model import Link
from aligntool.text import Rewrite, Span, trim

_WORD = re.compile(r"\w")
_LEADING = re.compile(
    r"[\s，。；：！？、,.;:!?）)】\]》”’%…]*[，。；：！？、,.;:!?）)】\]》”’%…]|\W+$"
)
"""Marks that close what was before; without any word, whatever there is."""
_PUNCTUATION = str.maketrans("，。；：！？（）【】、“”‘’", ",.;:!?()[],\"\"''")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a sentence with what is done to it."""

    span: Span
    """Into the sentence's text."""
    copy: str = ""
    """Its English, where that needs no translation."""
    text: Rewrite | None = None
    """What is translated: the stretch with stand-ins in it."""
    stand_ins: tuple[StandIn, ...] = ()


def translate_apart(
    route: Route,
    sentences: Sequence[Sentence],
    english: Sequence[str],
    *,
    decoding: Decoding,
    lang: str,
) -> list[Draft]:
    """Return a new draft of sentences of which something was lost or altered.

    Args:
        route: what translates.
        sentences: what to translate.
        english: the English of each so far, which tells what was lost.
        decoding: how to decode.
        lang: the language of the sentences, for its way to write numbers.

    Raises:
        InputError: if a package turns out to be damaged.
        MissingDependency: if a library is not installed.
        UsageError: if this machine lacks what the options ask for.
    """
    plans = [
        list(_plan(sentence.text, text, lang))
        for sentence, text in zip(sentences, english, strict=True)
    ]
    asked = [
        Sentence(stretch.text.text, terms=sentence.terms)
        for sentence, plan in zip(sentences, plans, strict=True)
        for stretch in plan
        if stretch.text is not None
    ]
    answers = iter([ranked[0] for ranked in route.translate(asked, decoding)])
    return [
        join(sentence.text, [Part(one.span, _draft(one, answers)) for one in plan])
        for sentence, plan in zip(sentences, plans, strict=True)
    ]


def _plan(text: str, english: str, lang: str) -> Iterator[_Stretch]:
    """Yield the stretches of a sentence: literals and what lies between."""
    start = 0
    for literal in literals(text):
        yield from _between(text, Span(start, literal.span.start), english, lang)
        yield _Stretch(literal.span, copy=literal.text)
        start = literal.span.end
    yield from _between(text, Span(start, len(text)), english, lang)


def _between(text: str, span: Span, english: str, lang: str) -> Iterator[_Stretch]:
    lead = _LEADING.match(text, span.start, span.end)
    if lead:
        yield _Stretch(Span(*lead.span()), copy=lead.group().translate(_PUNCTUATION).strip())
        span = Span(lead.end(), span.end)
    span = trim(text, span)
    found = span.of(text)
    if not found:
        return
    some = stand_ins(found, lost(required(found), english), lang)
    yield _Stretch(span, text=substituted(found, some), stand_ins=some)


def _draft(stretch: _Stretch, answers: Iterator[Draft]) -> Draft:
    """Return the English of a stretch, taking the next answer if it was translated."""
    if stretch.text is None:
        whole = Link(Span(0, len(stretch.span)), Span(0, len(stretch.copy)), 1.0)
        return Draft(stretch.copy, links=(whole,) if _WORD.search(stretch.copy) else ())
    return restored(next(answers), stretch.text, stretch.stand_ins)
