"""Where two sentences differ: both in, the pieces of one with what the other has in their place."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from aligntool.memory.wording import token_spans
from aligntool.text import Span


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of the sentence that was found, and what the other has for it."""

    found: str
    wanted: str
    is_same: bool
    """Whether both have the same there, white space aside."""


def differences(found: str, wanted: str) -> Iterator[Difference]:
    """Yield the stretches in order; they rebuild both sentences but for white space between."""
    from rapidfuzz.distance import Levenshtein

    spans = token_spans(found), token_spans(wanted)
    pairs = zip(spans, (found, wanted), strict=True)
    texts = [[span.of(text) for span in each] for each, text in pairs]
    for same, codes in groupby(Levenshtein.opcodes(*texts), lambda code: code.tag == "equal"):
        first, *rest = codes
        last = rest[-1] if rest else first
        yield Difference(
            _stretch(found, spans[0], first.src_start, last.src_end),
            _stretch(wanted, spans[1], first.dest_start, last.dest_end),
            same,
        )


def marked(found: str, wanted: str) -> str:
    """Return a sentence with ``[-what another lacks-]`` and ``{+what that has instead+}``."""
    pieces = []
    for one in differences(found, wanted):
        if one.is_same:
            pieces.append(one.found)
            continue
        pieces += [f"[-{one.found.strip()}-]" if one.found else ""]
        pieces += [f"{{+{one.wanted.strip()}+}}" if one.wanted else ""]
        pieces += [" " if (one.found or one.wanted).endswith(" ") else ""]
    return "".join(pieces).strip()


def _stretch(text: str, spans: tuple[Span, ...], first: int, end: int) -> str:
    """Return the text of some tokens with the white space after them."""
    if first == end:
        return ""
    after = spans[end].start if end < len(spans) else len(text)
    return text[spans[first].start : after]
