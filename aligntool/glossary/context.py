"""Context patterns: regular expressions that cannot take long, whatever the sentence.

Python's engine tries every way to match, which a pattern such as ``(a+)+b`` makes exponentially
many.  A context pattern is therefore a part of the language: characters, classes, groups,
alternatives, ``^ $ \\b``, and the quantifiers ``? * + {m,n}`` behind one character or class; ``*``
and ``+`` reach at most 200 characters.  How many ways there are to match from one place is counted
beforehand and bounded, so the time grows with the sentence's length only.
"""

import re

from aligntool.errors import InputError

MOST_CHARACTERS = 200
"""Longest pattern."""
_REACH = 200
"""How far an unbounded quantifier goes."""
_MOST_WAYS = 500
"""Ways to match from one place: one unbounded quantifier and a few bounded ones a branch."""
_TOKEN = re.compile(
    r"(?P<open>\((?:\?:)?(?![?*+{]))|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<edge>[\^$]|\\b)"
    r"|(?P<atom>\\[dDsSwW]|\\[^\w\s]|\[\^?(?:\\.|(?![&~|-]{2})[^\[\]\\])+\]|[^\\\[\](){}|?*+^$])"
    r"(?:(?P<star>[*+])|(?P<maybe>\?)|\{(?P<least>\d{1,3})(?P<range>,(?P<most>\d{1,3}))?\})?"
)


def compile_context(pattern: str) -> re.Pattern[str]:
    """Return the pattern ready to search in a sentence, in any case.

    Raises:
        InputError: if it is no pattern, or one that could take long.
    """
    if len(pattern) > MOST_CHARACTERS:
        raise InputError(f"a context has at most {MOST_CHARACTERS} characters, not {len(pattern)}")
    bounded = _bounded(pattern)
    try:
        return re.compile(bounded, re.IGNORECASE)
    except re.error as error:
        raise InputError(f"the context '{pattern}' is no regular expression: {error}") from error


def _bounded(pattern: str) -> str:
    """Return the pattern with every quantifier bounded, its ways to match counted."""
    pieces: list[str] = []
    # For each open group: ways of the branches that are done, and of the one being read.
    groups = [(0, 1)]
    position = 0
    while position < len(pattern):
        token = _TOKEN.match(pattern, position)
        if token is None or (token["close"] and len(groups) == 1):
            raise InputError(
                f"the context '{pattern}' has '{pattern[position]}' at character {position + 1}, "
                "where a context allows only characters, classes, groups without quantifiers, | "
                "and ? * + {m,n} behind one character"
            )
        groups = _counted(groups, token)
        pieces.append(_piece(token))
        position = token.end()
        if max(done + ways for done, ways in groups) > _MOST_WAYS:
            raise InputError(
                f"the context '{pattern}' could take long: at most one * or + in each branch"
            )
    return "".join(pieces)


def _counted(groups: list[tuple[int, int]], token: re.Match[str]) -> list[tuple[int, int]]:
    *outer, (done, ways) = groups
    if token["open"]:
        return [*groups, (0, 1)]
    if token["bar"]:
        return [*outer, (done + ways, 1)]
    if token["close"]:
        *outer, (before, above) = outer
        return [*outer, (before, above * (done + ways))]
    return [*outer, (done, ways * _ways(token))]


def _ways(token: re.Match[str]) -> int:
    """Return in how many lengths an atom with its quantifier may match."""
    if token["star"]:
        return _REACH
    if token["maybe"]:
        return 2
    if token["range"]:
        return max(1, int(token["most"]) - int(token["least"]) + 1)
    return 1


def _piece(token: re.Match[str]) -> str:
    if not token["star"]:
        return token.group()
    return f"{token['atom']}{{{int(token['star'] == '+')},{_REACH}}}"
