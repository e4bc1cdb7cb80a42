"""Concepts that a reader found, made fit for a glossary: ids, one owner a term, no ``|``."""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from aligntool.formats._line import one_line
from aligntool.formats.glossary._exchange import ENGLISH, Given, Reading
from aligntool.formats.glossary._losses import Losses
from aligntool.glossary.cells import SEPARATOR
from aligntool.glossary.load import Claim, claims, languages
from aligntool.languages import LANGUAGES
from aligntool.model import Concept

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_NAMELESS = "concept"


def language(code: str) -> str:
    """Return the language code under which a glossary keeps terms; "" where it cannot.

    The languages that aligntool knows of itself lose script and region: ``zh-CN`` is ``zh``.
    """
    plain = code.strip().replace("_", "-")
    primary, _, rest = plain.partition("-")
    primary = primary.lower()
    if primary in LANGUAGES:
        return primary
    whole = f"{primary}-{rest}" if rest else primary
    return whole if languages([whole]) else ""


def finished(drafts: Iterable[Concept], losses: Losses, given: Given) -> Reading:
    """Return the concepts as a glossary can hold them; what it cannot hold is counted as lost.

    Args:
        drafts: concepts as they were read; id and preferred English may be empty.
        losses: what the reader has lost already.
        given: what the user says of the file.
    """
    gathered = losses + Losses()
    kept: dict[str, Concept] = {}
    owners: dict[Claim, str] = {}
    for draft in drafts:
        concept = _cleaned(draft, gathered, given.origin)
        if not concept.preferred:
            gathered.add("no English term that may be used, left out", _name(concept, given.origin))
            continue
        concept = replace(concept, id=_unique(concept, kept, given.ids))
        concept = _unclaimed(concept, owners, gathered)
        if not concept.terms:
            gathered.add("no term in another language than English, left out", concept.id)
            continue
        kept[concept.id] = concept
    return Reading(tuple(kept.values()), gathered)


def _name(concept: Concept, origin: str) -> str:
    return concept.id or f"{origin}:{concept.line}"


def _cleaned(draft: Concept, losses: Losses, origin: str) -> Concept:
    """Return a concept with its texts composed, trimmed and on one line, none of them twice."""

    def usable(terms: Iterable[str]) -> list[str]:
        plain = list(dict.fromkeys(filter(None, map(_plain, terms))))
        fit = [term for term in plain if SEPARATOR not in term]
        losses.add(
            f"terms with a {SEPARATOR}, which parts terms in a glossary, left out",
            _name(draft, origin),
            len(plain) - len(fit),
        )
        return fit

    english = usable((draft.preferred, *draft.allowed))
    forbidden = [term for term in usable(draft.forbidden) if term not in english]
    terms = {lang: tuple(usable(words)) for lang, words in draft.terms.items()}
    return replace(
        draft,
        id=_plain(draft.id).lstrip("#"),
        preferred=english[0] if english else "",
        allowed=tuple(english[1:]),
        forbidden=tuple(forbidden),
        terms={lang: words for lang, words in terms.items() if words and lang != ENGLISH},
        domain=_plain(draft.domain),
        note=_plain(draft.note),
        pos=_plain(draft.pos),
    )


def _plain(text: str) -> str:
    return one_line(unicodedata.normalize("NFC", text)).strip()


def _unique(concept: Concept, taken: Container[str], ids: Mapping[str, str]) -> str:
    """Return the concept's id, else one for its English; a number tells it from others."""
    wanted = concept.id or ids.get(concept.preferred) or _slug(concept.preferred)
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def _slug(english: str) -> str:
    letters = unicodedata.normalize("NFKD", english).lower()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NOT_IN_IDS.sub("-", plain).strip("-") or _NAMELESS


def _unclaimed(concept: Concept, owners: dict[Claim, str], losses: Losses) -> Concept:
    """Return the concept without terms that an earlier one owns; it owns what it keeps."""
    kept: dict[str, list[str]] = {}
    for term, claim in claims(concept):
        owner = owners.setdefault(claim, concept.id)
        if owner == concept.id:
            kept.setdefault(claim[0], []).append(term)
        else:
            losses.add("terms that an earlier concept has already, left out", concept.id)
    return replace(concept, terms={lang: tuple(words) for lang, words in kept.items()})
