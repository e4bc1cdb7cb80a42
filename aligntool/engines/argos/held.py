"""Sentences decoded once more with terms in their English.

Attention says where a draft renders a term, or would.  The term is put there, and the rest of the
draft follows as it was; where that will not do, the model goes on from the term by itself (a prefix
constrains decoding, as in Hokamp & Liu 2017, at a place that attention gives, as in Hasler et al.
2018).  The most probable English is kept, if the model thinks it little less probable than its own,
nothing else that the source says is lost, and the term is not said twice.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import product

from aligntool.engines.argos.clauses import SOFT_LIMIT
from aligntool.engines.argos.decoder import MAX_TARGET, Attention, Decoder
from aligntool.engines.argos.draft import PLAIN, Draft, Wanted
from aligntool.engines.argos.links import word_links
from aligntool.engines.argos.places import Place, columns, drawn, find_places, keeps, other_words
from aligntool.engines.argos.tokens import Tokenizer
from aligntool.languages.en import indefinite_article
from aligntool.model import HeldTerm
from aligntool.text import Span

MOST_LOSS = 8.0
"""How much less probable (natural logarithm) English may become for a term: it keeps at least a
3,000th of its probability.  A name of something else costs more; docs/engine.md has figures."""
MOST_MORE = 0.5
"""English pieces that may be drawn from a term besides those that hold it, more than before."""
_RENDERINGS = 3
"""Renderings of a term that are tried."""


class _Way(Enum):
    """How English goes on behind a term; what changes least comes first."""

    AS_IT_WAS = "with the rest of the draft"
    ANEW = "as the model likes"


@dataclass(frozen=True, slots=True)
class _State:
    """A sentence with its English so far."""

    number: int
    """Its place among all that are wanted."""
    source: list[str]
    spans: Sequence[Span | None]
    """Where each source piece stands."""
    words: tuple[Span, ...]
    pieces: list[str]
    text: str
    """What the pieces spell."""
    attention: Attention
    probability: float
    """Its natural logarithm."""
    held: tuple[str, ...] = ()
    """Terms that were put in."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    """English with a term in it."""

    state: _State
    """The sentence as it was."""
    pieces: list[str]
    """All of them, or those up to the term."""
    english: str
    """The term."""
    columns: Sequence[int]
    """Source pieces of the term."""
    place: Place
    """What the term stands for in the draft."""
    held: Place
    """Where it stands now."""


def hold(
    wanted: Sequence[Wanted], tokenizer: Tokenizer, decoder: Decoder, *, hypotheses: int
) -> list[Draft | None]:
    """Return English with one or more of the terms, or None, for each sentence.

    Sentences so long that they are decoded in parts are left.

    Args:
        wanted: sentences, different ones.
        tokenizer: of the package.
        decoder: of the package.
        hypotheses: how many drafts the first decoding had.

    Raises:
        InputError: if the package turns out to be damaged.
        UsageError: if the GPU's memory is too small.
    """
    states = _drafted(wanted, tokenizer, decoder, hypotheses)
    for turn in range(max((len(one.terms) for one in wanted), default=0)):
        terms = {n: wanted[n].terms[turn] for n in sorted(states) if turn < len(wanted[n].terms)}
        for rank, way in product(range(_RENDERINGS), _Way):
            attempts = [
                attempt
                for number, term in terms.items()
                if rank < len(term.english)
                for attempt in _attempts(states[number], term, rank, way, tokenizer)
            ]
            if way is _Way.ANEW:
                attempts = _continued(attempts, decoder)
            kept = _best(attempts, tokenizer, decoder)
            states.update(kept)
            terms = {number: term for number, term in terms.items() if number not in kept}
    return [
        _draft(states[number], tokenizer) if number in states and states[number].held else None
        for number in range(len(wanted))
    ]


def _drafted(
    wanted: Sequence[Wanted], tokenizer: Tokenizer, decoder: Decoder, hypotheses: int
) -> dict[int, _State]:
    """Return the drafts to begin with: decoded again, since their pieces were not kept."""
    encoded = [tokenizer.encode(one.text) for one in wanted]
    numbers = [n for n, pieces in enumerate(encoded) if 0 < len(pieces) <= SOFT_LIMIT]
    sources = [encoded[n] for n in numbers]
    chosen = {}
    for place, renderings in decoder.decode(sources, PLAIN, hypotheses=hypotheses):
        texts = tokenizer.decode([one.pieces for one in renderings])
        english = wanted[numbers[place]].english
        rank = texts.index(english) if english in texts else 0
        if renderings[rank].pieces and not renderings[rank].cut:
            chosen[numbers[place]] = renderings[rank], texts[rank]
    numbers = sorted(chosen)
    attention = decoder.attend(
        [encoded[n] for n in numbers], [chosen[n][0].pieces for n in numbers]
    )
    return {
        number: _State(
            number,
            encoded[number],
            tokenizer.source_spans(wanted[number].text, encoded[number]),
            wanted[number].words,
            rendering.pieces,
            text,
            rows,
            rendering.score * rendering.size,
        )
        for number, rows in zip(numbers, attention, strict=True)
        for rendering, text in [chosen[number]]
    }


def _attempts(
    state: _State, term: HeldTerm, rank: int, way: _Way, tokenizer: Tokenizer
) -> Iterator[_Attempt]:
    """Yield what may hold a term by one of its renderings."""
    found = columns(term.span, state.spans)
    if not found:
        return
    pieces, english = state.pieces, term.english[rank]
    for place in find_places(pieces, state.attention, found, tokenizer):
        written = english if place.start else english[0].upper() + english[1:]
        begun = [*pieces[: place.start], *tokenizer.encode(written)]
        held = Place(place.start, len(begun))
        whole = begun if way is _Way.ANEW else [*begun, *pieces[place.end :]]
        if len(whole) + 1 < MAX_TARGET:
            yield _Attempt(state, whole, english, found, place, held)


def _continued(attempts: Sequence[_Attempt], decoder: Decoder) -> list[_Attempt]:
    """Return the attempts as the model goes on with them."""
    sources = [one.state.source for one in attempts]
    begun = [one.pieces for one in attempts]
    found = dict(decoder.decode(sources, PLAIN, hypotheses=1, prefixes=begun))
    return [
        replace(attempt, pieces=rendering.pieces)
        for number, attempt in enumerate(attempts)
        for (rendering,) in [found[number]]
        if not rendering.cut
    ]


def _best(
    attempts: Sequence[_Attempt], tokenizer: Tokenizer, decoder: Decoder
) -> dict[int, _State]:
    """Return the most probable English that may be kept, by the number of the sentence."""
    found = decoder.score([one.state.source for one in attempts], [one.pieces for one in attempts])
    likely = [
        (attempt, probability)
        for attempt, probability in zip(attempts, found, strict=True)
        if probability > attempt.state.probability - MOST_LOSS
    ]
    attention = decoder.attend(
        [one.state.source for one, _ in likely], [one.pieces for one, _ in likely]
    )
    best: dict[int, _State] = {}
    for (attempt, probability), rows in zip(likely, attention, strict=True):
        new = replace(
            attempt.state,
            pieces=attempt.pieces,
            text=tokenizer.decode([attempt.pieces])[0],
            attention=rows,
            probability=probability,
            held=(*attempt.state.held, attempt.english),
        )
        known = best.get(new.number)
        if (known is None or probability > known.probability) and _may_be_kept(new, attempt):
            best[new.number] = new
    return best


def _may_be_kept(new: _State, attempt: _Attempt) -> bool:
    """Tell whether the terms are there, none said once more in other words, and nothing is lost."""
    text = new.text.casefold()
    before, after, term = attempt.state.attention, new.attention, attempt.columns
    said = drawn(before, term, attempt.place)
    return (
        all(english.casefold() in text for english in new.held)
        and _article_fits(new.text, attempt.english)
        and drawn(after, term, attempt.held) <= said + MOST_MORE
        and keeps(before, after, other_words(new.words, term, new.spans))
    )


def _article_fits(text: str, english: str) -> bool:
    written = re.search(rf"(?<!\w)(an?) {re.escape(english)}", text, re.IGNORECASE)
    return written is None or written[1].lower() == indefinite_article(english)


def _draft(state: _State, tokenizer: Tokenizer) -> Draft:
    size = len(state.pieces) + 1
    surfaces = tokenizer.surfaces(state.pieces)
    links = word_links(state.attention, state.text, surfaces=surfaces, sources=state.spans)
    return Draft(state.text, state.probability / size, size, links)
