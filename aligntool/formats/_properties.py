"""What an exchange format says of a pair besides its texts: a ``Pair`` in, names and values out."""

from collections.abc import Iterator

from aligntool.model import Pair


def properties(pair: Pair) -> Iterator[tuple[str, str]]:
    """Yield engine, model and, where there are any, score, flags, best match and terms."""
    yield "engine", pair.engine
    yield "model", pair.model
    if pair.score is not None:
        yield "score", f"{pair.score:.4f}"
    if pair.flags:
        yield "flags", " ".join(pair.flags)
    if pair.matches:
        yield "match", f"{pair.matches[0].rate} {pair.matches[0].origin}".rstrip()
    if pair.terms:
        yield "terms", "; ".join(f"{term.concept}={term.status}" for term in pair.terms)
