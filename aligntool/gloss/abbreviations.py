"""The abbreviations that stand for grammar in a gloss.

The Leipzig Glossing Rules: conventions for interlinear morpheme-by-morpheme glosses (Comrie,
Haspelmath and Bickel, last change 2015), https://www.eva.mpg.de/lingua/resources/glossing-rules.php
"""

from collections.abc import Iterator
from dataclasses import dataclass

_LEIPZIG = """
    ADV     adverb(ial)
    CLF     classifier
    COMP    complementizer
    COP     copula
    DUR     durative
    FUT     future
    IMP     imperative
    NEG     negation, negative
    NMLZ    nominalizer/nominalization
    PASS    passive
    PFV     perfective
    PL      plural
    POSS    possessive
    PRF     perfect
    PROG    progressive
    PROH    prohibitive
    PST     past
    PURP    purposive
    Q       question particle/marker
    RECP    reciprocal
    REFL    reflexive
    REL     relative
    TOP     topic
"""
_OTHERS = """
    ATTR    attributive: joins what modifies to a noun
    CRS     currently relevant state: the sentence is true now, as it was not before
    DISP    disposal: what is dealt with comes before the verb
    EXP     experiential: has happened at least once
    EXT     extent: how far or how well follows
    ORD     ordinal
    PTCL    particle of mood
"""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """What a gloss in capitals stands for."""

    short: str
    meaning: str
    is_leipzig: bool
    """Whether the list of the Leipzig rules has it; the others are usual for Chinese."""


def _listed(table: str, *, is_leipzig: bool) -> Iterator[Abbreviation]:
    for line in table.strip().splitlines():
        short, meaning = line.split(maxsplit=1)
        yield Abbreviation(short, meaning, is_leipzig)


ABBREVIATIONS = {
    one.short: one
    for one in sorted(
        (*_listed(_LEIPZIG, is_leipzig=True), *_listed(_OTHERS, is_leipzig=False)),
        key=lambda one: one.short,
    )
}
"""Every abbreviation that a gloss may hold, in alphabetical order."""
