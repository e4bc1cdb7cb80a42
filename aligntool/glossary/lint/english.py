"""Checks of the English side: what is preferred, allowed and forbidden."""

from collections.abc import Iterator

from aligntool.glossary.cells import alternatives, together
from aligntool.glossary.lint.graph import on_cycles
from aligntool.glossary.lint.material import Entry, Material, Problem, problem
from aligntool.glossary.load import term_key
from aligntool.model import Concept


def preferred_forbidden(material: Material) -> Iterator[Problem]:
    """Find concepts that forbid what they prefer; AI may be preferred and ai forbidden."""
    for entry in material.entries:
        preferred = entry.concept.preferred
        if preferred in entry.concept.forbidden:
            yield problem(entry, f"'{preferred}' is preferred and forbidden")


def allowed_forbidden(material: Material) -> Iterator[Problem]:
    """Find concepts that forbid what they allow."""
    for entry in material.entries:
        for english in entry.concept.forbidden:
            if english in entry.concept.allowed:
                yield problem(entry, f"'{english}' is allowed and forbidden")


def needless(material: Material) -> Iterator[Problem]:
    """Find allowed English that differs from other right English in nothing that counts."""
    for entry in material.entries:
        concept = entry.concept
        kept: list[str] = []
        for english in concept.allowed:
            if not any(_same(concept, english, other) for other in (concept.preferred, *kept)):
                kept.append(english)
        for english in concept.allowed:
            if english not in kept:
                yield problem(
                    entry, f"'{english}' is right without being listed", _allowed(entry, kept)
                )


def untranslated(material: Material) -> Iterator[Problem]:
    """Find concepts that are not to be translated, but have English of their own."""
    for entry in material.entries:
        concept = entry.concept
        terms = [term for some in concept.terms.values() for term in some]
        if concept.dnt and concept.preferred not in terms:
            yield problem(
                entry,
                f"is marked 'do not translate', but its English '{concept.preferred}' is none of "
                "its terms",
            )


def forbidden_elsewhere(material: Material) -> Iterator[Problem]:
    """Find English that one concept forbids and another prefers."""
    for entry in material.entries:
        for english, other in _edges(material, entry):
            yield problem(
                entry,
                f"forbids '{english}', which '{other.concept.id}' at {other.place} prefers",
            )


def forbidden_cycles(material: Material) -> Iterator[Problem]:
    """Find concepts from which forbidding leads back: A forbids what B prefers, B what A does."""
    edges = {
        entry.concept.id: [other.concept.id for _, other in _edges(material, entry)]
        for entry in material.entries
    }
    cyclic = on_cycles(edges)
    for entry in material.entries:
        if entry.concept.id in cyclic:
            yield problem(entry, "forbidden English leads through other concepts back to this one")


def english_as_source(material: Material) -> Iterator[Problem]:
    """Find preferred English that is a source term of another concept."""
    for entry, lang, term in material.terms():
        for other in material.by_english.get(term.casefold(), ()):
            english = other.concept.preferred
            # AI is not ai: the case of acronyms counts.
            if other.concept.id != entry.concept.id and term_key(english) == term_key(term):
                yield problem(
                    other, f"its English '{english}' is a {lang} term of '{entry.concept.id}' at "
                    f"{entry.place}",
                )  # fmt: skip


def _same(concept: Concept, one: str, other: str) -> bool:
    return one == other if concept.case else one.casefold() == other.casefold()


def _allowed(entry: Entry, kept: list[str]) -> dict[str, str]:
    """Return the fix that leaves only some of the allowed English, each as it was written."""
    cell = dict(entry.cells)["en_allowed"]
    return {"en_allowed": together([one for one in alternatives(cell) if one in kept])}


def _edges(material: Material, entry: Entry) -> Iterator[tuple[str, Entry]]:
    """Yield the English that a concept forbids with each other concept that prefers it."""
    for english in entry.concept.forbidden:
        for other in material.by_english.get(english.casefold(), ()):
            if other.concept.id != entry.concept.id:
                yield english, other
