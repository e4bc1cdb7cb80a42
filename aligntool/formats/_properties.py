"""What an exchange format says of a pair besides its texts: a ``Pair`` in, names and values out."""

from collections.abc import Iterator

from aligntool.model import Pair


def properties(pair: Pair) -> Iterator[tuple[str, str]]:
    """Yield engine, model and, where there are any, score and terms with what became of each."""
    yield "engine", pair.engine
    yield "model", pair.model
    if pair.score is not None:
        yield "score", f"{pair.score:.4f}"
    if pair.terms:
        yield "terms", "; ".join(f"{term.concept}={term.status}" for term in pair.terms)
