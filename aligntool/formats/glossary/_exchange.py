"""What a reader is told and returns, and what a writer gets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

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
    ids: Mapping[str, str] = field(default_factory=dict)
    """Preferred English → id of a concept that the file gives none."""


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
        source = self.source_lang or self._only_source()
        if ENGLISH not in (source, self.target_lang) or source == self.target_lang:
            raise UsageError(
                f"from '{source}' to '{self.target_lang}': one of the two languages must be English"
            )
        wanted = (source, self.target_lang)
        if not any(all(terms_in(one, lang) for lang in wanted) for one in self.concepts):
            raise self._nothing_in(source if source != ENGLISH else self.target_lang)
        return replace(self, source_lang=source)

    def _only_source(self) -> str:
        """Return the source language that is meant where none was given."""
        if self.target_lang != ENGLISH:
            return ENGLISH
        languages = dict.fromkeys(lang for concept in self.concepts for lang in concept.terms)
        if len(languages) != 1:
            raise UsageError(
                f"{self.glossary.name}: a file of pairs has one source language, this glossary has "
                f"{', '.join(languages) or 'none'}; choose it with --source-lang"
            )
        return next(iter(languages))

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
