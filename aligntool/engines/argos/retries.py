"""Sentences translated with a look at the result: what is flagged is decoded again, all together.

Only flagged sentences pay.  A retry is kept if it is flagged for less than what there was.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aligntool.engines.argos.apart import translate_apart
from aligntool.engines.argos.draft import PLAIN, Decoding, Draft, Sentence
from aligntool.engines.argos.guards import CUT, Source, flags, read, weigh
from aligntool.engines.argos.leg import Drafts
from aligntool.engines.argos.route import Route

RETRIED = "retried"
"""Flag of a text that is not the model's first answer, which was worse."""

_LITERAL = frozenset({"number", "url", "email", "emoji"})
_SHAPE = frozenset({"empty", "repetition", "untranslated", "short", "long", CUT})


@dataclass(frozen=True, slots=True)
class Retry:
    """One more way to decode."""

    decoding: Decoding
    remedies: frozenset[str]
    """The flags against which it may help."""
    apart: bool = False
    """Whether literals are cut out and lost numbers stood in for."""


RETRIES = (
    Retry(PLAIN, _LITERAL, apart=True),
    # Three pieces are a word or two: enough to break a loop, too few to forbid a phrase.  1.1 and
    # 1.2 are the usual penalties; more makes models drop articles and names said twice.
    Retry(Decoding(no_repeat=3, penalty=1.1), _SHAPE),
    Retry(Decoding(parts=2), _SHAPE | _LITERAL, apart=True),
    Retry(Decoding(parts=4, no_repeat=3, penalty=1.2), _SHAPE),
)
"""Tried in turn until nothing is flagged; cheap and close to the first answer comes first."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft with what the guards say of it."""

    draft: Draft
    flags: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How bad it is; 0 where nothing is flagged."""
        return weigh(self.flags)


def translate_guarded(
    route: Route, sentences: Sequence[Sentence], *, lang: str, retries: int
) -> list[tuple[Judged, ...]]:
    """Return the drafts of each sentence, the one with the fewest and lightest flags first.

    Of two that are flagged alike the one that came first is kept, so that the model's own answer
    is given up only for a better one.

    Args:
        route: what translates.
        sentences: what to translate.
        lang: the language of the sentences.
        retries: how many of the other ways to decode are tried at most; with 0 the flagged
            sentences keep the model's first answer.

    Raises:
        InputError: if a package turns out to be damaged.
        MissingDependency: if a library is not installed.
        UsageError: if this machine lacks what the options ask for.
    """
    sources = [read(sentence.text) for sentence in sentences]
    plain = [
        _judged(sentence, source, ranked)
        for sentence, source, ranked in zip(
            sentences, sources, route.translate(sentences, PLAIN), strict=True
        )
    ]
    best = {number: _lightest(ranked) for number, ranked in enumerate(plain) if ranked[0].flags}
    if not retries or not best:
        return plain
    for retry in RETRIES[:retries]:
        numbers = [n for n, judged in best.items() if retry.remedies & set(judged.flags)]
        flagged = [sentences[n] for n in numbers]
        english = [best[n].draft.text for n in numbers]
        for n, drafts in zip(numbers, _again(retry, route, flagged, english, lang), strict=True):
            best[n] = _lightest([best[n], *(_judge(sources[n], draft) for draft in drafts)])
    return [_ordered(ranked, best.get(number)) for number, ranked in enumerate(plain)]


def _again(
    retry: Retry, route: Route, sentences: Sequence[Sentence], english: Sequence[str], lang: str
) -> list[Drafts]:
    """Decode flagged sentences in another way; ``english`` is their best text so far."""
    if not retry.apart:
        return route.translate(sentences, retry.decoding)
    drafts = translate_apart(route, sentences, english, decoding=retry.decoding, lang=lang)
    return [(draft,) for draft in drafts]


def _judged(sentence: Sentence, source: Source, ranked: Drafts) -> tuple[Judged, ...]:
    """Judge the best draft; the others only where one may take its place.

    That is where the best is flagged, or where the term aligner may prefer another.
    """
    first, *others = ranked
    best = _judge(source, first)
    if best.flags or sentence.terms:
        return (best, *(_judge(source, draft) for draft in others))
    return (best, *(Judged(draft, ()) for draft in others))


def _judge(source: Source, draft: Draft) -> Judged:
    found = flags(source, draft.text)
    return Judged(draft, (*found, CUT) if draft.cut else found)


def _lightest(candidates: Sequence[Judged]) -> Judged:
    """Return the one with the lightest flags, the first among equals."""
    return min(candidates, key=lambda judged: judged.weight)


def _ordered(ranked: tuple[Judged, ...], best: Judged | None) -> tuple[Judged, ...]:
    """Return the n-best list with the best first, marked if that is not the model's choice."""
    if best is None or best is ranked[0]:
        return ranked
    rest = [judged for judged in ranked if judged.draft.text != best.draft.text]
    first = Judged(best.draft, (*best.flags, RETRIED))
    return (first, *rest)[: len(ranked)]
