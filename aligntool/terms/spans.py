"""Pulls of English words in, the stretches that render a term out.

A stretch is the run of words with the largest sum of pulls towards the term less pulls away from it
(a maximum subarray); marks that part clauses and words of other terms end it.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from aligntool.terms.english import Role, Word, is_finite, is_preposition
from aligntool.terms.pulls import Pull
from aligntool.terms.shape import GAP, Stretch, shaped

_LEAST = 0.3
"""Sum of pulls below which there is no stretch."""
_LOOSE = 0.05
"""Cost of a content word without links."""
_FUNCTION_SHARE = 0.15
"""Share of what pulls a function word away that counts: their links are the least certain."""
_COSTS = dict.fromkeys(",.()", 0.4) | dict.fromkeys("\"“”'‘’", 0.8)
"""Costs of the marks that may stand inside a rendering."""
_RELATIVES, _COPULAS = frozenset({"which", "that"}), frozenset({"is", "are"})
"""Words of a clause that may be part of a rendering: *socialism that is unique to China*."""
_CLAUSE = 0.2


def find_stretches(
    words: Sequence[Word],
    found: Sequence[Pull],
    taken: Collection[int],
    *,
    wanted: frozenset[str],
    limit: int,
) -> list[Stretch]:
    """Return up to ``limit`` stretches, the strongest first.

    Args:
        words: the English sentence.
        found: the pull of each word.
        taken: numbers of words that other terms claim.
        wanted: stems of the right renderings.
        limit: how often the term occurs.
    """
    blocked = set(taken)
    stretches: list[Stretch] = []
    while len(stretches) < limit:
        best = _best(words, found, blocked)
        if best is None:
            break
        best = _once(words, found, *_bridged(words, found, blocked, *best))
        stretch = shaped(words, found, blocked, wanted, best)
        if stretch is not None:
            stretches.append(stretch)
        blocked |= set(range(best[0], best[1] + 1))
        if stretch is not None:
            blocked |= set(stretch.numbers)
    return stretches


def _best(
    words: Sequence[Word], found: Sequence[Pull], blocked: Collection[int]
) -> tuple[int, int] | None:
    """Return the ends of the run of words with the largest sum of values."""
    best, best_sum = None, _LEAST
    start, total = 0, 0.0
    for number in range(len(words)):
        value = _value(words, number, found[number])
        if number in blocked or value is None:
            start, total = number + 1, 0.0
            continue
        if total <= 0:
            start, total = number, 0.0
        total += value
        if total > best_sum + 1e-9:
            best, best_sum = (start, number), total
    return best


def _once(words: Sequence[Word], found: Sequence[Pull], first: int, last: int) -> tuple[int, int]:
    """Return the ends of the stronger part where a run of words says one thing twice.

    *Shell fund, so the shell fund* is two renderings, or one that the engine repeated.
    """
    content = [n for n in range(first, last + 1) if words[n].role is Role.CONTENT]
    seen: set[tuple[str, str]] = set()
    for one, other in pairwise(content):
        both = words[one].lower, words[other].lower
        if both in seen:
            parts = (first, one - 1), (one, last)
            return max(parts, key=lambda part: _sum(words, found, *part))
        seen.add(both)
    return first, last


def _sum(words: Sequence[Word], found: Sequence[Pull], first: int, last: int) -> float:
    return sum(_value(words, n, found[n]) or 0.0 for n in range(first, last + 1))


def _bridged(
    words: Sequence[Word], found: Sequence[Pull], blocked: Collection[int], first: int, last: int
) -> tuple[int, int]:
    """Take in another run of the term's words beyond a few words that render something else.

    The *human* of *community of human destiny* parts two words of one term.
    """
    for step in (-1, 1):
        edge = first if step < 0 else last
        for number in range(edge + step, edge + step * (GAP + 2), step):
            if not 0 <= number < len(words) or number in blocked or _parts(words[number]):
                break
            strong = found[number].inside >= 0.5 and found[number].inside > found[number].outside
            if words[number].role is not Role.CONTENT:
                continue
            if strong:
                first, last = min(first, number), max(last, number)
            if strong or not (found[number].beside or found[number].is_free):
                break
    return first, last


def _parts(word: Word) -> bool:
    """Tell whether a word ends what may be one phrase."""
    return word.role is Role.MARK or (
        word.role is Role.FUNCTION and not is_preposition(word.lower) and word.lower != "and"
    )


def _value(words: Sequence[Word], number: int, pull: Pull) -> float | None:
    """Return what a word adds to a stretch, or None if it ends one."""
    word = words[number]
    if word.role is Role.MARK:
        return -_COSTS[word.text] if word.text in _COSTS else None
    if word.lower in _RELATIVES or (
        word.lower in _COPULAS and number and words[number - 1].lower in _RELATIVES
    ):
        return -_CLAUSE
    if is_finite(word.lower):
        return None
    if word.role is not Role.CONTENT:
        return _FUNCTION_SHARE * (pull.inside - pull.outside)
    return -_LOOSE if pull.is_free else pull.inside - pull.outside


def cover(
    stretches: Sequence[Stretch],
    words: Sequence[Word],
    found: Sequence[Pull],
    taken: Collection[int],
) -> float:
    """Return the share of all content that links give to a term which its stretches hold."""
    inside = {number for stretch in stretches for number in stretch.numbers} | set(taken)
    pulled = {
        number: found[number].inside
        for number, word in enumerate(words)
        if word.role is Role.CONTENT and found[number].inside > found[number].outside
    }
    total = sum(pulled.values())
    return sum(pulled[number] for number in pulled if number in inside) / total if total else 0.0
