"""Terms that stand in ordinary text and that the segmenter never lets be words."""

from collections.abc import Iterator, Sequence
from functools import cache

from aligntool.glossary.lint.material import Entry, Material, Problem, problem
from aligntool.glossary.match import Matcher
from aligntool.languages import SOURCE_LANGUAGES, open_language
from aligntool.lexicon.corpus import packaged_sentences
from aligntool.model import Glossary

_TRIED = 20
"""Sentences with a term that are cut into words."""
_FEWEST = 3
"""Sentences in which a term must stand before it is said never to be a word."""


def never_words(material: Material) -> Iterator[Problem]:
    """Find terms that the packaged corpus has, but that its words never agree with."""
    for lang in SOURCE_LANGUAGES:
        entries = [entry for entry in material.entries if entry.concept.terms.get(lang)]
        if entries:
            yield from _never_words(entries, lang)


def _never_words(entries: Sequence[Entry], lang: str) -> Iterator[Problem]:
    glossary = Glossary("lint", {one.concept.id: one.concept for one in entries}, "")
    matcher = Matcher(glossary, lang)
    sentences = packaged_sentences(lang)
    seen: dict[tuple[str, str], list[int]] = {}
    for number, sentence in enumerate(sentences):
        for one in matcher.find(sentence):
            seen.setdefault((one.concept, one.span.of(sentence)), []).append(number)
    language = open_language(lang)
    agreed = cache(
        lambda number: {
            (one.concept, one.span.of(sentences[number]))
            for one in matcher.find(sentences[number], language.words(sentences[number]))
        }
    )
    by_id = {entry.concept.id: entry for entry in entries}
    for key, numbers in seen.items():
        if len(numbers) >= _FEWEST and not any(key in agreed(at) for at in numbers[:_TRIED]):
            yield problem(
                by_id[key[0]],
                f"the {lang} term '{key[1]}' stands in {len(numbers)} sentences of the packaged "
                "corpus, but always inside other words",
            )
