"""Links as lines of text, one for each sentence pair: Pharaoh form or JSON."""

import json
from collections.abc import Callable, Mapping, Sequence

from aligntool.errors import UsageError
from aligntool.wordalign.links import WordLink

_DECIMALS = 4
_Writer = Callable[[Sequence[str], Sequence[str], Sequence[WordLink]], str]


def write_links(
    source: Sequence[str], target: Sequence[str], links: Sequence[WordLink], *, form: str
) -> str:
    """Return the line of a sentence pair, without its line end.

    Raises:
        UsageError: if the form is unknown.
    """
    if form not in FORMS:
        raise UsageError(f"no form '{form}'; there are: {', '.join(FORMS)}")
    return FORMS[form](source, target, links)


def _pharaoh(source: Sequence[str], target: Sequence[str], links: Sequence[WordLink]) -> str:
    return " ".join(f"{link.source}-{link.target}" for link in links)


def _json(source: Sequence[str], target: Sequence[str], links: Sequence[WordLink]) -> str:
    record = {
        "source": list(source),
        "target": list(target),
        "links": [[one.source, one.target, round(one.probability, _DECIMALS)] for one in links],
    }
    return json.dumps(record, ensure_ascii=False)


FORMS: Mapping[str, _Writer] = {"pharaoh": _pharaoh, "json": _json}
"""Form → what writes it."""
