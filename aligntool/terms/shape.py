"""A run of words that render a term in, a whole phrase out: its edges are put where words end.

A stretch neither cuts a hyphenated word, a short quotation or a name, nor leaves beside it a word
that the right rendering will bring.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from aligntool.alignment.stems import stem
from aligntool.terms.english import AUXILIARIES, Role, Word
from aligntool.terms.pulls import Pull

GAP = 3
"""Words between two parts of one term."""
_HOLD = 0.3
"""Pull that a content word at the edge needs."""
_SOME = 0.1
"""Pull that a word needs which describes what has more."""
_OWNED = 0.5
"""Pull away from which a capitalised word is another's."""
_QUOTED = 6
"""Words of the longest quotation that is taken whole."""
_PREFIXES = frozenset("pro anti non co pre post re de multi semi sub inter".split())
_TIES = frozenset({"of", "and"})
_OPENING = "“\"'‘「《(`"
_QUOTES = '“”"'
_CLOSING = "”\"'’」》)"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive words of an English sentence."""

    first: int
    last: int
    """Numbers of the first and the last word."""
    weight: float
    """Mean pull towards the term of those words that have one, 0 to 1."""
    inner: tuple[int, int] | None = None
    """First and last number of words inside that render something else and are to be kept."""

    @property
    def numbers(self) -> range:
        """The numbers of its words."""
        return range(self.first, self.last + 1)


def shaped(
    words: Sequence[Word],
    found: Sequence[Pull],
    blocked: Collection[int],
    wanted: frozenset[str],
    ends: tuple[int, int],
) -> Stretch | None:
    """Return the stretch with its edges put right, or None if nothing is left."""
    first, last = ends
    while first <= last and not _may_start(words[first], found[first]):
        first += 1
    while last >= first and not _may_end(words[last], found[last]):
        last -= 1
    if first > last:
        return None
    first, last = _described(words, found, blocked, first, last)
    first, last = _joined(words, found, blocked, first, last)
    first, last = _quoted(words, found, blocked, first, last)
    if not wanted <= {stem(words[number].lower) for number in range(first, last + 1)}:
        first, last = _named(words, found, blocked, first, last)
    first, last = _completed(words, found, blocked, wanted, (first, last))
    first, last = _balanced(words, first, last)
    first, last = _paired(words, first, last)
    if first > last:
        return None
    held = [
        found[number].inside
        for number in range(first, last + 1)
        if words[number].role is Role.CONTENT and found[number].inside >= _HOLD
    ]
    if not held:
        return None
    return Stretch(first, last, sum(held) / len(held), _inner(words, found, wanted, first, last))


def _balanced(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """Return the ends cut where a bracket is opened or closed only."""
    depth = 0
    for number in range(first, last + 1):
        depth += (words[number].text == "(") - (words[number].text == ")")
        if depth < 0:
            return first, number - 1
    if depth > 0:
        opened = next(n for n in range(last, first - 1, -1) if words[n].text == "(")
        return first, opened - 1
    return first, last


def _paired(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """Return the ends moved, or cut, so that quotation marks inside come in pairs."""
    marks = [number for number in range(first, last + 1) if words[number].text in _QUOTES]
    if len(marks) % 2 == 0:
        return first, last
    before = next((n for n in range(first - 1, first - _QUOTED, -1) if _is_quote(words, n)), None)
    if before is not None and words[marks[0]].span.start == words[marks[0] - 1].span.end:
        return before, last
    after = next((n for n in range(last + 1, last + _QUOTED) if _is_quote(words, n)), None)
    if after is not None and words[marks[-1]].span.start > words[marks[-1] - 1].span.end:
        return first, after
    return (first, marks[0] - 1) if marks[0] - first > last - marks[0] else (marks[0] + 1, last)


def _is_quote(words: Sequence[Word], number: int) -> bool:
    return 0 <= number < len(words) and words[number].text in _QUOTES


def _may_start(word: Word, pull: Pull) -> bool:
    return word.role is Role.CONTENT and pull.inside >= _HOLD


def _may_end(word: Word, pull: Pull) -> bool:
    return word.role is Role.CONTENT and pull.inside >= _HOLD


def _described(
    words: Sequence[Word], found: Sequence[Pull], blocked: Collection[int], first: int, last: int
) -> tuple[int, int]:
    """Take in words before that render a bit of the term and no more: *long-term triangles*."""
    number = first - 1
    while number >= 0 and number not in blocked:
        pull, role = found[number], words[number].role
        if role is Role.CONTENT and pull.inside >= _SOME and pull.outside < _OWNED:
            first = number
        elif role is not Role.JOINT or not _hyphen(words, number):
            break
        number -= 1
    return first, last


def _joined(
    words: Sequence[Word], found: Sequence[Pull], blocked: Collection[int], first: int, last: int
) -> tuple[int, int]:
    """Take in the other parts of hyphenated words that render nothing else, and prefixes."""
    while first >= 2 and _hyphen(words, first - 1) and first - 2 not in blocked:
        if not _loose(found, blocked, first - 2) and words[first - 2].lower not in _PREFIXES:
            break
        first -= 2
    while last + 2 < len(words) and _hyphen(words, last + 1) and _loose(found, blocked, last + 2):
        last += 2
    return first, last


def _hyphen(words: Sequence[Word], number: int) -> bool:
    before, after = words[number - 1].span, words[number + 1].span
    return (
        words[number].text in "-‐‑"
        and before.end == words[number].span.start
        and words[number].span.end == after.start
    )


def _loose(found: Sequence[Pull], blocked: Collection[int], number: int) -> bool:
    pull = found[number]
    return number not in blocked and pull.outside < max(pull.inside, 0.2)


def _quoted(
    words: Sequence[Word], found: Sequence[Pull], blocked: Collection[int], first: int, last: int
) -> tuple[int, int]:
    """Take in the rest of a short quotation that renders nothing else."""
    start, end = first, last
    while start > 0 and first - start < _QUOTED and words[start - 1].text not in _OPENING:
        start -= 1
    while end + 1 < len(words) and end - last < _QUOTED and words[end + 1].text not in _CLOSING:
        end += 1
    is_quoted = (
        start > 0
        and end + 1 < len(words)
        and words[start - 1].text in _OPENING
        and words[end + 1].text in _CLOSING
        and end - start < _QUOTED
    )
    inner = [number for number in range(start, end + 1) if not first <= number <= last]
    free = all(
        words[number].role is not Role.CONTENT or _loose(found, blocked, number) for number in inner
    )
    return (start, end) if is_quoted and free and not set(inner) & set(blocked) else (first, last)


def _named(
    words: Sequence[Word], found: Sequence[Pull], blocked: Collection[int], first: int, last: int
) -> tuple[int, int]:
    """Take in the rest of a name that renders nothing else: *the Ministry of* before *Finance*."""
    if not all(
        words[number].is_name
        for number in range(first, last + 1)
        if words[number].role is Role.CONTENT
    ):
        return first, last
    while (size := _name_beside(words, found, blocked, range(first - 1, first - 4, -1))) and (
        first - size > 0 or _is_title(words[first - size])
    ):
        first -= size
    while size := _name_beside(words, found, blocked, range(last + 1, last + 4)):
        last += size
    return first, last


def _is_title(word: Word) -> bool:
    """Tell whether a word at the start of a sentence, which always has a capital, is a name's."""
    return word.text.isupper()


