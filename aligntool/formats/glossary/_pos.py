"""Parts of speech: a glossary's names to a format's codes and back."""

from collections.abc import Mapping

from aligntool.formats.glossary._losses import Losses
from aligntool.model import Concept


def code_of(concept: Concept, codes: Mapping[str, str], losses: Losses, *, title: str) -> str:
    """Return a format's code for a concept's part of speech; "" where it has none.

    Args:
        concept: the concept.
        codes: part of speech → code.
        losses: gets what the code does not say.
        title: what to call the format.
    """
    if not concept.pos:
        return ""
    code = codes.get(concept.pos, codes.get("other", ""))
    if code != _exact(concept.pos):
        written = f"written as '{code}'" if code else "left out"
        losses.add(f"{title} has no '{concept.pos}', {written}", concept.id)
    return code


def name_of(code: str) -> str:
    """Return a glossary's name for a code: ``proper noun`` for ``properNoun``."""
    return "proper noun" if code.lower() == "propernoun" else code


def _exact(pos: str) -> str:
    """Return the code that says what the part of speech does and no less."""
    return "properNoun" if pos == "proper noun" else pos
