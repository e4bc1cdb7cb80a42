"""Checks of the source terms: who claims them, and which ones the matcher cannot tell apart."""

from collections.abc import Callable, Iterator

from aligntool.glossary.fold import fold
from aligntool.glossary.lint.material import Check, Entry, Material, Problem, problem
from aligntool.glossary.lint.stopwords import STOP_WORDS
from aligntool.glossary.load import Claim, claims, term_key
from aligntool.glossary.match import distinction
from aligntool.model import Concept


def duplicate_ids(material: Material) -> Iterator[Problem]:
    """Find ids that were given before."""
    first: dict[str, Entry] = {}
    for entry in material.entries:
        other = first.setdefault(entry.concept.id, entry)
        if other is not entry:
            yield problem(entry, f"the id was already given at {other.place}")


def duplicate_sources(material: Material) -> Iterator[Problem]:
    """Find terms that another concept has too, with the same context."""
    owners: dict[Claim, Entry] = {}
    for entry in material.entries:
        for term, claim in claims(entry.concept):
            owner = owners.setdefault(claim, entry)
            if owner.concept.id != entry.concept.id:
                message = f"the {claim[0]} term '{term}' already belongs to '{owner.concept.id}'"
                yield problem(entry, f"{message} at {owner.place}")


def conflicting_twins(material: Material) -> Iterator[Problem]:
    """Find terms that the matcher takes for those of another concept."""
    owners: dict[tuple[str, tuple[str, str, str]], tuple[Entry, str]] = {}
    for entry, lang, term in material.terms():
        key = (lang, distinction(entry.concept, term, lang))
        owner, written = owners.setdefault(key, (entry, term))
        if owner.concept.id != entry.concept.id and term_key(term) != term_key(written):
            message = f"the {lang} term '{term}' cannot be told from '{written}'"
            yield problem(entry, f"{message} of '{owner.concept.id}' at {owner.place}")


def twins(form: Callable[[str], str], langs: tuple[str, ...] = ()) -> Check:
    """Return a check for terms of one concept that are the same in some form.

    Args:
        form: what two twins have in common.
        langs: the languages looked at; all where none is given.
    """

    def check(material: Material) -> Iterator[Problem]:
        for entry in material.entries:
            for lang, terms in entry.concept.terms.items():
                if not langs or lang in langs:
                    yield from _twins(entry, lang, terms, form)

    return check


def _twins(
    entry: Entry, lang: str, terms: tuple[str, ...], form: Callable[[str], str]
) -> Iterator[Problem]:
    first: dict[tuple[str, tuple[str, str, str]], str] = {}
    for term in terms:
        key = (form(term), distinction(entry.concept, term, lang))
        other = first.setdefault(key, term)
        if other != term:
            yield problem(entry, f"the {lang} term '{term}' is found wherever '{other}' is")


def inside_terms(material: Material) -> Iterator[Problem]:
    """Find terms inside a longer one of another concept whose English is about something else.

    Where both are listed the longer wins.  But the shorter is sure to be inside more words, ones
    that are not listed, and would be found there (人工 in 人工智能).
    """
    for lang in material.languages:
        yield from _inside(material, lang)


def _inside(material: Material, lang: str) -> Iterator[Problem]:
    owners: dict[str, tuple[Entry, str]] = {}
    for entry, term_lang, term in material.terms():
        if term_lang == lang:
            owners.setdefault(fold(term, lang), (entry, term))
    if not owners:
        return
    from ahocorasick_rs import AhoCorasick

    keys = list(owners)
    automaton = AhoCorasick(keys)
    seen = set()
    for key, (outer, long) in owners.items():
        for index, start, end in automaton.find_matches_as_indexes(key, overlapping=True):
            inner, short = owners[keys[index]]
            pair = (inner.concept.id, outer.concept.id)
            if pair in seen or not _shadows(inner.concept, outer.concept):
                continue
            if lang == "zh" or _apart(key, start, end):
                seen.add(pair)
                message = f"the {lang} term '{short}' is inside '{long}' of '{outer.concept.id}'"
                yield problem(inner, f"{message} at {outer.place}, whose English has other words")


def _shadows(inner: Concept, outer: Concept) -> bool:
    """Tell whether the English of the longer term has none of the shorter one's."""
    if inner.id == outer.id:
        return False
    english = " ".join((outer.preferred, *outer.allowed)).casefold()
    return not any(one.casefold() in english for one in (inner.preferred, *inner.allowed))


def _apart(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch has no letter or digit right beside it."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def stop_words(material: Material) -> Iterator[Problem]:
    """Find terms that are among the commonest words of their language."""
    for entry, lang, term in material.terms():
        # A context, or the case of an acronym or a name, tells a term from its common twin.
        _, written, context = distinction(entry.concept, term, lang)
        if term.casefold() in STOP_WORDS.get(lang, ()) and not written and not context:
            yield problem(entry, f"the {lang} term '{term}' is one of the commonest words")


def single_characters(material: Material) -> Iterator[Problem]:
    """Find Chinese terms of one character."""
    for entry, lang, term in material.terms():
        if lang == "zh" and len(term) == 1 and not entry.concept.context:
            yield problem(
                entry, f"the zh term '{term}' has one character and is part of many words"
            )


def missing_languages(material: Material) -> Iterator[Problem]:
    """Find concepts without a term in a language that the table has a column for."""
    for entry in material.entries:
        missing = [lang for lang in material.languages if lang not in entry.concept.terms]
        if missing:
            yield problem(entry, f"has no term in: {', '.join(missing)}")
