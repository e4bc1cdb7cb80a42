"""Texts made for measuring: articles of real sentences, and long texts of drawn words."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from aligntool.lexicon import load_lexicon
from bench.align_score import Link

Line = tuple[str, str]
"""A sentence and its English."""
Unit = tuple[list[str], list[str]]
"""Sentences of both sides that say the same."""

_UNITS = 28
"""Beads of an article."""
_MOVES = (-2, -1, 1, 2, 3, 4)
"""Beads by which one of them is moved in the English."""
_KINDS = {"merged": 0.1, "joined": 0.08, "split": 0.06, "dropped": 0.03, "added": 0.03}
"""How often the English has one sentence for two, the source has, and so on."""
_CUT = re.compile(r", (?=\w)|,? and (?=\w)")
_LEAST = 15
"""Characters that each part of a split sentence has at least."""


@dataclass(frozen=True, slots=True)
class Made:
    """Both sides of a text, and its beads."""

    source: list[str]
    target: list[str]
    links: frozenset[Link]


def article(lines: Sequence[Line], lang: str, chance: random.Random, *, moved: bool) -> Made:
    """Return an article of neighbouring lines, some merged, split, dropped, added.

    Where ``moved``, one bead has another place in the English.
    """
    waiting = iter(lines[chance.randrange(len(lines) - 2 * _UNITS) :])
    units = [_unit(waiting, lang, chance, lines) for _ in range(_UNITS)]
    order = list(range(_UNITS))
    if moved:
        place = chance.randrange(2, _UNITS - max(_MOVES))
        order.insert(place + chance.choice(_MOVES), order.pop(place))
    rows = _numbers(len(source) for source, _ in units)
    columns = dict(zip(order, _numbers(len(units[place][1]) for place in order), strict=True))
    return Made(
        [sentence for source, _ in units for sentence in source],
        [sentence for place in order for sentence in units[place][1]],
        frozenset((row, columns[place]) for place, row in enumerate(rows)),
    )


def _numbers(sizes: Iterable[int]) -> list[tuple[int, ...]]:
    """Return the numbers of the sentences of consecutive groups."""
    return [tuple(range(*ends)) for ends in pairwise(accumulate(sizes, initial=0))]


def _unit(waiting: Iterator[Line], lang: str, chance: random.Random, lines: Sequence[Line]) -> Unit:
    source, target = next(waiting)
    kind = chance.choices(("", *_KINDS), (1 - sum(_KINDS.values()), *_KINDS.values()))[0]
    if kind == "merged":
        more = next(waiting)
        return [source, more[0]], [_joined(target, more[1], "; ")]
    if kind == "joined":
        more = next(waiting)
        return [_joined(source, more[0], "，" if lang == "zh" else ", ")], [target, more[1]]
    if kind == "dropped":
        return [source], []
    if kind == "added":
        return [], [chance.choice(lines)[1]]
    return [source], _split(target) if kind == "split" else [target]


def _joined(first: str, second: str, between: str) -> str:
    return first.rstrip("。.") + between + second[0].lower() + second[1:]


def _split(sentence: str) -> list[str]:
    """Return an English sentence in two, cut near its middle, or whole where it has no place."""
    places = [cut for cut in _CUT.finditer(sentence) if cut.start() >= _LEAST]
    places = [cut for cut in places if len(sentence) - cut.end() >= _LEAST]
    if not places:
        return [sentence]
    cut = min(places, key=lambda cut: abs(cut.start() - len(sentence) / 2))
    rest = sentence[cut.end() :]
    return [sentence[: cut.start()] + ".", rest[0].upper() + rest[1:]]


def drawn(count: int) -> Made:
    """Return ``count`` Chinese sentences of words drawn from the lexicon, and English of glosses.

    The glosses stand in another order; a tenth are merged in pairs and one in fifty is dropped.
    """
    chance = random.Random(5)
    lexicon = load_lexicon("zh")
    keys = [key for key in sorted(lexicon.packed) if len(key) == 2]
    common = chance.sample(keys, 300)
    source: list[str] = []
    target: list[str] = []
    links = set()
    while len(source) < count:
        first = len(source)
        groups = [_words(chance, keys, common) for _ in range(1 + (chance.random() < 0.1))]
        source += ("".join(words) + "。" for words in groups)
        if chance.random() < 0.02:
            continue
        glosses = [lexicon.get(word).glosses[0] for words in groups for word in words]
        chance.shuffle(glosses)
        target.append(" ".join(glosses) + ".")
        links.add((tuple(range(first, len(source))), (len(target) - 1,)))
    return Made(source, target, frozenset(links))


def _words(chance: random.Random, keys: list[str], common: list[str]) -> list[str]:
    size = chance.randint(4, 20)
    return [chance.choice(common if chance.random() < 0.6 else keys) for _ in range(size)]
