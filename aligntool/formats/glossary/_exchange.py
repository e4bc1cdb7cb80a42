"""What a reader is told and returns, and what a writer gets."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from aligntool.errors import InputError, UsageError
from aligntool.formats.glossary._losses import Losses
from aligntool.model import Concept, Glossary

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a file that is read."""

    origin: str
    """What to call the file in messages."""
    source_lang: str | None = None
    """Language of the source terms, where the format names none."""
    target_lang: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The concepts of a file, fit for a glossary."""

    concepts: tuple[Concept, ...]
    losses: Losses

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each thing of the file that a glossary has no place for."""
        return self.losses.lines()


@dataclass(frozen=True, slots=True)
class Terms:
    """How a concept is called in one language."""

    preferred: str
    allowed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    @property
    def usable(self) -> tuple[str, ...]:
        """The preferred term and those allowed."""
        return (self.preferred, *self.allowed)


@dataclass(frozen=True, slots=True)
class Export:
    """A glossary to be written."""

    glossary: Glossary
    source_lang: str | None = None
    """Language to write; None for every one, or for the only one where a format has one."""
    target_lang: str = ENGLISH
    changed: str = ""
    """When the glossary was last changed, ISO 8601 in UTC, for formats that must say so."""

    @property
    def concepts(self) -> Iterable[Concept]:
        """The concepts in order."""
        return self.glossary.concepts.values()

    def narrowed(self) -> "Export":
        """Return the export with only the terms of the languages asked for.

        Raises:
            InputError: if no concept has a term in them.
        """
        if self.source_lang is None:
            return self
        wanted = {self.source_lang, self.target_lang}
        kept = {
            concept.id: replace(concept, terms=terms)
            for concept in self.concepts
            if (terms := {lang: words for lang, words in concept.terms.items() if lang in wanted})
        }
        if not kept:
            raise self._nothing_in(self.source_lang)
        return replace(self, glossary=replace(self.glossary, concepts=kept))

    def as_pair(self) -> "Export":
        """Return the export with both of its languages known.

        Raises:
            UsageError: if the source language is open, or neither language is English.
            InputError: if no concept has a term in both.
        """
        languages = list(dict.fromkeys(lang for one in self.concepts for lang in one.terms))
        others = [lang for lang in languages if lang != self.target_lang]
        source = self.source_lang or (others[0] if len(others) == 1 else None)
        if source is None:
            raise UsageError(
                f"the format has one source language, the glossary {', '.join(others) or 'none'}; "
                "choose it with --source-lang"
            )
        if ENGLISH not in (source, self.target_lang) or source == self.target_lang:
            raise UsageError(
                f"from '{source}' to '{self.target_lang}': one of the two languages must be English"
            )
        chosen = replace(self, source_lang=source)
        for lang in (source, self.target_lang):
            if lang not in (ENGLISH, *languages):
                raise chosen._nothing_in(lang)
        return chosen

    def _nothing_in(self, lang: str) -> InputError:
        languages = sorted({lang for concept in self.concepts for lang in concept.terms})
        return InputError(
            f"{self.glossary.name}: holds no term in '{lang}'; it holds "
            f"{', '.join((ENGLISH, *languages))}"
        )


def terms_in(concept: Concept, lang: str) -> Terms | None:
    """Return the terms of a concept in a language, or None where it has none."""
    if lang == ENGLISH:
        return Terms(concept.preferred, concept.allowed, concept.forbidden)
    words = concept.terms.get(lang, ())
    return Terms(words[0], words[1:]) if words else None