def _name_beside(
    words: Sequence[Word], found: Sequence[Pull], blocked: Collection[int], numbers: range
) -> int:
    """Return how many words on one side belong to the name: 1, or 2 or 3 with *of (the)*."""
    for count, number in enumerate(numbers, 1):
        if not 0 <= number < len(words) or number in blocked:
            return 0
        word = words[number]
        if word.role is Role.CONTENT:
            limit = _OWNED if count == 1 else max(found[number].inside, _OWNED / 2)
            return count if word.is_name and found[number].outside < limit else 0
        if word.lower not in ("of", "the"):
            return 0
    return 0


def _completed(
    words: Sequence[Word],
    found: Sequence[Pull],
    blocked: Collection[int],
    wanted: frozenset[str],
    ends: tuple[int, int],
) -> tuple[int, int]:
    """Take in words beside a stretch that the right rendering has too.

    Else they would be said twice: *a prosperous moderately prosperous society*, *the Greater Bay
    Area of Hong Kong*.
    """
    first, last = ends

    def is_wanted(number: int) -> bool:
        return (
            0 <= number < len(words)
            and number not in blocked
            and words[number].role is Role.CONTENT
            and stem(words[number].lower) in wanted
        )

    for number in range(first - 1, max(-1, first - 1 - GAP), -1):
        if number in blocked or words[number].role not in (Role.CONTENT, Role.JOINT):
            break
        if is_wanted(number) and not _is_verb(words, number):
            first = number
            break
    if first >= 2 and words[first - 1].lower == "and" and first - 2 not in blocked:
        pull = found[first - 2]
        first -= 2 if pull.inside >= _HOLD and pull.inside > pull.outside else 0
    beyond = last + 2 if last + 1 < len(words) and words[last + 1].lower in _TIES else last + 1
    while is_wanted(beyond):
        last, beyond = beyond, beyond + 1
    return first, last


def _is_verb(words: Sequence[Word], number: int) -> bool:
    """Tell whether a word before a stretch is likely to govern it: *reduce poverty*."""
    word = words[number].lower
    before = words[number - 1].lower if number else ""
    return before in AUXILIARIES or word.endswith(("ing", "ed"))


def _inner(
    words: Sequence[Word], found: Sequence[Pull], wanted: frozenset[str], first: int, last: int
) -> tuple[int, int] | None:
    """Return the words inside a stretch that render something else and that nothing will bring."""
    others = [
        number
        for number in range(first + 1, last)
        if words[number].role is Role.CONTENT
        and found[number].outside > 0.5 > 2 * found[number].inside
        and found[number].beside
        and stem(words[number].lower) not in wanted
    ]
    return (others[0], others[-1]) if others else None
